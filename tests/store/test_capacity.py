"""For whom somebody came is kept with the event, and a later move does not alter it."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent
from codesign.records.people import Came, NewContact, Role
from codesign.store import Store


def _came(store: Store, *came: Came, on: str = "2026-10-01") -> list[tuple[str, str, str]]:
    event = store.events.record(NewEvent("Hall", on, came=came))
    return [(one.name, one.capacity, one.organisation) for one in store.cards.event(event.id).came]


def _contact(store: Store, name: str) -> str:
    return store.contacts.named(name)[0].id


def test_somebody_new_came_for_the_organisation_given_and_a_later_move_leaves_that(store: Store) -> None:
    new = NewContact("Sam Okafor", organisation="Ambridge Carers")
    assert _came(store, Came(new=new)) == [("Sam Okafor", "", "Ambridge Carers")]
    sam = _contact(store, "Sam Okafor")

    store.contacts.end_role(sam, on="2026-10-31")
    store.contacts.affiliate(sam, Role("Hollerton WI", "Chair", "2026-11"))
    said = _came(store, Came(contact_id=sam, as_held=True), on="2026-11-12")
    assert said == [("Sam Okafor", "Chair", "Hollerton WI")]

    held = [event.capacity for event in store.cards.contact(sam).events]
    assert held == ["Chair, Hollerton WI", "Ambridge Carers"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Hollerton WI", ("chair", "Hollerton WI")),
        ("hollerton  wi", ("chair", "Hollerton WI")),
        ("HWI", ("chair", "Hollerton WI")),
        ("Ambridge", ("chair", "Ambridge Carers")),
        ("Felpersham Stroke Club", ("chair, Felpersham Stroke Club", "")),
    ],
)
def test_somebody_known_came_for_the_organisation_typed_that_day(
    store: Store, given: str, kept: tuple[str, str]
) -> None:
    sam = store.contacts.add(NewContact("Sam Okafor", organisation="Ambridge Carers", role="Clerk"))
    wi = store.contacts.add(NewContact("Hollerton WI", sort="organisation"))
    store.contacts.add_alias(wi, "HWI")

    assert _came(store, Came(contact_id=sam, capacity="chair", organisation=given)) == [("Sam Okafor", *kept)]
    assert [role.organisation for role in store.cards.contact(sam).roles] == ["Ambridge Carers"]
    assert store.contacts.named("Felpersham Stroke Club") == []


def test_where_nothing_is_said_and_several_roles_are_held_none_is_guessed(store: Store) -> None:
    sam = store.contacts.add(NewContact("Sam Okafor", organisation="Ambridge Carers", role="Clerk"))
    store.contacts.affiliate(sam, Role("Hollerton WI", "Chair"))

    assert _came(store, Came(contact_id=sam, as_held=True)) == [("Sam Okafor", "", "")]
    assert _came(store, Came(contact_id=sam, capacity="chair", as_held=True)) == [
        ("Sam Okafor", "chair", "Hollerton WI")
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "on", "is_held"),
    [
        ("", "", "2026-10-01", True),
        ("2026-10-01", "2026-10-01", "2026-10-01", True),
        ("2026-10-02", "", "2026-10-01", False),
        ("2026-10-02", "", "2026-10", True),
        ("", "2026-09-30", "2026-10-01", False),
        ("", "2026-10", "2026-10-31", True),
        ("2027", "", "2026-10-31", False),
    ],
)
def test_a_role_counts_on_the_days_it_was_held(
    store: Store, starts: str, ends: str, on: str, is_held: bool
) -> None:
    sam = store.contacts.add(NewContact("Sam Okafor"))
    store.contacts.affiliate(sam, Role("Hollerton WI", "Chair", starts, ends))

    expected = ("Chair", "Hollerton WI") if is_held else ("", "")
    assert _came(store, Came(contact_id=sam, as_held=True), on=on) == [("Sam Okafor", *expected)]


def test_an_organisation_made_on_the_page_is_the_one_its_people_came_for_and_undo_takes_all_back(
    store: Store,
) -> None:
    came = (
        Came(new=NewContact("Sam Okafor", organisation="Ambridge Carers")),
        Came(new=NewContact("Ambridge Carers", sort="organisation")),
    )
    assert _came(store, *came) == [("Sam Okafor", "", "Ambridge Carers"), ("", "", "Ambridge Carers")]
    assert len(store.contacts.named("Ambridge Carers")) == 1

    store.undoing.undo()
    assert not store.events.last(1)
    assert not store.contacts.named("Sam Okafor")
    assert not store.contacts.named("Ambridge Carers")
