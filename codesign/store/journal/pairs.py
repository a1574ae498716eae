"""Who a change joined, parted or decided about: such a record has no name of its own, it is about two contacts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import hidden
from codesign.text import one_line, plural, shorten

_PAIRS = """
    SELECT coalesce(m.merged_id, a.contact_id) AS one, coalesce(m.survivor_id, a.other_id) AS other
    FROM operation o LEFT JOIN contactmerge m ON o.tbl = 'contactmerge' AND m.id = o.record
         LEFT JOIN matchanswer a ON o.tbl = 'matchanswer' AND a.id = o.record
    WHERE o.change = :change AND o.tbl = :table AND coalesce(m.survivor_id, a.other_id) IS NOT NULL
    ORDER BY o.seq LIMIT :most
"""
_CALLED = """
    SELECT id, 'N' || number || '-' || letters AS reference, name FROM contact WHERE id IN (SELECT value FROM json_each(:ids))
"""
_MOST, _LOOKED_AT, _NAME = 4, 100, 36

Pair = tuple[str, str]


def merged_by(session: Session, change: int) -> list[Pair]:
    """Return who was merged into whom by a change, or parted again: the merged, then the survivor; the first hundred."""
    return _pairs(session, change, "contactmerge")


def decided_by(session: Session, change: int) -> list[Pair]:
    """Return the pairs that a change only decided about."""
    return _pairs(session, change, "matchanswer")


def _pairs(session: Session, change: int, table: str) -> list[Pair]:
    rows = session.execute(text(_PAIRS), {"change": change, "table": table, "most": _LOOKED_AT})
    return [(row.one, row.other) for row in rows]


def references_of(session: Session, pairs: Iterable[Pair]) -> list[str]:
    """Return the references of those in pairs, each once."""
    ids = list(dict.fromkeys(id_ for pair in pairs for id_ in pair))
    rows = session.execute(text(_CALLED), {"ids": json.dumps(ids)})
    said = {row.id: row.reference for row in rows}
    return [said[id_] for id_ in ids if id_ in said]


def merge_said(session: Session, change: int) -> str:
    """Say whom a change merged: `N31-KTM J. Smith into N12-KTM Jane Smyth`; nothing where it merged nobody."""
    pairs = merged_by(session, change)
    names = _names(session, pairs[:_MOST])
    said = []
    for survivor, group in groupby(pairs[:_MOST], key=lambda pair: pair[1]):
        said.append(f"{', '.join(names.get(one, '?') for one, _ in group)} into {names.get(survivor, '?')}")
    if len(pairs) > _MOST:
        more = "100 and more" if len(pairs) == _LOOKED_AT else plural(len(pairs) - _MOST, "other")
        said.append(more)
    return "; ".join(said)


def decision_said(session: Session, change: int) -> str:
    """Say whom a change decided about: `N12-KTM Jane Smyth, N31-KTM J. Smith`."""
    pairs = decided_by(session, change)[:_MOST]
    return ", ".join(_names(session, pairs).values())


def _names(session: Session, pairs: Sequence[Pair]) -> dict[str, str]:
    """Return reference and name of each, without the names somebody has left."""
    ids = list(dict.fromkeys(id_ for pair in pairs for id_ in pair))
    masks = hidden.masks(session, ids)
    rows = {row.id: row for row in session.execute(text(_CALLED), {"ids": json.dumps(ids)})}
    return {
        id_: shorten(one_line(f"{row.reference} {masks.get(id_, str)(row.name)}"), _NAME)
        for id_, row in ((id_, rows[id_]) for id_ in ids if id_ in rows)
    }
