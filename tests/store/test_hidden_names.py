"""A name somebody has left: they are found by it and known again, and nothing shows it, on whatever way it came here."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from sqlalchemy import text

from codesign.evidence.list_guard import ListGuard
from codesign.evidence.names import NameFinder
from codesign.matching import Register, Typed
from codesign.matching.search import find
from codesign.records.filters import Filter
from codesign.records.pages.contact import contact_lines
from codesign.records.people import NewContact, SameAnswer
from codesign.records.same_person import Why
from codesign.store.hidden import INSTEAD, mask
from codesign.store.same_person.answers import keep
from codesign.store.store import Store
from codesign.store.verbs.contact_errors import StillTheirNameError
from codesign.store.verbs.pack_rows import PackRows
from tests.made_once import filled_once
from tests.store.merged import merge

LEFT = "Martin Elderkin"


@pytest.fixture
@filled_once
def mary(store: Store) -> str:
    """Return somebody renamed, merged with who was held by the old name, and asked about by it; it is hidden by now."""
    contacts = store.contacts
    mary = contacts.add(NewContact(LEFT, area="Ambridge"))
    editing = store.editing.begin("contact", mary)
    store.editing.save(editing, {**editing.typed, "name": "Mary Elderkin"})
    again = contacts.add(NewContact(LEFT, aliases=("M. Elderkin",)))
    contacts.answer(mary, SameAnswer(mary, "same", LEFT, (f"also known as {LEFT}",)))
    merge(store, mary, again)
    alike = contacts.add(NewContact("M Elderkin"))
    with store.write("decide") as change:
        keep(change, (mary, alike), "later", (Why(f"also known as {LEFT}", 2.0),))
    contacts.add_alias(mary, f"Mr {LEFT}")
    contacts.hide_name(mary, LEFT.upper())
    contacts.hide_name(mary, f"Mr {LEFT}")
    return mary


def everything(store: Store, mary: str) -> dict[str, Any]:
    """Return what is read of them, on pages, in lists, in forms, in the history and for matching."""
    contacts, history, same = store.contacts, store.history, store.same_person
    again, alike = same.named("N2"), same.named("N3")
    (merged,) = same.merges(mary)
    found = find(same.entries())
    listed = contacts.lines(contacts.rows(Filter(words=LEFT)))
    card = store.cards.contact(mary)
    return {
        "list": listed,
        "card": asdict(card),
        "page": list(contact_lines(card, {})),
        "known": [replace(each, hidden=()) for each in contacts.known()],
        "history": [history.of(each) for each in ("N1", "N2")],
        "every change": [history.of(each.reference) for each in history.changes()],
        "changes": history.changes(),
        "history by page": history.lines(history.rows()),
        "their history by page": history.lines(history.rows(mary), mary),
        "forms": [(part.words, store.editing.begin(part.kind, part.id).typed) for part in store.editing.parts("contact", mary)],
        "undo": store.undoing.plan(),
        "merges": same.merges(),
        "who is asked about": same.names((mary, again, alike)),
        "questions": [*same.questions(found), *same.questions(None)],
        "answers kept": same.answered(),
        "side by side": same.compare((mary, alike)),
        "came since a merge": same.added_since(merged),
        "anything": [store.anything.named(each) for each in ("N1", "N2", LEFT)],
        "choices": [(each.words, each.about) for each in store.editing.choices(store.editing.blank("member", mary), "contact_id", LEFT)],
    }  # fmt: skip


def test_nothing_says_it_and_they_are_found_by_it(store: Store, mary: str) -> None:
    read = everything(store, mary)

    assert [line.name for line in read["list"]] == ["Mary Elderkin"]
    for name, said in read.items():
        assert LEFT.casefold() not in json.dumps(said, default=repr).casefold(), name
    assert "A hidden name: they are found by it, and it is shown nowhere" in [
        line.words for line in read["page"]
    ]
    assert [each.came_from for each in store.cards.contact(mary).other_names] == ["N2-KTM"]


def test_they_are_known_again_by_it_with_no_reason_that_says_it(store: Store, mary: str) -> None:
    known = store.contacts.known_one(mary)
    assert known.hidden == (LEFT.casefold(), f"mr {LEFT}".casefold())

    (found,) = Register([known]).candidates(Typed(LEFT))

    assert found.name == "Mary Elderkin"
    assert not [reason for reason in found.reasons if "martin" in reason.casefold()]


def test_before_it_is_hidden_all_of_these_say_it(store: Store, mary: str) -> None:
    assert all(store.contacts.show_name(mary, name) for name in (LEFT, f"Mr {LEFT}"))
    said = {
        name
        for name, read in everything(store, mary).items()
        if LEFT.casefold() in json.dumps(read, default=repr).casefold()
    }
    pages = {"history", "every change", "history by page", "their history by page"}
    pages |= {"who is asked about", "questions", "answers kept", "side by side", "came since a merge"}
    assert said == {"card", "page", "known", "forms", "merges", *pages}


def test_it_is_not_offered_for_a_word_misspelt(store: Store, mary: str) -> None:
    assert store.filters.nearest("contacts", Filter(words="martim")) is None
    for name in (LEFT, f"Mr {LEFT}"):
        store.contacts.show_name(mary, name)
    assert store.filters.nearest("contacts", Filter(words="martim")) == ("martin", 1)


def test_it_does_not_leave_even_where_names_may(store: Store, mary: str) -> None:
    rows = PackRows(store)
    assert LEFT in rows.private_names()
    assert NameFinder(rows.hidden_names())(f"as {LEFT} said")
    assert ListGuard(store, names=True).cells([f"Lunch with {LEFT}", "Lunch with Mary Elderkin"]) == (
        "[left out: it may identify a person]", "Lunch with Mary Elderkin",
    )  # fmt: skip


def test_the_name_they_go_by_is_not_hidden(store: Store) -> None:
    jo = store.contacts.add(NewContact("Jo Bell"))
    with pytest.raises(StillTheirNameError):
        store.contacts.hide_name(jo, "JO BELL")


def test_a_form_hides_a_name_and_shows_it_again_without_saying_it_meanwhile(store: Store) -> None:
    jo = store.contacts.add(NewContact("Jo Bell", aliases=("Jon Bell",)))
    (part,) = store.editing.parts("contact", jo)
    editing = store.editing.begin("alias", part.id)
    store.editing.save(editing, {**editing.typed, "hidden": "yes"})

    hidden = store.editing.begin("alias", part.id)
    assert (hidden.title, hidden.typed["name"]) == ("a hidden name", INSTEAD)
    store.editing.save(hidden, {**hidden.typed, "reason": "left in 2019"})
    with store.read() as session:
        assert session.execute(text("SELECT name FROM alias")).scalar() == "Jon Bell"
    again = store.editing.begin("alias", part.id)
    store.editing.save(again, {**again.typed, "hidden": "no"})
    assert store.cards.contact(jo).aliases == ("Jon Bell",)


def test_somebody_else_of_that_name_keeps_it(store: Store, mary: str) -> None:
    other = store.contacts.add(NewContact(LEFT))

    assert store.cards.contact(other).line.name == LEFT
    assert store.same_person.names((other,)) == {other: LEFT}
    assert [each.new for each in store.history.of("N4") if each.field == "name"] == [LEFT]


def test_a_longer_name_is_taken_out_before_a_shorter_one_in_it() -> None:
    assert mask(["Li", "Li Wei"])("Li Wei and LI and Lisa") == f"{INSTEAD} and {INSTEAD} and Lisa"


def test_the_engine_recognises_them_by_it_and_is_told_not_to_say_it(store: Store, mary: str) -> None:
    entry = store.same_person.entries()[0]
    known = store.contacts.known_one(mary)

    assert [name.written for name in entry.names if name.is_hidden] == [LEFT, f"Mr {LEFT}"]
    assert known.hidden == (LEFT.casefold(), f"mr {LEFT}".casefold())
    assert LEFT not in known.aliases
