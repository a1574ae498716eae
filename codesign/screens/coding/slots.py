"""What is suggested, each at its digit: nothing moves to another digit while its comment is on the screen. Pure.

Suggestions are learnt anew after every answer. Were they numbered anew too, a digit pressed for what was read would put on
what nobody read. So a place keeps what it holds until that is answered; what takes its place afterwards is new, and its
digit is not taken before it could be read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from codesign.records.coding import Offered, Suggested


class Slot(NamedTuple):
    """A place among the suggestions."""

    kind: str
    """themes, outcomes or questions."""
    offered: Offered | None = None
    is_on: bool = False
    """Whether the comment is tagged with it by now."""
    since: float = 0.0
    """When it was first painted."""
    left: tuple[Offered, ...] = ()
    """What left this place as it was refused, the latest last: it comes back where that is taken back, whatever was learnt of it since."""


PLACES: Sequence[str] = ("themes", "themes", "themes", "outcomes", "questions")
"""What stands at each digit, from 1."""
SIGNS = {"themes": "#", "outcomes": "!", "questions": "="}
"""What the name of each begins with."""


def fresh(found: Suggested, now: float) -> tuple[Slot, ...]:
    """Return the places of a comment that comes on the screen."""
    return renewed(tuple(Slot(kind) for kind in PLACES), found, (), now)


def renewed(
    slots: Sequence[Slot],
    found: Suggested,
    on: Collection[tuple[str, str]],
    now: float,
    withheld: Collection[str] = (),
) -> tuple[Slot, ...]:
    """Return the places of a comment after an answer: each keeps what it holds, whatever is likelier by now.

    Only what may not be put on any more leaves its place, and something new takes it: what was refused, here or in another
    copy, and what was retired meanwhile.
    """
    kept = [_kept(slot, found, on, withheld) for slot in slots]
    shown = {(slot.kind, slot.offered.id) for slot in kept if slot.offered is not None} | set(on)
    filled = []
    for slot in kept:
        back = (each for each in reversed(slot.left) if each.id not in withheld)
        free = (each for each in (*back, *found.of(slot.kind)) if (slot.kind, each.id) not in shown)
        new = next(free, None) if slot.offered is None else None
        if new is not None:
            shown.add((slot.kind, new.id))
        filled.append(slot if new is None else slot._replace(offered=new, since=now))
    return tuple(filled)


def _kept(slot: Slot, found: Suggested, on: Collection[tuple[str, str]], withheld: Collection[str]) -> Slot:
    if slot.offered is None:
        return slot
    if (slot.kind, slot.offered.id) in on:
        return slot._replace(is_on=True)
    if slot.offered.id in withheld:
        return Slot(slot.kind, left=(*slot.left, slot.offered))
    again = next((each for each in found.of(slot.kind) if each.id == slot.offered.id), slot.offered)
    return slot._replace(offered=again, is_on=False)
