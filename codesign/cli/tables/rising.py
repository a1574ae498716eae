"""`codesign rising`: which words the comments of any table say more often since a day than before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from codesign.errors import AskedWronglyError
from codesign.text import one_line, plural, shorten

EXAMPLE = "codesign rising comments.csv --since 2026-10-01"
PATHS = frozenset({"file", "out"})
"""Parameters that are paths."""
HEADINGS = (
    "rank", "words", "recent", "past", "recent_in_100", "past_in_100", "untagged", "remarks", "ids",
    "quote_1", "quote_2", "quote_3",
)  # fmt: skip
_QUOTE = 200

if TYPE_CHECKING:
    from codesign.coding.rising import Rising, Said


class NothingRecentError(AskedWronglyError):
    """No comment is of the span that was asked about."""

    def __init__(self, span: str, first: str, last: str) -> None:
        held = f"Its comments are of {first} to {last}." if first else "No date in it can be read."
        super().__init__(f"No comment is of {span}. {held}", todo="Name another day with --since.")


class SpanTurnedError(AskedWronglyError):
    """The span ends before it begins."""

    def __init__(self) -> None:
        super().__init__("--until is before --since.", todo="Name the earlier day with --since.")


class _Span(NamedTuple):
    since: str
    until: str

    @property
    def words(self) -> str:
        return f"{self.since} to {self.until}" if self.until else f"{self.since} and after"


class _Parted(NamedTuple):
    recent: list[Said]
    past: list[str]
    notes: list[str]


def rising(
    context: typer.Context,
    file: File,
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="DATE", help="Comments from this day on are recent; those before, past."
        ),
    ],
    until: Annotated[
        str,
        typer.Option("--until", metavar="DATE", help="The last day that is recent; later ones are left out."),
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="At most so many; 0 for all.")
    ] = 10,
    out: Out = None,
    map_: Map = None,
    sheet: Sheet = None,
    no_header: NoHeader = False,
    columns: NumberedColumns = None,
    json: Json = False,
) -> None:
    """Find the words and phrases that comments of a table say more often since a day than before. The table is only read.

    Needs a column of dates. Words that the same comments say, and words of one meaning, are one entry, with how many comments say
    any of it. Marked are: could be chance; few, under ten comments; new, never said before; one event or one person, where a column says so.
    """
    refuse_harm(out, HEADINGS, {"the table": file}, is_json=json)
    comments = read_comments(file, How(map_, sheet, no_header, columns), needed=("date",), repeated=True)
    say_read(comments.notes, comments.warnings)
    span, parted = _asked(context, comments, since, until)
    say_read(parted.notes, ())
    from codesign.coding.rising import rising as find

    found = find(
        parted.recent, parted.past, most=limit or 1_000, watch=lambda texts: watched(texts, "Counting")
    )
    sizes = len(parted.recent), len(parted.past)
    if out:
        write_rows(out, HEADINGS, _rows(found, *sizes))
    if json:
        printing.as_json(_whole(found, span, *sizes))
    elif not out:
        printing.lines(_lines(found, *sizes))
    talking.say(
        f"{plural(len(parted.recent), 'comment')} of {span.words} beside {len(parted.past):,} before: "
        f"{plural(len(found), 'entry', 'entries')}. They are words to look at, not themes."
    )


def _asked(context: typer.Context, comments: Comments, since: str, until: str) -> tuple[_Span, _Parted]:
    from codesign.clock import SystemClock, today

    now = today((context.obj or {}).get("clock") or SystemClock())
    from codesign.entry.dates import read_date

    first = read_date(since, now).iso
    last = read_date(until, now).iso if until else ""
    if last and _end(last) < _start(first):
        raise SpanTurnedError
    from codesign.imports.dates import DateProblem, read_column

    column = read_column(comments.field("date"), now)
    days: list[str] = []
    for cell in comments.field("date"):
        try:
            days.append(column.read(cell, now) if cell else "")
        except DateProblem:
            days.append("")
    parted = _parted(comments, days, _start(first), _end(last) if last else "9999")
    span = _Span(first, last)
    if not parted.recent:
        known = sorted(filter(None, days))
        raise NothingRecentError(span.words, known[0] if known else "", known[-1] if known else "")
    return span, parted._replace(notes=[*column.notes, *parted.notes])


def _start(iso: str) -> str:
    """Return the first day that a date may mean: `2026-10` is of the first of October on."""
    return iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso


def _end(iso: str) -> str:
    return iso + "-99-99"[len(iso) - 4 :] if len(iso) < 10 else iso


def _parted(comments: Comments, days: Sequence[str], since: str, until: str) -> _Parted:
    """Part comments into recent and past, and say which are neither: no date, a date too vague, or after the span."""
    from codesign.coding.rising import Said

    parted = _Parted([], [], [])
    undated = vague = after = 0
    knows_labels = "labels" in comments.cells
    rows = zip(comments.ids, comments.texts, days, comments.field("event"), comments.field("person"), comments.labels, strict=True)  # fmt: skip
    for id_, text, day, event, person, labels in rows:
        if not day:
            undated += 1
        elif _end(day) < since:
            parted.past.append(text)
        elif _start(day) > until:
            after += 1
        elif _start(day) < since or _end(day) > until:
            vague += 1
        else:
            parted.recent.append(Said(id_, text, event, person, labels if knows_labels else None))
    said = {
        "without a date that can be read": undated,
        "whose date may be on either side": vague,
        "after the span": after,
    }
    parted.notes.extend(
        f"Left out: {plural(count, 'comment')} {why}." for why, count in said.items() if count
    )
    return parted


def _in_100(count: int, of: int) -> str:
    return f"{100 * count / of:.1f}" if of else ""


def remarks(entry: Rising) -> str:
    """Say what to mind about an entry."""
    said = {
        "new": entry.is_new,
        "few": entry.is_few,
        "could be chance": entry.could_be_chance,
        "one event": entry.one_event,
        "one person": entry.one_person,
    }
    return ", ".join(word for word, is_so in said.items() if is_so)


def _lines(found: Sequence[Rising], recent: int, past: int) -> Iterator[str]:
    for rank, entry in enumerate(found, start=1):
        share = "" if entry.untagged is None else f"; {100 * entry.untagged:.0f} % without a theme"
        marks = remarks(entry)
        yield f"{rank}  {', '.join(entry.words)}"
        yield (
            f"   {entry.recent:,} now ({_in_100(entry.recent, recent)} in 100), {entry.past:,} before"
            + (f" ({_in_100(entry.past, past)} in 100)" if past else "")
            + share
            + (f" · {marks}" if marks else "")
        )
        for quote in entry.quotes:
            yield f"   “{shorten(quote.text, _QUOTE)}” ({one_line(quote.key)})"


def _rows(found: Sequence[Rising], recent: int, past: int) -> Iterator[tuple[str, ...]]:
    from codesign.files import guard_cell

    for rank, entry in enumerate(found, start=1):
        quotes = [guard_cell(quote.text) for quote in entry.quotes] + [""] * (3 - len(entry.quotes))
        untagged = "" if entry.untagged is None else f"{100 * entry.untagged:.0f}"
        yield (
            str(rank), guard_cell(", ".join(entry.words)), str(entry.recent), str(entry.past), _in_100(entry.recent, recent),
            _in_100(entry.past, past), untagged, remarks(entry), guard_cell("; ".join(entry.keys)), *quotes,
        )  # fmt: skip


def _whole(found: Sequence[Rising], span: _Span, recent: int, past: int) -> dict[str, object]:
    """Return all there is to know, for programs; the figure behind "could be chance" is not for showing."""
    return {
        "since": span.since,
        "until": span.until or None,
        "recent": recent,
        "past": past,
        "entries": [
            {
                "rank": rank,
                "words": entry.words,
                "recent": entry.recent,
                "past": entry.past,
                "untagged": entry.untagged,
                "new": entry.is_new,
                "few": entry.is_few,
                "could_be_chance": entry.could_be_chance,
                "one_event": entry.one_event,
                "one_person": entry.one_person,
                "ids": entry.keys,
                "quotes": entry.quotes,
            }
            for rank, entry in enumerate(found, start=1)
        ],
    }
