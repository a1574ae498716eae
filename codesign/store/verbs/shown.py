"""Which comments count and are shown: one rule each, used by every list and every figure.

A comment is shown unless it is deleted, is a safeguarding record (whose words belong nowhere but in its own place), or
belongs to an event that was deleted. It counts, and stands in lists, unless its event has not taken place or never did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codesign.store.faults import GoneError

if TYPE_CHECKING:
    from sqlmodel import Session

EVERY = """
    SELECT c.*, coalesce(c.programme_id, e.programme_id) AS programme, coalesce(nullif(c.said_on, ''), e.held_on, '') AS said
    FROM comment c LEFT JOIN event e ON e.id = c.event_id WHERE c.deleted = 0
"""
"""SQL for every comment there is, each with the programme it serves and the date it was said. Only for whoever wrote it."""

SHOWN = f"{EVERY} AND c.sensitive <> 'safeguarding' AND (c.event_id IS NULL OR e.deleted = 0)"
"""SQL for the comments that may be shown on their own page and on their event's."""

HEARD = f"{SHOWN} AND (c.event_id IS NULL OR e.state IN ('held', 'nobody-came'))"
"""SQL for the comments that count."""

UNTAGGED = """(c.no_answer = 0 AND (
    NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0)
    OR c.id IN (SELECT q.comment_id FROM tag q WHERE q.deleted = 0 AND q.question_id IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.question_id IS NULL)))"""
"""SQL true of a comment `c` that waits for a tag: it says something, and has no theme and no outcome. A question is neither.

The few with a question are looked at last: of all others the index says it alone.
"""


def below(table: str, top: str = "") -> str:
    """Return SQL for every pair of a theme or an outcome and one that stands beneath it, itself among them; or of one alone."""
    only = f" AND id = {top}" if top else ""
    return f"""
        WITH RECURSIVE below(top, id) AS (
            SELECT id, id FROM {table} WHERE deleted = 0{only}
            UNION SELECT b.top, t.id FROM below b JOIN {table} t ON t.parent_id = b.id WHERE t.deleted = 0
        )"""


HEARD_IN_ORDER = """
    SELECT c.row, coalesce(nullif(c.said_on, ''), e.held_on, '') AS said FROM event e CROSS JOIN comment c ON c.event_id = e.id
    WHERE c.deleted = 0 AND c.sensitive <> 'safeguarding' AND e.deleted = 0 AND e.state IN ('held', 'nobody-came')
    UNION ALL
    SELECT c.row, c.said_on FROM comment c WHERE c.event_id IS NULL AND c.deleted = 0 AND c.sensitive <> 'safeguarding'
    ORDER BY 2 DESC, 1 DESC
"""
"""SQL for the rows of the comments that count, the newest said first: the same rule read from the events, a third of the work."""

HELD = "SELECT * FROM event WHERE deleted = 0 AND state = 'held'"
"""SQL for the events that took place and somebody came."""


def one(session: Session, sql: str, **values: object) -> Any:
    """Return the one row of a record. Raises GoneError where the record was undone or removed meanwhile."""
    from sqlalchemy import text

    row = session.execute(text(sql), values).first()
    if row is None:
        raise GoneError
    return row
