"""A comment leaves by hand only as it would leave in a pack, and says as whose, where, when and under which reference."""

from __future__ import annotations

import pytest

from codesign.evidence.quoting import NotQuotableError, quote
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.people import Came, NewContact
from codesign.store.faults import UnknownReferenceError
from codesign.store.store import Store
from codesign.store.verbs.feedback import NotShownError
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def hall(store: Store) -> Store:
    """Return a store with a carer and a councillor who came to one event."""
    carer = store.contacts.add(NewContact("Roy Petherbridge", kind="carer"))
    councillor = store.contacts.add(NewContact("Cllr Asha Nair", kind="ward-councillor"))
    store.events.record(
        NewEvent(
            "Hall", "2026-11-12", place="Penny Hassett",
            came=(Came(contact_id=carer), Came(contact_id=councillor)),
        )
    )  # fmt: skip
    return store


def said(store: Store, words: str, permission: str, *, exact: bool = True, **rest: str) -> str:
    """Record what somebody said at the event and return its reference."""
    event = store.events.find("E1").id
    comment = NewComment(words, exact=exact, permission=permission, personal=rest.pop("personal", ""), **rest)  # type: ignore[arg-type]
    return store.feedback.add(comment, event_id=event).reference


@pytest.mark.parametrize(
    ("who", "permission", "by"),
    [
        ("N1", "by-role", "carer, "),
        ("N1", "by-name", "carer, "),
        ("N1", "anonymous", ""),
        ("N2", "by-name", "Cllr Asha Nair, "),
        ("N2", "by-role", "ward councillor, "),
    ],
)
def test_exact_words_are_quoted_as_far_as_was_agreed(hall: Store, who: str, permission: str, by: str) -> None:
    contact = hall.contacts.find(who).id
    reference = said(hall, "The last bus is at four", permission, contact_id=contact)

    assert quote(hall, reference) == f"“The last bus is at four” ({by}Penny Hassett, 12 Nov 2026, C1-KTM)"


def test_a_kind_without_a_name_is_the_role(hall: Store) -> None:
    assert (
        quote(hall, said(hall, "Bus", "by-role", kind="carer"))
        == "“Bus” (carer, Penny Hassett, 12 Nov 2026, C1-KTM)"
    )


def test_our_note_is_in_no_quotation_marks_in_nobodys_name_and_says_it_is_ours(hall: Store) -> None:
    reference = said(
        hall, "Wants a later bus", "not-asked", exact=False, contact_id=hall.contacts.find("N2").id
    )

    assert quote(hall, reference) == "Wants a later bus (our note, Penny Hassett, 12 Nov 2026, C1-KTM)"


@pytest.mark.parametrize(
    ("permission", "rest", "why"),
    [
        ("not-asked", {}, "permission to quote was not asked"),
        ("no", {}, "permission to quote was refused"),
        ("", {}, "permission to quote was not asked"),
        ("anonymous", {"personal": "phone"}, "it may identify a person"),
        ("by-name", {"sensitive": "complaint"}, "it is marked sensitive"),
        ("by-name", {"words": "Roy Petherbridge knows"}, "it names a person"),
    ],
)
def test_words_that_must_stay_are_refused_with_the_reason_and_are_not_in_it(
    hall: Store, permission: str, rest: dict[str, str], why: str
) -> None:
    reference = said(hall, rest.pop("words", "The zebra crossing"), permission, themes=("roads",), **rest)  # type: ignore[arg-type]

    with pytest.raises(NotQuotableError, match=f"C1-KTM may not be quoted: {why}") as refusal:
        quote(hall, reference)

    assert refusal.value.todo.endswith("You may say what it is about: roads (C1-KTM).")
    assert "zebra" not in refusal.value.what + refusal.value.todo


def test_a_note_of_somebody_who_refused_is_not_passed_on_either(hall: Store) -> None:
    with pytest.raises(NotQuotableError, match="was refused"):
        quote(hall, said(hall, "Wants a later bus", "no", exact=False))


def test_safeguarding_and_what_is_not_there_are_refused(hall: Store) -> None:
    with pytest.raises(NotShownError):
        quote(hall, said(hall, "In confidence", "by-name", sensitive="safeguarding"))
    with pytest.raises(UnknownReferenceError):
        quote(hall, "C99")


def test_a_mark_whose_removal_would_not_be_enough_is_not_the_only_reason_given(hall: Store) -> None:
    reference = said(hall, "Ring me on the zebra line", "no", personal="phone")

    with pytest.raises(NotQuotableError, match="may identify a person; permission to quote was refused"):
        quote(hall, reference)
