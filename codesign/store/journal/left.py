"""What went out: changes that record a pack or a list with names that left. Nothing undone makes that not to have happened."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import CodesignError


class WentOutError(CodesignError):
    """The change records something that left the house."""

    def __init__(self, left: str) -> None:
        super().__init__(
            f"{left} went out; that cannot be made not to have happened.",
            todo="Nothing was changed. Evidence lists what went out.",
        )


def left_by(session: Session, change: int) -> str:
    """Return the references of the packs and lists whose going out rests on a change: it recorded them, or brought them back."""
    found = session.execute(
        text("""SELECT 'B' || b.number || '-' || b.letters FROM operation o JOIN pack b ON b.id = o.record
                WHERE o.change = :row AND o.tbl = 'pack' AND b.deleted = 0
                AND (o.kind = 'made' OR json_extract(o.new, '$.deleted') = 0) ORDER BY o.seq"""),
        {"row": change},
    )
    return ", ".join(found.scalars())


def left_by_any(session: Session, references: Iterable[str]) -> list[str]:
    """Return what went out by any of some changes, named by their references."""
    rows = text("SELECT row FROM change WHERE 'H' || number || '-' || letters = :reference")
    found = (session.execute(rows, {"reference": each}).scalar() for each in references)
    return [left for row in found if row is not None and (left := left_by(session, row))]
