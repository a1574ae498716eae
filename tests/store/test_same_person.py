"""What a person decides about a look-alike is kept with its reasons, and can be taken back whenever it is found wrong."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.people import Came, NewContact, SameAnswer
from codesign.store import Store

SAME = SameAnswer("", "same", "Cllr J. Smith", ("Cllr = Councillor", "J fits Jane"), remember=True)


@pytest.mark.bad_input(51)
def test_two_names_held_to_be_one_person_by_mistake_come_apart_weeks_later(store: Store) -> None:
    jane = store.contacts.add(NewContact("Jane Smyth"))
    store.contacts.answer(jane, SAME)
    answered = store.history.changes()[0].reference
    store.events.record(NewEvent("Drop-in", "2026-11-05", came=(Came(contact_id=jane),)))

    store.undoing.undo(answered)

    card = store.cards.contact(jane)
    assert card.aliases == ()
    assert [event.title for event in card.events] == ["Drop-in"]
    assert store.prove().holds


def test_the_choice_its_reasons_and_the_other_name_are_kept_with_the_event(store: Store) -> None:
    jane = store.contacts.add(NewContact("Jane Smyth"))
    answer = SameAnswer(jane, "same", SAME.typed, SAME.reasons, remember=True)

    store.events.record(NewEvent("Drop-in", "2026-11-05", came=(Came(contact_id=jane, answers=(answer,)),)))

    assert store.cards.contact(jane).aliases == ("Cllr J. Smith",)
    kept = [
        field.new
        for field in store.history.of(store.history.changes()[0].reference)
        if field.field == "reasons"
    ]
    assert kept == ["Cllr = Councillor\nJ fits Jane"]


def test_two_people_said_to_be_different_are_never_asked_about_again(store: Store) -> None:
    one, other = (store.contacts.add(NewContact("Mohammed Khan")) for _ in range(2))

    store.contacts.answer(one, SameAnswer(one, "different", "Mohammed Khan"), other_id=other)

    assert store.contacts.set_apart() == {frozenset((one, other))}


def test_an_organisation_that_came_is_counted_as_a_head_and_not_as_somebody_named(store: Store) -> None:
    club = store.contacts.add(NewContact("Stroke Club", sort="organisation"))
    spoken = NewComment("We meet on Tuesdays", who=0)
    event = store.events.record(
        NewEvent("Drop-in", "2026-11-05", came=(Came(contact_id=club),), comments=(spoken,))
    )

    card = store.cards.event(event.id)
    assert (card.line.named, card.line.heads) == (0, 1)
    assert [line.organisation for line in card.came] == ["Stroke Club"]
    assert (card.comments[0].speaking_for, card.comments[0].for_organisation) == (
        "organisation",
        "Stroke Club",
    )
    assert [came.title for came in store.cards.contact(club).events] == ["Drop-in"]
