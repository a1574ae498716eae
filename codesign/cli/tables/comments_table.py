"""The comments of any table, for the tools that need no store: which columns are what, by their headings or as somebody said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign.cli.tables.comments_columns import FIELDS, LEFT_OUT, Columns, columns_of
from codesign.cli.tables.comments_labels import in_one_spelling, labels_in
from codesign.errors import AskedWronglyError
from codesign.text import listed, plural, shorten

if TYPE_CHECKING:
    from codesign.imports.table import Table

_NAMED = 30
_SHOWN = 8
_Row = tuple[int, tuple[str, ...]]
"""A row with the number a spreadsheet shows beside it."""
EXAMPLE_COLUMNS = "text=3,id=1"
"""Columns by their numbers, as the help and the refusals of these tools show them."""

File = Annotated[Path, typer.Argument(metavar="COMMENTS", help="A CSV file or a workbook (.xlsx).")]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="What columns are, where the guess is wrong: text=What did you say,id=Number. Fields: id, text, labels, "
        "date, event, person; -=Notes leaves a column out. May be given again: text for each column of comments.",
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first if not said."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write a CSV file instead; - is stdout.")
]


NumberedColumns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=N,...",
        help=f"With --no-header: {EXAMPLE_COLUMNS}. The first column is 1.",
    ),
]


class How(NamedTuple):
    """How a table is to be read, as somebody said."""

    map: Sequence[str] | None = None
    sheet: str | None = None
    no_header: bool = False
    columns: str | None = None


class Said(NamedTuple):
    """One column of comments, a cell for each row."""

    heading: str
    texts: tuple[str, ...]
    leads: tuple[int, ...]
    """Blank characters that stood before each text in its cell: by them places in a text are places in the cell."""


class Comments(NamedTuple):
    """The comments of a table, in its order."""

    ids: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]
    """By field, one for each comment; of fields the table has no column for there is nothing."""
    notes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    """Cells that could not be read whole."""
    said: tuple[Said, ...] = ()
    """The columns of comments. Where there are several, what a row says in all of them is one text."""
    unfound: tuple[str, ...] = ()
    """Parts of --map that name no column of this table."""

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


def read_comments(
    path: Path,
    how: How,
    *,
    needed: Sequence[str] = (),
    elsewhere: bool = False,
    repeated: bool = False,
    every: bool = False,
    known: Sequence[str] = (),
) -> Comments:
    """Read a table of comments.

    Args:
        path: The file.
        how: What somebody said about it.
        needed: Fields it must have besides the text.
        elsewhere: Columns named by --map may be another table's.
        repeated: An id may stand in several rows; they go by their row number then.
        every: All columns are read as comments but ids, dates and labels.
        known: Labels in the spelling they are to have.

    Raises:
        NoSuchFieldError, MapWrongError, IdsRepeatedError: of what was asked, or of the table.
    """
    from codesign.imports.table import read_table

    table = read_table(
        path,
        sheet=how.sheet,
        no_header=how.no_header,
        columns=how.columns,
        fields=(*FIELDS, LEFT_OUT),
        example=EXAMPLE_COLUMNS,
    )
    columns = columns_of(table, how.map or (), elsewhere=elsewhere, every=every)
    _refuse_lacking(table, columns, needed)
    rows = _rows(table)
    ids, of_ids = _ids(table, rows, columns.fields.get("id"), repeated=repeated)
    said = tuple(_said(table, rows, place) for place in columns.texts)
    cells = _cells(rows, columns, said)
    spelt = in_one_spelling(cells.get("labels", ()), known)
    if "labels" in cells:
        cells["labels"] = spelt.cells
    notes = [
        *columns_words(table, columns, every=every),
        *table.notes,
        *_rows_words(table, rows, every=every),
    ]
    warnings = tuple(f"Row {problem.row}: {problem.wrong}." for problem in table.problems)
    return Comments(ids, cells, (*notes, *of_ids, *spelt.notes), warnings, said, columns.unfound)


def _refuse_lacking(table: Table, columns: Columns, needed: Sequence[str]) -> None:
    """Refuse a table without comments or without what is needed beside them. Raises NoSuchFieldError."""
    for field in ("text", *needed):
        if field not in columns.fields and (field != "text" or not columns.texts):
            raise NoSuchFieldError(field, table.name, table.headers)


def _cells(rows: Sequence[_Row], columns: Columns, said: Sequence[Said]) -> dict[str, tuple[str, ...]]:
    """Return the cells by their field; what a row says in several columns of comments is one text."""
    cells = {field: tuple(row[place].strip() for _, row in rows) for field, place in columns.fields.items()}
    texts = zip(*(one.texts for one in said), strict=True)
    return {**cells, "text": tuple("\n\n".join(filter(None, each)) for each in texts)}


def _said(table: Table, rows: Sequence[_Row], place: int) -> Said:
    cells = [cells[place] for _, cells in rows]
    return Said(
        table.headers[place],
        tuple(cell.strip() for cell in cells),
        tuple(len(cell) - len(cell.lstrip()) for cell in cells),
    )


def _rows(table: Table) -> list[_Row]:
    """Return the rows by their number, without those that say the headings again."""
    headings = tuple(heading.casefold() for heading in table.headers[: table.headed])
    numbered = ((table.row_number(index), row) for index, row in enumerate(table.rows))
    return [each for each in numbered if not (table.has_header and _repeats(each[1], headings))]


def _repeats(row: Sequence[str], headings: Sequence[str]) -> bool:
    first = " ".join(row[0].split()).casefold()
    if not headings or (first and first != headings[0]):  # nearly every row ends here
        return False
    cells = [
        (" ".join(cell.split()).casefold(), heading) for cell, heading in zip(row, headings, strict=False)
    ]
    filled = [each for each in cells if each[0]]
    return bool(filled) and all(
        cell == heading or heading.startswith(f"{cell} (") for cell, heading in filled
    )


def _rows_words(table: Table, rows: Sequence[_Row], *, every: bool) -> Iterator[str]:
    """Say which rows have more cells than there are headings, and that rows of headings were left out."""
    left = len(table.rows) - len(rows)
    if left:
        yield f"{plural(left, 'row')} that {'say' if left > 1 else 'says'} the headings again: left out."
    wide = [number for number, row in rows if any(cell.strip() for cell in row[table.headed :])]
    if wide and table.has_header:
        past = "" if every else " What is past them is not read."
        yield (
            f"{plural(len(wide), 'row')} with more cells than there are headings ({_numbered(wide)}).{past} "
            "A comma in a comment without quotation marks does that."
        )
    from codesign.imports.table import called_alike

    yield from called_alike(table)


def _numbered(rows: Sequence[int]) -> str:
    more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
    return f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:_SHOWN]))}{more}"


def columns_words(table: Table, columns: Columns, *, every: bool) -> Iterator[str]:
    """Say what the columns were read as, and which look like comments and were not read, with what reads them."""
    names = [shorten(heading, 40) for heading in table.headers]
    read = [
        f"{names[place]} → {field}" for field, place in columns.fields.items() if place not in columns.texts
    ]
    read += [f"{names[place]} → text" for place in columns.texts if not every]
    if read:
        yield f"{shorten(table.name, 60)}: columns read as {', '.join(read)}."
    if len(columns.texts) > 1 and not every:
        yield "What a row says in these columns is read as one text."
    if columns.unread:
        alike = listed([names[place] for place in columns.unread], _NAMED)
        asks = " ".join(
            f'--map "text={table.headers[place]}"' for place in (*columns.texts, columns.unread[0])
        )
        yield f"NOT READ, though it looks like comments: {alike}. To read that too: {asks}."


def _ids(
    table: Table, rows: Sequence[_Row], place: int | None, *, repeated: bool
) -> tuple[tuple[str, ...], list[str]]:
    if place is None:
        numbers = tuple(str(number) for number, _ in rows)
        return numbers, ["There is no column of ids: comments go by their row in the file."]
    where: dict[str, list[int]] = {}
    for number, row in rows:
        where.setdefault(row[place].strip(), []).append(number)
    blank = where.pop("", [])
    several = [numbers for numbers in where.values() if len(numbers) > 1]
    if several and not repeated:
        raise IdsRepeatedError(table.headers[place], several)
    by_row = {number for numbers in (blank, *several) for number in numbers}
    ids = tuple(f"row {number}" if number in by_row else row[place].strip() for number, row in rows)
    return ids, [
        f"{plural(len(by_row), 'comment')} without an id of its own: known by the row."
    ] if by_row else []
