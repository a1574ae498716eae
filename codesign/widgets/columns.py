"""How wide each column of a list is in the room there is, and which are left off when there is not enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 2
"""Cells between two columns."""


class Column(NamedTuple):
    """A column of a list."""

    heading: str
    least: int
    """Cells below which it says nothing useful."""
    most: int
    """Cells beyond which more would be empty."""
    leaves: int = 0
    """Its turn to be left off where there is no room: 1 goes first; 0 never goes."""
    right: bool = False
    """Whether it is set to the right, as numbers are."""


def fit(columns: Sequence[Column], room: int) -> list[int]:
    """Return the width of each column; 0 for one that is left off. The widths and the gaps never exceed the room."""
    kept = _kept(columns, room)
    widths = [column.least if place in kept else 0 for place, column in enumerate(columns)]
    _squeeze(widths, room)
    _spread(widths, columns, room)
    return widths


def _needs(widths: Sequence[int]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + GAP * max(len(shown) - 1, 0)


def _kept(columns: Sequence[Column], room: int) -> set[int]:
    kept = set(range(len(columns)))
    leaving = sorted((column.leaves, place) for place, column in enumerate(columns) if column.leaves)
    for _, place in leaving:
        if _needs([columns[each].least for each in kept]) <= room:
            break
        kept.discard(place)
    return kept


def _squeeze(widths: list[int], room: int) -> None:
    """Where even those that never leave do not fit, take from the widest; then the last ones go."""
    while _needs(widths) > room and max(widths, default=0) > 1:
        widths[widths.index(max(widths))] -= 1
    while _needs(widths) > room and any(widths):
        widths[max(place for place, width in enumerate(widths) if width)] = 0


def _spread(widths: list[int], columns: Sequence[Column], room: int) -> None:
    """Share the room left over among the columns that could use it: those that lack least are filled first."""
    spare = room - _needs(widths)
    lacking = [(columns[place].most - width, place) for place, width in enumerate(widths) if width]
    for done, (lack, place) in enumerate(sorted(lacking)):
        more = max(min(lack, spare // (len(lacking) - done)), 0)
        widths[place] += more
        spare -= more


def columns(headings: Sequence[str], **rooms: str) -> tuple[Column, ...]:
    """Return the columns under headings, each room said in words: `9`, `9-20`, `8 right`, `12-40 leaves 1`."""
    return tuple(_column(heading, rooms[heading]) for heading in headings)


def _column(heading: str, room: str) -> Column:
    width, *rest = room.split()
    least, _, most = width.partition("-")
    leaves = int(rest[rest.index("leaves") + 1]) if "leaves" in rest else 0
    return Column(heading, int(least), int(most or least), leaves, "right" in rest)
