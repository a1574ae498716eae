"""A list as a file of its own: CSV, a workbook or a Word document that says what it is a list of, by which filter, as at when.

A workbook says it on a second sheet, so that the first opens on the list. A CSV file has one table and no second sheet;
lines above the headings would break sorting, filtering and every program that reads it, and a second file gets parted
from the first. So it has one more column, the same in every row: rows copied elsewhere still say what they are part of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from codesign.collecting import let_go, search_waits
from codesign.errors import AskedWronglyError, CodesignError
from codesign.evidence.list_docx import WORD, refuse_too_long, word_of
from codesign.evidence.list_guard import ListGuard
from codesign.evidence.list_words import ABOUT, PART_OF
from codesign.evidence.tables import Cell, Column, Kind, Table
from codesign.evidence.workbook import SheetFullError, book_of
from codesign.files import csv_bytes, write_file, write_new_file
from codesign.records.columns_shown import NEEDED, Words, moment_words
from codesign.records.keeping import OUR_NOTES, How, NewPack
from codesign.store.store import Store
from codesign.text import clean, plural

_PIECE = 500
"""Rows read at a time: between two pieces it can be stopped."""
_HIDDEN = ("*", "…")
"""What safe view shows for a count, and for what a count could be worked out from."""
_DATES = frozenset({"When", "Said", "Due", "On", "Last met", "Last heard"})
"""Headings of columns that hold days."""


class NotAListFileError(AskedWronglyError):
    """The name does not say what kind of file is wanted."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is neither a CSV file nor a workbook nor a Word document.",
            todo="End the name in .csv or .xlsx, or in .docx for Word.",
        )


class NothingToWriteError(AskedWronglyError):
    """The list is empty."""

    def __init__(self) -> None:
        super().__init__(
            "There is nothing in this list to write.", todo="Clear the filters, or show another list."
        )


class ListTooLongError(CodesignError):
    """More rows than a sheet holds."""

    def __init__(self) -> None:
        super().__init__(
            "The list has more rows than a workbook can hold.", todo="Write it as .csv, or filter it first."
        )


class StoppedError(CodesignError):
    """Somebody stopped it."""

    def __init__(self) -> None:
        super().__init__("Stopped: nothing was written.")


@dataclass(frozen=True)
class ListShown:
    """A list as it stands on a screen or a command line: its rows in order, and how a line becomes cells."""

    title: str
    """What it is a list of, such as `Comments`."""
    headings: Sequence[str]
    rows: Sequence[int]
    lines: Callable[[Sequence[int]], Sequence[Any]]
    """Read some rows, in order."""
    cells: Callable[[Any, Words], Sequence[str]]
    filters: str = ""
    """What narrows it, in words; empty if nothing does."""
    order: str = ""
    total: int = 0
    """Records there are with the filter off."""
    notes: Sequence[tuple[str, str]] = ()
    """What else is said of it, each with its label: the rule that its words come from."""


@dataclass(frozen=True)
class ListWritten:
    """A list that was written."""

    path: Path
    rows: int
    names_left_out: int
    words_left_out: int
    gone: int
    """Rows that were shown and are no longer there."""
    apart: int = 0
    """Safeguarding lines, which never leave."""
    record: str = ""
    """The reference it was recorded under, where it holds names."""

    @property
    def words(self) -> str:
        """Say what was written, and what was not."""
        left = [
            plural(self.names_left_out, "name") if self.names_left_out else "",
            f"the words of {plural(self.words_left_out, 'comment')}" if self.words_left_out else "",
            plural(self.apart, "safeguarding line") if self.apart else "",
        ]
        said = [f"{plural(self.rows, 'row')} written to {self.path}."]
        if any(left):
            said.append(f"Left out: {' and '.join(part for part in left if part)}.")
        if self.gone:
            said.append(f"{plural(self.gone, 'record')} had gone since the list was shown.")
        if self.record:
            said.append(f"It holds names; that is recorded as {self.record}, with your reason.")
        return " ".join(said)


@dataclass
class Hands:
    """What whoever waits is told, and asks."""

    tell: Callable[[int], None] = lambda done: None
    """Told how many rows are read."""
    is_stopped: Callable[[], bool] = lambda: False


@dataclass
class _Gathered:
    reason: str
    stands_at: tuple[str, str, str]
    filters: str
    """What narrows the list, as it may be said in the file."""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    count: int = 0
    comments: dict[str, How] = field(default_factory=dict)
    """Each comment in it by its id, and how it stands there."""
    apart: int = 0
    kept_back: int = 0
    """Lines of which nothing may leave."""
    names: int = 0
    words: int = 0


@search_waits()
def write_list(
    store: Store,
    shown: ListShown,
    path: Path,
    *,
    reason: str = "",
    replace: bool = False,
    hands: Hands | None = None,
) -> ListWritten:
    """Write a list to a file, and return what was written. With a reason it holds names, and that is recorded.

    Args:
        store: an open store.
        shown: the list.
        path: where to; a name that ends in .csv, .xlsx or .docx.
        reason: why names of private people are in it; without one they are not.
        replace: in place of a file of that name; otherwise beside it, under a name of its own.
        hands: who is told how far it is, and may stop it.

    Raises:
        NotAListFileError, NothingToWriteError: what was asked. StoppedError: somebody stopped it.
        FileNotWrittenError: nothing was written or recorded.
    """  # fmt: skip
    ending, hands, reason = ending_of(path), hands or Hands(), clean(reason).text.strip()
    if not shown.rows:
        raise NothingToWriteError
    if ending == WORD:
        refuse_too_long(len(shown.rows))
    with store.read():
        gathered = _gather(store, shown, hands, reason)
    about = _about(shown, gathered)
    table = _table(shown, gathered.rows, hands)
    let_go(gathered.rows)
    content = _MADE[ending](table, about, gathered.stands_at[1])
    if hands.is_stopped():
        raise StoppedError
    written = write_file(path, content) if replace else write_new_file(path, content)
    record = _recorded(store, shown, gathered, written, content) if reason else ""
    gone = len(shown.rows) - gathered.count - gathered.kept_back
    return ListWritten(written, gathered.count, gathered.names, gathered.words, gone, gathered.apart, record)


def ending_of(path: Path) -> str:
    """Return which kind of file a path asks for, by its ending. Raises NotAListFileError."""
    ending = path.suffix.lower()
    if ending not in _MADE:
        raise NotAListFileError(path)
    return ending


def _gather(store: Store, shown: ListShown, hands: Hands, reason: str) -> _Gathered:
    guard = ListGuard(store, names=bool(reason))
    filters = shown.filters if reason else guard.filters(shown.filters)
    gathered = _Gathered(reason, store.packs.stands_at(), filters)
    words = {name: store.vocabularies.as_names(name) for name in NEEDED}
    for start in range(0, len(shown.rows), _PIECE):
        if hands.is_stopped():
            raise StoppedError
        for line in shown.lines(shown.rows[start : start + _PIECE]):
            guarded = guard.line(line)
            if guarded is None:
                gathered.kept_back += 1
            else:
                gathered.rows.append(guard.cells(shown.cells(guarded, words)))
        hands.tell(len(gathered.rows))
    gathered.count = len(gathered.rows)
    gathered.names, gathered.words, gathered.apart = guard.names, guard.words, guard.apart
    gathered.comments = guard.comments
    return gathered


def _about(shown: ListShown, gathered: _Gathered) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself."""
    (change, moment, _), reason = gathered.stands_at, gathered.reason
    rows = len(gathered.rows)
    lines = (
        ("List", shown.title),
        ("Filter", gathered.filters or "none: everything"),
        ("Order", shown.order),
        ("Rows", f"{rows:,} of {max(shown.total, rows):,}"),
        ("As at", f"{moment_words(moment)}, change {change}" if change else "an empty store"),
        ("Names", f"in it, because: {reason}" if reason else "of private people are left out; their kind stands instead"),
        ("Words", "that may not be quoted are left out, and say why"),
        ("Not for", "publication: it is a working list, not an evidence pack"),
        *shown.notes,
    )  # fmt: skip
    return tuple((what, value) for what, value in lines if value)


def _table(shown: ListShown, rows: Sequence[Sequence[str]], hands: Hands) -> Table:
    """Return the cells of a list as a table: days as days, counts as numbers, everything else as text."""
    kinds = [_kind(heading, [row[at] for row in rows]) for at, heading in enumerate(shown.headings)]
    columns = tuple(
        Column(heading or "Note", kind) for heading, kind in zip(shown.headings, kinds, strict=True)
    )
    made: list[tuple[Cell, ...]] = []
    for number, row in enumerate(rows):
        if number % _PIECE == 0 and hands.is_stopped():
            raise StoppedError
        made.append(tuple(_cell(kind, cell) for kind, cell in zip(kinds, row, strict=True)))
    return Table("list", shown.title, columns, tuple(made))


def _kind(heading: str, cells: Sequence[str]) -> Kind:
    if heading in _DATES:
        return Kind.DATE
    filled = [cell for cell in cells if cell and not _is_no_number(cell)]
    are_counts = bool(filled) and all(_is_count(cell) for cell in filled)
    return Kind.NUMBER if are_counts and heading not in ("Ref", "Code") else Kind.TEXT


def _is_count(cell: str) -> bool:
    """Whether a cell is a number; `007` is a code."""
    return cell == "0" or (cell.replace(",", "").isdecimal() and cell[0] != "0")


def _is_no_number(cell: str) -> bool:
    """Whether a cell stands in words where a number would be: one that is hidden, or the most there may be."""
    return cell in _HIDDEN or cell.startswith("up to ")


def _cell(kind: Kind, cell: str) -> Cell:
    if kind is Kind.NUMBER and not _is_no_number(cell):
        return int(cell.replace(",", "")) if cell else None
    if kind is Kind.DATE:
        return _iso(cell)
    return cell if cell.isprintable() else clean(cell).text


@lru_cache(4_096)
def _iso(words: str) -> str:
    """Return a day in words as an ISO date; what is less than a day, or more than one, stays in words."""
    try:
        return datetime.strptime(words, "%d %b %Y").date().isoformat()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return words


def _csv(table: Table, about: Iterable[tuple[str, str]], _: str) -> bytes:
    part_of = "; ".join(f"{what}: {value}" for what, value in about)
    rows = ((*row, part_of) for row in table.rows)
    return csv_bytes([*(column.name for column in table.columns), PART_OF], rows)


def _book(table: Table, about: Iterable[tuple[str, str]], moment: str) -> bytes:
    lines = tuple(about)
    said = Table("about", ABOUT, (Column("what"), Column("value")), lines)
    stamps = [value for what, value in lines if what in ("Filter", "As at")]
    try:
        return book_of([table, said], title=table.title, stamps=stamps, moment=moment)
    except SheetFullError as full:
        raise ListTooLongError from full


_MADE = {".csv": _csv, ".xlsx": _book, WORD: word_of}
"""What makes each kind of file of a table, what is said of it, and the moment it stands at."""


def _recorded(store: Store, shown: ListShown, gathered: _Gathered, path: Path, content: bytes) -> str:
    """Record that names left: what, by which filter, why, and which comments were in it. Return its reference."""
    options = {
        "list": shown.title,
        "filter": shown.filters,
        "rows": gathered.count,
        "name_people": True,
        "reason": gathered.reason,
        "folder": str(path.absolute().parent),
        OUR_NOTES: [comment for comment, how in gathered.comments.items() if how is How.NOTE],
    }
    new = NewPack(
        programme_id="", file_name=path.name, sha256=sha256(content).hexdigest(), stands_at=gathered.stands_at[0],
        options=json.dumps(options, ensure_ascii=False, sort_keys=True),
        comments=tuple((comment, how is How.QUOTED) for comment, how in gathered.comments.items()),
    )  # fmt: skip
    return store.packs.record(new).reference
