"""Which columns of a table of comments are what: as somebody said, else by their headings, the comments at last by their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from codesign.errors import AskedWronglyError
from codesign.text import shorten

if TYPE_CHECKING:
    from codesign.imports.table import Table

TEXT = "text"
_HEADINGS = {
    "id": ("id", "comment id", "response id", "feedback id", "reference", "ref", "unique id", "key"),
    TEXT: ("text", "comment", "comments", "feedback", "answer", "response", "comment text", "feedback text",
           "free text", "fft answer", "words", "what they said", "what people said", "verbatim comment", "message"),
    "labels": ("labels", "label", "tags", "tag", "themes", "theme", "codes", "code", "categories", "category", "topics"),
    "date": ("date", "said on", "date received", "received", "submitted", "date submitted", "response date",
             "submission date", "completed", "timestamp", "when", "date of comment", "created"),
    "event": ("event", "event id", "session", "meeting"),
    "person": ("respondent id", "respondent", "person", "person id", "contact", "contact id", "author"),
}  # fmt: skip
"""What columns are called, the likeliest first."""
FIELDS = tuple(_HEADINGS)
LEFT_OUT = "-"
_NAMES_NOBODY = ("id", "labels", "date")
_SENTENCE = 5
"""Words on average by which a column is of sentences."""
_LONG = 8
"""Words of a cell that is a comment, in a column where most say little; one in ten such cells makes it a column of comments."""
_SAMPLED = 500
_NEXT_PART = re.compile(r",(?=\s*[\w-]+\s*=)")
"""Between two parts of one --map. Other commas are of a heading: questions have them."""


class Columns(NamedTuple):
    """Where everything is in a table, by place."""

    fields: Mapping[str, int]
    """Of fields but the text."""
    texts: tuple[int, ...]
    """The columns that are read as comments, from the left."""
    unread: tuple[int, ...]
    """Columns that look like comments, and are not read."""
    unfound: tuple[str, ...] = ()
    """Parts of --map that name no column here; another table may have it."""


class MapWrongError(AskedWronglyError):
    """A part of --map cannot be followed."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(
            f"--map {shorten(part, 60)}: {why}.",
            todo=f'Write --map "text=What did you say"; the fields are {", ".join(FIELDS)}, and - leaves a column out.',
        )


def columns_of(table: Table, said: Sequence[str], *, elsewhere: bool = False, every: bool = False) -> Columns:
    """Say where each field is.

    Args:
        table: The table.
        said: What somebody said: `text=What did you say,id=Number`, any number of times.
        elsewhere: Columns named may be another table's.
        every: Everything is read as a comment but ids, dates and labels, unless somebody said what the comments are.

    Raises:
        MapWrongError: what was said cannot be followed.
    """
    mapped, unfound = _mapped(table, said, elsewhere=elsewhere)
    mapped |= {place: field for place, field in enumerate(table.named) if field}
    fields = {field: place for place, field in mapped.items() if field not in (LEFT_OUT, TEXT)}
    texts = sorted(place for place, field in mapped.items() if field == TEXT)
    for field, place in _by_heading(table, set(mapped)):
        if field == TEXT and not texts and not every:
            texts = [place]
        elif field != TEXT:
            fields.setdefault(field, place)
    taken = {*mapped, *texts, *fields.values()}
    if every and not texts:
        nobody = {fields[field] for field in _NAMES_NOBODY if field in fields}
        texts = [place for place in range(len(table.headers)) if _may_name(table, place, mapped, nobody)]
    elif not texts and (longest := _longest(table, taken)) is not None:
        texts = [longest]
    taken |= set(texts)
    unread = tuple(
        place
        for place in range(len(table.headers))
        if place not in taken and looks_said(_cells(table, place))
    )
    return Columns(
        {field: fields[field] for field in FIELDS if field in fields}, tuple(texts), unread, unfound
    )


def _may_name(table: Table, place: int, mapped: Mapping[int, str], nobody: set[int]) -> bool:
    """Say whether a cell of a column may identify somebody: ids, dates and labels do not, unless there are sentences in them."""
    if place in mapped:
        return False
    return place not in nobody or looks_said(_cells(table, place))


def _by_heading(table: Table, taken: set[int]) -> Iterator[tuple[str, int]]:
    free = {
        _folded(heading): place
        for place, heading in reversed(list(enumerate(table.headers)))
        if place not in taken
    }
    for field, headings in _HEADINGS.items():
        found = next((free[heading] for heading in headings if heading in free), None)
        if found is not None:
            yield field, found


def _mapped(table: Table, said: Sequence[str], *, elsewhere: bool) -> tuple[dict[int, str], tuple[str, ...]]:
    mapped: dict[int, str] = {}
    unfound: list[str] = []
    for part in filter(str.strip, (part for one in said for part in _NEXT_PART.split(one))):
        field, equals, heading = (each.strip() for each in part.partition("="))
        field = field.casefold()
        if not equals or not field or not heading:
            raise MapWrongError(part.strip(), "it needs a field, an equals sign and a column")
        if field not in (*FIELDS, LEFT_OUT):
            raise MapWrongError(part.strip(), f"a column cannot be {shorten(field, 40)}")
        found = [place for place, name in enumerate(table.headers) if _folded(name) == _folded(heading)]
        if not found and elsewhere:
            unfound.append(part.strip())
            continue
        _refuse(part.strip(), field, found, mapped, table.name)
        mapped[found[0]] = field
    return mapped, tuple(unfound)


def _refuse(part: str, field: str, found: Sequence[int], mapped: Mapping[int, str], name: str) -> None:
    if len(found) != 1:
        raise MapWrongError(part, f"there is no one column of that name in {shorten(name, 60)}")
    if found[0] in mapped:
        raise MapWrongError(part, f"that column is said to be {_said(mapped[found[0]])} already")
    if field not in (LEFT_OUT, TEXT) and field in mapped.values():
        raise MapWrongError(part, f"another column is said to be {_said(field)} already")


def _said(field: str) -> str:
    return "left out" if field == LEFT_OUT else f"the {field}"


def _folded(heading: str) -> str:
    from codesign.imports.words import fold

    return fold(heading) or heading.strip().casefold()


def _cells(table: Table, place: int) -> list[int]:
    """Return how many words each of the first cells of a column has that has any."""
    return [len(row[place].split()) for row in table.rows[:_SAMPLED] if row[place].strip()]


def looks_said(words: Sequence[int]) -> bool:
    """Say by how many words its cells have whether a column looks like comments: sentences in most of them, or in one of ten."""
    if not words:
        return False
    return sum(words) / len(words) >= _SENTENCE or 10 * sum(each >= _LONG for each in words) >= len(words)


def _longest(table: Table, taken: set[int]) -> int | None:
    """Find the column of sentences: the most words in the cells that have any, five or more; else one where some say much."""
    best, most = None, 0.0
    for place in range(len(table.headers)):
        words = _cells(table, place)
        if place not in taken and looks_said(words) and (mean := sum(words) / len(words)) > most:
            best, most = place, mean
    return best
