"""Rows into events: dates as precise as written, heads counted and never named, nothing left out unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from codesign.entry.counts import read_count
from codesign.entry.errors import EntryError
from codesign.entry.times import read_times
from codesign.imports.columns import ColumnMap
from codesign.imports.dates import DateColumn, DateProblem, read_column
from codesign.imports.known import KnownWords
from codesign.imports.proposals import EventProposal
from codesign.imports.rowview import RowRefused, RowView
from codesign.imports.table import Table
from codesign.imports.words import fold
from codesign.text import shorten

_WHOLE = re.compile(r"(\d+)\.0+")
_TITLE_LENGTH = 100


def event_reader(
    table: Table, columns: ColumnMap, today: date, known: KnownWords
) -> tuple[Callable[[RowView], EventProposal], tuple[str, ...]]:
    """Return the reader of one row of an events log, and what to say about its dates."""
    place = columns.fields["date"]
    dates = read_column((row[place] for row in table.rows), today)

    def read(view: RowView) -> EventProposal:
        held_on = read_day(view, dates, today)
        if not held_on:
            view.problem("date", "no date", "there is no date", "Write at least the year, and import again.")
            raise RowRefused("no date")
        starts, ends = _times(view)
        state = _state(view, held_on, today)
        heads, about = _heads(view, state)
        method = _method(view, known)
        return EventProposal(
            row=view.number,
            title=_title(view),
            held_on=held_on,
            state=state,
            starts=starts,
            ends=ends,
            place=view.line("place"),
            method=method,
            purpose=view.value("purpose"),
            officer=view.line("officer"),
            head_count=heads,
            head_count_about=about,
            note=view.note(_own_note(view)),
        )

    return read, dates.notes


def read_day(view: RowView, dates: DateColumn, today: date) -> str:
    """Return a row's date as reduced ISO text, or nothing where the cell is blank; set the row aside if it cannot be read."""
    cell = view.value("date")
    if not cell:
        return ""
    try:
        return dates.read(cell, today)
    except DateProblem as fault:
        view.problem(
            "date", "date not read", str(fault), "Write it as 14/05/2025, May 2025 or 2025, and import again."
        )
        raise RowRefused(f"date not read: {fault}") from None


def _title(view: RowView) -> str:
    """Return the title; without one, the purpose, and with whom."""
    title = view.line("title") or shorten(view.value("purpose").split("\n")[0], _TITLE_LENGTH)
    organisation = shorten(view.line("organisation"), _TITLE_LENGTH)
    if organisation and fold(organisation) not in fold(title):
        title = f"{title}, {organisation}" if title else organisation
    title = title or view.line("place")
    if not title:
        view.problem("title", "no title", "nothing says what the event was", "Write a title or a purpose.")
        raise RowRefused("no title")
    return title


def _own_note(view: RowView) -> str:
    """Return the note of the row, with the organisation named in full: it is not taken for somebody who came."""
    organisation = view.value("organisation")
    named = f"{view.heading('organisation')}: {organisation}" if organisation else ""
    return "\n".join(part for part in (view.value("notes"), named) if part)


def _times(view: RowView) -> tuple[str, str]:
    start, end = view.value("start"), view.value("end")
    if not start:
        if end:
            view.keep("end", "end without start", "it ends without a start")
        return "", ""
    try:
        said = read_times(f"{start}-{end}" if end else start)
    except EntryError as fault:
        for name in ("start", "end"):
            if view.value(name):
                view.keep(name, "time not read", fault.what.rstrip("."))
        return "", ""
    return said.starts, said.ends


def _state(view: RowView, held_on: str, today: date) -> str:
    """Return planned, held, cancelled or nobody-came: as the file says, else by the date."""
    is_future = held_on > today.isoformat()[: len(held_on)]
    return view.coded("status") or ("planned" if is_future else "held")


def _heads(view: RowView, state: str) -> tuple[int | None, bool]:
    """Return how many came and whether it is about right. A number nobody can stand behind goes to the note."""
    value = _WHOLE.sub(r"\1", view.value("heads"))
    if not value:
        return None, False
    if state in ("planned", "cancelled"):
        view.keep("heads", "nobody came yet", f"the event is {state}, and nobody can have come")
        return None, False
    try:
        count = read_count(value, ())
    except EntryError as fault:
        view.keep("heads", "number not read", str(fault).rstrip("."))
        return None, False
    return count.number, count.about


def _method(view: RowView, known: KnownWords) -> str:
    value = view.line("method")
    code = known.methods.get(fold(value), "") if value else ""
    if value and not code:
        view.keep("method", "method not known", "it is not a method in the vocabulary")
    return code
