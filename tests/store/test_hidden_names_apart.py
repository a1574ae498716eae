"""A name that somebody has left, where contacts were merged: no reason that was kept says it, and no split shows it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import text

from codesign.matching import Register, Typed
from codesign.matching.search import find
from codesign.records.pages.contact import contact_lines
from codesign.records.people import NewContact, SameAnswer
from codesign.records.same_person import Why
from codesign.store.hidden import reason_mask
from codesign.store.store import Store
from tests.made_once import filled_once

FORMER = "Martha Zimbardo"
KIND = "another name they are known by"
REASONS = (Why("another first name: Tom, not Martha", -2.8), Why("same family name", 1.9))


@pytest.fixture
@filled_once
def two(store: Store) -> tuple[str, str]:
    """Return Tom, and Martha who was merged into him: her name is hidden, as one that he has left."""
    tom = store.contacts.add(NewContact("Tom Zimbardo"))
    martha = store.contacts.add(NewContact(FORMER))
    store.same_person.merge(tom, [martha], {"name": tom}, REASONS, 3.0)
    (part,) = store.editing.parts("contact", tom)
    editing = store.editing.begin(part.kind, part.id)
    store.editing.save(editing, {**editing.typed, "hidden": "yes"})
    return tom, martha


def everything(store: Store, *contacts: str) -> str:
    """Return what is read of contacts, in lists, on pages, in the history, by an undo and of their merges."""
    cards = [store.cards.contact(each) for each in contacts]
    history = store.history
    same = store.same_person
    read: list[Any] = [
        store.contacts.lines(store.contacts.rows()),
        [asdict(card) for card in cards],
        [list(contact_lines(card, {})) for card in cards],
        [history.of(card.line.reference) for card in cards],
        [history.of(each.reference) for each in history.changes()],
        history.lines(history.rows()),
        store.undoing.plan(),
        same.merges(),
        same.answered(),
        same.questions(find(same.entries())),
        [same.added_since(each) for each in same.merges()],
        [(part.words, store.editing.begin(part.kind, part.id).typed) for each in contacts for part in store.editing.parts("contact", each)],
    ]  # fmt: skip
    return json.dumps(read, default=repr)


def says_nothing(read: str) -> bool:
    """Whether neither the name nor the half of it that is in no other stands there."""
    return "martha" not in read.casefold()


def test_no_reason_kept_with_a_merge_or_an_answer_says_half_a_hidden_name(
    store: Store, two: tuple[str, str]
) -> None:
    tom, martha = two
    other = store.contacts.add(NewContact("T Zimbardo"))
    store.same_person.apart(tom, other, (Why("T does not fit Martha", -1.0),))
    store.contacts.answer(tom, SameAnswer(tom, "same", "Marthe Zimbardo", ("Marthe is near Martha",)))

    (merge,) = store.same_person.merges(tom)
    assert [why.words for why in merge.reasons] == [KIND, "same family name"]
    assert merge.reasons[0].weight == -2.8
    assert KIND in [why.words for why in store.same_person.answered()[0].reasons]
    assert says_nothing(everything(store, tom, martha, other).replace("Marthe", ""))


def test_what_was_kept_stays_kept(store: Store, two: tuple[str, str]) -> None:
    with store.read() as session:
        kept = str(session.execute(text("SELECT reasons FROM contactmerge")).scalar())
    assert "Tom, not Martha" in kept


def test_a_reason_about_two_is_masked_by_what_either_has_left(store: Store) -> None:
    one, other = store.contacts.add(NewContact("Ann Oakes")), store.contacts.add(NewContact("Bea Oakes"))
    store.same_person.apart(one, other, (Why("another first name: Ann, not Martha", -2.0),))
    store.contacts.hide_name(other, "Martha Oakes")

    assert says_nothing(everything(store, one, other))


def test_reasons_that_quote_it_are_told_as_one_and_the_rest_as_they_are() -> None:
    mask = reason_mask({"martha", "obrien"})
    assert mask("M fits Martha (+2.0)\nsame e-mail (+9.1)\nObrien is near Brien (-0.5)") == (
        f"{KIND} (+1.5)\nsame e-mail (+9.1)"
    )
    assert mask("they martha along") == "they martha along"


def test_a_split_says_whose_name_it_would_show_and_keeps_it_hidden(
    store: Store, two: tuple[str, str]
) -> None:
    tom, martha = two
    (merge,) = store.same_person.merges(tom)
    assert store.same_person.names_again(merge) == ["N2-KTM"]

    done = store.same_person.split(merge)

    assert store.cards.contact(martha).line.name == "Name withheld (N2-KTM)"
    assert any("stays hidden" in said for said in done.said)
    assert says_nothing(everything(store, tom, martha))
    found = Register(store.contacts.known()).candidates(Typed(FORMER))
    assert {each.id for each in found} == {tom, martha}


def test_merged_again_it_is_not_shown_and_an_undo_of_the_split_shows_it_no_more(
    store: Store, two: tuple[str, str]
) -> None:
    tom, martha = two
    (merge,) = store.same_person.merges(tom)
    done = store.same_person.split(merge)
    again = store.same_person.merge(tom, [martha])

    card = store.cards.contact(tom)
    assert not card.other_names
    assert card.line.name == "Tom Zimbardo"
    assert says_nothing(everything(store, tom, martha))

    store.undoing.undo(again.change)
    store.undoing.undo(done.change)
    assert says_nothing(everything(store, tom, martha))


def test_it_is_shown_where_that_is_asked_for_and_a_merge_hides_it_again(
    store: Store, two: tuple[str, str]
) -> None:
    tom, martha = two
    (merge,) = store.same_person.merges(tom)

    store.same_person.split(merge, show_names=True)
    assert store.cards.contact(martha).line.name == FORMER

    store.same_person.merge(martha, [tom], {}, REASONS)
    card = store.cards.contact(martha)
    assert (card.line.name, card.other_names) == ("Tom Zimbardo", ())
    assert says_nothing(everything(store, tom, martha))


def test_who_took_the_others_name_does_not_get_back_the_one_they_left(store: Store) -> None:
    martha = store.contacts.add(NewContact(FORMER))
    tom = store.contacts.add(NewContact("Tom Zimbardo"))
    store.same_person.merge(martha, [tom], {"name": tom})
    store.contacts.hide_name(martha, FORMER)
    (merge,) = store.same_person.merges(martha)

    assert store.same_person.names_again(merge) == ["N1-KTM"]
    store.same_person.split(merge)

    assert store.cards.contact(martha).line.name == "Name withheld (N1-KTM)"
    assert store.cards.contact(tom).line.name == "Tom Zimbardo"
    assert says_nothing(everything(store, tom, martha))


def test_a_split_where_no_name_is_hidden_asks_nothing(store: Store) -> None:
    one, other = store.contacts.add(NewContact("Ann Oakes")), store.contacts.add(NewContact("Bea Oakes"))
    store.same_person.merge(one, [other])
    (merge,) = store.same_person.merges(one)
    assert store.same_person.names_again(merge) == []
    store.same_person.split(merge)
    assert store.cards.contact(other).line.name == "Bea Oakes"
