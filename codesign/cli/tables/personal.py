"""`codesign personal`: which comments of any table hold something that may identify somebody, and of what kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from codesign.cli import printing, talking
from codesign.cli.grouping import Json, NoHeader
from codesign.cli.slow import watched
from codesign.cli.tables.comments_out import refuse_harm, say_read, write_rows
from codesign.cli.tables.comments_table import (
    Comments,
    File,
    How,
    Map,
    NumberedColumns,
    Out,
    Sheet,
    read_comments,
)
from codesign.errors import Exit
from codesign.text import listed, plural, shorten

if TYPE_CHECKING:
    from codesign.coding.personal import Found, Register

EXAMPLE = "codesign personal comments.csv --register contacts.csv --out personal.csv"
PATHS = frozenset({"file", "register", "out"})
"""Parameters that are paths."""
HEADINGS = ("id", "start", "end", "kind", "layer", "why", "text", "column")
_SHOWN, _COLUMN, _NAMED = 60, 30, 30
_OF_NAMES = frozenset(
    ("name", "names", "full name", "your name", "what is your name", "first name", "first names", "given name", "forename",
     "surname", "last name", "family name", "respondent name", "contact name", "name of respondent")
)  # fmt: skip
"""Headings of columns of people's names."""


def personal(
    file: File,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register", metavar="FILE", help="Contacts, to find their names too: a CSV file or a workbook."
        ),
    ] = None,
    map_: Map = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print what was found too. Left out otherwise: screens are logged.")
    ] = False,
    out: Out = None,
    sheet: Sheet = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    json: Json = False,
) -> None:
    """Find what in comments may identify somebody: names, numbers, addresses. The table is only read; nothing goes into the store.

    Looked for: e-mails, phones, NHS and National Insurance numbers, postcodes, dates of birth, payment cards, bank accounts, cars,
    addresses of homes, and names, told by words beside them (Dr, my son, spoke to) and, with --register, by the contacts, also
    misspelt. Every column is looked through but ids, dates and labels; --map "text=COLUMN" names those that are. It finds most, not all: somebody reads before anything leaves. --out writes every place found, counted in characters
    from 0. Ends with 3 where something was found.
    """
    from codesign.cli.tables.personal_register import read_contacts

    refuse_harm(out, HEADINGS, {"the comments": file, "the contacts": register}, is_json=json)
    contacts = read_contacts(register) if register else None
    comments = read_comments(file, How(map_, sheet, no_header, columns), repeated=True, every=True)
    say_read((*comments.notes, *(contacts.notes if contacts else ())), comments.warnings)
    held = list(_held(comments, contacts.register if contacts else None))
    if out:
        write_rows(out, HEADINGS, (row for each in held for row in each.rows()))
    if json:
        printing.as_json([each.as_json(show=show) for each in held])
    elif out is None:
        _print(held, show=show, several=len(comments.said) > 1)
    _tell(held, comments)
    if held:
        raise typer.Exit(Exit.FOUND_PROBLEMS)


class _Held(NamedTuple):
    """A comment that holds something."""

    id: str
    column: str
    text: str
    lead: int
    """Blank characters before the text in its cell."""
    found: Sequence[Found]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield a row of the file for each place. What people wrote is guarded, so that no spreadsheet runs it."""
        from codesign.files import guard_cell

        for start, end, kind, layer, why in self.found:
            yield (
                self.id,
                str(start + self.lead),
                str(end + self.lead),
                kind,
                layer,
                why,
                guard_cell(self.text[start:end]),
                guard_cell(self.column),
            )

    def kinds(self) -> str:
        """Return the kinds, each once, with how often."""
        counts = Counter(each.kind for each in self.found)
        return ", ".join(kind if count == 1 else f"{kind} × {count}" for kind, count in counts.items())

    def as_json(self, *, show: bool) -> dict[str, object]:
        """Return what `--json` prints of it: without the words found, unless they are to be shown."""
        found = [
            each._replace(start=each.start + self.lead, end=each.end + self.lead)._asdict()
            | ({"text": self.text[each.start : each.end]} if show else {})
            for each in self.found
        ]
        return {"id": self.id, "column": self.column, "found": found}


def _held(comments: Comments, register: Register | None) -> Iterator[_Held]:
    by_row = zip(*(zip(said.texts, said.leads, strict=True) for said in comments.said), strict=True)
    rows = [
        (id_, said.heading, text, lead)
        for id_, cells in zip(comments.ids, by_row, strict=True)
        for said, (text, lead) in zip(comments.said, cells, strict=True)
        if text
    ]
    for id_, column, text, lead in watched(rows, "Looked at"):
        if found := _found(column, text, register):
            yield _Held(id_, column, text, lead, found)


def _found(column: str, text: str, register: Register | None) -> Sequence[Found]:
    """Find what may identify somebody in a cell. In a column of names nothing stands beside a name to tell it by but the heading."""
    from codesign.coding.personal import Found, find
    from codesign.imports.words import fold

    found = find(text, register)
    if found or fold(column) not in _OF_NAMES:
        return found
    return (Found(0, len(text), "name", "cue", "The column is one of names, by its heading."),)


def _print(held: Sequence[_Held], *, show: bool, several: bool) -> None:
    if not held:
        return
    headings = ("comment", "column", "kinds", "found") if show else ("comment", "column", "kinds")
    printing.table(headings, [_line(each, show=show, several=several) for each in held])


def _line(held: _Held, *, show: bool, several: bool) -> tuple[str, ...]:
    said = " · ".join(held.text[each.start : each.end] for each in held.found)
    column = shorten(held.column, _COLUMN) if several else ""
    first = (shorten(held.id, _SHOWN), column, held.kinds())
    return (*first, shorten(said, 2 * _SHOWN)) if show else first


def _tell(held: Sequence[_Held], comments: Comments) -> None:
    """Say how many comments hold what, and which columns were looked through: what was not is not said to be clear."""
    looked = listed([shorten(said.heading, _COLUMN) for said in comments.said], _NAMED)
    count = plural(len(comments.ids), "comment" if len(comments.said) == 1 else "row")
    if not held:
        talking.say(
            f"Nothing found in {count} of {looked}. That is no promise: names without a word beside them are missed."
        )
        return
    kinds = Counter(each.kind for one in held for each in one.found)
    said = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common())
    rows = len({each.id for each in held})
    talking.say(f"{rows:,} of {count} may identify somebody: {said}. Looked through: {looked}.")
