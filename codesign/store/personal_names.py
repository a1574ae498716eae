"""The names of contacts as a register that comments are searched by when they are saved: kept, and made anew as they change.

People in public office are left out: they are named in what they do. Names that somebody has left are in it, as they
still tell who that is. The register belongs to the changes that are whole; what the open change writes is added for it
alone, so that a change which comes to nothing leaves nothing behind.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from codesign.coding.personal import Register

PUBLIC_KINDS = """
    SELECT code FROM vocabularyentry WHERE vocabulary = 'kinds' AND deleted = 0 AND (
        code = 'elected' OR parent = 'elected' OR json_extract(nullif(details, ''), '$.named_in_official_role'))
"""
"""SQL of the kinds of person who act in public and are named in their office."""

MOST_ADDED = 300
"""Names added to a register before it is built anew: as many cost two thousandths of a second a comment's change."""

_ALL = f"""
    SELECT n.id AS record, n.name FROM contact n
    WHERE n.deleted = 0 AND n.sort = 'person' AND n.kind NOT IN ({PUBLIC_KINDS})
    UNION ALL
    SELECT a.id, a.name FROM alias a JOIN contact n ON n.id = a.contact_id
    WHERE a.deleted = 0 AND n.deleted = 0 AND n.sort = 'person' AND n.kind NOT IN ({PUBLIC_KINDS})
"""
_OPEN = "SELECT coalesce(max(change), 0) FROM openchange"
_WHOLE = "SELECT coalesce(max(row), 0) FROM change WHERE row <> :open"
_TOUCHED = """
    SELECT record, max(kind <> 'made' OR tbl = 'vocabularyentry') FROM operation
    WHERE change > :after AND change <= :upto AND tbl IN ('contact', 'alias', 'vocabularyentry') GROUP BY record
"""


class _Kept(NamedTuple):
    """A register, and the newest change it stands at."""

    at: int
    base: Register
    added: tuple[str, ...] = ()


_KEPT: WeakKeyDictionary[Engine, _Kept] = WeakKeyDictionary()
_TURN = threading.Lock()


def register_of(session: Session) -> Register:
    """Return the names of this store's contacts as this session sees them."""
    open_ = session.execute(text(_OPEN)).scalar_one()
    whole = session.execute(text(_WHOLE), {"open": open_}).scalar_one()
    engine = session.get_bind().engine
    now = _touched(session, whole, open_) if open_ else _Touched((), is_altered=False)
    if now.is_altered:
        return _built(
            session
        )  # what was there before is another, perhaps for this change alone: nothing to keep
    with _TURN:
        kept = _KEPT[engine] = _up_to(session, _KEPT.get(engine), whole, now.records)
    more = (*kept.added, *_names(session, now.records))
    return kept.base.and_also(more) if more else kept.base


class _Touched(NamedTuple):
    records: tuple[str, ...]
    is_altered: bool
    """Something that was there before is another, and not only more came."""


def _touched(session: Session, after: int, upto: int) -> _Touched:
    rows = session.execute(text(_TOUCHED), {"after": after, "upto": upto}).all()
    return _Touched(tuple(row[0] for row in rows), any(row[1] for row in rows))


def _up_to(session: Session, kept: _Kept | None, whole: int, uncommitted: Sequence[str]) -> _Kept:
    """Bring what is kept up to the newest change that is whole."""
    if kept and kept.at == whole:
        return kept
    if kept and kept.at < whole:
        since = _touched(session, kept.at, whole)
        added = (*kept.added, *_names(session, since.records))
        if not since.is_altered and len(added) <= MOST_ADDED:
            return kept._replace(at=whole, added=added)
    return _Kept(whole, _built(session, uncommitted))


def _built(session: Session, uncommitted: Sequence[str] = ()) -> Register:
    from codesign.coding.personal import Register

    without = set(uncommitted)
    return Register(row.name for row in session.execute(text(_ALL)) if row.record not in without)


def _names(session: Session, records: Sequence[str]) -> list[str]:
    if not records:
        return []
    sql = text(f"SELECT name FROM ({_ALL}) WHERE record IN (SELECT value FROM json_each(:ids))")
    return list(session.execute(sql, {"ids": json.dumps(records)}).scalars())
