"""Tags brought from one theme to another, as journalled changes: a comment that had both keeps one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.tables import Record, SecondTag, Tag
from codesign.store.writing import Change

_TAGS = """
    SELECT g.id, g.comment_id, g.start, g.end, g.quote FROM tag g WHERE g.deleted = 0 AND g.theme_id = :theme
    AND (:comments IS NULL OR g.comment_id IN (SELECT value FROM json_each(:comments))) ORDER BY g.row
"""
_SECOND = """
    SELECT g.id, g.comment_id, g.opinion_id FROM secondtag g WHERE g.deleted = 0 AND g.theme_id = :theme
    AND (:comments IS NULL OR g.comment_id IN (SELECT value FROM json_each(:comments))) ORDER BY g.row
"""


class _On(NamedTuple):
    """A tag, and what may be on a comment only once."""

    id: str
    comment: str
    once: tuple[object, ...]


def move(change: Change, theme_id: str, into: str, comments: Iterable[str] | None = None) -> int:
    """Bring the tags of a theme to another, of some comments or of all; return how many comments were moved.

    What a second coder put there is brought along: two people who agreed go on agreeing.
    """
    wanted = None if comments is None else sorted(set(comments))
    session, moved = change.session, set[str]()
    for table, read in _TABLES:
        going = read(session, theme_id, wanted)
        there = read(session, into, sorted({each.comment for each in going})) if going else []
        _move(change, table, going, there, into)
        moved |= {each.comment for each in going} if table is Tag else set()
    return len(moved)


def copy(change: Change, theme_id: str, to: str, comments: Iterable[str]) -> int:
    """Put another theme on comments beside one they have, span for span; return how many had it not."""
    wanted = sorted(set(comments))
    held = {each.once for each in _tags(change.session, to, wanted)}
    rows = change.session.execute(text(_TAGS), {"theme": theme_id, "comments": json.dumps(wanted)})
    new = [row for row in rows if (row.comment_id, row.start, row.end) not in held]
    change.add_many(
        Tag,
        [
            {
                "comment_id": row.comment_id,
                "theme_id": to,
                "start": row.start,
                "end": row.end,
                "quote": row.quote,
                "tagged_by": change.actor,
                "tagged_at": change.now,
            }
            for row in new
        ],
    )
    return len({row.comment_id for row in new})


def _move(change: Change, table: type[Record], tags: Sequence[_On], there: Sequence[_On], into: str) -> None:
    held = {each.once for each in there}
    twice = [each.id for each in tags if each.once in held]
    if twice:
        change.remove_many(table, twice)
    change.set_many(table, [each.id for each in tags if each.once not in held], theme_id=into)


def _tags(session: Session, theme_id: str, comments: Sequence[str] | None) -> list[_On]:
    rows = session.execute(text(_TAGS), _asked(theme_id, comments))
    return [_On(row.id, row.comment_id, (row.comment_id, row.start, row.end)) for row in rows]


def _second(session: Session, theme_id: str, comments: Sequence[str] | None) -> list[_On]:
    rows = session.execute(text(_SECOND), _asked(theme_id, comments))
    return [_On(row.id, row.comment_id, (row.comment_id, row.opinion_id)) for row in rows]


def _asked(theme_id: str, comments: Sequence[str] | None) -> dict[str, str | None]:
    return {"theme": theme_id, "comments": None if comments is None else json.dumps(list(comments))}


_TABLES: Sequence[tuple[type[Record], Callable[[Session, str, Sequence[str] | None], list[_On]]]] = (
    (Tag, _tags),
    (SecondTag, _second),
)
"""What is brought along: tags, and what a second coder put there."""
