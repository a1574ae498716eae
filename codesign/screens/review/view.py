"""What a panel shows, whatever it is of: rows with what opens them, said in words, and what stands above them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.records.figures import People
from codesign.records.filters import LABELS, Filter
from codesign.records.pages.line import Line
from codesign.records.review import Standing
from codesign.records.review_cells import SHOWN, Safe, safe_standing
from codesign.records.review_safe import NOTHING_HIDDEN, Hidden
from codesign.text import plural
from codesign.widgets.heat import Heat, Place

_FIRST = Place(0, 0)


class Asked(NamedTuple):
    """What is asked of a panel."""

    narrowed: Filter
    today: date
    turn: str = ""
    """Which way it is shown: a key of its turns."""
    is_safe: bool = False
    is_every: bool = False
    """Whether what has no programme counts, where there is only one programme."""
    small: int = 5
    """The number under which a count is small, by the rule."""

    hidden: Hidden = NOTHING_HIDDEN
    """What safe view hides of this panel and the others of its kind."""

    @property
    def safe(self) -> Safe:
        """Whether small counts are hidden, which are small, and what would tell them."""
        return Safe(self.is_safe, self.small, self.hidden)


class Row(NamedTuple):
    """A figure: its cells, what it says in one line, and where Enter leads."""

    key: str
    """What it is of: the cursor stays on it when the figures change."""
    cells: tuple[str, ...]
    words: str
    """The whole of it in one line, as it is copied."""
    opens: Filter | None = None
    """Its comments."""
    page: str = ""
    """The page it leads to, where that is not a page of comments."""
    lines: tuple[Line, ...] = ()
    """What stands beside it, and above its comments: the rule, the numbers, quotes."""
    title: str = ""
    is_hidden: bool = False
    """Whether safe view hides how many comments there are: then they are not opened either."""
    record: tuple[str, str] | None = None
    """The record it is of, to be altered or replied to: a kind of form and an id."""
    figure: str | None = None
    """What it is kept by, to be made again; nothing where it cannot be."""
    drafts: object = None
    """Words that rise, of which a draft theme can be made."""
    written: tuple[str, ...] = ()
    """Its cells as a file has them, where that is otherwise: numbers in the place of a line drawn of them."""


@dataclass(frozen=True)
class View:
    """A panel as it is shown."""

    standing: Standing
    headline: str
    """What it says in one line above its rows."""
    rows: tuple[Row, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What is printed wherever its words are: the rule, how it is counted."""
    empty: str = ""
    lands_on: str = ""
    """The row the cursor begins on; the first, where there is none."""
    heat: Heat | None = None
    lands_at: Place = _FIRST
    """The cell the cursor begins on: of months the newest."""
    cell: Callable[[Place], Row] | None = None
    """The figure in a cell of the table."""
    figure_turn: str = ""
    """Of what, or which way, its figures are made: what is kept with them."""
    safe: Safe = field(default=SHOWN)
    headed: Mapping[str, str] = field(default_factory=dict)
    """Columns that are headed otherwise, as this is shown: themes stand where outcomes do."""

    def find(self, key: str) -> Row | None:
        """Return the row of a key, if it is still there."""
        return next((row for row in self._every_row() if row.key == key), None)

    def _every_row(self) -> Iterator[Row]:
        yield from self.rows
        if self.heat is not None and self.cell is not None:
            for row in range(self.heat.lines):
                for column in range(self.heat.across):
                    yield self.cell(Place(row, column))


def standing_words(standing: Standing, people: People | None, drafts: int, safe: Safe = SHOWN) -> str:
    """Say what every figure here stands on: whose, which time, how much, who, and what is in none of it."""
    comments = f"{safe.number(standing.comments)} {'comment' if standing.comments == 1 else 'comments'}"
    took_part = safe.unless(people.words, people.named, people.heads) if people is not None else ""
    parts = (
        standing.programme or "Every programme",
        span_words(standing.first, standing.last),
        plural(standing.events, "event"),
        comments,
        took_part,
        standing.not_counted(drafts),
        f"{left_out} (E counts them)" if (left_out := safe_standing(standing, safe).left_out) else "",
        f"as at {standing.as_at}" if standing.as_at else "",
    )
    return " · ".join(part for part in parts if part)


def span_words(first: str, last: str) -> str:
    """Say from when to when, the year once: `1 Apr – 15 Nov 2026`."""
    if first[:4] == last[:4] and first != last:
        return f"{day_words(first).removesuffix(f' {first[:4]}')} – {day_words(last)}"
    return " – ".join(dict.fromkeys(day_words(day) for day in (first, last) if day))


def filter_words(standing: Standing, *, with_programme: bool = False) -> str:
    """Say the filter; the programme only where it was chosen: every figure is of one, and says of which."""
    left_out = "" if with_programme else LABELS["programme_id"]
    return "; ".join(f"{name} = {words}" for name, words in standing.filters if name != left_out)


def figure_words(row: Row, standing: Standing) -> str:
    """Return a figure as it is copied: what it says, by which filter, as at when."""
    of = standing.programme or "every programme"
    chosen = filter_words(standing)
    narrowed = f"filter: {chosen}" if chosen else "no filter"
    return f"{row.words} [{of}; {narrowed}; as at {standing.as_at}, {standing.today}]"
