"""Reading the register: a contact in a line, and contacts as the matching engine knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.matching import Known
from codesign.records.people import ContactLine
from codesign.store import hidden, standing

DO_NOT_CONTACT = "do-not-contact"

_UNIT = "\x1f"
"""Stands between what is joined in SQL and taken apart here."""
_JOINED = f"char({ord(_UNIT)})"
_THEIRS = standing.all_of("n.id")
_NOW_AT = f"""
    (SELECT group_concat(trim(a.role || CASE WHEN a.role <> '' AND coalesce(o.name, a.organisation_name) <> '' THEN ', ' ELSE '' END
                              || coalesce(o.name, a.organisation_name)), {_JOINED})
     FROM {_THEIRS} m CROSS JOIN affiliation a LEFT JOIN contact o ON o.id = {standing.of("a.organisation_id")}
     WHERE a.contact_id = m.id AND a.deleted = 0 AND a.ends = '')
"""
_MET = """
    (SELECT count(*) || ' ' || coalesce(max(e.held_on), '')
     FROM (SELECT t.event_id FROM attendance t WHERE t.contact_id = n.id AND t.deleted = 0
           UNION SELECT t.event_id FROM attendance t WHERE n.sort = 'organisation' AND t.organisation_id = n.id AND t.deleted = 0
           UNION SELECT t.event_id FROM standing z CROSS JOIN attendance t WHERE z.survivor_id = n.id AND t.contact_id = z.contact_id AND t.deleted = 0
           UNION SELECT t.event_id FROM standing z CROSS JOIN attendance t
                 WHERE n.sort = 'organisation' AND z.survivor_id = n.id AND t.organisation_id = z.contact_id AND t.deleted = 0) t
     JOIN event e ON e.id = t.event_id WHERE e.deleted = 0 AND e.state = 'held')
"""
"""How often and when last somebody was met, an organisation where somebody came from it: both at once, for half the work."""
_JOINED_AT = """
    (WITH RECURSIVE path(merge, above) AS (
        SELECT x.id, x.survivor_id FROM contactmerge x WHERE x.merged_id = m.id AND x.deleted = 0
        UNION SELECT x.id, x.survivor_id FROM path JOIN contactmerge x ON x.merged_id = path.above WHERE x.deleted = 0
     ) SELECT max(o.change) FROM path JOIN operation o ON o.record = path.merge)
"""
"""SQL of the change by which `m` came to be one with `n`."""
_LIFTED_SINCE = f"""
    EXISTS (SELECT 1 FROM permission q JOIN operation o ON o.record = q.id AND o.kind = 'made'
            WHERE q.contact_id IN (SELECT id FROM {_THEIRS}) AND q.deleted = 0 AND q.purpose = '{DO_NOT_CONTACT}' AND q.answer = 'lifted'
              AND o.change > {_JOINED_AT})
"""
_DO_NOT_CONTACT = f"""
    EXISTS (SELECT 1 FROM {_THEIRS} m WHERE coalesce((
        SELECT p.answer FROM permission p WHERE p.contact_id = m.id AND p.deleted = 0 AND p.purpose = '{DO_NOT_CONTACT}'
        ORDER BY p.row DESC LIMIT 1), 'lifted') <> 'lifted' AND (m.id = n.id OR NOT {_LIFTED_SINCE}))
"""
"""Asked by any who are one by now counts for all, until it is lifted for the one they became."""
CONTACT_LINES = f"""
    SELECT n.row, n.id, 'N' || n.number || '-' || n.letters AS reference, n.name, n.sort, n.kind, n.area,
           coalesce({_NOW_AT}, '') AS organisations, n.is_group,
           {_MET} AS met,
           {_DO_NOT_CONTACT} AS do_not_contact
    FROM contact n WHERE n.deleted = 0 AND {standing.stands("n")}
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
    *before, now_at, is_group, said, do_not_contact = row
    return ContactLine._make(
        (*before, now_at_words(now_at), bool(is_group), *_met(said), bool(do_not_contact))
    )


def contact_name(session: Session, contact_id: str) -> str:
    """Return what one contact goes by, whether it was thrown away or merged or not; nothing where there is none."""
    found = session.execute(text("SELECT name FROM contact WHERE id = :id"), {"id": contact_id})
    return found.scalar() or ""


def now_at_words(joined: str) -> str:
    """Return where somebody is now, each place once."""
    return "; ".join(dict.fromkeys(joined.split(_UNIT)))


def known(session: Session, contact_id: str) -> list[Known]:
    """Return contacts as the matching engine knows them: one, or all where no id is given. Who was merged is part of who stands."""
    if not contact_id:
        return _known(session, "", {})
    return _known(session, f" AND n.id IN {standing.group(':id')}", {"id": contact_id})


def known_among(session: Session, ids: str) -> list[Known]:
    """Return those contacts who stand, of the ids given as JSON, as the matching engine knows them."""
    return _known(session, f" AND n.id IN {standing.all_of_each(':ids')}", {"ids": ids})


def _known(session: Session, which: str, values: Mapping[str, str]) -> list[Known]:
    rows = session.execute(text(f"{_KNOWN}{which} ORDER BY n.row"), values)
    found = _folded(map(_as_known, rows), standing.merged_into(session))
    left = hidden.names_left(session)
    return [_without(each, left[each.id]) if each.id in left else each for each in found] if left else found


_KNOWN = f"""
    SELECT n.id, n.name, n.sort, n.kind, n.area,
      (SELECT group_concat(a.name, {_JOINED}) FROM alias a WHERE a.contact_id = n.id AND a.deleted = 0 AND a.hidden = 0) AS aliases,
      (SELECT group_concat(coalesce(o.name, a.organisation_name), {_JOINED}) FROM affiliation a
       LEFT JOIN contact o ON o.id = {standing.of("a.organisation_id")} WHERE a.contact_id = n.id AND a.deleted = 0) AS organisations,
      (SELECT group_concat(a.role, {_JOINED}) FROM affiliation a WHERE a.contact_id = n.id AND a.deleted = 0) AS roles,
      (SELECT group_concat(p.value, {_JOINED}) FROM contactpoint p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.kind = 'email') AS emails,
      (SELECT group_concat(p.value, {_JOINED}) FROM contactpoint p WHERE p.contact_id = n.id AND p.deleted = 0 AND p.kind = 'phone') AS phones,
      {_MET} AS met
    FROM contact n WHERE n.deleted = 0
"""


def _as_known(row: Any) -> Known:
    met = _met(row.met)
    return Known(
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


def _folded(contacts: Iterable[Known], merged: Mapping[str, str]) -> list[Known]:
    """Return contacts with those who were merged folded into who stands for them, in the order they came."""
    if not merged:
        return list(contacts)
    known = {each.id: each for each in contacts}
    away = [known.pop(id_) for id_ in list(known) if id_ in merged]
    for each in away:
        survivor = merged[each.id]
        if survivor in known:
            known[survivor] = _both(known[survivor], each)
    return list(known.values())


def _without(known: Known, left: frozenset[str]) -> Known:
    """Return a contact whose other names are those that may be said; by those they have left they are still recognised."""
    said = tuple(
        each for each in known.aliases if each.casefold() not in left and not hidden.is_withheld(each)
    )
    return replace(known, aliases=said, hidden=tuple(sorted(left)))


def _both(stands: Known, away: Known) -> Known:
    """Return who stands with what is known of somebody merged into them. How often they were met is told of both already."""
    names = (name for name in (*stands.aliases, away.name, *away.aliases) if name != stands.name)
    return replace(
        stands,
        kind=stands.kind or away.kind,
        wards=_once(stands.wards, away.wards),
        aliases=tuple(dict.fromkeys(names)),
        organisations=_once(stands.organisations, away.organisations),
        roles=_once(stands.roles, away.roles),
        emails=_once(stands.emails, away.emails),
        phones=_once(stands.phones, away.phones),
    )


def _once(*held: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for values in held for value in values))


def _split(joined: str | None) -> tuple[str, ...]:
    return tuple(part for part in (joined or "").split(_UNIT) if part)
