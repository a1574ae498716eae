"""Reading the register: a contact in a line, and contacts as the matching engine knows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.matching import Known
from codesign.records.people import ContactLine

DO_NOT_CONTACT = "do-not-contact"

_NOW_AT = """
    (SELECT group_concat(trim(a.role || CASE WHEN a.role <> '' AND coalesce(o.name, a.organisation_name) <> '' THEN ', ' ELSE '' END
                              || coalesce(o.name, a.organisation_name)), '; ')
     FROM affiliation a LEFT JOIN contact o ON o.id = a.organisation_id
     WHERE a.contact_id = n.id AND a.deleted = 0 AND a.ends = '')
"""
_MET = """
    (SELECT count(*) || ' ' || coalesce(max(e.held_on), '')
     FROM (SELECT t.event_id FROM attendance t WHERE t.contact_id = n.id AND t.deleted = 0
           UNION SELECT t.event_id FROM attendance t WHERE n.sort = 'organisation' AND t.organisation_id = n.id AND t.deleted = 0) t
     JOIN event e ON e.id = t.event_id WHERE e.deleted = 0 AND e.state = 'held')
"""
"""How often and when last somebody was met, an organisation where somebody came from it: both at once, for half the work."""
CONTACT_LINES = f"""
    SELECT n.row, n.id, 'N' || n.number || '-' || n.letters AS reference, n.name, n.sort, n.kind, n.area,
           coalesce({_NOW_AT}, '') AS organisations, n.is_group,
           {_MET} AS met,
           coalesce((SELECT p.answer FROM permission p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.purpose = '{DO_NOT_CONTACT}'
                     ORDER BY p.row DESC LIMIT 1), 'lifted') <> 'lifted' AS do_not_contact
    FROM contact n WHERE n.deleted = 0
"""
"""SQL for contacts, each row of which `contact_line` reads."""


class _Met(NamedTuple):
    times: int
    last: str


def _met(said: str) -> _Met:
    times, _, last = said.partition(" ")
    return _Met(int(times), last)


def contact_line(row: Sequence[Any]) -> ContactLine:
    """Return a row as a contact in a line."""
    *before, is_group, said, do_not_contact = row
    return ContactLine._make((*before, bool(is_group), *_met(said), bool(do_not_contact)))


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
              {_MET} AS met
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
            met=met.times,
            last_met=met.last,
        )
        for row, met in ((row, _met(row.met)) for row in rows)
    ]


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(part for part in (joined or "").split(_UNIT) if part)
