"""How many questions wait is kept for Today: by whatever looked, and what an import brought since. Nothing is searched for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from codesign.imports import look_alikes
from codesign.imports.apply import import_file
from codesign.records.same_person import Counted
from codesign.screens.today.lines import _same_person
from codesign.store import Store

_ROWS = "Name,Email,Phone\nKatherine Archer,kate@ambridge.example,01632 960555\nKathryn Archer,kate@ambridge.example,01632 960555\n"


def test_what_was_counted_is_known_to_another_copy_and_is_no_change(store: Store) -> None:
    newest = store.newest_change()
    store.same_person.keep_counted(814)

    other = Store.open(
        store.path, actor="M. Ofori", device="device-QZX", letters="QZX", clock=store.hands.clock
    )

    assert (other.same_person.counted().questions, bool(other.same_person.counted().at)) == (814, True)
    assert (other.newest_change(), other.prove().holds) == (newest, True)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a table in which one person stands twice."""
    path = tmp_path / "people.csv"
    path.write_text(_ROWS, encoding="utf-8")
    return path


def test_what_an_import_brought_is_kept_until_somebody_looks(
    store: Store, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        look_alikes, "MOST_HELD", 0
    )  # among more than these an import does not look by itself
    import_file(store, sheet, "contacts")
    assert store.same_person.counted().alike > 0

    store.same_person.keep_counted(1)

    assert store.same_person.counted().alike == 0


def test_an_import_that_looked_leaves_nobody_to_look_at(store: Store, sheet: Path) -> None:
    import_file(store, sheet, "contacts")

    counted = store.same_person.counted()
    assert (counted.questions, counted.alike) == (1, 0)


def test_inside_a_change_it_is_kept_with_it(store: Store) -> None:
    with store.write("import"):
        store.same_person.keep_counted(3)
    assert store.same_person.counted().questions == 3


@pytest.mark.parametrize("held", ["[]", "{", '{"questions": "many"}'])
def test_what_a_newer_codesign_keeps_there_is_passed_over(store: Store, held: str) -> None:
    store.keep_fact("same person", held)
    assert store.same_person.counted().questions == -1


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (Counted(), []),
        (Counted(0, "2026-11-22T05:48:00Z"), []),
        (Counted(2), ["2 questions whether contacts are the same person"]),
        (Counted(-1, "", 3), ["3 new contacts may be the same as somebody: not looked yet"]),
    ],
)
def test_today_says_what_waits(counted: Counted, said: list[str]) -> None:
    lines = _same_person(counted, today=date(2026, 11, 22), zone="Europe/London")
    assert [line.words for line in lines] == said


def test_today_says_as_at_when_it_was_counted_elsewhere() -> None:
    (line,) = _same_person(
        Counted(814, "2026-11-22T05:48:00.000Z"), today=date(2026, 11, 22), zone="Europe/London"
    )
    assert "814 questions" in line.words
    assert "05:48" in line.words
