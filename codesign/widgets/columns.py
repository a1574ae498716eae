"""How wide each column of a list is: what its cells need, in the room there is; and which are left off when that is not enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from codesign.widgets.cells import cells_of

GAP = 2
"""Cells between two columns."""


class Column(NamedTuple):
    """A column of a list."""

    heading: str
    least: int
    """Cells below which it says too little: for the column that carries the sense, enough to read it by."""
    most: int
    """Cells beyond which nobody reads on in a list."""
    leaves: int = 0
    """Its turn to be left off where there is no room: 1 goes first; 0 never goes."""
    right: bool = False
    """Whether it is set to the right, as numbers are."""


class _Shown(NamedTuple):
    """A column on the page in sight."""

    floor: int
    """Cells it is given, if it is shown and never leaves: its `least`, or all it wants where that is less."""
    bottom: int
    """Cells it yields down to, for the sake of the others that never leave: half its `least`, but a fixed column yields nothing."""
    wants: int
    """Cells with which nothing in it is cut, its heading included, up to its `most`."""
    leaves: int
    is_empty: bool


def needs(columns: Sequence[Column], lines: Iterable[Sequence[str]], known: Sequence[int] = ()) -> list[int]:
    """Return the cells the widest of each column needs, no less than is known already; 0 for a column with nothing in it."""
    widest = list(known) or [0] * len(columns)
    for line in lines:
        for place, (column, cell) in enumerate(zip(columns, line, strict=True)):
            if cell and widest[place] < column.most:
                widest[place] = max(widest[place], cells_of(cell, column.most))
    return widest


def fit(columns: Sequence[Column], room: int, needed: Sequence[int] = ()) -> list[int]:
    """Return the width of each column; 0 for one that is left off. The widths and the gaps never exceed the room.

    `needed` is what the widest cell of each column needs, 0 where the column is empty; without it, each may need its
    `most`. No column is wider than it needs. Where the floors of all do not fit, the columns that are empty leave first,
    all together; then those that may leave, in their turn; then those that never leave are squeezed, those that stretch
    first. What is left over goes to those that want more.
    """
    shown = _shown(columns, needed)
    kept = _kept(shown, room)
    widths = [column.floor if place in kept else 0 for place, column in enumerate(shown)]
    _squeeze(widths, room, [column.bottom for column in shown])
    _squeeze(widths, room, [1] * len(shown))
    _drop_last(widths, room)
    _spread(widths, shown, room)
    return widths


def _shown(columns: Sequence[Column], needed: Sequence[int]) -> list[_Shown]:
    shown = []
    for column, need in zip(columns, needed or [column.most for column in columns], strict=True):
        wants = max(min(need, column.most), cell_len(column.heading))
        floor = min(column.least, wants)
        bottom = min(floor, (column.least + 1) // 2) if column.least < column.most else floor
        shown.append(_Shown(floor, bottom, wants, column.leaves, not need))
    return shown


def _total(widths: Iterable[int]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + GAP * max(len(shown) - 1, 0)


def _kept(shown: Sequence[_Shown], room: int) -> set[int]:
    kept = set(range(len(shown)))
    for leaving in _turns(shown):
        if _total(shown[place].floor for place in kept) <= room:
            break
        kept -= leaving
    return kept


def _turns(shown: Sequence[_Shown]) -> Iterator[set[int]]:
    """Yield the columns that leave, turn by turn. Where all are empty, none leaves for that."""
    empty = {place for place, column in enumerate(shown) if column.is_empty}
    if len(empty) < len(shown):
        yield empty
    for _, place in sorted((column.leaves, place) for place, column in enumerate(shown) if column.leaves):
        yield {place}


def _squeeze(widths: list[int], room: int, bottoms: Sequence[int]) -> None:
    """Where even those that never leave do not fit, take from the widest that is still above its bottom."""
    while _total(widths) > room:
        above = [(width, place) for place, width in enumerate(widths) if width > bottoms[place]]
        if not above:
            return
        widths[max(above)[1]] -= 1


def _drop_last(widths: list[int], room: int) -> None:
    while _total(widths) > room and any(widths):
        widths[max(place for place, width in enumerate(widths) if width)] = 0


def _spread(widths: list[int], shown: Sequence[_Shown], room: int) -> None:
    """Share the room left over among the columns that lack some, by their floors: the one that carries the sense gets most."""
    spare = room - _total(widths)
    lacking = [place for place, width in enumerate(widths) if 0 < width < shown[place].wants]
    lacking.sort(
        key=lambda place: shown[place].wants / shown[place].floor
    )  # who is filled first leaves more to the others
    shares = sum(shown[place].floor for place in lacking)
    for place in lacking:
        floor, wants = shown[place].floor, shown[place].wants
        more = min(wants - widths[place], -(-spare * floor // shares))
        widths[place] += more
        spare -= more
        shares -= floor


def columns(headings: Sequence[str], **rooms: str) -> tuple[Column, ...]:
    """Return the columns under headings, each room said in words: `9`, `9-20`, `8 right`, `12-40 leaves 1`."""
    return tuple(_column(heading, rooms[heading]) for heading in headings)


def _column(heading: str, room: str) -> Column:
    width, *rest = room.split()
    least, _, most = width.partition("-")
    leaves = int(rest[rest.index("leaves") + 1]) if "leaves" in rest else 0
    return Column(heading, int(least), int(most or least), leaves, "right" in rest)
