"""Who looks like a contact, from the register behind the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.records.people import LookAlike

if TYPE_CHECKING:
    from codesign.matching import Candidate
    from codesign.screens.desk import Desk
    from codesign.screens.in_step import InTurn
    from codesign.store import Store

_MOST = 6


def look_alikes(store: Store, desk: Desk, contact_id: str, in_turn: InTurn) -> list[LookAlike]:
    """Return who may be the same as a contact, best first, with the reasons. Runs in a thread."""
    from codesign.matching import Typed
    from codesign.matching.likelihood import worth_asking
    from codesign.screens.in_step import register_in_step

    known = store.contacts.known_one(contact_id)
    with register_in_step(store, desk, in_turn) as register:
        found = worth_asking(register.candidates(Typed.like(known), limit=_MOST, other_than=known.id))
    said = {each.contact_id: each for each in (_said(store, one) for one in found) if each is not None}
    return [each for each in said.values() if each.contact_id != known.id]


def _said(store: Store, one: Candidate) -> LookAlike | None:
    """Return a look-alike as people read them; nothing where the register knows somebody who was removed meanwhile.

    One who was merged meanwhile is who stands for them.
    """
    from codesign.store.faults import GoneError

    try:
        line = store.contacts.line(one.id)
    except GoneError:
        return None
    return LookAlike(line.id, line.reference, line.name, line.organisations, one.likelihood, one.reasons)
