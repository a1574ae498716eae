"""Counting: the one place each figure is worked out, whoever asks and through whichever door.

Imports no database library: the first screen is painted from here before those are loaded.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from codesign.records.events import EventLine, FollowUpLine
from codesign.records.figures import LATE_DAYS, Figures, FollowUpCounts, People, TodayPage
from codesign.store import standing
from codesign.store.lines import Ask, as_line, as_lines
from codesign.store.verbs.selects import CODEBOOK, EVENT_LINES, FOLLOW_UP_LINES, WAITS_FOR, days_of
from codesign.store.verbs.shown import HEARD, UNTAGGED, below

_MINE = "(:programme = '' OR {} = :programme)"
_CAME = f"""
    FROM attendance t JOIN event e ON e.id = t.event_id
    WHERE t.deleted = 0 AND e.deleted = 0 AND e.state = 'held' AND {_MINE.format("e.programme_id")}
"""
_PEOPLE = f"""
    WITH once AS (SELECT DISTINCT contact_id AS id FROM attendance WHERE contact_id IS NOT NULL)
    SELECT (SELECT count(*) FROM once WHERE EXISTS (SELECT 1 {_CAME} AND t.contact_id = once.id))
             - (SELECT count(*) - count(DISTINCT m.survivor_id) FROM {standing.MERGED} m WHERE EXISTS (SELECT 1 {_CAME} AND t.contact_id = m.id)),
           coalesce(sum(t.heads), 0), coalesce(max(t.about), 0)
    {_CAME} AND t.contact_id IS NULL
"""
"""Looking once for each person named was seven times as quick as sorting every attendance by name.

Those who are one person by now were looked for one by one, and all but one of each are taken off.
"""

_WORDING = """
    SELECT v.state, count(*) FROM wording v JOIN clause w ON w.id = v.clause_id LEFT JOIN event e ON e.id = v.event_id
    WHERE v.deleted = 0 AND (:programme = '' OR coalesce(w.programme_id, e.programme_id) = :programme) GROUP BY v.state
"""


def figures(ask: Ask, programme_id: str, today: date) -> Figures:
    """Return the figures of one programme, or of everything. Drafts are in none of them: they are kept elsewhere."""
    mine = {"programme": programme_id}
    events: dict[str, int] = dict(ask(_EVENTS, mine))  # type: ignore[arg-type]  # rows of two
    wording: dict[str, int] = dict(ask(_WORDING, mine))  # type: ignore[arg-type]  # rows of two
    ((comments, untagged),) = ask(_COMMENTS, mine)
    ((outcomes, never),) = ask(_OUTCOMES, mine)
    return Figures(
        as_at=_one(ask, _NEWEST, {}) or "",
        events=events.get("held", 0),
        planned=events.get("planned", 0),
        cancelled=events.get("cancelled", 0),
        nobody_came=events.get("nobody-came", 0),
        comments=comments,
        untagged=untagged,
        people=people(ask, programme_id),
        themes=_one(ask, _THEMES, mine),
        outcomes=outcomes,
        outcomes_never_heard=never,
        follow_ups=follow_up_counts(ask, programme_id, today),
        set_aside=_one(ask, "SELECT count(*) FROM setaside WHERE deleted = 0 AND state = 'waiting'", {}),
        wording_adopted=wording.get("adopted", 0),
        wording_refused=wording.get("not-adopted", 0),
        late_entries=_one(ask, _LATE, mine),
    )


def people(ask: Ask, programme_id: str) -> People:
    """Return how many people came to held events: named once each, unnamed heads beside them."""
    return as_line(People, ask(_PEOPLE, {"programme": programme_id})[0])


def follow_up_counts(ask: Ask, programme_id: str, today: date) -> FollowUpCounts:
    """Count follow-ups by what they wait for."""
    return FollowUpCounts(*ask(_FOLLOW_UP_COUNTS, {"programme": programme_id, **days_of(today)})[0])


def today_page(ask: Ask, today: date, events: int = 5) -> TodayPage:
    """Return what the first screen shows."""
    return TodayPage(
        figures=figures(ask, "", today),
        overdue=tuple(_follow_ups(ask, "overdue", today)),
        due=tuple(_follow_ups(ask, "due", today)),
        last_events=tuple(as_lines(EventLine, ask(_LAST_EVENTS, {"n": events}))),
        personal=_one(ask, _PERSONAL, {}),
    )


def _follow_ups(ask: Ask, which: str, today: date) -> list[FollowUpLine]:
    sql = f"{FOLLOW_UP_LINES} AND {WAITS_FOR[which]} ORDER BY f.due, f.row"
    return as_lines(FollowUpLine, ask(sql, {"programme": "", **days_of(today)}))


def _one(ask: Ask, sql: str, values: dict[str, str]) -> Any:
    """Return the one value asked for, or nothing."""
    found = ask(sql, values)
    return found[0][0] if found else None


_EVENTS = (
    f"SELECT state, count(*) FROM event WHERE deleted = 0 AND {_MINE.format('programme_id')} GROUP BY state"
)
_COMMENTS = f"""
    SELECT count(*), count(*) FILTER (WHERE {UNTAGGED}) FROM ({HEARD}) c WHERE {_MINE.format("c.programme")}
"""
_OUTCOMES = f"""
    SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
        {below("outcome", "o.id")} SELECT 1 FROM below b JOIN tag g ON g.outcome_id = b.id AND g.deleted = 0 JOIN ({HEARD}) c ON c.id = g.comment_id))
    FROM outcome o WHERE o.deleted = 0 AND o.level = 'outcome' AND {_MINE.format("o.programme_id")}
"""
"""Statements (not domains), and those no comment was ever tagged to, nor to anything beneath them."""
_PERSONAL = f"SELECT count(*) FROM ({HEARD}) c WHERE c.personal <> ''"
"""An index holds these alone: they are few."""
_THEMES = f"SELECT count(*) FROM theme t WHERE t.deleted = 0 AND t.state <> 'retired' AND {CODEBOOK}"
_LATE = f"""
    SELECT count(*) FROM event WHERE deleted = 0 AND state = 'held' AND length(held_on) = 10 AND recorded <> ''
    AND julianday(substr(recorded, 1, 10)) - julianday(held_on) > {LATE_DAYS} AND {_MINE.format("programme_id")}
"""
_NEWEST = (
    "SELECT 'H' || number || '-' || letters FROM change WHERE length(head) > 0 ORDER BY row DESC LIMIT 1"
)
_LAST_EVENTS = f"""
    {EVENT_LINES} AND e.row IN (SELECT row FROM event WHERE deleted = 0 AND state <> 'planned' ORDER BY held_on DESC, row DESC LIMIT :n)
    ORDER BY e.held_on DESC, e.row DESC
"""
_COUNTED = ", ".join(
    f"count(*) FILTER (WHERE {WAITS_FOR[which]})"
    for which in ("open", "overdue", "due", "nobody", "not-told")
)
_FOLLOW_UP_COUNTS = f"""
    SELECT {_COUNTED} FROM followup f LEFT JOIN event e ON e.id = f.event_id
    WHERE f.deleted = 0 AND (:programme = '' OR coalesce(f.programme_id, e.programme_id) = :programme)
"""
