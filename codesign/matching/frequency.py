"""How often a value stands in the user's own data, and who holds it: what equal values are worth."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

Cell = int | tuple[int, ...]
"""The number of a row's value; several where it has several; 0 where it says nothing."""


class Values:
    """The different values of one column, each with a number from 1 and how many rows hold it."""

    __slots__ = ("_numbers", "counts", "held")

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self.held: list[Any] = [None]
        self.counts: list[int] = [0]

    def number(self, value: Hashable) -> int:
        """Return a value's number and count one more row that holds it."""
        number = self._numbers.get(value)
        if number is None:
            number = self._numbers[value] = len(self.held)
            self.held.append(value)
            self.counts.append(0)
        self.counts[number] += 1
        return number

    def cell(self, values: Sequence[Hashable]) -> Cell:
        """Number all the values of a row."""
        if not values:
            return 0
        if len(values) == 1:
            return self.number(values[0])
        return tuple(map(self.number, values))

    def finish(self) -> None:
        """Forget what is only needed while rows are added."""
        self._numbers = {}


def numbers_in(cell: Cell) -> tuple[int, ...]:
    """Return the numbers in a cell."""
    if isinstance(cell, tuple):
        return cell
    return (cell,) if cell else ()


def holders(
    cells: Iterable[Cell], who: Iterable[Hashable], size: int, may_be_one: Callable[[Any, Any], bool]
) -> list[int]:
    """Count for each value how many people hold it who cannot be one by their names: above one it is shared."""
    found: list[list[Any]] = [_NOBODY] * size
    for cell, holder in zip(cells, who, strict=True):
        for number in numbers_in(cell):
            held = found[number]
            if not held:
                found[number] = [holder]
            elif len(held) < MOST_HOLDERS and not any(
                holder == other or may_be_one(holder, other) for other in held
            ):
                held.append(holder)
    return [max(1, len(held)) for held in found]


_NOBODY: list[Any] = []
MOST_HOLDERS = 20
"""A value that so many hold is shared; how many more hold it tells nothing."""
