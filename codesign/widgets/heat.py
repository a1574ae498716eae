"""What a heat table shows, and how it is fitted to a width: pure, so that it is tested with any numbers and any names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codesign.widgets.cells import cells_of, fitted, wrapped

SHADES = " ░▒▓█"
"""Nothing, then up to a quarter, a half, three quarters and all of the largest number here."""

_BAR = 2
"""Cells of shade before a number, at the least."""
_NARROWEST, _WIDEST = 7, 10
"""Cells of a column: enough for `▒▒▒ 142`, and no more than a name needs over two lines."""
_HEAD_LEAST, _HEAD_MOST = 12, 44
_HEAD_LINES = 2
_MARK = 2
_MORE = 2


class Place(NamedTuple):
    """A cell."""

    row: int
    column: int


class Heat(NamedTuple):
    """Numbers in rows and columns, with their totals. What is no number stands as it is, such as `<5`."""

    corner: str
    """What the rows are."""
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | str, ...], ...]
    row_totals: tuple[int | str, ...] = ()
    """One for each row; none where there are no totals."""
    column_totals: tuple[int | str, ...] = ()
    total: int | str = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows or not self.columns

    @property
    def has_totals(self) -> bool:
        """Whether the rows have totals."""
        return bool(self.row_totals)

    @property
    def lines(self) -> int:
        """How many rows are painted, the totals among them."""
        return 0 if self.is_empty else len(self.rows) + bool(self.column_totals)

    @property
    def across(self) -> int:
        """How many columns are painted, the totals among them."""
        return 0 if self.is_empty else len(self.columns) + self.has_totals

    @property
    def most(self) -> int:
        """The largest number in a cell; totals apart."""
        return max((each for row in self.cells for each in row if isinstance(each, int)), default=0)

    @property
    def digits(self) -> int:
        """How many characters the longest number in a cell has."""
        return len(f"{self.most:,}")

    def at(self, row: int, column: int) -> int | str:
        """Return what stands in a cell; one beyond the last row or column is the totals."""
        if row < len(self.rows):
            return self.cells[row][column] if column < len(self.columns) else self.row_totals[row]
        return self.column_totals[column] if column < len(self.columns) else self.total


NOTHING = Heat("", (), (), ())


class Room(NamedTuple):
    """How a table is laid out in a width."""

    head: int
    """Cells of the rows' names."""
    heads: int
    """Lines of the columns' names."""
    widths: tuple[int, ...]
    """Cells of each column, the totals last."""
    totals: int = 0
    """Cells the totals take, with the brackets a cursor needs."""

    @property
    def left(self) -> int:
        """Cells before the first column in sight."""
        return _MARK + self.head + _MORE

    def fits(self, first: int, width: int) -> int:
        """Return how many columns from a first one there is room for, beside the totals; one at the least."""
        room, count = width - self.left - self.totals, 0
        columns = self.widths[first : len(self.widths) - bool(self.totals)]
        for each in columns:
            room -= each + 2
            if room < 0:
                break
            count += 1
        return max(count, 1)


def shade(number: int, most: int) -> str:
    """Return the shade of a number beside the largest: nothing for nothing, and something for anything."""
    if number <= 0 or most <= 0:
        return SHADES[0]
    steps = len(SHADES) - 1
    return SHADES[min(-(-number * steps // most), steps)]


def cell_words(heat: Heat, row: int, column: int, width: int) -> str:
    """Return a cell in exactly `width` cells: its shade, then its number. Totals have no shade; nothing is a dot."""
    value = heat.at(row, column)
    if isinstance(value, str):
        return fitted(value, width, right=True)
    number = f"{value:,}" if value else "·"
    is_total = row >= len(heat.rows) or column >= len(heat.columns)
    if is_total or not value:
        return fitted(number, width, right=True)
    bar = max(width - heat.digits - 1, 0)
    return shade(value, heat.most) * bar + fitted(number, width - bar, right=True)


def room_of(heat: Heat, width: int) -> Room:
    """Share a width: the rows' names get what they need up to a third of it, each column what its name and numbers need."""
    if heat.is_empty:
        return Room(0, 0, ())
    widths = [
        _column(name, [heat.at(row, place) for row in range(heat.lines)])
        for place, name in enumerate((*heat.columns, "Total")[: heat.across])
    ]
    names = (heat.corner, *heat.rows)
    needed = max(cells_of(name, _HEAD_MOST) for name in names)
    totals = widths[-1] + 2 if heat.has_totals else 0
    spare = width - _MARK - _MORE - sum(each + 2 for each in widths)
    head = max(min(needed, max(width // 3, _HEAD_LEAST, spare)), 1)
    lines = max(len(head_lines(name, widths[place])) for place, name in enumerate(heat.columns))
    return Room(head, lines, tuple(widths), totals)


def _column(name: str, values: Sequence[int | str]) -> int:
    number = max(len(f"{value:,}" if isinstance(value, int) else value) for value in values) + _BAR + 1
    words = max((cells_of(word, _WIDEST) for word in name.split()), default=0)
    return max(_NARROWEST, number, words)


def head_lines(name: str, width: int) -> list[str]:
    """Return a column's name over at most two lines: a word too long is cut in itself, and no word is broken over two lines."""
    words = " ".join(fitted(word, width).strip() for word in name.split())
    lines = list(wrapped(words, width))
    return [*lines[: _HEAD_LINES - 1], fitted(" ".join(lines[_HEAD_LINES - 1 :]), width).strip()][
        : max(len(lines), 1)
    ]


def as_rows(heat: Heat) -> list[tuple[str, ...]]:
    """Return the table as rows of text, the heads first: for a file, and for those who read it aloud."""

    def words(value: int | str) -> str:
        return f"{value:,}" if isinstance(value, int) else value

    names = (*heat.rows, "Total")[: heat.lines]
    heads = (heat.corner, *(*heat.columns, "Total")[: heat.across])
    body = [
        (name, *(words(heat.at(row, column)) for column in range(heat.across)))
        for row, name in enumerate(names)
    ]
    return [heads, *body]
