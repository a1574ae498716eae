"""The search for lost objects passes over the older ones while bulk work goes on, and is as it was afterwards."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from codesign.collecting import let_go, search_waits
from codesign.files import csv_bytes
from codesign.imports.apply import import_file
from codesign.store import Store


def _waits() -> bool:
    return gc.get_threshold()[2] > 100_000


def test_it_waits_until_the_last_piece_of_work_is_done_whoever_ends_first() -> None:
    before, one, other = gc.get_threshold(), search_waits(), search_waits()
    one.__enter__()
    other.__enter__()
    assert _waits()

    one.__exit__(None, None, None)
    assert _waits()
    other.__exit__(None, None, None)

    assert gc.get_threshold() == before


def test_it_goes_on_after_a_failure() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), search_waits():
        raise ValueError("broken")

    assert gc.get_threshold() == before


def test_it_waits_for_an_import(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen, usual = gc.get_threshold(), [], Store.write

    def watched(held: Store, verb: str, *, undoes: str | None = None) -> object:
        seen.append(_waits())
        return usual(held, verb, undoes=undoes)

    monkeypatch.setattr(Store, "write", watched)
    path = tmp_path / "comments.csv"
    path.write_bytes(csv_bytes(["Comment ID", "Date", "Comment"], [["A 1", "12/11/2026", "The bus is late"]]))

    import_file(store, path, "feedback")

    assert seen
    assert all(seen)
    assert gc.get_threshold() == before


def test_a_list_let_go_is_empty_and_anything_else_is_left_as_it_is() -> None:
    many, few = list(range(2_500)), (1, 2)

    let_go(many)
    let_go(few)

    assert (many, few) == ([], (1, 2))
