"""Who looks like a contact, from the register behind the desk. It is made the first time it is asked for, and kept."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from codesign.records.people import LookAlike

if TYPE_CHECKING:
    from codesign.matching import Candidate, Known, Register, Typed
    from codesign.screens.desk import Desk
    from codesign.store import Store

_MOST = 6
_EVENT_WARD = "this event is in their ward"
"""What the matching engine says of a ward when a name is typed at an event; here there is no event."""
_making = Lock()


def look_alikes(store: Store, desk: Desk, contact_id: str) -> list[LookAlike]:
    """Return who may be the same as a contact, best first, with the reasons. Runs in a thread."""
    known = store.contacts.known_one(contact_id)
    register = _register(store, desk)
    found = register.candidates(_typed(known), limit=_MOST, other_than=known.id)
    said = {each.contact_id: each for each in (_said(store, one) for one in found) if each is not None}
    return [each for each in said.values() if each.contact_id != known.id]


def _register(store: Store, desk: Desk) -> Register:
    """Return the register, making it where nobody has yet; only one thread makes it."""
    from codesign.screens.log.reading import build_register

    with _making:
        if desk.register is None:
            desk.register = build_register(store)
        return desk.register


def _typed(known: Known) -> Typed:
    """Return a contact as if their name had been typed, with all that helps to know them again."""
    from codesign.matching import Typed

    return Typed(
        known.name,
        organisation=known.organisations[0] if known.organisations else "",
        ward=known.wards[0] if known.wards else "",
        email=known.emails[0] if known.emails else "",
        phone=known.phones[0] if known.phones else "",
        sort=known.sort,
    )


def _said(store: Store, one: Candidate) -> LookAlike | None:
    """Return a look-alike as people read them; nothing where the register knows somebody who was removed meanwhile.

    One who was merged meanwhile is who stands for them.
    """
    from codesign.store.faults import GoneError

    try:
        line = store.contacts.line(one.id)
    except GoneError:
        return None
    reasons = tuple(reason.replace(_EVENT_WARD, "same ward") for reason in one.reasons)
    return LookAlike(line.id, line.reference, line.name, line.organisations, one.likelihood, reasons)
