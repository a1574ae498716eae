"""The different values of a column, each with a number and how many rows hold it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

Cell = int | tuple[int, ...]
"""The number of a row's value; several where it has several; 0 where it says nothing."""


class Values:
    """The values of one column, numbered from 1."""

    __slots__ = ("_numbers", "counts", "held")

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self.held: list[Any] = [None]
        self.counts: list[int] = [0]

    def cell(self, values: Sequence[Hashable]) -> Cell:
        """Number all the values of a row, and count one more row for each."""
        numbers = tuple(map(self._number, values))
        return numbers if len(numbers) > 1 else numbers[0] if numbers else 0

    def _number(self, value: Hashable) -> int:
        number = self._numbers.setdefault(value, len(self.held))
        if number == len(self.held):
            self.held.append(value)
            self.counts.append(0)
        self.counts[number] += 1
        return number


def numbers_in(cell: Cell) -> tuple[int, ...]:
    """Return the numbers in a cell that says something."""
    return cell if isinstance(cell, tuple) else (cell,)
