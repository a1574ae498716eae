"""Rows into proposals and problems: nothing dropped, merged, guessed or ignored in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from codesign.imports.proposals import (
    CommentProposal,
    ContactProposal,
    EventProposal,
    OutcomeProposal,
    Point,
    Proposal,
    Reading,
)
from codesign.imports.words import Kind

Read = Callable[..., Reading]
P = TypeVar("P", bound=Proposal)


def only(reading: Reading, kind: type[P]) -> P:
    (proposal,) = reading.proposals
    assert isinstance(proposal, kind)
    return proposal


def reasons(reading: Reading) -> list[tuple[int, str]]:
    return [(aside.row, aside.reason) for aside in reading.set_aside]


# Contacts


def contact(read: Read, header: str, row: str) -> ContactProposal:
    return only(read(f"{header}\n{row}\n", Kind.CONTACTS), ContactProposal)


@pytest.mark.bad_input(39)
@pytest.mark.parametrize(
    "name", ["Sukarno", "王小明", "Cllr Mrs P. O'Brien-Nkemelu MBE (Chair)", "Jo\u00a0Bloggs", "X Æ"]
)
def test_a_name_is_one_field_kept_whole_with_its_titles(read: Read, name: str) -> None:
    assert contact(read, "Name,Ward", f'"{name}",Penny Hassett').name == name


def test_a_name_in_parts_is_put_together(read: Read) -> None:
    found = contact(read, "Title,First name,Surname", "Dr,Jo,Bloggs")

    assert (found.name, found.is_organisation) == ("Dr Jo Bloggs", False)


@pytest.mark.parametrize(
    ("name", "is_organisation", "kind"),
    [
        ("Councillor Jo Bloggs", False, "ward-councillor"),
        ("Jo Bloggs MP", False, "mp"),
        ("PENNY HASSETT NHS FOUNDATION TRUST", True, "foundation-trust"),
        ("Hollerton Borough Council", True, "council"),
        ("Hollerton Carers Forum", True, ""),
        ("Mrs Mind", False, ""),
        ("Jo Bloggs", False, ""),
    ],
)
def test_persons_and_organisations_are_told_apart(
    read: Read, name: str, is_organisation: bool, kind: str
) -> None:
    found = contact(read, "Name,Ward", f"{name},x")

    assert (found.is_organisation, found.kind) == (is_organisation, kind)


@pytest.mark.bad_input(45)
def test_an_organisation_that_has_become_another_keeps_the_name_in_the_file(read: Read) -> None:
    assert contact(read, "Name,Ward", "NHS Norfolk and Waveney ICB,x").name == "NHS Norfolk and Waveney ICB"


@pytest.mark.bad_input(46)
def test_every_email_in_a_cell_is_split_corrected_or_kept_in_the_note(read: Read) -> None:
    reading = read('Name,Email\nJo,"Sue <sue@example.org>; al@example.gov,uk"\nMo,via Sue\n', Kind.CONTACTS)

    first, second = reading.proposals
    assert isinstance(first, ContactProposal)
    assert isinstance(second, ContactProposal)
    assert [point.value for point in first.points] == ["sue@example.org", "al@example.gov.uk"]
    assert first.note == "Email: Sue"
    assert second.points == ()
    assert second.note == "Email: via Sue"
    assert {problem.row for problem in reading.problems} == {2, 3}


@pytest.mark.bad_input(47)
def test_phones_get_their_nought_back_and_what_excel_lost_is_said(read: Read) -> None:
    reading = read("Name,Phone\nJo,7700900123\nAl,7.97E+09\nMo,01632 960 001 x23\n", Kind.CONTACTS)

    points = [proposal.points for proposal in reading.proposals if isinstance(proposal, ContactProposal)]
    assert points[0][0].value == "07700 900123"
    assert points[0][0].as_given == "7700900123"
    assert points[1] == ()
    assert points[2][0].value == "01632 960001 x23"
    assert any("lost in Excel" in problem.wrong for problem in reading.problems)


@pytest.mark.bad_input(48)
def test_postcodes_are_tidied_doubted_or_blank(read: Read) -> None:
    reading = read("Name,Postcode\nJo,sw1a1aa\nAl,SW1A OAA\nMo,N/A\n", Kind.CONTACTS)

    points = [proposal.points for proposal in reading.proposals if isinstance(proposal, ContactProposal)]
    assert points == [(Point("postcode", "SW1A 1AA", "sw1a1aa"),), (), ()]
    assert any("Did you mean SW1A 0AA?" in problem.wrong for problem in reading.problems)


@pytest.mark.bad_input(44)
def test_what_is_no_name_is_set_aside(read: Read) -> None:
    reading = read("Name,Email\nLimited,a@example.org\n,b@example.org\n?,c@example.org\n", Kind.CONTACTS)

    assert reasons(reading) == [(2, "not a name"), (3, "no name"), (4, "not a name")]


@pytest.mark.parametrize(
    ("said", "answer"), [("yes", True), ("", False), ("No", False), ("ask Sue first", True)]
)
def test_do_not_contact_is_read_strictly(read: Read, said: str, answer: bool) -> None:
    assert contact(read, "Name,Do not contact,Ward", f"Jo,{said},x").do_not_contact is answer


def test_two_people_of_one_name_are_two_rows_and_one_person_typed_twice_is_one(read: Read) -> None:
    names = read("Name,Ward\nMohammed Khan,Penny\nMohammed Khan,Penny\n", Kind.CONTACTS)
    same = read("Name,Email\nJo,jo@example.org\nJo,jo@example.org\n", Kind.CONTACTS)

    assert len({proposal.key for proposal in names.proposals}) == 2
    assert len({proposal.key for proposal in same.proposals}) == 1


# Events


def event(read: Read, header: str, row: str) -> EventProposal:
    return only(read(f"{header}\n{row}\n", Kind.EVENTS), EventProposal)


def test_a_register_of_assemblies_becomes_events_with_counted_heads(read: Read) -> None:
    found = event(
        read,
        "unique_id,org_name,assembly_status,assembly_year,number_participants,assembly_description,thematic_grouping",
        "la-1,Penny Hassett Council,Finished,2020,43.0,Met over five weekends.,Climate Assembly",
    )

    assert found.title == "Climate Assembly, Penny Hassett Council"
    assert (found.held_on, found.state) == ("2020", "held")
    assert (found.head_count, found.head_count_about) == (43, False)
    assert found.purpose == "Met over five weekends."
    assert found.note == "org_name: Penny Hassett Council"


@pytest.mark.parametrize(
    ("said", "heads", "about"),
    [("approx 20", 20, True), ("20", 20, False), ("~15", 15, True), ("0", 0, False), ("", None, False)],
)
def test_heads_keep_their_about(read: Read, said: str, heads: int | None, about: bool) -> None:
    found = event(read, "Date,Title,Attendance", f"14/05/2025,Drop-in,{said}")

    assert (found.head_count, found.head_count_about) == (heads, about)


@pytest.mark.parametrize("said", ["7-10", "lots", "-3"])
def test_a_number_nobody_can_stand_behind_goes_to_the_note(read: Read, said: str) -> None:
    reading = read(
        f"Date,Title,Number of people\n14/05/2025,Drop-in,{said}\n16/05/2025,Jury,12\n", Kind.EVENTS
    )

    first = reading.proposals[0]
    assert isinstance(first, EventProposal)
    assert (first.head_count, first.note) == (None, f"Number of people: {said}")
    assert reading.problems[0].rule == "number not read"


def test_states_times_and_methods_are_read_and_the_rest_kept(read: Read) -> None:
    found = event(
        read,
        "Date,Title,Status,Start,End,Method",
        "14/05/2025,Jury,Cancelled,15:30,17:00,Citizens' jury or assembly",
    )
    odd = event(read, "Date,Title,Status,Start,End,Method", "14/05/2027,Jury,Ongoing,half 3,,Seance")

    assert (found.state, found.starts, found.ends, found.method) == (
        "cancelled",
        "15:30",
        "17:00",
        "citizens-jury",
    )
    assert (odd.state, odd.starts, odd.method) == ("planned", "", "")
    assert odd.note == "Start: half 3\nStatus: Ongoing\nMethod: Seance"


def test_an_event_without_a_date_or_a_title_is_set_aside(read: Read) -> None:
    reading = read("Date,Title,Notes\n,Jury,x\n14/05/2025,,y\n15/05/2025,Jury,\n", Kind.EVENTS)

    assert reasons(reading) == [(2, "no date"), (3, "no title")]


# Feedback


def comment(read: Read, header: str, row: str) -> CommentProposal:
    return only(read(f"{header}\n{row}\n", Kind.FEEDBACK), CommentProposal)


@pytest.mark.bad_input(22)
@pytest.mark.bad_input(23)
@pytest.mark.parametrize(
    "words", ["=1+1", "@SUM(A1)", "- Remove eScooters", "+44 7700 900123", " two blanks ", "[/]"]
)
def test_the_words_of_a_comment_are_kept_exactly(read: Read, words: str) -> None:
    assert comment(read, "Comment,Date", f'"{words}",14/05/2025').words == words


def test_a_row_of_friends_and_family_becomes_a_comment_with_its_themes(read: Read) -> None:
    reading = read(
        "Comment ID,Date,FFT question,FFT answer,Parking,Staff manner\n"
        "A 1,14/06/2021,What was good?,The nurses.,,1\n"
        "A 2,14/06/2021,What was good?,,1,\n",
        Kind.FEEDBACK,
    )

    found = only(reading, CommentProposal)
    assert (found.words, found.said_on, found.question) == ("The nurses.", "2021-06-14", "What was good?")
    assert (found.themes, found.exact, found.source) == (("Staff manner",), True, "survey")
    assert reasons(reading) == [(3, "blank: no words in the comment")]


def test_themes_in_one_cell_are_split_at_semicolons_once_each(read: Read) -> None:
    assert comment(read, "text,labels", "More buses,Parking; Buses;parking").themes == ("parking", "Buses")


@pytest.mark.bad_input(28)
def test_a_paragraph_in_the_cell_of_labels_is_kept_in_the_note_and_makes_no_theme(read: Read) -> None:
    said = "we waited for hours " * 60
    reading = read(f"text,labels\nMore buses,Parking; {said}\n", Kind.FEEDBACK)

    found = only(reading, CommentProposal)
    assert (found.words, found.themes) == ("More buses", ("Parking",))
    assert said.strip() in found.note
    assert [problem.rule for problem in reading.problems] == ["theme too long"]


@pytest.mark.parametrize(
    ("said", "permission"),
    [("", "not-asked"), ("anonymous", "anonymous"), ("No", "no"), ("by role", "by-role")],
)
def test_permission_to_quote_is_read_strictly(read: Read, said: str, permission: str) -> None:
    assert comment(read, "Comment,Permission to quote,Id", f"More buses,{said},x").permission == permission


def test_unclear_permission_counts_as_no_and_is_said(read: Read) -> None:
    reading = read("Comment,Permission to quote\nMore buses,no\nFewer cars,ask Sue\n", Kind.FEEDBACK)

    second = reading.proposals[1]
    assert isinstance(second, CommentProposal)
    assert second.permission == "no"
    assert reading.problems[0].rule == "permission unclear"


def test_the_same_words_from_two_people_are_two_comments(read: Read) -> None:
    reading = read("Comment\nMore buses\nMore buses\n", Kind.FEEDBACK)

    assert len({proposal.key for proposal in reading.proposals}) == 2
    assert len({proposal.fingerprint for proposal in reading.proposals}) == 1


# Outcomes


@pytest.mark.bad_input(66)
@pytest.mark.parametrize(
    ("titles", "codes"),
    [
        (
            ["1b Life at 75", "1.6.i Infants", "2 Quality", "4a.ii Out of hours"],
            ["1b", "1.6.i", "2", "4a.ii"],
        ),
        (["1A - Social care", "20. Responsiveness", "3.5.i \u00a0The rest"], ["1A", "20", "3.5.i"]),
        (["2.1 First", "2.10 Tenth"], ["2.1", "2.10"]),
        (["Fewer falls", "2 week waits", "More choice"], ["", "", ""]),
    ],
)
def test_codes_are_text_taken_from_titles_where_most_have_one(
    read: Read, titles: list[str], codes: list[str]
) -> None:
    rows = "".join(f"P{number},{title},words\n" for number, title in enumerate(titles))

    reading = read(f"unique identifier,title,definition\n{rows}", Kind.OUTCOMES)

    assert [proposal.code for proposal in reading.proposals if isinstance(proposal, OutcomeProposal)] == codes


def test_one_code_twice_is_kept_twice_and_noted(read: Read) -> None:
    reading = read("Code,Title,Definition\n1.1,Fewer falls,x\n1.1,More choice,y\n", Kind.OUTCOMES)

    assert len(reading.proposals) == 2
    assert [(problem.rule, problem.cell) for problem in reading.problems] == [("code twice", "1.1")]


# Rows that are no records


@pytest.mark.bad_input(68)
def test_totals_notes_blank_rows_and_nil_returns_are_set_aside_with_their_reason(read: Read) -> None:
    reading = read(
        "Date,Title,Attendance,Place\n14/05/2025,Jury,12,Hall\n,,,\nnil return,,,\nTotal,,12,\nNote: late entries,,,\n16/05/2025,Total Health day,3,Hall\n",
        Kind.EVENTS,
    )

    assert len(reading.proposals) == 2
    assert reasons(reading) == [(3, "blank"), (4, "nil return"), (5, "total"), (6, "note")]


def test_a_comment_that_begins_like_a_note_is_a_comment(read: Read) -> None:
    reading = read("Date,Comment,Place\n,Note: the bus is late,\n,Total,\n,Nil,\n", Kind.FEEDBACK)

    assert len(reading.proposals) == 3


@pytest.mark.bad_input(61)
def test_a_row_wider_than_the_headings_is_set_aside_whole(read: Read) -> None:
    reading = read("Name,Email\nJo,jo@example.org\nBloggs, Al,al@example.org\n", Kind.CONTACTS)

    assert reasons(reading) == [(3, "1 more cell than there are headings")]
    assert reading.set_aside[0].cells == ("Bloggs", " Al", "al@example.org")
    assert reading.problems[0].rule == "row too wide"


@pytest.mark.bad_input(61)
def test_a_column_without_a_heading_can_be_mapped_by_its_letter(read: Read) -> None:
    reading = read("Name,Email\nJo,jo@example.org,Penny\n", Kind.CONTACTS, ("column C=area",))

    assert only(reading, ContactProposal).area == "Penny"


@pytest.mark.bad_input(25)
@pytest.mark.bad_input(26)
@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("Ynys M\ufffdn", ["lost character"]),
        ("Alzheimerâ€™王s", ["garbled letters"]),
        ("the cafÃ© costs Â£3", []),  # told all at once: test_mojibake
        ("Zoë’s café, £3, Âme, 王", []),
    ],
)
def test_damaged_letters_are_kept_and_listed_by_cell(read: Read, words: str, rules: list[str]) -> None:
    reading = read(f'Comment,Date\n"{words}",14/05/2025\n', Kind.FEEDBACK)

    assert only(reading, CommentProposal).words == words
    assert [problem.rule for problem in reading.problems] == rules


# Keys


def test_a_row_is_known_again_by_its_own_identifier_in_any_file(read: Read) -> None:
    one = read("Comment ID,Comment\nA 1,More buses\n", Kind.FEEDBACK)
    other = read("Date,Comment,Comment ID\n,Fewer cars,A 9\n,More buses,A 1\n", Kind.FEEDBACK)

    assert one.proposals[0].key == other.proposals[1].key
    assert one.proposals[0].fingerprint == other.proposals[1].fingerprint


def test_a_count_of_the_rows_is_no_identifier(read: Read) -> None:
    reading = read("id,Name,Email\n1,Jo,jo@example.org\n2,Al,al@example.org\n", Kind.CONTACTS)

    assert not any(proposal.by_id for proposal in reading.proposals)
