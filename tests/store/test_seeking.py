"""Where letters lead in a list: names, references, dates and first words; in a narrowed list only to what is in it."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.people import NewContact
from codesign.store import Store
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def filled(store: Store) -> Store:
    """Return a store with a few of each."""
    for name in ("Ångström Society", "angela Petherbridge", "Bea Okoro", "O'Neill, Pat", "100% Carers"):
        store.contacts.add(NewContact(name))
    store.events.record(
        NewEvent("Drop-in at the hall", "2026-10-03", comments=(NewComment("Buses stop at six"),))
    )
    store.events.record(NewEvent("Visit", "2026-11-12", comments=(NewComment("100% of us walk"),)))
    store.events.record(NewEvent("drop-in again", "2026-11", comments=(NewComment("buses are late"),)))
    store.events.record(NewEvent("Planned", "2026-12-01", state="planned"))
    return store


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("a", "angela Petherbridge"),
        ("ANGS", "Ångström Society"),
        ("ång", "angela Petherbridge"),
        ("b", "Bea Okoro"),
        ("o'n", "O'Neill, Pat"),
        ("100%", "100% Carers"),
        ("n3", "Bea Okoro"),
        ("N3-KTM", "Bea Okoro"),
        ("3", "Bea Okoro"),
        ("z", ""),
        ("", ""),
        ("n99", ""),
    ],
)
def test_letters_lead_to_the_first_contact_by_name_or_reference(filled: Store, typed: str, name: str) -> None:
    row = filled.seeking.contact(typed)

    assert [line.name for line in filled.contacts.lines([row] if row else [])] == ([name] if name else [])


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("e1", "Drop-in at the hall"),
        ("2", "Visit"),
        ("2026-10", "Drop-in at the hall"),
        ("2026-1", "Planned"),
        ("12 nov", "Visit"),
        ("oct 2026", "Drop-in at the hall"),
        ("nov", "Visit"),
        ("drop", "drop-in again"),
        ("DROP-IN AT", "Drop-in at the hall"),
        ("%", ""),
        ("_", ""),
        ("31/02/2026", ""),
    ],
)
def test_letters_lead_to_the_newest_event_by_reference_date_or_title(
    filled: Store, typed: str, title: str
) -> None:
    row = filled.seeking.event(typed)

    assert [line.title for line in filled.events.lines([row] if row else [])] == ([title] if title else [])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("C1", "Buses stop at six"),
        ("2026-11-12", "100% of us walk"),
        ("buses", "buses are late"),
        ("100%", "100% of us walk"),
        ("E1", ""),
    ],
)
def test_letters_lead_to_the_newest_comment_by_reference_date_or_words(
    filled: Store, typed: str, words: str
) -> None:
    row = filled.seeking.comment(typed)

    assert [line.words for line in filled.feedback.lines([row] if row else [])] == ([words] if words else [])


def test_in_a_narrowed_list_letters_lead_only_to_what_is_in_it(filled: Store) -> None:
    first = filled.seeking.event("drop")
    assert first is not None
    others = [row for row in filled.events.rows() if row != first]

    assert filled.events.lines([filled.seeking.event("drop", others) or 0])[0].title == "Drop-in at the hall"
    assert filled.seeking.event("drop", []) is None
    assert filled.seeking.contact("a", []) is None
