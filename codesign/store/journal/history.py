"""Reading the journal: the changes there were, and how one record came to be as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.journal import ChangeLine, FieldChange
from codesign.store.file import StoreFile
from codesign.store.references import CHANGE_LETTER, TABLE_OF, resolve

_ABOUT = 4
"""How many records a line of history names."""

_LOOKED_AT = 100
"""How many operations are looked at for that: enough for a saved event, and an import's history stays quick."""

_CHANGES = """
    SELECT c.row, c.id, 'H' || c.number || '-' || c.letters AS reference, c.verb, c.actor, c.at, c.operations,
           coalesce('H' || t.number || '-' || t.letters, '') AS undoes,
           coalesce((SELECT 'H' || u.number || '-' || u.letters FROM change u WHERE u.undoes = c.id ORDER BY u.row DESC LIMIT 1), '') AS undone_by
    FROM change c LEFT JOIN change t ON t.id = c.undoes
"""


class History:
    """Verbs that read the journal."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def changes(self, *, limit: int = 50, before: int | None = None) -> list[ChangeLine]:
        """Return the newest changes first."""
        with self._store.read() as session:
            rows = session.execute(
                text(_CHANGES + " WHERE :before IS NULL OR c.row < :before ORDER BY c.row DESC LIMIT :limit"),
                {"limit": limit, "before": before},
            ).all()
            return [_line(session, row) for row in rows]

    def change(self, reference: str) -> ChangeLine:
        """Return one change by its reference.

        Raises:
            UnknownReferenceError: there is no such change.
        """
        with self._store.read() as session:
            found = resolve(session, reference, only=CHANGE_LETTER)
            return _line(
                session, session.execute(text(_CHANGES + " WHERE c.id = :id"), {"id": found.id}).one()
            )

    def of(self, reference: str) -> list[FieldChange]:
        """Return every field that ever changed on a record (oldest first), or everything one change did.

        Raises:
            UnknownReferenceError: nothing goes by that reference.
        """
        with self._store.read() as session:
            found = resolve(session, reference)
            where = (
                "o.change = (SELECT row FROM change WHERE id = :id)"
                if found.table == "change"
                else "o.record = :id"
            )
            rows = session.execute(
                text(
                    f"SELECT o.change, o.tbl, o.record, o.kind, o.new, o.old FROM operation o WHERE {where} ORDER BY o.seq"
                ),
                {"id": found.id},
            ).all()
            lines = {
                row.row: _line(session, row)
                for row in session.execute(text(_CHANGES + f" WHERE c.row IN ({_numbers(rows)})")).all()
            }
            return [field for row in rows for field in _fields(session, lines[row.change], row)]

    def count(self) -> int:
        """Return how many changes there are."""
        with self._store.read() as session:
            return session.execute(text("SELECT count(*) FROM change")).scalar() or 0


def _numbers(rows: Sequence[Any]) -> str:
    return ", ".join(str(number) for number in sorted({int(row.change) for row in rows})) or "NULL"


def _line(session: Session, row: Any) -> ChangeLine:
    return ChangeLine(
        reference=row.reference,
        verb=row.verb,
        actor=row.actor,
        at=row.at,
        operations=row.operations,
        undoes=row.undoes,
        undone_by=row.undone_by,
        about=", ".join(_about(session, row.row)),
    )


def _about(session: Session, change: int) -> Iterable[str]:
    named = {table: letter for letter, table in TABLE_OF.items() if table != "change"}
    rows = session.execute(
        text(
            f"SELECT tbl, record FROM operation WHERE change = :change AND tbl IN ({_quoted(named)}) ORDER BY seq LIMIT :n"
        ),
        {"change": change, "n": _LOOKED_AT},
    )
    touched = list(dict.fromkeys((row.tbl, row.record) for row in rows))
    for table, record in touched[:_ABOUT]:
        yield reference_of(session, table, record)
    if len(touched) > _ABOUT:
        yield "…"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def reference_of(session: Session, table: str, record: str) -> str:
    """Return what people call a record: its reference, or the name of its table where it has none."""
    letter = next((letter for letter, name in TABLE_OF.items() if name == table), "")
    if not letter:
        return table
    return (
        session.execute(
            text(f"SELECT '{letter}' || number || '-' || letters FROM {table} WHERE id = :id"), {"id": record}
        ).scalar()
        or table
    )


def _fields(session: Session, line: ChangeLine, row: Any) -> Iterable[FieldChange]:
    if row.new is None:
        return
    new, old = json.loads(row.new), json.loads(row.old or "{}")
    record = reference_of(session, row.tbl, row.record)
    for field, value in new.items():
        if field not in ("id", "number", "letters"):
            yield FieldChange(line, record, field, _said(old.get(field)), _said(value))


def _said(value: object) -> str:
    return "" if value is None else str(value)
