"""Adding a contact from one line: whoever may be somebody known is offered first, with reasons, and a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codesign.entry.people import Named, read_who
from codesign.errors import AskedWronglyError
from codesign.records.people import NewContact, SameAnswer
from codesign.text import clean

if TYPE_CHECKING:
    from codesign.matching import Candidate, Sort
    from codesign.screens.desk import Desk
    from codesign.screens.in_step import InTurn
    from codesign.store import Store
    from codesign.store.writing import Change

NEW, LATER = "new", "later"
"""Answers beside the ids of those who may be the one."""


class TooYoungError(AskedWronglyError):
    """Somebody under 16 was named."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody under 16 is not kept by name here.",
            todo="Count them at the event they came to, such as 1 young person.",
        )


class Asked(NamedTuple):
    """What was typed, and who it may be."""

    contact: NewContact
    found: tuple[Candidate, ...]
    answers: tuple[tuple[str, str], ...]
    """Each answer's key, and its words."""


def look(store: Store, desk: Desk, typed: str, in_turn: InTurn) -> Asked:
    """Read a line such as `Sam Okafor, Ambridge Carers (chair)` and look who it may be. Runs in a thread."""
    return look_for(store, desk, _read(typed), in_turn)


def look_for(store: Store, desk: Desk, contact: NewContact, in_turn: InTurn) -> Asked:
    """Look who somebody to be added may be, in the register behind the desk. Runs in a thread."""
    from codesign.matching import Typed
    from codesign.matching.likelihood import worth_asking
    from codesign.screens.in_step import register_in_step

    sort: Sort = "organisation" if contact.sort == "organisation" else ""
    asked = Typed.to_add(contact, sort)
    with register_in_step(store, desk, in_turn) as register:
        found = tuple(worth_asking(register.candidates(asked)))
    known = tuple((one.id, _who(store, one)) for one in found)
    return Asked(
        contact, found, (*known, (NEW, "None of these: somebody new"), (LATER, "Add as new; decide later"))
    )


def keep(store: Store, asked: Asked, answer: str) -> str:
    """Keep what was decided, with the reasons shown, in one change; return the contact's id."""
    with store.write("add contact") as change:
        known = next((one for one in asked.found if one.id == answer), None)
        if known is not None:
            remember = asked.contact.name != known.name
            same = SameAnswer(known.id, "same", asked.contact.name, known.reasons, remember=remember)
            store.contacts.insert_answer(change, known.id, same)
            return known.id
        added = store.contacts.insert(change, asked.contact)
        keep_apart(store, change, asked, answer, added)
        return added


def keep_apart(store: Store, change: Change, asked: Asked, answer: str, added: str) -> None:
    """Keep, of somebody added, that they are none of those who were offered, or that it is decided later."""
    said = "later" if answer == LATER else "different"
    for one in asked.found:
        decided = SameAnswer(one.id, said, asked.contact.name, one.reasons)
        store.contacts.insert_answer(change, one.id, decided, other_id=added)


def _read(typed: str) -> NewContact:
    from codesign.matching import looks_like_organisation

    named = read_who(clean(typed).text, ())
    if not isinstance(named, Named):
        raise AskedWronglyError("That reads as a count, not a name.", todo="Counts belong to an event.")
    if named.under_16:
        raise TooYoungError
    is_organisation = not named.organisation and looks_like_organisation(named.name)
    return NewContact(
        named.name,
        sort="organisation" if is_organisation else "person",
        organisation=named.organisation,
        role=named.capacity,
    )


def _who(store: Store, one: Candidate) -> str:
    line = store.contacts.line(one.id)
    where = f", {line.organisations}" if line.organisations else ""
    met = f", met {line.met:,}×" if line.met else ""
    return f"{line.reference} {line.name}{where}{met}: {one.likelihood} ({'; '.join(one.reasons)})"
