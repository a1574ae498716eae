"""A list as a Word document: what it is a list of and by which filter first, then the table, its headings again on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from codesign.errors import CodesignError
from codesign.evidence.docx_parts import Paper
from codesign.evidence.tables import Cell, Table

WORD = ".docx"
_MOST = 1_000
"""Rows of a document that is read: python-docx needs some three seconds for so many, and a reader rather more."""
_WIDE = 5
"""Columns from which a table needs the page on its side."""
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
_STAMPS = ("Filter", "As at")


class TooLongForWordError(CodesignError):
    """More rows than anybody reads in a document."""

    def __init__(self, rows: int) -> None:
        super().__init__(
            f"{rows:,} rows are more than a Word document is read for: it holds up to {_MOST:,}.",
            todo="Write the list as .xlsx, or filter it first.",
        )


def refuse_too_long(rows: int) -> None:
    """Refuse a list too long for a document. Raises TooLongForWordError."""
    if rows > _MOST:
        raise TooLongForWordError(rows)


def word_of(table: Table, about: Iterable[tuple[str, str]], moment: str) -> bytes:
    """Return the document: the same bytes for the same table at the same moment."""
    lines = tuple(about)
    stamps = [f"{what}: {value}" for what, value in lines if what in _STAMPS]
    at = datetime.fromisoformat(moment).astimezone(UTC) if moment else _NO_MOMENT
    paper = Paper(table.title, stamps, at, has_contents=False, is_wide=len(table.columns) > _WIDE)
    for what, value in lines:
        if what not in _STAMPS and what != "List":
            paper.paragraph(f"{what}: {value}")
    paper.table(
        [column.name for column in table.columns], ([_said(cell) for cell in row] for row in table.rows)
    )
    return paper.to_bytes()


def _said(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell if cell is not None else "")
