"""What people call records: a kind letter, a number, and three letters of the device that gave the number."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import standing
from codesign.store.faults import AmbiguousReferenceError, RemovedError, UnknownReferenceError
from codesign.store.tables import REFERENCE_LETTER, name_of

CHANGE_LETTER = "H"

_SHAPE = re.compile(r"\s*([A-Za-z])-?0*([0-9]{1,12})(?:-([A-Za-z]{3}))?\s*")
TABLE_OF = {letter: name_of(table) for table, letter in REFERENCE_LETTER.items()} | {CHANGE_LETTER: "change"}


class Found(NamedTuple):
    """A record that a reference leads to."""

    table: str
    id: str
    reference: str
    row: int


def resolve(session: Session, typed: str, *, only: str = "", itself: bool = False) -> Found:
    """Return the record that `typed` names; of a contact merged into another, who stands for it.

    Args:
        session: Where to look.
        typed: A reference as a person types it.
        only: A kind letter that it must have; a bare number gets it.
        itself: Whether a contact that was merged is meant, and not who stands for it, as where a merge is taken apart.

    Raises:
        UnknownReferenceError: nothing goes by that name, or it is of another kind.
        AmbiguousReferenceError: two devices have that number and no letters were typed.
    """
    lettered = only + typed.strip() if only and typed.strip().isdigit() else typed
    found = fitting(session, lettered, itself=itself)
    found = [each for each in found if only in ("", each.reference[0])]
    if not found:
        raise _gone(session, typed, only) or UnknownReferenceError(typed.strip())
    if len(found) > 1:
        raise AmbiguousReferenceError(typed.strip(), sorted(each.reference for each in found))
    return found[0]


def fitting(session: Session, typed: str, *, itself: bool = False) -> list[Found]:
    """Return every record that `typed` may name: none, where it is no reference; several, where devices gave one number.

    A contact that was merged is named by who stands for it, unless it is meant `itself`.
    """
    shape = _SHAPE.fullmatch(typed)
    if not shape or shape[1].upper() not in TABLE_OF:
        return []
    letter, number, letters = shape[1].upper(), int(shape[2]), (shape[3] or "").upper()
    table = TABLE_OF[letter]
    alive = "" if table == "change" else " AND deleted = 0"
    rows = session.execute(
        text(
            f"SELECT row, id, letters FROM {table}"
            f" WHERE number = :number AND (:letters = '' OR letters = :letters){alive} ORDER BY letters"
        ),
        {"number": number, "letters": letters},
    )
    found = [Found(table, row.id, f"{letter}{number}-{row.letters}", row.row) for row in rows]
    return found if table != "contact" or itself else _led_on(session, found)


def _led_on(session: Session, contacts: list[Found]) -> list[Found]:
    """Return contacts with those that were merged as who stands for them, each once."""
    by_now = standing.survivors(session, (each.id for each in contacts))
    if not by_now:
        return contacts
    rows = session.execute(
        text(
            "SELECT id, row, 'N' || number || '-' || letters AS reference FROM contact WHERE id IN (SELECT value FROM json_each(:ids))"
        ),
        {"ids": json.dumps(sorted(by_now.values()))},
    )
    survivors = {row.id: Found("contact", row.id, row.reference, row.row) for row in rows}
    return list(dict.fromkeys(survivors.get(by_now.get(each.id, ""), each) for each in contacts))


_WENT = """
    SELECT x.verb, x.actor, x.at, 'H' || x.number || '-' || x.letters AS change FROM operation o JOIN change x ON x.row = o.change
    WHERE o.record = :id AND o.kind = 'altered' AND json_extract(o.new, '$.deleted') = 1 ORDER BY o.seq DESC LIMIT 1
"""
"""SQL of the change by which a record went."""


def _gone(session: Session, typed: str, only: str) -> RemovedError | None:
    """Return that a reference is of one record that was thrown away or taken back, with who did it and when."""
    typed = only + typed.strip() if only and typed.strip().isdigit() else typed
    shape = _SHAPE.fullmatch(typed)
    table = TABLE_OF.get(shape[1].upper(), "change") if shape else "change"
    if not shape or table == "change" or only not in ("", shape[1].upper()):
        return None
    found = session.execute(
        text(
            f"SELECT id, letters FROM {table} WHERE number = :number AND (:letters = '' OR letters = :letters) AND deleted = 1"
        ),
        {"number": int(shape[2]), "letters": (shape[3] or "").upper()},
    ).all()
    went = session.execute(text(_WENT), {"id": found[0].id}).first() if len(found) == 1 else None
    return RemovedError(f"{shape[1].upper()}{int(shape[2])}-{found[0].letters}", *went) if went else None
