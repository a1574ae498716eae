"""Imports: what was brought in, and the rows set aside until somebody looks at them."""

from __future__ import annotations

import json

from sqlalchemy import text

from codesign.records.keeping import BLANK, BatchLine, NewBatch, SetAsideLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_line, as_lines
from codesign.store.tables import ImportBatch, SetAside
from codesign.store.writing import Change

_KEYED = {"contacts": "contact", "events": "event", "feedback": "comment", "outcomes": "outcome"}
_LINES = """
    SELECT id, 'I' || number || '-' || letters AS reference, file_name, sha256, sheet, kind, rows, written, matched, set_aside, recorded
    FROM importbatch WHERE deleted = 0
"""


class Batches:
    """Verbs on imports."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def begin(self, change: Change, file_name: str, sha256: str, kind: str) -> str:
        """Make the row of an import inside its change, so that records can name it. Returns its id."""
        return change.add(ImportBatch, file_name=file_name, sha256=sha256, kind=kind, recorded=change.now)

    def finish(self, change: Change, batch_id: str, new: NewBatch) -> None:
        """Fill in the counts of an import, and keep the rows set aside."""
        change.set(
            ImportBatch,
            batch_id,
            sheet=new.sheet,
            rows=new.rows,
            written=new.written,
            matched=new.matched,
            set_aside=len(new.set_aside),
            mapping=json.dumps(new.mapping, ensure_ascii=False),
        )
        change.add_many(
            SetAside,
            [
                {
                    "batch_id": batch_id,
                    "row_number": number,
                    "cells": json.dumps(cells, ensure_ascii=False),
                    "reason": reason,
                    "state": "dismissed" if reason.startswith(BLANK) else "waiting",
                }
                for number, cells, reason in new.set_aside
            ],
        )

    def held_keys(self, kind: str, *, programme_id: str = "") -> set[str]:
        """Return the source keys of every record of a kind that is held, to know a row that came before.

        Outcomes are asked for one programme at a time: two programmes may share a framework.
        """
        mine = " AND programme_id = :programme" if kind == "outcomes" else ""
        with self._store.read() as session:
            found = session.execute(
                text(f"SELECT source_key FROM {_KEYED[kind]} WHERE deleted = 0 AND source_key <> ''{mine}"),
                {"programme": programme_id} if mine else {},
            )
            return set(found.scalars())

    def lines(self) -> list[BatchLine]:
        """Return every import, newest first."""
        with self._store.read() as session:
            return as_lines(BatchLine, session.execute(text(_LINES + " ORDER BY row DESC")))

    def same_file(self, sha256: str, kind: str) -> BatchLine | None:
        """Return the newest import of exactly this file as this kind, if there was one."""
        with self._store.read() as session:
            row = session.execute(
                text(_LINES + " AND sha256 = :sha AND kind = :kind ORDER BY row DESC"),
                {"sha": sha256, "kind": kind},
            ).first()
            return as_line(BatchLine, row) if row else None

    def set_aside(self, batch_id: str = "", *, state: str = "waiting") -> list[SetAsideLine]:
        """Return rows set aside, of one import or of all, by what became of them."""
        with self._store.read() as session:
            rows = session.execute(
                text("""SELECT s.id, 'I' || b.number || '-' || b.letters, s.row_number, s.cells, s.reason, s.state
                        FROM setaside s JOIN importbatch b ON b.id = s.batch_id
                        WHERE s.deleted = 0 AND b.deleted = 0 AND (:batch = '' OR b.id = :batch) AND (:state = '' OR s.state = :state)
                        ORDER BY b.row, s.row_number"""),
                {"batch": batch_id, "state": state},
            )
            return [as_line(SetAsideLine, (*row[:3], json.loads(row[3]), *row[4:])) for row in rows]

    def settle(self, set_aside_id: str, state: str) -> None:
        """Mark a row set aside as done or dismissed."""
        with self._store.write(f"row set aside {state}") as change:
            change.set(SetAside, set_aside_id, state=state)
