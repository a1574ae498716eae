"""Taking a merge apart where a contact has left a name: one that is hidden of both is not shown again because they part.

Whose own name it would be again is called `Name withheld` and their reference, and is found by the name as before, unless
somebody says that it is to be shown. A merge brings no name that is hidden, so joining them again shows nothing either.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import hidden, standing
from codesign.store.finding.sort_names import sort_name
from codesign.store.merging.chains import ends
from codesign.store.merging.fields import merges_of, value_at
from codesign.store.merging.timeline import Undone, edits
from codesign.store.same_person.since import merge_that_stands
from codesign.store.tables import Alias, Contact
from codesign.store.verbs.contact_rows import contact_name
from codesign.store.writing import Change

_HELD = "SELECT id, contact_id, name, hidden FROM alias WHERE deleted = 0 AND contact_id IN (SELECT value FROM json_each(:ids))"


class Parting(NamedTuple):
    """What a split would do about names that are hidden of both."""

    left: frozenset[str]
    """The names left, letter case aside."""
    again: dict[str, str]
    """Whose own name would be one of them again, and that name."""
    aside: dict[str, str]
    """Everybody else who goes with the contact taken out, and their own names."""


def parting(session: Session, merge_id: str) -> Parting:
    """Look at what a split would do. Raises NotMergedError."""
    merge = merge_that_stands(session, merge_id)
    left = hidden.names_left(session).get(standing.survivor(session, merge.merged_id), frozenset())
    if not left:
        return Parting(left, {}, {})
    after = ends(session, without=merge_id)
    out = after.get(merge.merged_id, merge.merged_id)
    goes = {merge.merged_id, *(contact for contact, stands in after.items() if stands == out)}
    names = {contact: contact_name(session, contact) for contact in goes}
    names[merge.survivor_id] = _own_without(session, merge.survivor_id, merge_id)
    stand = {merge.merged_id, merge.survivor_id} - after.keys()
    again = {id_: name for id_, name in names.items() if id_ in stand and name.casefold() in left}
    return Parting(left, again, {id_: names[id_] for id_ in goes - again.keys()})


def _own_without(session: Session, survivor: str, merge_id: str) -> str:
    """Return what a survivor would be called without a merge."""
    merges = [each for each in merges_of(session, survivor) if each.id != merge_id]
    by_hand = edits(session, "contact", survivor, Undone.read(session))
    return str(value_at("name", by_hand, merges)) if by_hand else contact_name(session, survivor)


def withhold(change: Change, found: Parting) -> None:
    """Keep hidden what a split would show again. Done before the merge goes: what comes after it follows from it."""
    for contact in found.again:
        name = hidden.withheld(change.reference_of(Contact, contact))
        change.set(Contact, contact, name=name, sort_name=sort_name(name))
    goes = json.dumps(sorted({*found.again, *found.aside}))
    held = change.session.execute(text(_HELD), {"ids": goes}).all()
    for alias in held:
        if not alias.hidden and alias.name.casefold() in found.left:
            change.set(Alias, alias.id, hidden=True)
    has = {(alias.contact_id, alias.name.casefold()) for alias in held}
    for contact, name in (found.again | found.aside).items():
        if name.casefold() in found.left and (contact, name.casefold()) not in has:
            change.add(Alias, contact_id=contact, name=name, hidden=True)


def show(change: Change, found: Parting) -> None:
    """Let whose own name is shown again have no hidden name that is the same."""
    held = change.session.execute(text(_HELD), {"ids": json.dumps(sorted(found.again))})
    for alias in held.all():
        if alias.hidden and alias.name.casefold() == found.again[alias.contact_id].casefold():
            change.remove(Alias, alias.id)
