"""Proving the journal: every commitment, every head, and every record against what the journal says it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, text
from sqlmodel import Session

from codesign.records.journal import JournalReport
from codesign.store.file import StoreFile
from codesign.store.journal.chain import SealedChange, commitment, head
from codesign.store.tables import JOURNALLED, core

_DIGEST = 32
_MOST_NAMED = 20
"""Problems named one by one; beyond that they are counted."""


def prove(store: StoreFile, *, kept_head: str = "") -> JournalReport:
    """Check the whole journal and every record against it. Reads only.

    Args:
        store: the store to check.
        kept_head: a head written down elsewhere earlier; without one, a tail cut off together with its rows is not found.
    """
    with store.read() as session:
        chain = list(_broken_links(session))
        problems = [*chain, *_strays(session), *_rows_that_differ(session)]
        if kept_head and not _is_known(session, kept_head):
            problems.append(
                "The head kept elsewhere is not in this journal: changes have been cut off, or this is another store."
            )
        changes, operations, erased = session.execute(
            text(
                "SELECT (SELECT count(*) FROM change), count(*), count(*) FILTER (WHERE salt IS NULL) FROM operation"
            )
        ).one()
        last = session.execute(
            text("SELECT head FROM change WHERE device = :d ORDER BY row DESC LIMIT 1"),
            {"d": store.hands.device},
        ).scalar()
    named = problems[:_MOST_NAMED]
    if len(problems) > _MOST_NAMED:
        named.append(f"and {len(problems) - _MOST_NAMED:,} more.")
    return JournalReport(changes, operations, erased, bytes(last or b"").hex(), tuple(named))


def _broken_links(session: Session) -> Iterator[str]:
    previous: dict[str, bytes] = {}
    numbers: dict[str, int] = {}
    for row in session.execute(text("SELECT * FROM change ORDER BY row")).all():
        name = f"H{row.number}-{row.letters}"
        if row.number != numbers.get(row.letters, 0) + 1:
            yield f"A change is missing before {name}."
        numbers[row.letters] = row.number
        if bytes(row.previous) != previous.get(row.device, b""):
            yield f"{name} does not follow the change before it: one was altered, added or taken out."
        yield from _broken_operations(session, row, name)
        sealed = SealedChange(*(getattr(row, field) for field in SealedChange._fields))
        if head(bytes(row.previous), sealed, bytes(row.commitments)) != bytes(row.head):
            yield f"{name} itself was altered."
        previous[row.device] = bytes(row.head)


def _broken_operations(session: Session, change: Any, name: str) -> Iterator[str]:
    committed = bytes(change.commitments)
    operations = session.execute(
        text("SELECT tbl, record, kind, new, old, salt FROM operation WHERE change = :row ORDER BY seq"),
        {"row": change.row},
    ).all()
    if len(operations) != change.operations or len(committed) != change.operations * _DIGEST:
        yield f"{name} made {change.operations:,} operations but {len(operations):,} are here."
        return
    for place, operation in enumerate(operations):
        if operation.salt is None:
            continue  # erased on purpose: its commitment alone stands in the chain
        expected = committed[place * _DIGEST : (place + 1) * _DIGEST]
        if commitment(change.id, place, operation[:5], bytes(operation.salt)) != expected:
            yield f"Operation {place + 1} of {name} ({operation.tbl}) was altered."


def _strays(session: Session) -> Iterator[str]:
    stray = (
        session.execute(
            text("SELECT count(*) FROM operation WHERE change NOT IN (SELECT row FROM change)")
        ).scalar()
        or 0
    )
    if stray:
        yield f"{stray:,} operations belong to no change."
    if session.execute(text("SELECT count(*) FROM openchange")).scalar():
        yield "A change was left open."


def _rows_that_differ(session: Session) -> Iterator[str]:
    told_of = set(session.execute(text("SELECT DISTINCT tbl FROM operation")).scalars())
    for table in JOURNALLED:
        replayed = _replay(session, table) if table in told_of else {}
        columns = [column.name for column in core(JOURNALLED[table]).columns if column.name != "row"]
        listed = ", ".join(f'"{name}"' for name in columns)
        for row in session.execute(text(f'SELECT {listed} FROM "{table}"')):
            should = replayed.pop(row.id, None)
            if should is None:
                yield f"A {table} is here that the journal never made."
            elif should is not _ERASED and tuple(row) != tuple(should.get(name) for name in columns):
                yield f"A {table} differs from what the journal says it is."
        for _ in replayed:
            yield f"A {table} that the journal made is missing."


_ERASED: dict[str, Any] = {}
"""Stands for a record some of whose operations were erased: it cannot be replayed."""


def _replay(session: Session, table: str) -> dict[str, dict[str, Any]]:
    """Return each record of a table as the journal's operations make it."""
    empty = {
        column.name: _where_absent(column)
        for column in core(JOURNALLED[table]).columns
        if column.name != "row"
    }
    records: dict[str, dict[str, Any]] = {}
    operations = session.execute(
        text("SELECT record, kind, new FROM operation WHERE tbl = :tbl ORDER BY seq"), {"tbl": table}
    )
    for record, kind, new in operations:
        if new is None:
            records[record] = _ERASED
        elif kind == "made":
            records[record] = empty | json.loads(new)
        elif records.get(record) is not _ERASED:
            records.setdefault(record, dict(empty)).update(json.loads(new))
    return records


def _where_absent(column: Column[Any]) -> Any:
    """Return what a column holds that an operation made a record without: nothing, or of a number what an upgrade wrote there."""
    if column.nullable:
        return None
    given = column.default.arg if column.default is not None else ""  # type: ignore[attr-defined] # scalar defaults only
    return "" if isinstance(given, str) else given


def _is_known(session: Session, kept_head: str) -> bool:
    try:
        digest = bytes.fromhex(kept_head.strip())
    except ValueError:
        return False
    return (
        session.execute(text("SELECT count(*) FROM change WHERE head = :head"), {"head": digest}).scalar()
        == 1
    )
