"""A file as a table of clean text: headings, rows, and what should be said about how it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from codesign import text
from codesign.imports import header as headings
from codesign.imports.csv_file import Sheet, read_csv
from codesign.imports.errors import (
    EmptyFileError,
    FileMissingError,
    FolderError,
    NoRowsError,
    SheetNotNeededError,
    UnreadableFileError,
)
from codesign.imports.mojibake import mend_sheet
from codesign.imports.problems import Problem
from codesign.imports.signature import FileKind, kind_of
from codesign.imports.xlsx_file import read_sheet_names, read_workbook


@dataclass(frozen=True)
class Table:
    """One table out of a file, every cell cleaned, nothing else altered."""

    name: str
    """The file's name, without its folder."""
    sha256: str
    headers: tuple[str, ...]
    """One for each column, all different; a column without a heading is `column F`."""
    rows: list[tuple[str, ...]]
    """All as wide as the headers."""
    first_row_number: int
    """The number a spreadsheet shows beside the first of the rows."""
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    headed: int = 0
    """How many columns, from the left, the header row reaches over; cells past it have no heading."""
    has_header: bool = True
    named: tuple[str, ...] = ()
    """Our field for each column where --columns said so, else nothing."""

    def row_number(self, index: int) -> int:
        """Return the number a spreadsheet shows beside a row."""
        return self.first_row_number + index


def read_table(
    path: Path,
    *,
    sheet: str | None = None,
    no_header: bool = False,
    columns: str | None = None,
    fields: Sequence[str] = (),
    example: str = headings.EXAMPLE,
    repair: bool | None = None,
) -> Table:
    """Read a CSV file or one sheet of a workbook.

    Args:
        path: The file.
        sheet: The sheet of a workbook; the first if none is named.
        no_header: The first row is a record, not column names; then `columns` is needed.
        columns: Our fields and their column numbers, the first is 1: `name=2,postcode=10`.
        fields: What --columns may name, if not the fields of our records.
        example: Such columns, as a refusal shows them.
        repair: Turn back letters that were read in the wrong encoding; False only says which, None does not look.
    """
    data = _bytes_of(path)
    name = text.clean(path.name).text
    read = _sheet_of(data, name, sheet)
    if repair is not None:
        read = mend_sheet(read, repair=repair)
    digest = hashlib.sha256(data).hexdigest()
    return table_from(
        read, name, digest, no_header=no_header, columns=columns, fields=fields, example=example
    )


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets, in their order; none of a file that has none."""
    data = _bytes_of(path)
    name = text.clean(path.name).text
    return read_sheet_names(data, name) if kind_of(data, name) is FileKind.WORKBOOK else ()


def called_alike(table: Table) -> list[str]:
    """Say which columns have one heading: only one of them may have been meant."""
    held = set(table.headers)
    twice = [(name, other) for name in table.headers if (other := f"{name} (2)") in held]
    return [
        f"Several columns are called {text.shorten(name, 40)}: the second goes by {text.shorten(other, 44)}."
        for name, other in twice
    ]


def _bytes_of(path: Path) -> bytes:
    name = text.clean(str(path)).text
    try:
        if path.is_dir():
            raise FolderError(name)
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise FileMissingError(name) from fault
    except (OSError, ValueError) as fault:
        raise UnreadableFileError(name) from fault
    if not data:
        raise EmptyFileError(name)
    return data


def _sheet_of(data: bytes, name: str, sheet: str | None) -> Sheet:
    if kind_of(data, name) is FileKind.WORKBOOK:
        return read_workbook(data, name, sheet)
    if sheet is not None:
        raise SheetNotNeededError(name)
    return read_csv(data)


def table_from(
    sheet: Sheet,
    name: str,
    digest: str,
    *,
    no_header: bool = False,
    columns: str | None = None,
    fields: Sequence[str] = (),
    example: str = headings.EXAMPLE,
) -> Table:
    """Make a table of rows as they stand in a file: clean them, find the headings, make them even."""
    rows, removed = _cleaned(sheet.rows)
    _drop_blank_end(rows)
    if not rows:
        raise NoRowsError(name)
    width = max(len(row) for row in rows)
    if no_header:
        named = headings.read_columns(columns, width, fields, example)
        headings.refuse_header(rows)
        first, headers, headed = 0, headings.names_for([], width), width
    else:
        headings.refuse_columns(columns, example)
        first = headings.find(rows)
        headings.refuse_data(rows[first:], example)
        named = ()
        headers, headed = headings.names_for(rows[first], width), headings.reach(rows[first])
        first += 1
    if first >= len(rows):
        raise NoRowsError(name)
    notes = [*sheet.notes, *headings.notes_on(rows, first, no_header=no_header)]
    if removed:
        notes.append(text.removed_words(removed))
    return Table(
        name=name,
        sha256=digest,
        headers=headers,
        rows=[row + ("",) * (width - len(row)) for row in rows[first:]],
        first_row_number=first + 1,
        notes=tuple(notes),
        problems=tuple(_problems(sheet, headers)),
        sheet=sheet.name,
        headed=headed,
        has_header=not no_header,
        named=named,
    )


def _problems(sheet: Sheet, headers: Sequence[str]) -> Iterator[Problem]:
    for number, place, rule, words in sheet.faults:
        column = headers[place] if place < len(headers) else ""
        yield Problem(number, column, "", rule, words, "Mend it there and import again.")


def _cleaned(rows: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], int]:
    """Clean every cell by the one rule, and count what went."""
    removed = 0
    clean_rows: list[tuple[str, ...]] = []
    for row in rows:
        cells: list[str] = []
        for cell in row:
            cleaned = text.clean(cell)
            removed += cleaned.removed
            cells.append(cleaned.text)
        clean_rows.append(tuple(cells))
    return clean_rows, removed


def _drop_blank_end(rows: list[tuple[str, ...]]) -> None:
    """Drop blank rows below the last one with anything in it: they are paper, not records."""
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
