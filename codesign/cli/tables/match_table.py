"""The table that `codesign match` reads: which sheet of a workbook, and what its columns are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codesign.cli.tables.match_asked import How
from codesign.errors import CodesignError
from codesign.imports.table import called_alike, read_table, sheet_names
from codesign.matching.tables.errors import NoNameColumnError
from codesign.matching.tables.recognised import recognise
from codesign.matching.tables.said import FIELDS, ID, LEFT_OUT, TRUTH
from codesign.text import shorten

if TYPE_CHECKING:
    from codesign.imports.table import Table
    from codesign.matching.tables.recognised import Column

_TELLING = 2
"""Columns besides words that make a sheet a table of contacts; more make it no better than the one before it."""


class Recognised(NamedTuple):
    """A table, what its columns are, and what should be said about how it was found."""

    table: Table
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()


def table_of(path: Path, how: How) -> Recognised:
    """Read a file, and of a workbook the sheet that was named or the one that reads most like a table with names in it.

    Raises:
        CodesignError: it cannot be read; of a workbook, the first sheet cannot, and no other.
    """
    names = sheet_names(path) if how.sheet is None else ()
    if len(names) < 2:
        return _read(path, how)
    found: list[Recognised] = []
    refusals: list[CodesignError] = []
    for name in names:
        try:
            found.append(_read(path, how._replace(sheet=name)))
        except CodesignError as refusal:
            refusals.append(refusal)
        if found and _tells(found[-1]) == _TELLING:
            break
    if found:
        return _said(max(found, key=_tells), names)
    first = refusals[0]
    raise (
        NoNameColumnError(first.headings, first.example, names)
        if isinstance(first, NoNameColumnError)
        else first
    )


def _read(path: Path, how: How) -> Recognised:
    table = read_table(
        path, sheet=how.sheet, no_header=how.no_header, columns=how.columns, fields=(*FIELDS, LEFT_OUT)
    )
    columns = recognise(table.headers, table.rows, how.map, table.named)
    return Recognised(table, columns, tuple(called_alike(table)))


def _tells(read: Recognised) -> int:
    telling = [column for column in read.columns if column.field not in {LEFT_OUT, TRUTH, ID, "text"}]
    return min(len(telling), _TELLING)


def _said(read: Recognised, names: tuple[str, ...]) -> Recognised:
    if read.table.sheet == names[0]:
        return read
    note = f"{shorten(read.table.sheet, 40)} is the first sheet that reads as a table of names; --sheet names another."
    return read._replace(notes=(note, *read.notes))
