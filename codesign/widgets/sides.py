"""Sides compared, as rows of values: what differs, how a width is shared among them, and values wrapped to it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len

from codesign.widgets.cells import fitted, wrapped

SAME, DIFFERS, ONE_HAS_IT, NOTHING = "=", "≠", "+", " "
"""What stands before a row: everywhere the same, not the same, only some have it, nothing to compare."""
KEPT, NOT_KEPT = "✓ ", "  "
GAP = 1
MARKS = 4
"""Cells before a label: where the cursor is, and whether the values are the same."""
_LEAST, _ENOUGH = 19, 30
"""Cells of a value below which it says too little, and above which there is room for what it becomes as well."""
_LABELS = (11, 16)
_ROOMY = 110
_MOST_LINES, _MOST_WHOLE = 3, 80
"""Lines of a value in a row the cursor is not on, and of one it is on."""


class Row(NamedTuple):
    """A field: the value each side has, and which of them is kept."""

    label: str
    values: tuple[str, ...]
    kept: int | None = None
    """The side whose value is kept, where there is something to choose; after the last side, all of them together."""
    may_be_all: bool = False
    """Whether the values of all sides may be kept together."""
    becomes: str = ""
    """What it will be, in words."""
    mark: str = NOTHING
    name: str = ""
    """What the owner is told by which row it was."""
    across: str = ""
    """Words that stand over all sides, instead of values."""

    @property
    def choices(self) -> int:
        """How many ways there are to choose."""
        return len(self.values) + self.may_be_all

    def is_kept(self, side: int) -> bool:
        """Whether a side's value is kept."""
        return self.kept is not None and self.kept in (side, len(self.values))


def mark_of(values: Sequence[str]) -> str:
    """Return the mark that says whether values are the same: capitals and blanks about them are no difference."""
    held = {" ".join(value.split()).casefold() for value in values}
    if held <= {""}:
        return NOTHING
    if "" in held:
        return ONE_HAS_IT if len(held) == 2 else DIFFERS
    return SAME if len(held) == 1 else DIFFERS


class Plan(NamedTuple):
    """How the room is shared."""

    label: int
    cell: int
    """Cells of a value, its mark and the gap before it included."""
    sides: range
    """The sides there is room for."""
    becomes: int
    """Cells of what a field becomes; 0 where there is no room for it."""


class Painted(NamedTuple):
    """One line of a row."""

    row: int
    label: str
    cells: tuple[str, ...]
    becomes: str
    is_first: bool


def painted(number: int, row: Row, plan: Plan, width: int, *, is_whole: bool) -> Iterator[Painted]:
    """Yield the lines of a row: as many as its longest value needs, or the first few."""
    most = _MOST_WHOLE if is_whole else _MOST_LINES
    if row.across:
        columns = [_column(row.across, width - MARKS - plan.label - GAP, "", most)]
    else:
        columns = [_column(row.values[side], plan.cell - GAP, _tick(row, side), most) for side in plan.sides]
    has_room = plan.becomes and not row.across
    becomes = _column(row.becomes, plan.becomes - GAP, "", most) if has_room else []
    labels = [line[GAP:] for line in _column(row.label, plan.label, "", most)]
    for place in range(max(map(len, (labels, becomes, *columns)), default=1)):
        cells = tuple(_piece(column, place) for column in columns)
        yield Painted(number, _piece(labels, place), cells, _piece(becomes, place), place == 0)


def planned(width: int, sides: int, first: int) -> Plan:
    """Share a width among as many sides as there is room for, beginning with one of them."""
    label = _LABELS[width >= _ROOMY]
    room = width - MARKS - label
    if sides and room // (sides + 1) >= _ENOUGH:
        cell = room // (sides + 1)
        return Plan(label, cell, range(sides), room - cell * sides)
    shown = max(min(sides, room // _LEAST), 1)
    first = max(min(first, sides - shown), 0)
    return Plan(label, room // shown, range(first, min(first + shown, sides)), 0)


def _tick(row: Row, side: int) -> str:
    return KEPT if row.is_kept(side) else NOT_KEPT


def _column(words: str, width: int, tick: str, most: int) -> list[str]:
    """Return words wrapped to a width, each line as wide as that after a gap, with an ellipsis where some are left off."""
    room = max(width - len(tick), 1)
    lines = list(islice(wrapped(words, room), most + 1))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {lines[most]}"]
    blank = " " * len(tick)
    return [
        " " * GAP + (tick if place == 0 else blank) + fitted(line, room) for place, line in enumerate(lines)
    ]


def _piece(column: Sequence[str], place: int) -> str:
    """Return one line of a column; beneath its last one, as much blank."""
    if place < len(column):
        return column[place]
    return " " * cell_len(column[0]) if column else ""
