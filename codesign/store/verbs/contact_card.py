"""Reading one contact's page: names, points, roles, groups, permissions, events, comments, and who was offered as a look-alike."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
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
from codesign.store import hidden, standing
from codesign.store.lines import Line, as_lines
from codesign.store.same_person.comparing import merges
from codesign.store.verbs.contact_rows import CONTACT_LINES, contact_line
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.shown import HEARD, one

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

NEWEST = 10
"""Comments shown on a contact's page; all of them are one key away."""

_MINE = standing.all_of(":id")
"""Everybody who is this contact by now. `:id` is always the one who stands."""


_REFERENCE = "'N' || w.number || '-' || w.letters"


def _from(column: str) -> str:
    """Return SQL of whose something was before they were merged, by name unless they have left it: `J. Smith (N12-KTM)`."""
    whose = f"""SELECT iif({hidden.is_hidden("w.name", "w.id")}, {_REFERENCE}, w.name || ' (' || {_REFERENCE} || ')')
                FROM contact w WHERE w.id = {column}"""
    return f"iif({column} = :id, '', coalesce(({whose}), '')) AS came_from"


_NAMES = f"""
    SELECT name, reason, id, {_from("contact_id")} FROM alias WHERE contact_id IN {_MINE} AND deleted = 0 AND hidden = 0 AND NOT {hidden.is_hidden("alias.name", "alias.contact_id")}
    ORDER BY contact_id <> :id, row
"""
_FORMER = f"""
    SELECT n.name, '', '', {_from("n.id")} FROM contact n JOIN contact s ON s.id = :id
    WHERE n.id IN {_MINE} AND n.id <> :id AND n.sort_name <> s.sort_name AND NOT {hidden.is_hidden("n.name", "n.id")} ORDER BY n.row
"""
"""The names of those merged into them: no records of their own, so there is nothing to alter."""
_HIDDEN = f"SELECT DISTINCT max(id) FROM alias WHERE contact_id IN {_MINE} AND deleted = 0 AND hidden = 1 GROUP BY lower(name) ORDER BY row"
_POINTS = f"""
    SELECT kind, value, as_given, note, shared, id, {_from("contact_id")} FROM contactpoint
    WHERE contact_id IN {_MINE} AND deleted = 0 ORDER BY contact_id <> :id, row
"""
_ROLES = f"""
    SELECT coalesce(o.name, a.organisation_name), a.role, a.starts, a.ends, coalesce(o.id, a.organisation_id, ''), a.id,
           {_from("a.contact_id")}
    FROM affiliation a LEFT JOIN contact o ON o.id = {standing.of("a.organisation_id")}
    WHERE a.contact_id IN {_MINE} AND a.deleted = 0 ORDER BY a.ends <> '', a.ends DESC, a.starts DESC, a.row
"""
_GROUPS = f"""
    SELECT g.name, m.seat, m.starts, m.ends, g.id, m.id, {_from("m.contact_id")}
    FROM membership m JOIN contact g ON g.id = {standing.of("m.group_id")}
    WHERE m.contact_id IN {_MINE} AND m.deleted = 0 ORDER BY m.ends <> '', m.ends DESC, m.row
"""
_MEMBERS = f"""
    SELECT n.id, n.name, m.seat, m.speaks_for, m.starts, m.ends, m.id
    FROM membership m JOIN contact n ON n.id = {standing.of("m.contact_id")}
    WHERE m.group_id IN {_MINE} AND m.deleted = 0 AND n.deleted = 0 ORDER BY m.ends <> '', n.sort_name, m.row
"""
_HOLDERS = f"""
    SELECT n.id, n.name, a.role, a.starts, a.ends, a.id FROM affiliation a JOIN contact n ON n.id = {standing.of("a.contact_id")}
    WHERE a.organisation_id IN {_MINE} AND a.deleted = 0 AND n.deleted = 0 ORDER BY a.ends <> '', n.sort_name, a.row
"""
_PERMISSIONS = f"""
    SELECT purpose, answer, given_on, CASE WHEN note = '' THEN how ELSE trim(how || ' ' || note) END, id, {_from("contact_id")}
    FROM permission WHERE contact_id IN {_MINE} AND deleted = 0 ORDER BY row
"""
_CAPACITIES = f"""
    SELECT e.id, 'E' || e.number || '-' || e.letters, e.title, e.held_on,
           CASE WHEN t.contact_id IS NULL OR t.contact_id NOT IN {_MINE} THEN coalesce(p.name, '')
                ELSE t.capacity || iif(t.capacity <> '' AND o.name <> '', ', ', '') || coalesce(o.name, '') END, t.id,
           {_from(f"iif(t.contact_id IN {_MINE}, t.contact_id, t.organisation_id)")}
    FROM attendance t JOIN event e ON e.id = t.event_id LEFT JOIN contact o ON o.id = {standing.of("t.organisation_id")}
         LEFT JOIN contact p ON p.id = {standing.of("t.contact_id")}
    WHERE (t.contact_id IN {_MINE} OR t.organisation_id IN {_MINE}) AND t.deleted = 0 AND e.deleted = 0
    ORDER BY e.held_on DESC, e.row DESC, t.position
"""
_ASKED = f"""
    SELECT coalesce(o.id, ''), coalesce('N' || o.number || '-' || o.letters, ''), coalesce(o.name, ''), m.typed, m.answer, m.reasons,
           coalesce(h.actor, ''), coalesce(h.at, ''), m.how
    FROM matchanswer m
         LEFT JOIN contact o ON o.id = {standing.of(f"CASE WHEN m.contact_id IN {_MINE} THEN m.other_id ELSE m.contact_id END")}
                             AND o.deleted = 0 AND o.id <> :id
         LEFT JOIN operation p ON p.record = m.id AND p.tbl = 'matchanswer' AND p.kind = 'made'
         LEFT JOIN change h ON h.row = p.change
    WHERE (m.contact_id IN {_MINE} OR m.other_id IN {_MINE}) AND m.deleted = 0 GROUP BY m.row ORDER BY m.row DESC
"""
_OWN = f"""
    SELECT n.note, n.ended, coalesce(s.name, '') AS successor, coalesce(s.id, '') AS successor_id
    FROM contact n LEFT JOIN contact s ON s.id = {standing.of("n.successor_id")} AND s.deleted = 0 WHERE n.id = :id
"""
_WAS = f"""
    SELECT name, id FROM contact n
    WHERE successor_id IN {_MINE} AND deleted = 0 AND {standing.stands("n")} ORDER BY row
"""


def read(store: StoreFile, contact_id: str) -> ContactCard:
    """Return everything on one contact's page. Raises GoneError."""
    with store.read() as session:
        contact_id = standing.survivor(session, contact_id)
        line = contact_line(one(session, f"{CONTACT_LINES} AND n.id = :id", id=contact_id))
        own = session.execute(text(_OWN), {"id": contact_id}).one()
        was = session.execute(text(_WAS), {"id": contact_id}).all()
        names = _other_names(session, line.name, contact_id)
        return ContactCard(
            line=line,
            note=own.note,
            aliases=tuple(each.name for each in names),
            other_names=names,
            points=_each_point_once(_lines(session, HeldPoint, _POINTS, contact_id)),
            roles=_each_role_once(_lines(session, Role, _ROLES, contact_id)),
            groups=_lines(session, Role, _GROUPS, contact_id),
            members=members(session, contact_id),
            permissions=_lines(session, Permit, _PERMISSIONS, contact_id),
            events=_each_event_once(line.sort, _lines(session, Capacity, _CAPACITIES, contact_id)),
            successor=own.successor,
            successor_id=own.successor_id,
            ended=own.ended,
            predecessors=tuple(row.name for row in was),
            predecessor_ids=tuple(row.id for row in was),
            holders=_lines(session, Holder, _HOLDERS, contact_id),
            asked=_asked(session, contact_id),
            merges=tuple(merges(session, contact_id)),
            hidden_names=tuple(session.execute(text(_HIDDEN), {"id": contact_id}).scalars()),
            **_comments(store, session, contact_id),
        )


def members(session: Session, group_id: str) -> tuple[Member, ...]:
    """Return the members of a group, those of now first, in name order: each once, whoever was merged."""
    held = _lines(session, Member, _MEMBERS, standing.survivor(session, group_id))
    now: dict[str, Member] = {}
    for each in held:
        if not each.ends:
            before = now.get(each.contact_id)
            now[each.contact_id] = before._replace(seat=before.seat or each.seat) if before else each
    return (*now.values(), *(each for each in held if each.ends))


def _asked(session: Session, contact_id: str) -> tuple[SameAsked, ...]:
    """Return what was decided about look-alikes, without the names they have left."""
    asked = _lines(session, SameAsked, _ASKED, contact_id)
    ids = {contact_id, *(each.contact_id for each in asked if each.contact_id)}
    names, reasons = hidden.both_masks(session, ids)
    if not names:
        return asked
    mask, of_reasons = (
        {id_: hidden.each_in_turn((each.get(contact_id, str), each.get(id_, str))) for id_ in (*ids, "")}
        for each in (names, reasons)
    )
    return tuple(
        each._replace(
            typed=mask[each.contact_id](each.typed), reasons=of_reasons[each.contact_id](each.reasons)
        )
        for each in asked
    )


def _other_names(session: Session, name: str, contact_id: str) -> tuple[OtherName, ...]:
    """Return the other names of a contact, and of all merged into it, each once."""
    held = (*_lines(session, OtherName, _NAMES, contact_id), *_lines(session, OtherName, _FORMER, contact_id))
    once: dict[str, OtherName] = {}
    for each in held:
        if not each.came_from or each.name.casefold() not in (name.casefold(), *map(str.casefold, once)):
            once.setdefault(each.name, each)
    return tuple(once.values())


def _each_event_once(sort: str, events: tuple[Capacity, ...]) -> tuple[Capacity, ...]:
    """Return the events somebody came to, each once: who was written down twice came in both capacities."""
    if sort == "organisation":  # each line is of somebody who came from there
        return events
    once: dict[str, Capacity] = {}
    for each in events:
        before = once.get(each.event_id)
        if before:
            said = dict.fromkeys(filter(None, (before.capacity, each.capacity)))
            whom = dict.fromkeys(filter(None, (before.came_from, each.came_from)))
            once[each.event_id] = before._replace(capacity="; ".join(said), came_from=" and ".join(whom))
        else:
            once[each.event_id] = each
    return tuple(once.values())


def _each_role_once(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return roles without those that somebody merged into them held just so, at the same time."""
    has = {_role_key(each) for each in roles if not each.came_from}
    kept = []
    for each in roles:
        if not each.came_from or _role_key(each) not in has:
            kept.append(each)
            has.add(_role_key(each))
    return tuple(kept)


def _role_key(role: Role) -> tuple[str, ...]:
    where = role.organisation_id or role.organisation.casefold()
    return where, role.role.casefold(), role.starts, role.ends


def _each_point_once(points: Iterable[HeldPoint]) -> tuple[HeldPoint, ...]:
    """Return points of contact without those that somebody merged into them had just so."""
    once: dict[tuple[str, str], HeldPoint] = {}
    kept = []
    for each in points:
        key = (each.kind, "".join(each.value.casefold().split()))
        if not each.came_from or key not in once:
            kept.append(each)
        once.setdefault(key, each)
    return tuple(kept)


def _said(session: Session, which: str, contact_id: str) -> array[int]:
    """Return the row numbers of the comments of which something holds, newest first."""
    found = session.execute(
        text(f"SELECT c.row FROM ({HEARD}) c WHERE {which} ORDER BY c.said DESC, c.row DESC"),
        {"id": contact_id},
    )
    return array("q", found.scalars())


def _comments(store: StoreFile, session: Session, contact_id: str) -> dict[str, Any]:
    said = _said(session, f"c.contact_id IN {_MINE}", contact_id)
    said_for = _said(
        session,
        f"c.for_organisation_id IN {_MINE} AND (c.contact_id IS NULL OR c.contact_id NOT IN {_MINE})",
        contact_id,
    )
    feedback = Feedback(store)
    return {
        "comments": len(said),
        "said": tuple(feedback.lines(said[:NEWEST])),
        "comments_for": len(said_for),
        "said_for": tuple(feedback.lines(said_for[:NEWEST])),
    }


def _lines(session: Session, kind: type[Line], sql: str, contact_id: str) -> tuple[Line, ...]:
    return tuple(as_lines(kind, session.execute(text(sql), {"id": contact_id})))
