"""Reading the register: a contact in a line, and everything that stands on one contact's page."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from codesign.matching import Known
from codesign.records.people import Capacity, Member, Permit, Point, Role
from codesign.store.lines import as_lines

DO_NOT_CONTACT = "do-not-contact"

_NOW_AT = """
    (SELECT group_concat(trim(a.role || CASE WHEN a.role <> '' AND coalesce(o.name, a.organisation_name) <> '' THEN ', ' ELSE '' END
                              || coalesce(o.name, a.organisation_name)), '; ')
     FROM affiliation a LEFT JOIN contact o ON o.id = a.organisation_id
     WHERE a.contact_id = n.id AND a.deleted = 0 AND a.ends = '')
"""
_HELD_WITH = """
    FROM attendance t JOIN event e ON e.id = t.event_id
    WHERE (t.contact_id = n.id OR (n.sort = 'organisation' AND t.organisation_id = n.id))
      AND t.deleted = 0 AND e.deleted = 0 AND e.state = 'held'
"""
"""An organisation was met where somebody came from it."""
_MET = f"(SELECT count(DISTINCT t.event_id) {_HELD_WITH})"
_LAST_MET = f"(SELECT max(e.held_on) {_HELD_WITH})"
CONTACT_LINES = f"""
    SELECT n.row, n.id, 'N' || n.number || '-' || n.letters AS reference, n.name, n.sort, n.kind, n.area,
           coalesce({_NOW_AT}, '') AS organisations, n.is_group,
           {_MET} AS met, coalesce({_LAST_MET}, '') AS last_met,
           coalesce((SELECT p.answer FROM permission p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.purpose = '{DO_NOT_CONTACT}'
                     ORDER BY p.row DESC LIMIT 1), 'lifted') <> 'lifted' AS do_not_contact
    FROM contact n WHERE n.deleted = 0
"""


def points(session: Session, contact_id: str) -> tuple[Point, ...]:
    """Return a contact's points, in the order they were given."""
    rows = session.execute(
        text(
            "SELECT kind, value, as_given, note, shared FROM contactpoint WHERE contact_id = :id AND deleted = 0 ORDER BY row"
        ),
        {"id": contact_id},
    )
    return tuple(as_lines(Point, rows))


def roles(session: Session, contact_id: str) -> tuple[Role, ...]:
    """Return a contact's roles, present ones first."""
    rows = session.execute(
        text("""SELECT coalesce(o.name, a.organisation_name), a.role, a.starts, a.ends, coalesce(a.organisation_id, '')
                FROM affiliation a LEFT JOIN contact o ON o.id = a.organisation_id
                WHERE a.contact_id = :id AND a.deleted = 0 ORDER BY a.ends <> '', a.starts DESC, a.row"""),
        {"id": contact_id},
    )
    return tuple(as_lines(Role, rows))


def groups(session: Session, contact_id: str) -> tuple[Role, ...]:
    """Return the groups a contact is in, with the seat held there."""
    rows = session.execute(
        text("""SELECT g.name, m.seat, m.starts, m.ends, g.id FROM membership m JOIN contact g ON g.id = m.group_id
                WHERE m.contact_id = :id AND m.deleted = 0 ORDER BY m.row"""),
        {"id": contact_id},
    )
    return tuple(as_lines(Role, rows))


def members(session: Session, group_id: str) -> tuple[Member, ...]:
    """Return the members of a group, in name order."""
    rows = session.execute(
        text("""SELECT m.contact_id, n.name, m.seat, m.speaks_for, m.starts, m.ends FROM membership m JOIN contact n ON n.id = m.contact_id
                WHERE m.group_id = :id AND m.deleted = 0 AND n.deleted = 0 ORDER BY n.sort_name"""),
        {"id": group_id},
    )
    return tuple(as_lines(Member, rows))


def permissions(session: Session, contact_id: str) -> tuple[Permit, ...]:
    """Return what a contact allowed and refused."""
    rows = session.execute(
        text(
            "SELECT purpose, answer, given_on, CASE WHEN note = '' THEN how ELSE trim(how || ' ' || note) END FROM permission WHERE contact_id = :id AND deleted = 0 ORDER BY row"
        ),
        {"id": contact_id},
    )
    return tuple(as_lines(Permit, rows))


def capacities(session: Session, contact_id: str) -> tuple[Capacity, ...]:
    """Return the events a contact, or somebody from it, came to: newest first, with the capacity held that day."""
    rows = session.execute(
        text("""SELECT e.id, 'E' || e.number || '-' || e.letters, e.title, e.held_on,
                       CASE WHEN t.contact_id IS NOT :id THEN coalesce(p.name, '')
                            WHEN t.capacity <> '' THEN t.capacity ELSE coalesce(o.name, '') END
                FROM attendance t JOIN event e ON e.id = t.event_id LEFT JOIN contact o ON o.id = t.organisation_id
                     LEFT JOIN contact p ON p.id = t.contact_id
                WHERE (t.contact_id = :id OR t.organisation_id = :id) AND t.deleted = 0 AND e.deleted = 0
                ORDER BY e.held_on DESC, e.row DESC, t.position"""),
        {"id": contact_id},
    )
    return tuple(as_lines(Capacity, rows))


_UNIT = "\x1f"


def known(session: Session, contact_id: str) -> list[Known]:
    """Return contacts as the matching engine knows them: one, or all where no id is given."""
    joined = f"char({ord(_UNIT)})"
    rows = session.execute(
        text(f"""
            SELECT n.id, n.name, n.sort, n.kind, n.area,
              (SELECT group_concat(a.name, {joined}) FROM alias a WHERE a.contact_id = n.id AND a.deleted = 0) AS aliases,
              (SELECT group_concat(coalesce(o.name, a.organisation_name), {joined}) FROM affiliation a LEFT JOIN contact o ON o.id = a.organisation_id
               WHERE a.contact_id = n.id AND a.deleted = 0) AS organisations,
              (SELECT group_concat(a.role, {joined}) FROM affiliation a WHERE a.contact_id = n.id AND a.deleted = 0) AS roles,
              (SELECT group_concat(p.value, {joined}) FROM contactpoint p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.kind = 'email') AS emails,
              (SELECT group_concat(p.value, {joined}) FROM contactpoint p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.kind = 'phone') AS phones,
              {_MET} AS met, {_LAST_MET} AS last_met
            FROM contact n WHERE n.deleted = 0 AND (:id = '' OR n.id = :id) ORDER BY n.row
        """),
        {"id": contact_id},
    )
    return [
        Known(
            id=row.id,
            name=row.name,
            sort=row.sort,
            kind=row.kind,
            wards=(row.area,) if row.area else (),
            aliases=_split(row.aliases),
            organisations=_split(row.organisations),
            roles=_split(row.roles),
            emails=_split(row.emails),
            phones=_split(row.phones),
            met=row.met,
            last_met=row.last_met or "",
        )
        for row in rows
    ]


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(part for part in (joined or "").split(_UNIT) if part)
