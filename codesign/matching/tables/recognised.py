"""Which column of a table is what: by its heading and by what stands in it, put right by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from codesign.matching.fold import folded_words
from codesign.matching.tables import shapes
from codesign.matching.tables.errors import NoNameColumnError
from codesign.matching.tables.said import (
    ID,
    LEFT_OUT,
    ONCE,
    SORT,
    TRUTH,
    Rows,
    folded_heading,
    read_map,
)
from codesign.matching.words import word_data

_SAMPLED = 500
_SAID, _BY_CONTENT = "as you said", "by what is in it"
_MAY_BE_ID = frozenset({LEFT_OUT, "identifier", "text", "phone"})
_ID_LIKE = re.compile(r"\S{1,60}")
_SHARED_BY = 4
"""Rows that share a value on average before a column of words is one of sorts."""
_AGAIN = 0.6
"""Share of rows in which a column has no word that the name has not, before it says nothing more."""
_MANY = 50
"""Rows in which what is compared must be different everywhere before it is left out."""


class Column(NamedTuple):
    """One column, and what it is taken for."""

    heading: str
    place: int
    field: str
    """One of FIELDS; `truth` and `-` are not compared."""
    why: str
    """In words: by its heading, by what is in it, because you said so."""


def recognise(
    headings: Sequence[str], rows: Rows, said: str = "", named: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Say what every column is.

    Args:
        headings: one for each column.
        rows: all as wide as the headings.
        said: what a person said: `name=Full name,email=Mail`.
        named: the field of each column where a person said it by number, else nothing.

    Raises:
        MapUnreadableError, UnknownTableFieldError, UnknownTableColumnError: of what was said.
        NoNameColumnError: nothing looks like a name, and nobody said what is one.
    """
    mapped = read_map(said, headings) | {place: field for place, field in enumerate(named) if field}
    taken = {field for field in mapped.values() if field in ONCE}
    columns = []
    for place, heading in enumerate(headings):
        if place in mapped:
            columns.append(Column(heading, place, mapped[place], _SAID))
            continue
        cells = [row[place].strip() for row in rows[:_SAMPLED]]
        field, why = _guess(heading, [cell for cell in cells if cell])
        if field in taken:
            field, why = _second(field), f"beside another {field}"
        if field in ONCE:
            taken.add(field)
        columns.append(Column(heading, place, field, why))
    return _named(_without_repeats(_with_ids(columns, rows), rows), rows)


def _with_ids(columns: Sequence[Column], rows: Rows) -> tuple[Column, ...]:
    """Find the column of ids where no heading names it; leave out what is different in every row, which tells nothing."""
    said = {column.place for column in columns if column.why == _SAID}
    is_sought = all(column.field != ID for column in columns)
    found = []
    for column in columns:
        if column.place not in said and column.field in _MAY_BE_ID and _tells_rows_apart(column, rows):
            is_id = is_sought and (column.place == 0 or _is_called_id(column.heading))
            is_sought = is_sought and not is_id
            found.append(column._replace(field=ID if is_id else LEFT_OUT, why="different in every row"))
        else:
            found.append(column)
    return tuple(found)


def _without_repeats(columns: Sequence[Column], rows: Rows) -> tuple[Column, ...]:
    """Leave out words nobody asked for that say of what sort a row is, which many share, or that say the name again."""
    if len(rows) < _MANY:
        return tuple(columns)
    name = next((column for column in columns if column.field == "name"), None)
    found = []
    for column in columns:
        is_words = column.field == "text" and column.why != _SAID
        why = ""
        if is_words and column.why == _BY_CONTENT and _is_a_sort(column, rows):
            why = "a sort, which many rows share"
        elif is_words and name and _says_again(column, name, rows):
            why = "says the name again"
        found.append(column._replace(field=LEFT_OUT, why=why) if why else column)
    return tuple(found)


def _says_again(column: Column, name: Column, rows: Rows) -> bool:
    """Say whether a column only has the name in other words, as a short name or part of an address: it would count twice."""
    pairs = [
        (set(folded_words(row[column.place].replace("-", " "))), set(folded_words(row[name.place])))
        for row in rows[:_SAMPLED]
        if row[column.place].strip() and row[name.place].strip()
    ]
    again = sum(1 for one, other in pairs if one <= other or other <= one)
    return again > len(pairs) * _AGAIN


def _is_a_sort(column: Column, rows: Rows) -> bool:
    cells = [cell for row in rows if (cell := row[column.place].strip().casefold())]
    return len(set(cells)) * _SHARED_BY < len(cells)


def _tells_rows_apart(column: Column, rows: Rows) -> bool:
    """Say whether a column has something without spaces in every row, and never the same."""
    cells = [row[column.place].strip() for row in rows]
    if column.field != LEFT_OUT and len(cells) < _MANY:
        return False
    return (
        all(cells) and len(set(cells)) == len(cells) > 1 and all(_ID_LIKE.fullmatch(cell) for cell in cells)
    )


def _is_called_id(heading: str) -> bool:
    return bool(
        {"id", "ref", "reference", "no", "number", "code", "key", "record"}
        & set(folded_heading(heading).split())
    )


def _named(columns: tuple[Column, ...], rows: Rows) -> tuple[Column, ...]:
    """Refuse a table nobody is named in; where only organisations are, those are the names."""
    fields = {column.field for column in columns}
    if fields & {"name", "given", "family"}:
        return columns
    found = [column for column in columns if column.field == "organisation"]
    if len(found) != 1:
        could_be = (column.heading for column in columns if _could_be_names(column, rows))
        raise NoNameColumnError([column.heading for column in columns], next(could_be, ""))
    return tuple(
        column._replace(field="name", why="the only column of names") if column is found[0] else column
        for column in columns
    )


def _could_be_names(column: Column, rows: Rows) -> bool:
    """Say whether a column has words that differ from row to row, of which two may be a name."""
    cells = [cell for row in rows[:_SAMPLED] if (cell := row[column.place].strip())]
    if column.field == TRUTH or not cells or not shapes.are_words(cells):
        return False
    return len(set(cells)) * 2 > len(cells) and shapes.share(cells, lambda cell: " " in cell) > 1 / 2


def _guess(heading: str, cells: Sequence[str]) -> tuple[str, str]:
    """Guess what a column is, and say by what."""
    if not cells:
        return LEFT_OUT, "empty"
    field = _by_heading(heading)
    if field and _fits(field, cells):
        return field, "by its heading"
    by_content = shapes.by_content(cells)
    if by_content and field not in {TRUTH, LEFT_OUT, ID}:
        return by_content, _BY_CONTENT
    if field in {SORT, "name"} and shapes.are_words(cells):
        return "text", _BY_CONTENT
    return LEFT_OUT, "not compared"


def _by_heading(heading: str) -> str:
    folded = folded_heading(heading)
    for field, words in _headings().items():
        if folded in words["same"]:
            return field
    padded = f" {folded} "
    for field, words in _headings().items():
        if any(f" {word} " in padded for word in words.get("within", ())):
            return field
    return ""


@cache
def _headings() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data = {field: words for field, words in word_data("table_columns").items() if field != "sorts"}
    found = {field: {how: frozenset(said) for how, said in words.items()} for field, words in data.items()}
    return {("-" if field == "left_out" else field): words for field, words in found.items()}


@cache
def sort_words() -> Mapping[str, str]:
    """Return what is said of a row's sort: `individual` → person."""
    return {word: sort for sort, words in word_data("table_columns")["sorts"].items() for word in words}


def _fits(field: str, cells: Sequence[str]) -> bool:
    """Say whether what is in a column can be what its heading claims."""
    if field == SORT:
        return shapes.share(cells, lambda cell: cell.casefold() in sort_words()) > 0.9
    if field in shapes.HEADED:
        return shapes.share(cells, shapes.HEADED[field]) > 0.5
    if field in {"given", "family", "name", "place", "organisation"}:
        return shapes.share(cells, lambda cell: any(map(str.isalpha, cell))) > 0.5
    return True


def _second(field: str) -> str:
    """Return what a second column of a field is: a second first name is a middle name."""
    return {"given": "middle", "name": "text", "number": "text", SORT: "text", ID: "identifier"}.get(
        field, LEFT_OUT
    )
