"""Reading one contact's page: names, points, roles, groups, permissions, events, comments, and who was offered as a look-alike."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.people import (
    Capacity,
    ContactCard,
    HeldPoint,
    Holder,
    Member,
    OtherName,
    Permit,
    Role,
    SameAsked,
)
from codesign.store.lines import Line, as_lines
from codesign.store.verbs.contact_rows import CONTACT_LINES, contact_line
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.shown import HEARD, one

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

NEWEST = 10
"""Comments shown on a contact's page; all of them are one key away."""

_NAMES = "SELECT name, reason, id FROM alias WHERE contact_id = :id AND deleted = 0 ORDER BY row"
_POINTS = "SELECT kind, value, as_given, note, shared, id FROM contactpoint WHERE contact_id = :id AND deleted = 0 ORDER BY row"
_ROLES = """
    SELECT coalesce(o.name, a.organisation_name), a.role, a.starts, a.ends, coalesce(a.organisation_id, ''), a.id
    FROM affiliation a LEFT JOIN contact o ON o.id = a.organisation_id
    WHERE a.contact_id = :id AND a.deleted = 0 ORDER BY a.ends <> '', a.ends DESC, a.starts DESC, a.row
"""
_GROUPS = """
    SELECT g.name, m.seat, m.starts, m.ends, g.id, m.id FROM membership m JOIN contact g ON g.id = m.group_id
    WHERE m.contact_id = :id AND m.deleted = 0 ORDER BY m.ends <> '', m.ends DESC, m.row
"""
_MEMBERS = """
    SELECT m.contact_id, n.name, m.seat, m.speaks_for, m.starts, m.ends, m.id FROM membership m JOIN contact n ON n.id = m.contact_id
    WHERE m.group_id = :id AND m.deleted = 0 AND n.deleted = 0 ORDER BY m.ends <> '', n.sort_name
"""
_HOLDERS = """
    SELECT a.contact_id, n.name, a.role, a.starts, a.ends, a.id FROM affiliation a JOIN contact n ON n.id = a.contact_id
    WHERE a.organisation_id = :id AND a.deleted = 0 AND n.deleted = 0 ORDER BY a.ends <> '', n.sort_name, a.row
"""
_PERMISSIONS = """
    SELECT purpose, answer, given_on, CASE WHEN note = '' THEN how ELSE trim(how || ' ' || note) END, id
    FROM permission WHERE contact_id = :id AND deleted = 0 ORDER BY row
"""
_CAPACITIES = """
    SELECT e.id, 'E' || e.number || '-' || e.letters, e.title, e.held_on,
           CASE WHEN t.contact_id IS NOT :id THEN coalesce(p.name, '')
                ELSE t.capacity || iif(t.capacity <> '' AND o.name <> '', ', ', '') || coalesce(o.name, '') END, t.id
    FROM attendance t JOIN event e ON e.id = t.event_id LEFT JOIN contact o ON o.id = t.organisation_id
         LEFT JOIN contact p ON p.id = t.contact_id
    WHERE (t.contact_id = :id OR t.organisation_id = :id) AND t.deleted = 0 AND e.deleted = 0
    ORDER BY e.held_on DESC, e.row DESC, t.position
"""
_ASKED = """
    SELECT coalesce(o.id, ''), coalesce('N' || o.number || '-' || o.letters, ''), coalesce(o.name, ''), m.typed, m.answer, m.reasons,
           coalesce(h.actor, ''), coalesce(h.at, '')
    FROM matchanswer m
         LEFT JOIN contact o ON o.id = CASE WHEN m.contact_id = :id THEN m.other_id ELSE m.contact_id END AND o.deleted = 0
         LEFT JOIN operation p ON p.record = m.id AND p.tbl = 'matchanswer' AND p.kind = 'made'
         LEFT JOIN change h ON h.row = p.change
    WHERE (m.contact_id = :id OR m.other_id = :id) AND m.deleted = 0 GROUP BY m.row ORDER BY m.row DESC
"""
_OWN = """
    SELECT n.note, n.ended, coalesce(s.name, '') AS successor, coalesce(s.id, '') AS successor_id
    FROM contact n LEFT JOIN contact s ON s.id = n.successor_id AND s.deleted = 0 WHERE n.id = :id
"""
_WAS = "SELECT name, id FROM contact WHERE successor_id = :id AND deleted = 0 ORDER BY row"


def read(store: StoreFile, contact_id: str) -> ContactCard:
    """Return everything on one contact's page. Raises GoneError."""
    with store.read() as session:
        line = contact_line(one(session, f"{CONTACT_LINES} AND n.id = :id", id=contact_id))
        own = session.execute(text(_OWN), {"id": contact_id}).one()
        was = session.execute(text(_WAS), {"id": contact_id}).all()
        names = _lines(session, OtherName, _NAMES, contact_id)
        return ContactCard(
            line=line,
            note=own.note,
            aliases=tuple(each.name for each in names),
            other_names=names,
            points=_lines(session, HeldPoint, _POINTS, contact_id),
            roles=_lines(session, Role, _ROLES, contact_id),
            groups=_lines(session, Role, _GROUPS, contact_id),
            members=members(session, contact_id),
            permissions=_lines(session, Permit, _PERMISSIONS, contact_id),
            events=_lines(session, Capacity, _CAPACITIES, contact_id),
            successor=own.successor,
            successor_id=own.successor_id,
            ended=own.ended,
            predecessors=tuple(row.name for row in was),
            predecessor_ids=tuple(row.id for row in was),
            holders=_lines(session, Holder, _HOLDERS, contact_id),
            asked=_lines(session, SameAsked, _ASKED, contact_id),
            **_comments(store, session, contact_id),
        )


def members(session: Session, group_id: str) -> tuple[Member, ...]:
    """Return the members of a group, those of now first, in name order."""
    return _lines(session, Member, _MEMBERS, group_id)


def _said(session: Session, which: str, contact_id: str) -> array[int]:
    """Return the row numbers of the comments of which something holds, newest first."""
    found = session.execute(
        text(f"SELECT c.row FROM ({HEARD}) c WHERE {which} ORDER BY c.said DESC, c.row DESC"),
        {"id": contact_id},
    )
    return array("q", found.scalars())


def _comments(store: StoreFile, session: Session, contact_id: str) -> dict[str, Any]:
    said = _said(session, "c.contact_id = :id", contact_id)
    said_for = _said(session, "c.for_organisation_id = :id AND c.contact_id IS NOT :id", contact_id)
    feedback = Feedback(store)
    return {
        "comments": len(said),
        "said": tuple(feedback.lines(said[:NEWEST])),
        "comments_for": len(said_for),
        "said_for": tuple(feedback.lines(said_for[:NEWEST])),
    }


def _lines(session: Session, kind: type[Line], sql: str, contact_id: str) -> tuple[Line, ...]:
    return tuple(as_lines(kind, session.execute(text(sql), {"id": contact_id})))
