"""What one comment is tagged with, by id: names and codes are for people, and two may look alike once joined."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text

from codesign.store.file import StoreFile


class TagIds(NamedTuple):
    """The ids a comment is tagged with."""

    themes: frozenset[str]
    outcomes: frozenset[str]


class Tags:
    """Reads tags."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def of(self, comment_id: str) -> TagIds:
        """Return the themes and outcomes a comment is tagged with."""
        with self._store.read() as session:
            rows = session.execute(
                text("SELECT theme_id, outcome_id FROM tag WHERE comment_id = :id AND deleted = 0"),
                {"id": comment_id},
            ).all()
        return TagIds(
            frozenset(row.theme_id for row in rows if row.theme_id),
            frozenset(row.outcome_id for row in rows if row.outcome_id),
        )
