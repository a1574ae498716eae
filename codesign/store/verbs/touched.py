"""Whom the changes since some moment touched, so that who is known to a register can be kept in step without reading everybody."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import Session

from codesign.matching import Known
from codesign.store.verbs import contact_rows

MOST = 500
"""Contacts touched up to which it is worth taking them one by one: above, everybody is read anew."""

_TOUCHED = f"""
    WITH done AS MATERIALIZED (SELECT tbl, record, old FROM operation WHERE change > :since
                               AND tbl IN ('contact', 'alias', 'contactpoint', 'affiliation', 'attendance', 'contactmerge')),
    touched(id) AS (
        SELECT record FROM done WHERE tbl = 'contact'
        UNION SELECT json_extract(old, '$.contact_id') FROM done WHERE tbl NOT IN ('contact', 'contactmerge')
        UNION SELECT r.contact_id FROM done JOIN alias r ON r.id = done.record WHERE tbl = 'alias'
        UNION SELECT r.contact_id FROM done JOIN contactpoint r ON r.id = done.record WHERE tbl = 'contactpoint'
        UNION SELECT r.contact_id FROM done JOIN affiliation r ON r.id = done.record WHERE tbl = 'affiliation'
        UNION SELECT r.contact_id FROM done JOIN attendance r ON r.id = done.record WHERE tbl = 'attendance'
        UNION SELECT m.survivor_id FROM done JOIN contactmerge m ON m.id = done.record WHERE tbl = 'contactmerge'
        UNION SELECT m.merged_id FROM done JOIN contactmerge m ON m.id = done.record WHERE tbl = 'contactmerge'
    ),
    meant(id) AS (SELECT id FROM touched UNION SELECT a.contact_id FROM affiliation a WHERE a.organisation_id IN (SELECT id FROM touched))
    SELECT id FROM meant WHERE id IS NOT NULL
    UNION SELECT z.survivor_id FROM standing z WHERE z.contact_id IN (SELECT id FROM meant) LIMIT {MOST + 1}
"""
"""SQL of contacts that may be known by something else now: their own records, where they are, and who stands for them."""


@dataclass(frozen=True)
class Touched:
    """Contacts as they are known now, and those nobody is to be offered any more: thrown away, or merged into another."""

    known: tuple[Known, ...] = ()
    gone: tuple[str, ...] = ()


def touched(session: Session, since: int) -> Touched | None:
    """Return whom the changes after one touched, or nothing where they are so many that all are better read anew."""
    ids = list(session.execute(text(_TOUCHED), {"since": since}).scalars())
    if len(ids) > MOST:
        return None
    known = contact_rows.known_among(session, json.dumps(ids)) if ids else []
    wanted = set(ids)
    here = tuple(each for each in known if each.id in wanted)
    return Touched(here, tuple(sorted(wanted - {each.id for each in here})))
