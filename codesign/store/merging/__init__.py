"""Contacts that go on for others: kept in step at the end of every change, whoever made it, an undo too.

A merge moves nothing. From the merges that stand follow three things, each worked out anew from what the journal holds, so
that merges come apart in any order: who stands for whom (`chains`), what stands in a survivor's fields (`fields`), and
the other names a merge brought (`names`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import text

from codesign.store.merging import chains, fields, names
from codesign.store.merging.timeline import Undone

if TYPE_CHECKING:
    from codesign.store.writing import Change

__all__ = ["follow", "settle"]

_TOUCHED = """
    SELECT DISTINCT survivor_id FROM contactmerge WHERE id IN (SELECT record FROM operation WHERE change = :row AND tbl = 'contactmerge')
"""
_ALTERED = """
    WITH altered(id) AS MATERIALIZED (SELECT record FROM operation WHERE change = :row AND tbl = 'contact' AND kind = 'altered')
    SELECT DISTINCT survivor_id FROM contactmerge WHERE deleted = 0 AND (survivor_id IN (SELECT id FROM altered) OR merged_id IN (SELECT id FROM altered))
"""
"""SQL of survivors of whom a change, or an undo, altered the name or what a merge chose."""


def settle(change: Change, row: int) -> None:
    """Bring everything that follows from merges in line with those the change at `row` made or took apart."""
    session = change.session
    if session.execute(text("SELECT 1 FROM contactmerge LIMIT 1")).first() is None:
        return
    touched = list(session.execute(text(_TOUCHED), {"row": row}).scalars())
    altered = list(session.execute(text(_ALTERED), {"row": row}).scalars())
    follow(change, dict.fromkeys((*touched, *altered)))


def follow(change: Change, survivors: Iterable[str]) -> None:
    """Bring who stands for whom, and the fields and names of some survivors, in line with the merges there are now."""
    survivors = list(survivors)
    if survivors:
        chains.keep(change.session)
        undone = Undone.read(change.session)
        for survivor in survivors:
            fields.keep(change, survivor, undone)
            names.keep(change, survivor, undone)
