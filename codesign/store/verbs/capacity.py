"""For whom somebody came: the organisation and role of that day, so that a later move leaves a trace of it."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.people import Came
from codesign.store import standing
from codesign.store.finding.sort_names import sort_name

_ORGANISATION = f"""
    SELECT {standing.of("n.id")} FROM contact n WHERE n.deleted = 0 AND n.sort = 'organisation' AND (n.sort_name = :name OR n.id IN (
        SELECT a.contact_id FROM alias a WHERE a.deleted = 0 AND lower(trim(a.name)) = lower(:typed)))
    ORDER BY n.sort_name <> :name, n.row LIMIT 1
"""
_THEIRS = f"""
    SELECT DISTINCT o.id, o.name FROM affiliation a JOIN contact o ON o.id = {standing.of("a.organisation_id")}
    WHERE a.contact_id IN {standing.group(":contact")} AND a.deleted = 0 AND o.deleted = 0
"""
_THAT_DAY = f"""
    SELECT DISTINCT a.role, coalesce({standing.of("a.organisation_id")}, '') AS organisation, a.organisation_name AS words FROM affiliation a
    WHERE a.contact_id IN {standing.group(":contact")} AND a.deleted = 0
      AND (a.starts = '' OR substr(a.starts, 1, length(:on)) <= :on)
      AND (a.ends = '' OR substr(:on, 1, length(a.ends)) <= a.ends)
"""
"""Roles held on a day; a date may be a month or a year, and counts for all of it."""


class Held(NamedTuple):
    """The capacity somebody came in."""

    capacity: str
    organisation_id: str = ""


def held_then(session: Session, contact: str, came: Came, on: str) -> Held:
    """Return the capacity somebody came in: as it was given, else the only one they are known to hold on that day."""
    if came.organisation_id or not contact:
        return Held(came.capacity, standing.survivor(session, came.organisation_id))
    given = came.organisation or (came.new.organisation if came.new else "")
    if given.strip():
        found = _organisation(session, contact, given.strip())
        return Held(came.capacity, found) if found else Held(_and(came.capacity, given.strip()))
    return _only_one(session, contact, came, on) if came.as_held else Held(came.capacity)


def _organisation(session: Session, contact: str, given: str) -> str:
    """Return the organisation of that name; else the one of theirs it is short for, or nothing."""
    exactly = session.execute(text(_ORGANISATION), {"name": sort_name(given), "typed": given}).scalar()
    if exactly:
        return str(exactly)
    from codesign.matching.same_name import is_short_for

    theirs = session.execute(text(_THEIRS), {"contact": contact}).all()
    fitting = [row.id for row in theirs if is_short_for(given, row.name)]
    return str(fitting[0]) if len(fitting) == 1 else ""


def _only_one(session: Session, contact: str, came: Came, on: str) -> Held:
    """Return what they held that day. Where that is several things nobody said which, and nothing is guessed."""
    held = session.execute(text(_THAT_DAY), {"contact": contact, "on": on}).all()
    fitting = [row for row in held if row.role.casefold() == came.capacity.casefold()] or held
    if len(fitting) != 1:
        return Held(came.capacity)
    (only,) = fitting
    capacity = came.capacity or only.role
    return Held(capacity if only.organisation else _and(capacity, only.words), only.organisation)


def _and(capacity: str, organisation: str) -> str:
    return ", ".join(filter(None, (capacity, organisation)))
