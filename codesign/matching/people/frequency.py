"""How often a value stands in the user's own data, and who holds it: what equal values are worth."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

Cell = int | tuple[int, ...]
"""The number of a row's value; several where it has several; 0 where it says nothing."""
MOST_HOLDERS = 20
"""A value that so many hold is shared; how many more hold it tells nothing."""


DRAWN = 2_000
"""Pairs of rows drawn to see how often strangers agree; a level met seldomer than LEAST_MET times is not measured by it."""
LEAST_MET = 10


def drawn_pairs(size: int) -> Iterator[tuple[int, int]]:
    """Draw pairs of rows, the same every time."""
    drawn = 20_263
    for _ in range(DRAWN if size > 1 else 0):
        drawn = (drawn * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        one, other = (drawn >> 33) % size, (drawn >> 11) % size
        if one != other:
            yield one, other


class Values:
    """The different values of one column, each with a number from 1 and how many rows hold it."""

    __slots__ = ("counts", "held", "numbers")

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self.held: list[Any] = [None]
        self.counts: list[int] = [0]

    def number(self, value: Hashable) -> int:
        """Return a value's number and count one more row that holds it."""
        number = self.numbers.get(value)
        if number is None:
            number = self.numbers[value] = len(self.held)
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


def numbers_in(cell: Cell) -> tuple[int, ...]:
    """Return the numbers in a cell."""
    if isinstance(cell, tuple):
        return cell
    return (cell,) if cell else ()


def share_a_number(one: Cell, other: Cell) -> bool:
    """Tell whether two cells share a value."""
    if one.__class__ is int and other.__class__ is int:
        return one == other != 0
    return not set(numbers_in(one)).isdisjoint(numbers_in(other))


class Holders:
    """For each value, those who hold it and cannot be one by their names: above one it is shared."""

    __slots__ = ("_found", "_may_be_any")

    def __init__(self, may_be_any: Callable[[Any, Iterable[Any]], bool]) -> None:
        self._found: dict[int, Any] = {}  # most values are one holder's: a bare holder saves a list
        self._may_be_any = may_be_any

    def add(self, number: int, holder: Hashable) -> None:
        """Note that somebody holds a value."""
        held = self._found.get(number)
        if held is None:
            self._found[number] = holder
        elif held.__class__ is not list:
            if not self._may_be_any(holder, (held,)):
                self._found[number] = [held, holder]
        elif len(held) < MOST_HOLDERS and not self._may_be_any(holder, held):
            held.append(holder)

    def count(self, number: int) -> int:
        """Return how many hold a value, MOST_HOLDERS at most."""
        held = self._found.get(number)
        return len(held) if held.__class__ is list else 1
