"""Reading one event's page: who came, what was said, what it cost people, what we said we would do, which words changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.events import AccessLine, AttendanceLine, EventCard, EventLine, MoneyLine
from codesign.store import standing
from codesign.store.lines import Line, as_line, as_lines
from codesign.store.verbs import monitoring
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.follow_ups import FollowUps
from codesign.store.verbs.selects import EVENT_LINES
from codesign.store.verbs.shown import one
from codesign.store.verbs.wording import WordingVerbs

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

_OWN = f"""
    SELECT coalesce(e.programme_id, '') AS programme_id, e.area, e.level, e.consultation, e.purpose, e.note, e.head_count,
           e.head_count_about, e.permission, e.zone, coalesce(g.name, '') AS group_name, coalesce(g.id, '') AS group_id
    FROM event e LEFT JOIN contact g ON g.id = {standing.of("e.group_id")} WHERE e.id = :id
"""
_CAME = f"""
    SELECT coalesce(n.id, t.contact_id, ''), coalesce(n.name, ''), t.capacity, coalesce(o.name, ''), t.kind, t.heads, t.about, t.id,
           coalesce(o.id, t.organisation_id, '')
    FROM attendance t LEFT JOIN contact n ON n.id = {standing.of("t.contact_id")} LEFT JOIN contact o ON o.id = {standing.of("t.organisation_id")}
    WHERE t.event_id = :id AND t.deleted = 0 ORDER BY t.position, t.row
"""
_ACCESS = (
    "SELECT need, met, people, note, id FROM accessneed WHERE event_id = :id AND deleted = 0 ORDER BY row"
)
_MONEY = f"""
    SELECT coalesce(n.name, m.who), m.kind, m.state, m.pence, m.benefits_advice, m.note, m.id, coalesce(n.id, m.contact_id, '')
    FROM money m LEFT JOIN contact n ON n.id = {standing.of("m.contact_id")} WHERE m.event_id = :id AND m.deleted = 0 ORDER BY m.row
"""
_REFERRALS = """
    SELECT referred_to, referred_on FROM comment WHERE event_id = :id AND deleted = 0 AND sensitive = 'safeguarding' ORDER BY row
"""


def read(store: StoreFile, event_id: str) -> EventCard:
    """Return everything on one event's page. Raises GoneError."""
    with store.read() as session:
        line = as_line(EventLine, one(session, f"{EVENT_LINES} AND e.id = :id", id=event_id))
        own = session.execute(text(_OWN), {"id": event_id}).one()
        return EventCard(
            line=line,
            programme_id=own.programme_id,
            area=own.area,
            level=own.level,
            consultation=own.consultation,
            purpose=own.purpose,
            note=own.note,
            head_count=own.head_count,
            head_count_about=bool(own.head_count_about),
            permission=own.permission,
            zone=own.zone,
            group=own.group_name,
            group_id=own.group_id,
            came=_each_once(_lines(session, AttendanceLine, _CAME, event_id)),
            comments=tuple(Feedback(store).of_event(event_id)),
            access=_lines(session, AccessLine, _ACCESS, event_id),
            money=_lines(session, MoneyLine, _MONEY, event_id),
            follow_ups=tuple(FollowUps(store).lines(event_id=event_id, today=date.min)),
            wordings=tuple(WordingVerbs(store).lines(event_id=event_id)),
            monitoring=tuple(monitoring.lines_of(session, event_id)),
            referrals=_referrals(session, event_id),
        )


def _each_once(came: Iterable[AttendanceLine]) -> tuple[AttendanceLine, ...]:
    """Return who came with everybody named on one line: who stands there twice, once merged, came in both capacities."""
    lines: dict[str, AttendanceLine] = {}
    for each in came:
        key = each.contact_id or f"heads {each.id}"
        before = lines.get(key)
        lines[key] = each if before is None else _in_both(before, each)
    return tuple(lines.values())


def _in_both(one: AttendanceLine, other: AttendanceLine) -> AttendanceLine:
    """Return two lines of one person as one. Where they came from different places, each stands with its capacity."""
    if one.organisation_id == other.organisation_id:
        return one._replace(capacity=_and(one.capacity, other.capacity), kind=one.kind or other.kind)
    each = [", ".join(filter(None, (line.capacity, line.organisation))) for line in (one, other)]
    return one._replace(
        capacity=_and(*each), organisation="", organisation_id="", kind=one.kind or other.kind
    )


def _and(*said: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, said)))


def _lines(session: Session, kind: type[Line], sql: str, event_id: str) -> tuple[Line, ...]:
    return tuple(as_lines(kind, session.execute(text(sql), {"id": event_id})))


def _referrals(session: Session, event_id: str) -> tuple[str, ...]:
    rows = session.execute(text(_REFERRALS), {"id": event_id})
    return tuple(
        f"Referred to {row.referred_to}{f' on {row.referred_on}' if row.referred_on else ''}"
        if row.referred_to
        else "Safeguarding: not yet said to whom it was referred"
        for row in rows
    )
