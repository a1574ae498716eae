"""The same comment in two files is one comment; what only looks the same is two, and no row is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.report import ImportReport
from codesign.store import Store
from codesign.store.journal.undo import content

Bring = Callable[..., ImportReport]

FIRST = (
    "Comment ID,Date,FFT question,FFT answer,Service,Parking,Tea\n"
    "HOL 1 - Q1,14/06/2021,What was good?,The nurses.,District nursing,,1\n"
    "HOL 1 - Q2,14/06/2021,What could we do better?,The car park.,District nursing,1,\n"
)
SECOND = (
    "id,date,service,text,labels\n"
    "HOL 1 - Q1,2021-06-14,Community,The  nurses.,Staff manner\n"
    "HOL 1 - Q2,2021-06-14,Community,The car park.,parking;Getting there\n"
    "HOL 7 - Q1,2021-06-15,Community,The ramp.,Getting there\n"
)


@pytest.fixture
def bring(store: Store, tmp_path: Path) -> Bring:
    def _bring(text: str, name: str = "second.csv", **options: Any) -> ImportReport:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        report = import_file(store, path, "feedback", ImportOptions(**options))
        assert report.rows == report.written + report.matched + report.set_aside
        return report

    return _bring


def test_the_same_identifier_and_words_in_another_file_are_one_comment(bring: Bring, store: Store) -> None:
    bring(FIRST, "first.csv")

    report = bring(SECOND)

    assert (report.written, report.matched) == (1, 2)
    assert len(store.feedback.rows()) == 3
    said = " ".join(report.notes)
    assert (
        "2 rows matched with comments of I1-KTM (first.csv): the same identifier and the same words." in said
    )
    assert "place in 2 rows" in said
    assert bring(FIRST, "first.csv").matched == 2


def test_the_labels_a_second_file_brings_are_added_once_and_undone_with_it(
    bring: Bring, store: Store
) -> None:
    bring(FIRST, "first.csv")
    with store.read() as session:
        before = content(session)

    planned = bring(SECOND, dry_run=True)
    report = bring(SECOND)
    again = bring(SECOND)

    assert "2 labels would be added to 2 comments matched, which had not got them." in planned.notes
    assert "2 labels were added to 2 comments matched, which had not got them." in report.notes
    assert {theme.name: theme.comments for theme in store.themes.lines()} == {
        "Parking": 1,
        "Tea": 1,
        "Staff manner": 1,
        "Getting there": 2,
    }
    assert (again.written, again.change) == (0, "")
    store.undoing.undo(report.change)
    with store.read() as session:
        assert content(session) == before


@pytest.mark.parametrize(
    "row",
    [
        "HOL 1 - Q1,2021-06-14,Community,The nurses and the doctor.,",
        "HOL 1 - Q1,2021-06-19,Community,The nurses.,",
        "HOL 2 - Q1,2021-06-14,Community,The nurses.,",
        ",2021-06-14,Community,The nurses.,",
    ],
    ids=["other words", "another day", "another identifier", "no identifier"],
)
def test_what_is_not_the_same_throughout_is_another_comment(bring: Bring, row: str) -> None:
    bring(FIRST, "first.csv")

    assert (bring(f"id,date,service,text,labels\n{row}\n").written) == 1


def test_one_letter_from_many_people_is_many_comments(bring: Bring, store: Store) -> None:
    letters = "".join(f"L {number},Keep the bus.\n" for number in range(5))
    bring(f"Letter ref,Comment\n{letters}", "letters.csv", map=("Letter ref=id",))

    report = bring("id,text\n" + letters.replace("L ", "M "))

    assert (report.written, len(store.feedback.rows())) == (5, 10)


def test_a_bare_number_is_no_proof_without_a_day_or_a_question(bring: Bring) -> None:
    bring("Comment ID,Date,Comment\n12,14/06/2021,Nothing.\n47,15/06/2021,Nothing.\n", "first.csv")

    assert bring("id,text\n12,Nothing.\n47,Nothing.\n").written == 2
    assert (
        bring("Response ID,Date,text\n12,2021-06-14,Nothing.\n47,2021-06-15,Nothing.\n", "third.csv").matched
        == 2
    )


def test_a_row_by_which_fewer_words_may_leave_waits_for_somebody(bring: Bring, store: Store) -> None:
    bring(FIRST, "first.csv")
    bring("Comment ID,Comment\nB 1,The lift.\n", "notes.csv", are_notes=True)

    refused = bring("id,text,permission\nHOL 1 - Q1,The nurses.,no\n")
    exact = bring("id,text\nB 1,The lift.\n", "exact.csv")

    assert refused.reasons == {"held already, with another permission to quote": 1}
    assert exact.reasons == {"held already as our note, here as exact words": 1}
    assert len(store.feedback.rows()) == 3


def test_a_label_is_told_as_the_imports_that_brought_it_and_one_put_on_by_hand_as_somebodys(
    bring: Bring, store: Store
) -> None:
    bring(FIRST, "first.csv")
    bring(SECOND)
    (line,) = [line for line in store.feedback.lines(store.feedback.rows()) if line.words == "The car park."]
    store.feedback.tag(line.id, theme="Cars")

    tags = store.cards.comment(line.reference).themes

    assert [(tag.name, tag.from_import, tag.from_file) for tag in tags] == [
        ("Parking", "I1-KTM", "first.csv"),
        ("Getting there", "I2-KTM", "second.csv"),
        ("Cars", "", ""),
    ]
