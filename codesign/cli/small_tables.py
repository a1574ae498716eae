"""A small table with known headings, read whole: groups to reach, counts of monitoring. What is not known is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from codesign.cli import talking
from codesign.errors import AskedWronglyError
from codesign.text import listed


class HeadingMissingError(AskedWronglyError):
    """A table without the column everything hangs on."""

    def __init__(self, path: Path, wanted: str, found: Sequence[str]) -> None:
        super().__init__(
            f"“{path.name}” has no column {wanted}.", todo=f"It has: {listed(list(found)) or 'none'}."
        )


def read_table(path: Path, columns: Mapping[str, Sequence[str]], *, needed: str) -> list[dict[str, str]]:
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
    rows = [{field: row[place].strip() for field, place in at.items()} for row in table.rows]
    kept = [row for row in rows if row[needed]]
    if len(kept) < len(rows):
        talking.say(
            f"{len(rows) - len(kept)} of {len(rows)} rows have no {columns[needed][0]} and were left out."
        )
    return kept
