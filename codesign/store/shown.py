"""Which comments count and are shown: one rule, used by every list and every figure.

A comment counts unless it is deleted, is a safeguarding record (whose words belong nowhere but in its own place), or
belongs to an event that was deleted or never took place.
"""

from __future__ import annotations

HEARD = """
    SELECT c.*, coalesce(c.programme_id, e.programme_id) AS programme, coalesce(nullif(c.said_on, ''), e.held_on, '') AS said
    FROM comment c LEFT JOIN event e ON e.id = c.event_id
    WHERE c.deleted = 0 AND c.sensitive <> 'safeguarding' AND (c.event_id IS NULL OR (e.deleted = 0 AND e.state IN ('held', 'nobody-came')))
"""
"""SQL for the comments that count, each with the programme it serves and the date it was said."""

HELD = "SELECT * FROM event WHERE deleted = 0 AND state = 'held'"
"""SQL for the events that took place and somebody came."""
