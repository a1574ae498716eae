"""The journal's chain: commitments to each operation, and a head that follows from every head before it.

A commitment is SHA-256 of the operation's salt and content; erasing a person's values later removes content and salt
and leaves the commitment, so the chain still verifies. A head is SHA-256 of the head before it on the same device, the
change's own fields, and its commitments.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text
from sqlmodel import Session

from codesign.store.ids import Ids

UNIT = "\x1f"
"""Separates fields in what is hashed; JSON text and cleaned words cannot hold it."""


class SealedChange(NamedTuple):
    """The fields of a change that its head covers, in order."""

    id: str
    number: int
    letters: str
    verb: str
    actor: str
    device: str
    at: str
    hybrid: int
    undoes: str | None
    operations: int


def commitment(change: str, place: int, operation: Sequence[Any], salt: bytes) -> bytes:
    """Return the commitment to one operation: (table, record, kind, new, old), at its place in the change."""
    table, record, kind, new, old = operation
    content = UNIT.join((change, str(place), table, record, kind, new or "", old or ""))
    return hashlib.sha256(salt + content.encode()).digest()


def head(previous: bytes, sealed: SealedChange, commitments: bytes) -> bytes:
    """Return the head that follows `previous` when `sealed` is added."""
    fields = UNIT.join("" if value is None else str(value) for value in sealed)
    return hashlib.sha256(previous + fields.encode() + commitments).digest()


def last_head(session: Session, device: str) -> bytes:
    """Return the head this device last sealed, or nothing where it has sealed none."""
    found = session.execute(
        text("SELECT head FROM change WHERE device = :device AND length(head) > 0 ORDER BY row DESC LIMIT 1"),
        {"device": device},
    ).scalar()
    return bytes(found) if found else b""


def seal(session: Session, row: int, sealed: SealedChange, ids: Ids) -> bytes:
    """Commit to every operation of the change at `row`, write its head, and close it. Returns the head."""
    connection = session.connection()
    given = ids.salts(sealed.operations)
    if given is not None:
        _replace_salts(connection, row, given)
    commitments = b"".join(
        commitment(sealed.id, place, operation[:5], operation[5])
        for place, operation in enumerate(_operations(connection, row))
    )
    before = last_head(session, sealed.device)
    after = head(before, sealed, commitments)
    connection.execute(
        text(
            "UPDATE change SET operations = :n, commitments = :c, previous = :p, head = :h WHERE row = :row"
        ),
        {"n": sealed.operations, "c": commitments, "p": before, "h": after, "row": row},
    )
    connection.exec_driver_sql("DELETE FROM openchange")
    return after


def _operations(connection: Connection, row: int) -> Iterable[Any]:
    return connection.execute(
        text("SELECT tbl, record, kind, new, old, salt FROM operation WHERE change = :row ORDER BY seq"),
        {"row": row},
    )


def _replace_salts(connection: Connection, row: int, salts: list[bytes]) -> None:
    places = (
        connection.execute(text("SELECT seq FROM operation WHERE change = :row ORDER BY seq"), {"row": row})
        .scalars()
        .all()
    )
    if places:
        connection.execute(
            text("UPDATE operation SET salt = :salt WHERE seq = :seq"),
            [{"seq": seq, "salt": salt} for seq, salt in zip(places, salts, strict=True)],
        )
