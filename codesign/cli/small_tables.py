"""A small table with known headings, read whole: groups to reach, counts of monitoring. What is not known is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codesign.cli import talking
from codesign.errors import AskedWronglyError, CodesignError
from codesign.text import listed, plural

if TYPE_CHECKING:
    from codesign.store import Store

_SHOWN = 8
_MOST_NAMED = 20
"""Rows named one by one, as other imports do: of a table in the wrong form every row is."""


class Row(NamedTuple):
    """A row of a small table."""

    number: int
    """As a spreadsheet shows it beside the row."""
    cells: dict[str, str]


class RowsUnreadError(AskedWronglyError):
    """Rows of a table cannot be taken, and so none is: each is named with what to do about it."""

    def __init__(self, refused: Sequence[tuple[int, CodesignError]]) -> None:
        said = [f"Row {number}: {_said(refusal)}" for number, refusal in refused[:_MOST_NAMED]]
        if len(refused) > _MOST_NAMED:
            said.append(f"And {plural(len(refused) - _MOST_NAMED, 'other row')}.")
        super().__init__("\n".join(said), todo="Nothing of the file was written.")


def _said(refusal: CodesignError) -> str:
    todo = refusal.todo.removesuffix("Nothing was changed.").removesuffix("Nothing was written.")
    return f"{refusal.what} {todo}".strip()


class _Tried(Exception):
    """All rows could be written."""


class HeadingMissingError(AskedWronglyError):
    """A table without the column everything hangs on."""

    def __init__(self, path: Path, wanted: str, found: Sequence[str]) -> None:
        super().__init__(
            f"“{path.name}” has no column {wanted}.", todo=f"It has: {listed(list(found)) or 'none'}."
        )


def read_table(path: Path, columns: Mapping[str, Sequence[str]], *, needed: str) -> list[Row]:
    """Return the rows of a table by what each column is, those without the needed cell left out and counted.

    Args:
        path: a CSV file or a workbook.
        columns: the headings each field may have, in small letters.
        needed: the field no row can be without.

    Raises:
        HeadingMissingError: no column is the needed one. FileMissingError and others: the file cannot be read.
    """
    from codesign.imports.table import read_table as read_file

    table = read_file(path.expanduser())
    for note in table.notes:
        talking.say(note)
    headings = [each.strip() for each in table.headers]
    at = {
        field: place
        for field, names in columns.items()
        for place, heading in enumerate(headings)
        if heading.casefold() in names
    }
    if needed not in at:
        raise HeadingMissingError(path, columns[needed][0], headings)
    unknown = [heading for place, heading in enumerate(headings) if place not in at.values() and heading]
    if unknown:
        talking.say(f"Not read: {listed(unknown)}.")
    rows = [
        Row(table.row_number(index), {field: row[place].strip() for field, place in at.items()})
        for index, row in enumerate(table.rows)
    ]
    left = [str(row.number) for row in rows if not row.cells[needed]]
    if left:
        talking.say(
            f"{len(left)} of {len(rows)} rows have no {columns[needed][0]} and were left out: {listed(left, _SHOWN)}."
        )
    return [row for row in rows if row.cells[needed]]


def write_rows(
    store: Store,
    verb: str,
    rows: Sequence[Row],
    write: Callable[[Row], object],
    *,
    dry_run: bool,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Write all rows in one change, or none; on a dry run none. All are tried, so that one going over finds all that is wrong.

    Args:
        store: an open store.
        verb: what the change is called.
        rows: the rows.
        write: writes one of them.
        dry_run: whether nothing is to stay written.
        then: called once all are written, before a dry run takes them back.

    Raises:
        RowsUnreadError: some of them cannot be written.
    """
    refused: list[tuple[int, CodesignError]] = []
    with suppress(_Tried), store.write(verb):
        for row in rows:
            try:
                write(row)
            except AskedWronglyError as refusal:
                refused.append((row.number, refusal))
        if refused:
            raise RowsUnreadError(refused)
        then()
        if dry_run:
            raise _Tried
