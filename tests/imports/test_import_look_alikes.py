"""New contacts that look like somebody: counted, left to people, and the same pairs wait in the queue."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.imports import look_alikes
from codesign.imports.apply import ImportOptions, import_file
from codesign.imports.report import ImportReport
from codesign.matching.search import find
from codesign.records.people import NewContact, Point
from codesign.store import Store
from tests.made_once import filled_once

ROWS = (
    "Name,Email,Phone\n"
    "Bob Hollimore,robert.hollimore@example.org,\n"
    "Kate Underfold,kate.underfold@example.org,01632 960007\n"
    "Katherine Underfold,kate.underfold@example.org,01632 960007\n"
    "Zainab Quillfeather,zq@example.org,\n"
)


@pytest.fixture
@filled_once
def robert(store: Store) -> str:
    mail = Point("email", "robert.hollimore@example.org")
    return store.contacts.add(NewContact("Robert Hollimore", points=(mail,)))


def bring(store: Store, folder: Path, text: str = ROWS, *, dry_run: bool = False) -> ImportReport:
    path = folder / "register.csv"
    path.write_text(text, encoding="utf-8")
    return import_file(store, path, "contacts", ImportOptions(dry_run=dry_run))


@pytest.mark.bad_input(42)
def test_an_import_says_how_many_may_be_held_or_stand_in_it_twice_and_merges_nobody(
    store: Store, robert: str, tmp_path: Path
) -> None:
    report = bring(store, tmp_path)

    assert report.words == "4 rows = 4 written + 0 matched + 0 set aside"
    assert (report.may_be_held, report.may_be_twice) == (1, 2)
    assert (report.as_json()["may_be_held"], report.as_json()["may_be_twice"]) == (1, 2)
    (said,) = [note for note in report.notes if "nothing was merged" in note]
    assert (
        "1 new contact may be somebody held already; 2 new contacts may stand in the file more than once"
        in said
    )
    assert "2 questions wait under Contacts, Same person? (m), or with `codesign contacts duplicates`" in said
    assert len(store.contacts.rows()) == 5


def test_those_counted_wait_in_the_queue(store: Store, robert: str, tmp_path: Path) -> None:
    bring(store, tmp_path)

    waiting = store.same_person.questions(find(store.same_person.entries()))

    names = {frozenset(store.contacts.line(each).name for each in question.ids) for question in waiting}
    assert names == {
        frozenset(("Robert Hollimore", "Bob Hollimore")),
        frozenset(("Kate Underfold", "Katherine Underfold")),
    }


def test_where_nobody_looks_like_anybody_nothing_is_said(store: Store, tmp_path: Path) -> None:
    report = bring(store, tmp_path, "Name,Email\nZainab Quillfeather,zq@example.org\n")

    assert (report.may_be_held, report.may_be_twice) == (0, 0)
    assert not any("merged" in note for note in report.notes)


def test_a_dry_run_counts_nobody(store: Store, robert: str, tmp_path: Path) -> None:
    report = bring(store, tmp_path, dry_run=True)

    assert (report.may_be_held, report.may_be_twice, report.new) == (0, 0, ())


def test_among_very_many_it_is_said_where_they_are_asked_about(
    store: Store, robert: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_alikes, "MOST_HELD", 2)

    report = bring(store, tmp_path)

    assert any(
        note.startswith("Whether any of them is somebody held already is asked") for note in report.notes
    )


def test_a_column_that_says_person_or_organisation_is_read_beside_the_kind_and_wide_gaps_are_closed(
    store: Store, tmp_path: Path
) -> None:
    text = "Name,Type,Kind,Email\nDr  Jane Underfold,person,,j@example.org\nThe Willows,organisation,,w@example.org\n"

    report = bring(store, tmp_path, text)

    assert report.mapping["sort"] == "Type"
    held = {known.name: known.sort for known in store.contacts.known()}
    assert held == {"Dr Jane Underfold": "person", "The Willows": "organisation"}


def test_many_problems_are_summed_up_by_their_cause(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"Quill Marsh{number},gardener,m{number}@example.org\n" for number in range(30))

    report = bring(store, tmp_path, f"Name,Kind,Email\n{rows}")

    [(problem, number)] = report.causes
    assert (problem.rule, problem.row, number) == ("kind not known", 2, 30)


@pytest.mark.bad_input(44)
def test_what_names_no_organisation_is_kept_in_the_note_and_makes_none(store: Store, tmp_path: Path) -> None:
    text = "Name,Organisation,Email\nZia Marsh,Limited,z@example.org\nTom Quill,UK,t@example.org\n"

    report = bring(store, tmp_path, text)

    assert {known.name for known in store.contacts.known()} == {"Zia Marsh", "Tom Quill"}
    assert [problem.rule for problem in report.problems] == ["not a name", "not a name"]
