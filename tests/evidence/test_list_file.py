"""A list written to a file: its filter and its moment on it, no private person's name in it unless somebody says why."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from codesign.evidence.comment_page import comment_page
from codesign.evidence.list_file import (
    Hands,
    ListShown,
    ListWritten,
    NotAListFileError,
    NothingToWriteError,
    StoppedError,
    write_list,
)
from codesign.files import read_csv_bytes
from codesign.records.columns_shown import (
    COMMENT_HEADINGS,
    CONTACT_HEADINGS,
    EVENT_HEADINGS,
    comment_cells,
    contact_cells,
    event_cells,
)
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import NOTHING
from codesign.records.pages.contact import contact_lines
from codesign.records.pages.event import event_lines
from codesign.records.pages.line import Line
from codesign.records.people import NewContact
from tests.made_once import filled_once

if TYPE_CHECKING:
    from codesign.store import Store


@pytest.fixture
@filled_once
def told(store: Store) -> Store:
    """A store where a carer and a councillor spoke, with and without permission to quote them."""
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer", area="Hollerton"))
    councillor = store.contacts.add(NewContact(name="Ivor Madeup", kind="ward-councillor"))
    store.contacts.add(NewContact(name="Hollerton Carers & Co", sort="organisation"))
    said = (
        NewComment("The last bus is at four", exact=True, contact_id=carer, kind="carer"),
        NewComment("=SUM(1) minutes at the door", exact=True, contact_id=carer, kind="carer", permission="by-name"),
        NewComment("Seats, please", exact=True, contact_id=councillor, kind="ward-councillor", permission="by-name"),
        NewComment("Tamsin Examplewell asked for a later bus", kind="carer"),
    )  # fmt: skip
    store.events.record(
        NewEvent(title="Tea with Tamsin Examplewell", held_on="2026-11-12", place="Hollerton hall", comments=said)
    )  # fmt: skip
    return store


def comments(store: Store, **words: Any) -> ListShown:
    rows = store.feedback.rows(NOTHING)
    return ListShown(
        "Comments", COMMENT_HEADINGS, rows, store.feedback.lines, comment_cells, total=9, **words
    )


def contacts(store: Store) -> ListShown:
    return ListShown(
        "Contacts", CONTACT_HEADINGS, store.contacts.rows(NOTHING), store.contacts.lines, contact_cells
    )


def as_csv(
    store: Store, shown: ListShown, folder: Path, **words: Any
) -> tuple[ListWritten, list[dict[str, str]]]:
    written = write_list(store, shown, folder / "list.csv", **words)
    heads, *rows = read_csv_bytes(written.path.read_bytes())
    return written, [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_row_of_a_csv_says_what_it_is_part_of(told: Store, tmp_path: Path) -> None:
    _, rows = as_csv(told, comments(told, filters="Place = Hollerton", order="newest first"), tmp_path)

    assert len(rows) == 4
    for row in rows:
        assert (
            "List: Comments; Filter: Place = Hollerton; Order: newest first; Rows: 4 of 9" in row["Part of"]
        )
        assert "As at: 12 Nov 2026 17:42, change H" in row["Part of"]
        assert row["Said"] == "2026-11-12"


def test_no_private_name_is_in_a_list_and_words_leave_by_permission(told: Store, tmp_path: Path) -> None:
    written, rows = as_csv(told, comments(told), tmp_path)
    whole = written.path.read_text(encoding="utf-8-sig")

    assert "Examplewell" not in whole
    assert "last bus is at four" not in whole
    by_words = {row["Words"]: row for row in rows}
    assert by_words["[left out: permission to quote was not asked]"]["Who"] == "Carer"
    assert by_words["“=SUM(1) minutes at the door”"]["Who"] == "Carer"
    assert by_words["“Seats, please”"]["Who"] == "Ivor Madeup"
    assert "[left out: it names a person]" in by_words
    assert (written.names_left_out, written.words_left_out) == (2, 2)
    assert "Left out: 2 names and the words of 2 comments." in written.words


@pytest.mark.parametrize(
    "filters",
    [
        "Who = Tamsin Examplewell (N1-KTM) · Place = Hollerton",
        "of N1-KTM · Tamsin Examplewell · what they said; Place = Hollerton",
        "holding “tamsin examplewell”; Place = Hollerton",
        "Who = Examplewell (N9-KTM) · Place = Hollerton",
    ],
)
def test_what_narrows_a_list_names_nobody_either(told: Store, tmp_path: Path, filters: str) -> None:
    written, rows = as_csv(told, comments(told, filters=filters), tmp_path)
    book = write_list(told, comments(told, filters=filters), tmp_path / "list.xlsx")
    about = load_workbook(io.BytesIO(book.path.read_bytes()))["About this list"]

    assert "examplewell" not in written.path.read_text(encoding="utf-8-sig").casefold()
    assert "examplewell" not in str(list(about.values)).casefold()
    assert "[left out: it may identify a person]" in rows[0]["Part of"]
    assert "Place = Hollerton" in rows[0]["Part of"]


def test_private_people_are_their_kind_in_a_list_of_contacts(told: Store, tmp_path: Path) -> None:
    _, rows = as_csv(told, contacts(told), tmp_path)

    assert {(row["Name"], row["Kind"]) for row in rows} == {
        ("[name left out]", "Carer"), ("Ivor Madeup", "Ward councillor"), ("Hollerton Carers & Co", "Organisation"),
    }  # fmt: skip


def test_with_a_reason_names_are_in_it_and_that_is_recorded_with_the_reason(
    told: Store, tmp_path: Path
) -> None:
    written, rows = as_csv(
        told, comments(told, filters="Kind = Carer"), tmp_path, reason="asked for by \x1bthe court"
    )

    assert {(row["Words"], row["Who"]) for row in rows} == {
        ("[left out: permission to quote was not asked]", "Carer"),
        ("“=SUM(1) minutes at the door”", "Tamsin Examplewell"),
        ("“Seats, please”", "Ivor Madeup"),
        ("Tamsin Examplewell asked for a later bus", "Carer"),
    }
    assert "Left out: 1 name and the words of 1 comment." in written.words
    assert all("Names: in it, because: asked for by the court" in row["Part of"] for row in rows)
    (kept,) = told.packs.lines()
    assert written.record == kept.reference
    assert (kept.file_name, kept.comments) == ("list.csv", 4)
    card = told.packs.card(kept.id)
    assert (card.options["reason"], card.options["list"]) == ("asked for by the court", "Comments")
    assert card.options["filter"] == "Kind = Carer"
    assert {comment.words for comment in card.comments} >= {"Seats, please", "The last bus is at four"}


def test_a_reason_releases_names_and_no_words(store: Store, tmp_path: Path) -> None:
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer"))
    for words in (
        {"words": "refused", "permission": "no"},
        {"words": "anonymous", "permission": "anonymous", "exact": True},
        {"words": "sensitive", "sensitive": "health"},
        {"words": "ring 07700 900123", "permission": "by-name", "exact": True},
        {"words": "our note"},
    ):
        store.feedback.add(NewComment(contact_id=carer, kind="carer", **words))

    written, rows = as_csv(store, comments(store), tmp_path, reason="the court asked")

    whole = written.path.read_text(encoding="utf-8-sig")
    assert not [words for words in ("“refused", "refused —", "07700", "sensitive —") if words in whole]
    assert {(row["Words"], row["Who"]) for row in rows if not row["Words"].startswith("[left out")} == {
        ("“anonymous”", ""),
        ("our note", "Tamsin Examplewell"),
    }
    assert [row["Who"] for row in rows if row["Words"].startswith("[left out")] == ["Carer"] * 3
    assert "that may not be quoted are left out" in rows[0]["Part of"]
    kept = store.packs.card(store.packs.lines()[0].id).options
    (note,) = [line.id for line in store.feedback.lines(store.feedback.rows()) if line.words == "our note"]
    assert kept["our_notes"] == [note]


def page(lines: Sequence[Line]) -> ListShown:
    return ListShown(
        "A page", ("What", "Words"), range(len(lines)), lambda some: [lines[row] for row in some],
        lambda line, _: (line.label, line.words),
    )  # fmt: skip


def test_safeguarding_leaves_by_no_page_and_words_on_a_page_leave_by_permission(
    store: Store, tmp_path: Path
) -> None:
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer"))
    said = (
        NewComment("Keep this here", exact=True, contact_id=carer, kind="carer", permission="no"),
        NewComment("The bus is late", exact=True, contact_id=carer, kind="carer", permission="by-role"),
        NewComment(
            "",
            sensitive="safeguarding",
            contact_id=carer,
            referred_to="the council",
            referred_on="2026-11-12",
        ),
    )
    event = store.events.record(NewEvent(title="Tea", held_on="2026-11-12", comments=said)).id
    words = {"kinds": store.vocabularies.as_names("kinds")}
    lines = [line for line in event_lines(store.cards.event(event), words) if line.words]
    assert any("Referred" in line.words for line in lines), "it is on the page"

    written, rows = as_csv(store, page(lines), tmp_path, reason="the court asked")

    whole = written.path.read_text(encoding="utf-8-sig")
    assert "Referred" not in whole
    assert "Keep this here" not in whole
    (bus,) = [row["Words"] for row in rows if "The bus is late" in row["Words"]]
    assert "Examplewell" not in bus
    assert written.gone == 0
    assert "the words of 1 comment and 1 safeguarding line" in written.words
    assert (store.packs.lines()[0].comments, store.packs.lines()[0].quoted) == (2, 1)


def test_the_page_of_somebody_says_no_exact_words_that_may_not_be_in_their_name(
    store: Store, tmp_path: Path
) -> None:
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer"))
    store.feedback.add(NewComment("The bus is late", exact=True, contact_id=carer, permission="anonymous"))
    lines = list(contact_lines(store.cards.contact(carer), {}))
    assert any("The bus is late" in line.words for line in lines)

    written, _ = as_csv(store, page(lines), tmp_path, reason="the court asked")

    assert "The bus is late" not in written.path.read_text(encoding="utf-8-sig")


def test_a_comments_own_page_leaves_without_its_words_speaker_and_history_where_they_are_refused(
    store: Store, tmp_path: Path
) -> None:
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer"))
    refused = store.feedback.add(NewComment("Keep this here", exact=True, contact_id=carer, permission="no"))

    lines = comment_page(store.cards.comment(refused.reference), {})
    written, _ = as_csv(store, page(lines), tmp_path, reason="the court asked")

    whole = written.path.read_text(encoding="utf-8-sig")
    assert not [words for words in ("Keep this here", "Examplewell", "History") if words in whole]
    assert "[left out: " in whole
    assert store.packs.lines()[0].comments == 1


def test_without_names_nothing_is_recorded(told: Store, tmp_path: Path) -> None:
    before = told.newest_change()
    as_csv(told, contacts(told), tmp_path)

    assert told.newest_change() == before


def test_a_workbook_opens_on_the_list_and_says_the_rest_on_a_second_sheet(
    told: Store, tmp_path: Path
) -> None:
    rows = told.events.rows(NOTHING)
    shown = ListShown(
        "Events", EVENT_HEADINGS, rows, told.events.lines, event_cells, filters="Words = “tea & bus”"
    )
    written = write_list(told, shown, tmp_path / "events.xlsx")
    book: Any = load_workbook(io.BytesIO(written.path.read_bytes()))

    assert book.sheetnames == ["Events", "About this list"]
    heads, first = book["Events"].iter_rows(values_only=True)
    row = dict(zip(heads, first, strict=True))
    assert row["When"].date().isoformat() == "2026-11-12"
    assert row["Comments"] == 4
    assert row["Title"] == "[left out: it may identify a person]"
    about = dict(book["About this list"].iter_rows(min_row=2, values_only=True))
    assert about["Filter"] == "Words = “tea & bus”"
    assert "&&" in str(book["Events"].oddHeader.right.text) or "& bus" in str(
        book["Events"].oddHeader.right.text
    )


def test_a_file_that_is_there_is_left_unless_it_is_to_be_replaced(told: Store, tmp_path: Path) -> None:
    first, _ = as_csv(told, contacts(told), tmp_path)
    second, _ = as_csv(told, contacts(told), tmp_path)
    third, _ = as_csv(told, contacts(told), tmp_path, replace=True)

    assert [each.path.name for each in (first, second, third)] == ["list.csv", "list (2).csv", "list.csv"]


@pytest.mark.parametrize("name", ["list.odt", "list", ".csv"])
def test_another_kind_of_file_is_refused(told: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(NotAListFileError, match=r"\.csv or \.xlsx"):
        write_list(told, contacts(told), tmp_path / name)


def test_an_empty_list_is_refused(told: Store, tmp_path: Path) -> None:
    with pytest.raises(NothingToWriteError):
        write_list(
            told,
            ListShown("Comments", COMMENT_HEADINGS, [], told.feedback.lines, comment_cells),
            tmp_path / "a.csv",
        )


def test_it_is_read_in_pieces_and_can_be_stopped_between_two_with_nothing_written(
    told: Store, tmp_path: Path
) -> None:
    rows = list(told.contacts.rows(NOTHING)) * 400
    asked: list[int] = []

    def lines(some: Sequence[int]) -> Sequence[Any]:
        asked.append(len(some))
        return told.contacts.lines(some)

    shown = ListShown("Contacts", CONTACT_HEADINGS, rows, lines, contact_cells)
    done: list[int] = []
    with pytest.raises(StoppedError):
        write_list(told, shown, tmp_path / "a.csv", hands=Hands(done.append, lambda: len(done) == 2))

    assert asked == [500, 500]
    assert not list(tmp_path.glob("*.csv"))


def test_a_record_gone_since_the_list_was_shown_is_said(told: Store, tmp_path: Path) -> None:
    shown = contacts(told)
    some = ListShown(shown.title, shown.headings, [*shown.rows, 9_999], shown.lines, shown.cells)

    written, rows = as_csv(told, some, tmp_path)

    assert len(rows) == 3
    assert "1 record had gone since the list was shown." in written.words
