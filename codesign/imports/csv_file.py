"""Plain text into rows of cells: the delimiter found out, and no row swallowed by a quote."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from codesign.files import guard_cell, unguard_cell
from codesign.imports.decode import decode
from codesign.imports.errors import StrayQuoteError, UnclosedQuoteError
from codesign.text import plural

_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_LARGEST_CELL = 50_000_000
_SAMPLED = 60


class Sheet(NamedTuple):
    """Rows of cells as they stand in a file; the first is number 1."""

    rows: list[tuple[str, ...]]
    notes: tuple[str, ...]
    faults: tuple[tuple[int, int, str, str], ...] = ()
    """Row number, column index, rule and words, for cells that could not be read whole."""
    name: str = ""
    sheets: tuple[str, ...] = ()


def read_csv(data: bytes) -> Sheet:
    """Read the bytes of a text file into rows. Blank lines are rows without cells."""
    decoded = decode(data)
    text = decoded.text
    said = _SEPARATOR_LINE.match(text)
    if said:  # Excel's own first line, which is no row
        text = text[said.end() :]
    delimiter = said.group(1) if said else find_delimiter(text)
    csv.field_size_limit(_LARGEST_CELL)
    try:
        sheet = Sheet([tuple(row) for row in _reader(text, delimiter, strict=True)], decoded.notes)
    except csv.Error:
        sheet = _read_with_care(text, delimiter, decoded.notes)
    return _without_guard(sheet)


def _without_guard(sheet: Sheet) -> Sheet:
    """Take off the apostrophe of a CSV file of ours, where every cell of the file obeys the guard."""
    guarded = 0
    for row in sheet.rows:
        for cell in row:
            if cell[:1] == "'" and guard_cell(cell[1:]) == cell:
                guarded += 1
            elif guard_cell(cell) != cell and not _NUMBER.fullmatch(cell):
                return sheet
    if not guarded:
        return sheet
    rows = [tuple(unguard_cell(cell) for cell in row) for row in sheet.rows]
    note = f"{plural(guarded, 'cell')} read without the apostrophe that keeps a spreadsheet from running {'it' if guarded == 1 else 'them'}."
    return sheet._replace(rows=rows, notes=(*sheet.notes, note))


def find_delimiter(text: str) -> str:
    """Find the delimiter that cuts the first rows into the most even columns; a comma where nothing does."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[:200_000], delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in islice(_reader(sample, delimiter, strict=False), _SAMPLED) if row]
    except csv.Error:
        return (0.0, 0)
    wide = Counter(width for width in widths if width > 1)
    if not wide or widths[0] == 1:
        return (0.0, 0)
    width, rows = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    return (round(rows / len(widths), 1), width)


def _reader(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter, strict=strict)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, one at a time: a file object would copy all of it first, four bytes a letter."""
    return (found[0] for found in _LINE.finditer(text))


def _read_with_care(text: str, delimiter: str, notes: tuple[str, ...]) -> Sheet:
    """Read a file with bad quotes: a fault inside one line is noted, one that would join lines is refused."""
    lines = list(_lines(text))
    rows: list[tuple[str, ...]] = []
    faults: list[tuple[int, int, str, str]] = []
    first = 1
    reader = csv.reader(iter(lines), delimiter=delimiter)
    for row in reader:
        last = reader.line_num
        if not _reads_strictly("".join(lines[first - 1 : last]), delimiter):
            if last > first:
                raise _quote_error(lines, first, last, delimiter)
            if last == len(lines) and _opens_a_quote(lines[-1], delimiter):
                raise UnclosedQuoteError(last, 1)
            words = "a quote inside a quoted cell is not doubled, so a quotation mark may be missing"
            faults.append((len(rows) + 1, 0, "quotes", words))
        rows.append(tuple(row))
        first = last + 1
    return Sheet(rows, notes, tuple(faults))


def _reads_strictly(piece: str, delimiter: str) -> bool:
    try:
        list(_reader(piece, delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _opens_a_quote(piece: str, delimiter: str) -> bool:
    """Say whether a quote is still open at the end of a piece of the file."""
    try:
        list(_reader(piece, delimiter, strict=True))
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


def _quote_error(
    lines: list[str], first: int, last: int, delimiter: str
) -> UnclosedQuoteError | StrayQuoteError:
    if last == len(lines) and _opens_a_quote("".join(lines[first - 1 :]), delimiter):
        return UnclosedQuoteError(first, last - first + 1)
    return StrayQuoteError(first, last)
