"""Columns and labels that are no theme: somebody may be at risk, this is a complaint, nobody has labelled it yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.columns import map_columns
from codesign.imports.flags import PLAINLY
from codesign.imports.proposals import CommentProposal, Reading
from codesign.imports.report import ImportReport
from codesign.imports.table import Table
from codesign.imports.words import Kind
from codesign.store import Store

Read = Callable[..., Reading]
Bring = Callable[..., ImportReport]

TICKED = (
    "Comment ID,Comment,Not assigned,Parking,Safeguarding concerns?,Staff\n"
    "A 1,The car park.,,1,,\n"
    "A 2,Somebody frightens me.,,,{yes},\n"
    "A 3,It was what it was.,1,,{no},\n"
    "A 4,Kind nurses.,,,,1\n"
)


@pytest.fixture
def bring(store: Store, tmp_path: Path) -> Bring:
    def _bring(text: str, **options: Any) -> ImportReport:
        path = tmp_path / "answers.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return import_file(store, path, "feedback", ImportOptions(**options))

    return _bring


def themes(reading: Reading) -> set[str]:
    return {name for each in reading.proposals if isinstance(each, CommentProposal) for name in each.themes}


@pytest.mark.bad_input(34)
@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("1", ""), ("Yes", "No"), ("y", "n"), ("✓", "")])
def test_a_row_that_somebody_may_be_at_risk_waits_for_a_person_and_is_no_theme(
    read: Read, yes: str, no: str
) -> None:
    reading = read(TICKED.format(yes=yes, no=no), Kind.FEEDBACK)

    assert themes(reading) == {"Parking", "Staff"}
    assert [(row.row, row.reason) for row in reading.set_aside] == [
        (3, "“Safeguarding concerns?” says yes: somebody must look first")
    ]
    assert "1 row set aside: “Safeguarding concerns?” says yes (row 3)." in reading.notes[0]
    assert reading.notes[0].endswith(PLAINLY)


@pytest.mark.bad_input(34)
def test_it_is_said_before_anything_is_written_and_kept_out_of_every_list(bring: Bring, store: Store) -> None:
    text = TICKED.format(yes="1", no="0")

    dry = bring(text, dry_run=True)
    report = bring(text)

    for each in (dry, report):
        assert any("Safeguarding concerns?” says yes (row 3)" in note for note in each.notes)
        assert (each.written, each.set_aside) == (3, 1)
    assert "Somebody frightens me." not in [
        line.words for line in store.feedback.lines(store.feedback.rows())
    ]
    assert [line.name for line in store.themes.lines()] == ["Parking", "Staff"]
    (waiting,) = store.batches.set_aside()
    assert waiting.cells["Comment"] == "Somebody frightens me."
    store.undoing.undo(report.change)
    assert not store.batches.set_aside()


@pytest.mark.bad_input(34)
def test_a_row_without_words_that_says_so_waits_all_the_same(read: Read) -> None:
    reading = read("Comment,Safeguarding,Place\n,1,Hollerton\nThe bus.,,Hollerton\n", Kind.FEEDBACK)

    assert [row.reason for row in reading.set_aside] == ["“Safeguarding” says yes: somebody must look first"]


def test_once_somebody_looked_the_row_is_brought_in_without_the_column(bring: Bring, store: Store) -> None:
    text = TICKED.format(yes="1", no="0")
    bring(text)

    report = bring(text, map=("Safeguarding concerns?=-",))

    assert (report.written, report.matched, report.set_aside) == (1, 3, 0)


@pytest.mark.bad_input(34)
def test_what_says_neither_yes_nor_no_is_told_and_nothing_is_made_of_it(read: Read) -> None:
    reading = read(
        "Comment,Safeguarding\nThe bus.,see the form\nThe lift.,none\nThe stairs.,1\n", Kind.FEEDBACK
    )

    assert [row.row for row in reading.set_aside] == [4]
    assert any(
        "“Safeguarding” says neither yes nor no in row 2: nothing was made of it." in each
        for each in reading.notes
    )


@pytest.mark.bad_input(34)
def test_a_label_that_says_so_does_too_and_a_name_that_may_is_said(read: Read) -> None:
    reading = read(
        "Comment,Themes\nSomebody frightens me.,parking; Safeguarding\nThe bus.,Safeguarding training\n",
        Kind.FEEDBACK,
    )

    assert [row.reason for row in reading.set_aside] == [
        "it is labelled “Safeguarding”: somebody must look first"
    ]
    assert themes(reading) == {"Safeguarding training"}
    assert any("1 comment with the theme “Safeguarding training”" in note for note in reading.notes)


def test_a_person_may_say_which_column_it_is_or_that_it_is_a_theme(table: Callable[..., Table]) -> None:
    made = table("Comment,Worry about somebody,Safeguarding,Staff\nOne,1,,1\nTwo,,1,1\n")

    said = map_columns(made, Kind.FEEDBACK, ("Worry about somebody=safeguarding", "Safeguarding=theme"))

    assert (said.safeguarding, said.themes) == ((1,), (2,))


@pytest.mark.bad_input(35)
def test_a_complaint_is_marked_only_where_a_column_plainly_says_so(bring: Bring, store: Store) -> None:
    report = bring(
        "Comment,Complaint?,Complaints handling,Staff\nNobody rang.,yes,1,\nAll well.,no,,1\nSlow.,,1,\n"
    )

    marked = {line.words: line.sensitive for line in store.feedback.lines(store.feedback.rows())}
    assert marked == {"Nobody rang.": "complaint", "All well.": "", "Slow.": ""}
    assert any(
        note.startswith("1 comment marked as a complaint, because “Complaint?” says yes.")
        for note in report.notes
    )
    assert {line.name for line in store.themes.lines()} == {"Complaints handling", "Staff"}


@pytest.mark.parametrize("label", ["Not assigned", "unassigned", "Uncoded", "n/a", "-"])
def test_a_label_that_means_none_yet_is_no_theme_and_is_said(read: Read, label: str) -> None:
    listed = read(f"Comment,Themes\nThe bus.,{label}\nThe lift.,Other\n", Kind.FEEDBACK)

    assert themes(listed) == {"Other"}
    assert f"No label yet, and no theme: “{label}” (1 row)." in listed.notes


def test_a_column_of_what_has_no_label_yet_is_no_theme_and_is_said(read: Read) -> None:
    ticked = read(TICKED.format(yes="", no=""), Kind.FEEDBACK)

    assert themes(ticked) == {"Parking", "Staff"}
    assert "No label yet, and no theme: “Not assigned” (1 row)." in ticked.notes


def test_the_columns_that_became_themes_are_said_and_how_to_leave_one_out(bring: Bring) -> None:
    names = [f"Theme {letter}" for letter in "ABCDEFGHIJKL"]
    text = f"Comment,{','.join(names)}\n" + "".join(
        f"Words {place},{',' * place}1{',' * (len(names) - 1 - place)}\n" for place in range(len(names))
    )

    dry, report = bring(text, dry_run=True), bring(text)

    def said(each: ImportReport) -> str:
        return next(note for note in each.notes if "read as themes" in note)

    assert said(dry) == f"12 columns read as themes: {'; '.join(names)}. --map COLUMN=- leaves one out."
    assert said(report) == (
        f"12 columns read as themes: {'; '.join(names[:6])} and 6 more, which --dry-run lists. --map COLUMN=- leaves one out."
    )
    assert report.as_json()["themes"] == names


def test_a_store_of_before_knows_its_rows_again(read: Read) -> None:
    """What a digest is made of may grow only by what older rows did not say."""
    (comment,) = read("Comment,Date\nThe bus.,14/06/2021\n", Kind.FEEDBACK).proposals

    assert comment.fingerprint == "fddf7fe589383221d2bd2786"
