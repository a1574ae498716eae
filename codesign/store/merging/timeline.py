"""What people did to a record by hand, in order, as the journal tells it: without what was undone, and without what follows from merges."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

_OPERATIONS = """
    SELECT o.seq, o.kind, o.new, c.id, c.undoes, c.actor, c.at, c.row,
           CASE WHEN o.kind = 'altered' THEN (SELECT min(m.seq) FROM operation m WHERE m.change = o.change AND m.tbl = 'contactmerge') END AS merging
    FROM operation o JOIN change c ON c.row = o.change WHERE o.record = :id AND o.tbl = :tbl ORDER BY o.seq
"""
"""In a change that makes or takes apart a merge, what comes after it on contacts and their names follows from it."""


@dataclass(frozen=True)
class Undone:
    """Which changes have no effect any more, the undo that is just being written among what counts."""

    by: Mapping[str, list[str]]

    @classmethod
    def read(cls, session: Session) -> Undone:
        """Read every undo there has been."""
        by: dict[str, list[str]] = {}
        for row in session.execute(text("SELECT id, undoes FROM change WHERE undoes IS NOT NULL")):
            by.setdefault(row.undoes, []).append(row.id)
        return cls(by)

    def is_alive(self, change: str) -> bool:
        """Whether a change still has its effect."""
        return not any(self.is_alive(undo) for undo in self.by.get(change, ()))


class Edit(NamedTuple):
    """Fields of one record set by hand, or what it was made with."""

    seq: int
    values: Mapping[str, Any]
    is_made: bool
    change: int
    """The row of the change."""
    actor: str
    at: str


def edits(session: Session, table: str, record: str, undone: Undone) -> list[Edit] | None:
    """Return what was done to a record by hand, oldest first; nothing where some of it was erased and cannot be told."""
    found = []
    for row in session.execute(text(_OPERATIONS), {"id": record, "tbl": table}):
        if row.new is None:
            return None
        is_made = row.kind == "made"
        by_hand = (
            row.undoes is None and undone.is_alive(row.id) and (row.merging is None or row.seq < row.merging)
        )
        if is_made or by_hand:
            found.append(Edit(row.seq, json.loads(row.new), is_made, row.row, row.actor, row.at))
    return found
