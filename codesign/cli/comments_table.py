"""The comments of any table, for the tools that need no store: which columns are what, by their headings or as somebody said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign.errors import AskedWronglyError
from codesign.text import listed, plural, shorten

if TYPE_CHECKING:
    from codesign.imports.table import Table

_HEADINGS = {
    "id": ("id", "comment id", "response id", "feedback id", "reference", "ref", "unique id", "key"),
    "text": ("text", "comment", "comments", "feedback", "answer", "response", "comment text", "feedback text",
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
_SAMPLED = 500
_NAMED = 30
_SHOWN = 8

File = Annotated[Path, typer.Argument(metavar="COMMENTS", help="A CSV file or a workbook (.xlsx).")]
Map = Annotated[
    str,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="What columns are, where the guess is wrong: text=What did you say,id=Number. Fields: id, text, labels, "
        "date, event, person; -=Notes leaves a column out.",
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first if not said."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write a CSV file instead; - is stdout.")
]


class How(NamedTuple):
    """How a table is to be read, as somebody said."""

    map: str = ""
    sheet: str | None = None
    no_header: bool = False
    columns: str | None = None


class Comments(NamedTuple):
    """The comments of a table, in its order."""

    ids: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]
    """By field, one for each comment; of fields the table has no column for there is nothing."""
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """Cells that could not be read whole."""
    leads: tuple[int, ...] = ()
    """Blank characters that stood before each text in its cell: by them places in a text are places in the cell."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What was said."""
        return self.cells["text"]

    def field(self, name: str) -> tuple[str, ...]:
        """Return a field of every comment; empty words where there is no such column."""
        return self.cells.get(name) or ("",) * len(self.ids)

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """The labels of every comment, each once, as they are joined by semicolons."""
        return tuple(labels_in(cell) for cell in self.field("labels"))


class NoSuchFieldError(AskedWronglyError):
    """The table has no column of something that is needed."""

    def __init__(self, field: str, name: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"No column of {shorten(name, 60)} looks like {_FIELD_WORDS[field]}. "
            f"Its columns are: {listed(headings, _NAMED)}.",
            todo=f'Say which is: --map "{field}=COLUMN".',
        )


class MapWrongError(AskedWronglyError):
    """A part of --map cannot be followed."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(
            f"--map {shorten(part, 60)}: {why}.",
            todo=f'Write --map "text=What did you say"; the fields are {", ".join(FIELDS)}, and - leaves a column out.',
        )


class IdsRepeatedError(AskedWronglyError):
    """Ids should tell the rows apart, and do not."""

    def __init__(self, heading: str, rows: Sequence[Sequence[int]]) -> None:
        shown = "; ".join(f"rows {', '.join(map(str, each[:_SHOWN]))}" for each in rows[:_SHOWN])
        super().__init__(
            f"{shorten(heading, 40)} should tell comments apart, and has {plural(len(rows), 'id')} in several rows: {shown}.",
            todo=f'Put the ids right, or go by row numbers: --map "-={shorten(heading, 40)}".',
        )


_FIELD_WORDS = {
    "id": "ids",
    "text": "comments",
    "labels": "labels",
    "date": "dates",
    "event": "events",
    "person": "people",
}


def labels_in(cell: str) -> tuple[str, ...]:
    """Return the labels of one cell."""
    return tuple(dict.fromkeys(label for part in cell.split(";") if (label := " ".join(part.split()))))


def read_comments(
    path: Path, how: How, *, needed: Sequence[str] = (), elsewhere: bool = False, repeated: bool = False
) -> Comments:
    """Read a table of comments.

    Args:
        path: The file.
        how: What somebody said about it.
        needed: Fields it must have besides the text.
        elsewhere: Columns named by --map may be another table's.
        repeated: An id may stand in several rows; they go by their row number then.

    Raises:
        NoSuchFieldError, MapWrongError, IdsRepeatedError: of what was asked, or of the table.
    """
    from codesign.imports.table import read_table

    table = read_table(
        path, sheet=how.sheet, no_header=how.no_header, columns=how.columns, fields=(*FIELDS, LEFT_OUT)
    )
    places = _places(table, how.map, elsewhere=elsewhere)
    for field in ("text", *needed):
        if field not in places:
            raise NoSuchFieldError(field, table.name, table.headers)
    ids, said = _ids(table, places.get("id"), repeated=repeated)
    cells = {field: tuple(row[place].strip() for row in table.rows) for field, place in places.items()}
    read = ", ".join(f"{shorten(table.headers[place], 40)} → {field}" for field, place in places.items())
    notes = (f"{shorten(table.name, 60)}: columns read as {read}.", *table.notes, *said)
    warnings = tuple(f"Row {problem.row}: {problem.wrong}." for problem in table.problems)
    said_in = [row[places["text"]] for row in table.rows]
    leads = tuple(len(cell) - len(cell.lstrip()) for cell in said_in)
    return Comments(ids, cells, notes, warnings, leads)


def _places(table: Table, said: str, *, elsewhere: bool) -> dict[str, int]:
    """Say where each field is: as somebody said, else by its heading, the text at last by how long it is."""
    mapped = _mapped(table, said, elsewhere=elsewhere)
    mapped |= {place: field for place, field in enumerate(table.named) if field}
    places = {field: place for place, field in mapped.items() if field != LEFT_OUT}
    free = {
        _folded(heading): place
        for place, heading in reversed(list(enumerate(table.headers)))
        if place not in mapped
    }
    for field, headings in _HEADINGS.items():
        found = next((free[heading] for heading in headings if heading in free), None)
        if field not in places and found is not None:
            places[field] = found
    if "text" not in places and (longest := _longest(table, {*mapped, *places.values()})) is not None:
        places["text"] = longest
    return {field: places[field] for field in FIELDS if field in places}


def _mapped(table: Table, said: str, *, elsewhere: bool) -> dict[int, str]:
    mapped: dict[int, str] = {}
    for part in filter(str.strip, said.split(",")):
        field, equals, heading = (each.strip() for each in part.partition("="))
        if not equals or not field or not heading:
            raise MapWrongError(part.strip(), "it needs a field, an equals sign and a column")
        if field.casefold() not in (*FIELDS, LEFT_OUT):
            raise MapWrongError(part.strip(), f"a column cannot be {shorten(field, 40)}")
        found = [place for place, name in enumerate(table.headers) if _folded(name) == _folded(heading)]
        if not found and elsewhere:
            continue
        if len(found) != 1:
            raise MapWrongError(
                part.strip(), f"there is no one column of that name in {shorten(table.name, 60)}"
            )
        if field != LEFT_OUT and field.casefold() in mapped.values():
            raise MapWrongError(part.strip(), "it is said twice")
        mapped[found[0]] = field.casefold()
    return mapped


def _folded(heading: str) -> str:
    from codesign.imports.words import fold

    return fold(heading) or heading.strip().casefold()


def _longest(table: Table, taken: set[int]) -> int | None:
    """Find the column of sentences: five words and more in most of its cells that are filled."""
    best, widest = None, 5.0
    for place in range(len(table.headers)):
        cells = [row[place].split() for row in table.rows[:_SAMPLED] if row[place].strip()]
        words = sum(map(len, cells)) / len(cells) if cells else 0
        if place not in taken and words >= widest:
            best, widest = place, words
    return best


def _ids(table: Table, place: int | None, *, repeated: bool) -> tuple[tuple[str, ...], list[str]]:
    numbers = [table.row_number(index) for index in range(len(table.rows))]
    if place is None:
        return tuple(map(str, numbers)), ["There is no column of ids: comments go by their row in the file."]
    where: dict[str, list[int]] = {}
    for number, row in zip(numbers, table.rows, strict=True):
        where.setdefault(row[place].strip(), []).append(number)
    blank = where.pop("", [])
    several = [rows for rows in where.values() if len(rows) > 1]
    if several and not repeated:
        raise IdsRepeatedError(table.headers[place], several)
    by_row = {number for rows in (blank, *several) for number in rows}
    ids = tuple(
        f"row {number}" if number in by_row else row[place].strip()
        for number, row in zip(numbers, table.rows, strict=True)
    )
    return ids, [
        f"{plural(len(by_row), 'comment')} without an id of its own: known by the row."
    ] if by_row else []
