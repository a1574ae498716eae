"""The other names a merge brings: what the merged contact is called, and what the survivor was called where it took another name.

They are other names like any other, that go when their merge goes; one that somebody altered or removed by hand is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import hidden
from codesign.store.finding.sort_names import sort_name
from codesign.store.merging.fields import Chosen, merges_of, value_at
from codesign.store.merging.timeline import Edit, Undone, edits
from codesign.store.tables import Alias

if TYPE_CHECKING:
    from codesign.store.writing import Change

_HELD = """
    SELECT a.id, a.merge_id, a.name, a.deleted FROM alias a WHERE a.merge_id IN (SELECT id FROM contactmerge WHERE survivor_id = :id) ORDER BY a.row
"""
_OWN = """
    SELECT name FROM contact WHERE id = :id
    UNION SELECT name FROM alias WHERE contact_id = :id AND deleted = 0 AND (merge_id IS NULL OR hidden = 1)
    UNION SELECT name FROM alias WHERE deleted = 0 AND hidden = 1 AND contact_id IN (SELECT contact_id FROM standing WHERE survivor_id = :id)
"""
"""SQL of the names that no merge needs to bring. One that was hidden stays hidden, whichever merge once brought it."""

_OURS = {"deleted", "reason"}


class Brought(NamedTuple):
    """A name that a merge brings."""

    merge: str
    name: str
    reason: str


def keep(change: Change, survivor: str, undone: Undone) -> None:
    """Add the names that the merges of a survivor bring and it has not, and remove those whose merge is gone."""
    session = change.session
    wanted = {(each.merge, each.name): each for each in _wanted(session, survivor, undone)}
    for held in session.execute(text(_HELD), {"id": survivor}).all():
        brings = wanted.pop((held.merge_id, held.name), None)
        if (brings is not None) == bool(held.deleted) and not _by_hand(session, held.id, undone):
            change.put_back(Alias, [held.id], deleted=brings is None, reason=brings.reason if brings else "")
    for each in wanted.values():
        change.add(Alias, contact_id=survivor, name=each.name, reason=each.reason, merge_id=each.merge)


def _by_hand(session: Session, alias: str, undone: Undone) -> bool:
    """Whether somebody altered or removed a name since it was brought."""
    found = edits(session, "alias", alias, undone)
    return found is None or any(not edit.is_made and not _is_ours(edit) for edit in found)


def _is_ours(edit: Edit) -> bool:
    """Whether an alteration followed from a merge: that alters the reason too, and nobody brings back but by an undo."""
    return edit.values.keys() >= _OURS or dict(edit.values) == {"deleted": 0}


def _wanted(session: Session, survivor: str, undone: Undone) -> Iterator[Brought]:
    """Yield each name that is brought and not there yet, for the first merge that brings it."""
    has = {sort_name(name) for name in session.execute(text(_OWN), {"id": survivor}).scalars()}
    for each in _brought(session, survivor, undone):
        folded = sort_name(each.name)
        if folded and folded not in has and not hidden.is_withheld(each.name):
            has.add(folded)
            yield each


def _brought(session: Session, survivor: str, undone: Undone) -> Iterator[Brought]:
    merges = merges_of(session, survivor)
    takes_a_name = any("name" in merge.fields for merge in merges)
    by_hand = edits(session, "contact", survivor, undone) if takes_a_name else None
    for merge in merges:
        merged = session.execute(
            text("SELECT name, 'N' || number || '-' || letters FROM contact WHERE id = :id"),
            {"id": merge.merged_id},
        ).first()
        if merge.stands and merged:  # who was merged elsewhere may come here later than the merge
            name, reference = merged
            yield Brought(merge.id, name, f"{reference}, merged")
            before = _name_before(merge, merges, by_hand)
            if before:
                yield Brought(merge.id, before, f"before {reference} was merged")


def _name_before(merge: Chosen, merges: Sequence[Chosen], by_hand: Sequence[Edit] | None) -> str:
    """Return what a survivor was called before a merge gave it another name, or nothing."""
    if "name" not in merge.fields or not by_hand:
        return ""
    return str(value_at("name", by_hand, merges, before=merge.seq))
