"""Whose words a file holds: what nothing calls our note is people's own, and leaves only as they allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.evidence.quoting import NotQuotableError, quote
from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.columns import guess_kind, map_columns
from codesign.imports.proposals import CommentProposal
from codesign.imports.rows import read_rows
from codesign.store import Store
from tests.imports.conftest import TODAY, make_table


def exact(text: str, *, are_notes: bool = False) -> list[bool]:
    """Say of each row whether its words are taken as exact."""
    table = make_table(text)
    reading = read_rows(table, map_columns(table, guess_kind(table)), TODAY, are_notes=are_notes)
    return [one.exact for one in reading.proposals if isinstance(one, CommentProposal)]


@pytest.mark.parametrize("heading", ["Comment", "text", "FFT answer", "Verbatim response"])
def test_words_are_exact_whatever_the_column_is_called(heading: str) -> None:
    assert exact(f"ID,{heading},Date\nA 1,More buses,14/05/2025\n") == [True]


def test_a_column_that_says_whose_words_they_are_is_followed_and_what_is_unclear_is_exact() -> None:
    said = "Comment,Verbatim\nMore buses,yes\nFewer cars,no\nThe ramp,\nThe lift,perhaps\n"

    assert exact(said) == [True, False, True, True]
    assert exact(said, are_notes=True) == [True, False, True, True], "the file knows better row by row"


def test_whoever_imports_may_say_they_are_our_notes() -> None:
    assert exact("Comment,Date\nMore buses,14/05/2025\n", are_notes=True) == [False]


def test_imported_words_are_not_quoted_unasked_and_the_summary_says_what_they_were_taken_for(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "tagged.csv"
    path.write_text("id,date,text,labels\nA 1,2021-06-14,The nurses never came.,Staff\n", encoding="utf-8")

    report = import_file(store, path, "feedback")

    assert any("exact words" in note and "--notes`" in note for note in report.notes)
    (line,) = store.feedback.lines(store.feedback.rows())
    with pytest.raises(NotQuotableError, match="not asked"):
        quote(store, line.reference)


def test_words_said_to_be_our_notes_are_notes(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("id,date,text\nA 1,2021-06-14,People want later buses.\n", encoding="utf-8")

    import_file(store, path, "feedback", ImportOptions(are_notes=True))

    (line,) = store.feedback.lines(store.feedback.rows())
    assert "our note" in quote(store, line.reference)
