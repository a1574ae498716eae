"""The first row: column names, or already a record? Never guessed in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from codesign.imports.errors import (
    ColumnsNeededError,
    ColumnsUnreadableError,
    LooksLikeDataError,
    LooksLikeHeaderError,
    UnknownFieldError,
)
from codesign.imports.words import Kind, fields_of, fold, known_headings

Row = tuple[str, ...]

EXAMPLE = "name=2,postcode=10"
"""Columns by their numbers, as a refusal shows them where nothing else fits better."""
_COMPARED = 40
_TITLE_ROWS = 15
_SHAPES = (
    (
        "date",
        re.compile(
            r"(19|20)\d\d[-/]?(0[1-9]|1[0-2])[-/]?([0-2]\d|3[01])([ T].*)?|\d{1,2}[/.-]\d{1,2}[/.-](\d\d){1,2}"
        ),
    ),
    ("number", re.compile(r"[-+£$]?\d[\d,]*(\.\d+)?%?")),
    ("postcode", re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)),
    ("e-mail address", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")),
    ("phone number", re.compile(r"\+?\(?\d[\d ()-]{7,}\d")),
    ("web address", re.compile(r"https?://\S+", re.IGNORECASE)),
    ("code", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d][A-Za-z\d./-]{1,11}")),
)
_PERSONAL = {"postcode", "e-mail address", "phone number", "web address"}
_CERTAIN = {"date", "postcode", "e-mail address", "phone number", "web address"}


def shape_of(cell: str) -> str:
    """Say what a cell is by its look: a date, a number, a postcode…, `words` or nothing."""
    value = cell.strip()
    if not value:
        return ""
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(value)), "words")


def column_letter(index: int) -> str:
    """Return the letters a spreadsheet shows above a column; the first index is 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def find(rows: Sequence[Row]) -> int:
    """Find the row that holds the column names: the first, or one below a title that stands alone."""
    first = next(index for index, row in enumerate(rows) if any(cell.strip() for cell in row))
    if _filled(rows[first]) > 1:
        return first
    for index in range(first + 1, min(len(rows), first + _TITLE_ROWS)):
        if sum(fold(cell) in known_headings() for cell in rows[index]) >= 2:
            return index
    return first


def notes_on(rows: Sequence[Row], first: int, *, no_header: bool) -> list[str]:
    """Say where the column names were found when it was not the first row."""
    if no_header or first == 1:
        return []
    above = "Row 1" if first == 2 else f"Rows 1 to {first - 1}"
    return [f"Column names found in row {first}. {above} above them: not records, left out."]


def reach(row: Row) -> int:
    """Return how many columns the header row reaches over, from the left."""
    return max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)


def names_for(row: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a different name for each column: as headed, `Name (2)` for a second, `column F` for none."""
    names: list[str] = []
    taken: Counter[str] = Counter()
    for place in range(width):
        heading = " ".join(row[place].split()) if place < len(row) else ""
        name = heading or f"column {column_letter(place)}"
        while name.casefold() in taken:
            taken[(heading or name).casefold()] += 1
            name = f"{heading or name} ({taken[(heading or name).casefold()]})"
        taken[name.casefold()] += 1
        names.append(name)
    return tuple(names)


def refuse_data(rows: Sequence[Row], example: str = EXAMPLE) -> None:
    """Refuse a first row that has the look of the rows under it."""
    first, below = rows[0], rows[1 : 1 + _COMPARED]
    if any(fold(cell) in known_headings() for cell in first if shape_of(cell) == "words") or not below:
        return
    alike = [place for place, cell in enumerate(first) if _is_alike(cell, place, below)]
    shapes = {shape_of(first[place]) for place in alike}
    if len(alike) >= 2 or shapes & _CERTAIN:
        raise LooksLikeDataError(
            _examples(first, alike), _suggest(first, alike) if example == EXAMPLE else example
        )


def _is_alike(cell: str, place: int, below: Sequence[Row]) -> bool:
    """Say whether a cell has the shape that prevails under it, and a shape that names rarely have."""
    shape = shape_of(cell)
    if shape in ("", "words"):
        return False
    shapes = [shape_of(row[place]) for row in below if place < len(row) and row[place].strip()]
    return bool(shapes) and shapes.count(shape) * 2 > len(shapes)


def _examples(first: Row, alike: Sequence[int]) -> list[str]:
    """Choose what to show: codes, dates and numbers as they are, anything about a person by its kind only."""
    shapes = [shape_of(cell) for cell in first]
    if not shapes or all(shapes[place] in _PERSONAL for place in alike):
        return [f"column {column_letter(place)} holds a {shapes[place]}" for place in alike[:2]]
    telling = [
        cell.strip()
        for cell, shape in zip(first, shapes, strict=True)
        if shape in ("code", "date", "number") and len(cell.strip()) > 2
    ] or [first[place].strip() for place in alike if shapes[place] not in _PERSONAL]
    return [telling[0], telling[-1]] if len(telling) > 1 else telling


def _suggest(first: Row, alike: Sequence[int]) -> str:
    """Suggest --columns from what is certain in the row, with a name in the first column of words."""
    words = next(
        (place for place, cell in enumerate(first) if shape_of(cell) == "words" and " " in cell.strip()), 1
    )
    suggested = [f"name={words + 1}"]
    for shape, field in (("postcode", "postcode"), ("e-mail address", "email"), ("phone number", "phone")):
        place = next((place for place in alike if shape_of(first[place]) == shape), None)
        if place is not None:
            suggested.append(f"{field}={place + 1}")
    return ",".join(suggested)


def refuse_header(rows: Sequence[Row]) -> None:
    """Refuse --no-header over a row of column names: it would become a contact."""
    known = [cell for cell in rows[0] if fold(cell) in known_headings()]
    if len(known) >= 2 and len(known) * 2 >= _filled(rows[0]):
        raise LooksLikeHeaderError([" ".join(cell.split()) for cell in known])


def refuse_columns(columns: str | None, example: str = EXAMPLE) -> None:
    """Refuse --columns where there is a header row: --map names columns by their headings."""
    if columns is not None:
        raise ColumnsUnreadableError(
            columns, "it goes with --no-header; with column names use --map", example
        )


def read_columns(
    columns: str | None, width: int, fields: Sequence[str] = (), example: str = EXAMPLE
) -> tuple[str, ...]:
    """Read `name=2,postcode=10` into our field for each column; the fields of our records, if no others are given."""
    if not columns or not columns.strip():
        raise ColumnsNeededError(example)
    named = [""] * width
    known = set(fields) or {field.name for kind in Kind for field in fields_of(kind)}
    of_what = "such a table" if fields else "contacts, events, feedback or outcomes"
    for part in columns.split(","):
        field, _, number = part.partition("=")
        field, number = field.strip().casefold(), number.strip()
        if field not in known:
            raise UnknownFieldError(field, of_what, sorted(known))
        if not (number.isascii() and number.isdigit()) or not 1 <= int(number) <= width:
            raise ColumnsUnreadableError(part, f"there are {width} columns, 1 to {width}", example)
        if named[int(number) - 1]:
            raise ColumnsUnreadableError(
                part, f"column {number} is {named[int(number) - 1]} already", example
            )
        named[int(number) - 1] = field
    return tuple(named)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())
