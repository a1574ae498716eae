"""The codebook read: what is said of each theme, what stands where, which went on in which, and names that two have."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.codebook import Codes, ThemeNamed, Twins
from codesign.store.faults import GoneError
from codesign.store.lines import as_line, as_lines

MERGED_INTO = """(
    WITH RECURSIVE gone(id) AS (
        SELECT {0} UNION SELECT m.id FROM theme m JOIN gone ON m.merged_into_id = gone.id WHERE m.deleted = 0
    ) SELECT id FROM gone)"""
"""SQL of a theme and of all that went on in it: what was replied to those still stands."""

_CODES = """
    SELECT t.id, 'T' || t.number || '-' || t.letters, t.name, t.definition, t.examples, t.belongs, t.belongs_not, t.colour,
           coalesce(p.id, ''), coalesce(p.name, ''), t.state, coalesce(m.id, ''), coalesce(m.name, ''), coalesce(t.programme_id, '')
    FROM theme t LEFT JOIN theme p ON p.id = t.parent_id AND p.deleted = 0 LEFT JOIN theme m ON m.id = t.merged_into_id AND m.deleted = 0
    WHERE t.deleted = 0
"""
_NAMED = "SELECT id, 'T' || number || '-' || letters, name FROM theme WHERE deleted = 0"
_ABOVE = """
    WITH RECURSIVE above(id, depth) AS (
        SELECT t.parent_id, 1 FROM theme t WHERE t.id = :id
        UNION SELECT t.parent_id, above.depth + 1 FROM above JOIN theme t ON t.id = above.id WHERE above.depth < 1000
    ) SELECT id FROM above WHERE id IS NOT NULL ORDER BY depth
"""
_KEEP = """
    SELECT count(DISTINCT g.comment_id) FROM tag g JOIN comment c ON c.id = g.comment_id
    WHERE g.deleted = 0 AND c.deleted = 0 AND g.theme_id = :id
"""


def codes(session: Session, theme_id: str) -> Codes:
    """Return what is said of one theme. Raises GoneError."""
    row = session.execute(text(f"{_CODES} AND t.id = :id"), {"id": theme_id}).first()
    if row is None:
        raise GoneError
    return as_line(Codes, row)


def codebook(session: Session, programme_id: str = "") -> list[Codes]:
    """Return what is said of every theme, or of one programme's and those of none, in the order they were made."""
    rows = session.execute(
        text(f"{_CODES} AND (:p = '' OR coalesce(t.programme_id, :p) = :p) ORDER BY t.row"),
        {"p": programme_id},
    )
    return as_lines(Codes, rows)


def named(session: Session, ids: Iterable[str]) -> tuple[ThemeNamed, ...]:
    """Return themes by what people call them, in the order given."""
    wanted = list(ids)
    rows = session.execute(
        text(f"{_NAMED} AND id IN (SELECT value FROM json_each(:ids))"), {"ids": json.dumps(wanted)}
    )
    found = {row[0]: ThemeNamed(*row) for row in rows}
    return tuple(found[id_] for id_ in wanted if id_ in found)


def merged_into(session: Session, theme_id: str) -> tuple[ThemeNamed, ...]:
    """Return the themes that went on in one, in the order they were made."""
    rows = session.execute(
        text(f"{_NAMED} AND merged_into_id = :id AND id <> :id ORDER BY row"), {"id": theme_id}
    )
    return tuple(as_lines(ThemeNamed, rows))


def above(session: Session, theme_id: str) -> list[str]:
    """Return the themes that one stands beneath, the nearest first; one that stands in a ring, once round."""
    found: dict[str, None] = {}
    for id_ in session.execute(text(_ABOVE), {"id": theme_id}).scalars():
        if id_ in found:
            break
        found[id_] = None
    return list(found)


def comments_of(session: Session, theme_id: str) -> int:
    """Count the comments tagged to this very theme."""
    return int(session.execute(text(_KEEP), {"id": theme_id}).scalar() or 0)


def twins(session: Session) -> list[Twins]:
    """Return the themes that have a name between them, case aside, without those that are retired."""
    by_name: dict[str, list[ThemeNamed]] = {}
    for row in session.execute(text(f"{_NAMED} AND state <> 'retired' ORDER BY row")):
        by_name.setdefault(row.name.casefold(), []).append(ThemeNamed(*row))
    return [Twins(each[0].name, tuple(each)) for each in by_name.values() if len(each) > 1]
