"""The benchmarks run as they stand, on a handful of records: what they print is for people, what they measure is here."""

from __future__ import annotations

import asyncio
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from codesign.store import Store
from tests import painting


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the benchmarks be imported from where they are."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))


def benchmark(name: str) -> Any:
    """Return a benchmark."""
    return import_module(name)


@pytest.mark.parametrize("shown", ["Contacts, as the program shows it"])
def test_a_list_of_contacts_is_opened_and_paged_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: str
) -> None:
    lists = benchmark("lists")
    monkeypatch.setattr(lists, "PRESSES", 2)
    painting.paint_as_shipped(monkeypatch)

    found = lists._one(shown, 200, tmp_path)

    assert found["painted"] > 0
    assert set(found) == {"painted", "memory", "page", "to the end"}


def test_every_key_of_the_words_to_find_is_measured(tmp_path: Path) -> None:
    find, lists = benchmark("find"), benchmark("made_up_lists")
    store = lists.comments_store(tmp_path, 300)

    taken, most = find.measure(store)
    store.close()

    assert len(taken) == sum(map(len, find.PHRASES))
    assert 0 < most <= 300


def test_an_import_beside_the_app_is_watched_to_its_end(tmp_path: Path, store: Store) -> None:
    stall = benchmark("import_stall")

    at_rest, late, _ = asyncio.run(stall.measure(store, stall.spreadsheet(tmp_path, 200), rest=0.05))

    assert len(store.feedback.rows()) == 200
    assert at_rest
    assert late


def test_every_panel_of_the_review_is_measured(tmp_path: Path) -> None:
    review = benchmark("review")
    path = review.review_store(tmp_path, 200)

    found = review.measure(path, 1)

    assert set(found) == set(review.PANELS)
    assert all(min(each) > 0 for each in found.values())
