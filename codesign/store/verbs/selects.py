"""SQL that both the verbs and the first look use: events and follow-ups in lines, and which themes are a programme's.

Imports no database library, so that the first screen's figures need not wait for one.
"""

from __future__ import annotations

from datetime import date, timedelta

from codesign.store import standing
from codesign.store.verbs.shown import HEARD

EVENT_LINES = f"""
    SELECT e.row, e.id, 'E' || e.number || '-' || e.letters AS reference, e.title, e.state, e.held_on, e.starts, e.ends, e.place, e.method,
           coalesce(g.title, '') AS programme, e.officer,
           (SELECT count(DISTINCT {standing.of("t.contact_id")}) FROM attendance t WHERE t.event_id = e.id AND t.deleted = 0) AS named,
           (SELECT coalesce(sum(t.heads), 0) FROM attendance t WHERE t.event_id = e.id AND t.deleted = 0 AND t.contact_id IS NULL) AS heads,
           EXISTS (SELECT 1 FROM attendance t WHERE t.event_id = e.id AND t.deleted = 0 AND t.about) AS about,
           (SELECT count(*) FROM comment c WHERE c.event_id = e.id AND c.deleted = 0 AND c.sensitive <> 'safeguarding') AS comments,
           e.recorded
    FROM event e LEFT JOIN programme g ON g.id = e.programme_id WHERE e.deleted = 0
"""
"""Events, each in a line; ends inside its WHERE."""

FOLLOW_UP_LINES = """
    SELECT f.row, f.id, 'F' || f.number || '-' || f.letters AS reference, f.words, f.owner, f.due, f.state, f.closed_on, f.outcome,
           f.fed_back_on, f.fed_back_how, coalesce(f.event_id, '') AS event_id, coalesce('E' || e.number || '-' || e.letters, '') AS event,
           coalesce(e.title, '') AS event_title
    FROM followup f LEFT JOIN event e ON e.id = f.event_id
    WHERE f.deleted = 0 AND (:programme = '' OR coalesce(f.programme_id, e.programme_id) = :programme)
"""
"""Follow-ups, each in a line; ends inside its WHERE."""

_LAST_DAY = """
    CASE length(f.due) WHEN 4 THEN f.due || '-12-31' WHEN 7 THEN date(f.due || '-01', '+1 month', '-1 day') WHEN 10 THEN f.due END
"""
"""The last day on which it is still in time: of a month or a year, its end; of no date, none."""

WAITS_FOR = {
    "": "1",
    "open": "f.state = 'open'",
    "overdue": f"f.state = 'open' AND {_LAST_DAY} < :today",
    "due": f"f.state = 'open' AND {_LAST_DAY} BETWEEN :today AND :week",
    "nobody": "f.state = 'open' AND (f.owner = '' OR f.due = '')",
    "not-told": "f.state <> 'open' AND f.fed_back_on = ''",
    "closed": "f.state <> 'open'",
}
"""What a follow-up waits for."""

CODEBOOK = f"""(
    :programme = '' OR coalesce(t.programme_id, :programme) = :programme OR EXISTS (
        SELECT 1 FROM tag g CROSS JOIN ({HEARD}) c ON c.id = g.comment_id
        WHERE g.theme_id = t.id AND g.deleted = 0 AND c.programme = :programme)
)"""
"""SQL true of a theme `t` in a programme's codebook: its own, one of no programme, or one its comments were tagged to."""


def days_of(today: date) -> dict[str, str]:
    """Return the days that what is overdue and due is reckoned from."""
    return {"today": today.isoformat(), "week": (today + timedelta(days=7)).isoformat()}
