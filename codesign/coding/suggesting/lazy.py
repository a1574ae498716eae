"""A dict of what was kept, each item opened when it is first asked for: loading costs what is used, not what there is."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import count
from typing import TypeVar

V = TypeVar("V")


class Lazy(dict[int, V]):
    """Items by number. Those of a store of bytes are opened one by one, as they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._closed: dict[int, int] = {}
        self._open: Callable[[int], V] | None = None

    def keep(self, numbers: Iterable[int], opened: Callable[[int], V]) -> None:
        """Take items that are opened by their position."""
        self._closed = dict(zip(numbers, count(), strict=False))
        self._open = opened

    def find(self, number: int) -> V | None:
        """Return an item, if there is one of that number."""
        found = self.get(number)
        if found is None and number in self._closed:
            return self[number]
        return found

    def glance(self, number: int) -> V:
        """Return an item without keeping it open."""
        found = self.get(number)
        if found is not None:
            return found
        assert self._open is not None  # noqa: S101 - what is closed came with a way to open it
        return self._open(self._closed[number])

    def gone(self, number: int) -> None:
        """Let go of an item, if there is one."""
        self.pop(number, None)
        self._closed.pop(number, None)

    def numbers(self) -> list[int]:
        """Return the number of every item, in order."""
        return sorted((*self.keys(), *self._closed.keys()))

    def walk(self) -> list[tuple[int, V]]:
        """Open every item, and return them in the order of the numbers."""
        for number in list(self._closed):
            self[number]
        return sorted(self.items(), key=lambda item: item[0])

    def holds(self, number: int) -> bool:
        """Return whether there is an item of that number."""
        return number in self or number in self._closed

    def count(self) -> int:
        """Return how many items there are."""
        return len(self) + len(self._closed)

    def __missing__(self, number: int) -> V:
        at = self._closed.pop(number)
        assert self._open is not None  # noqa: S101 - what is closed came with a way to open it
        self[number] = found = self._open(at)
        return found


class Cut:
    """Many short runs of numbers, end to end, and where each begins."""

    def __init__(self, starts: array[int], flat: array) -> None:  # type: ignore[type-arg]
        if len(starts) == 0 or starts[-1] != len(flat):
            raise ValueError("runs that do not end where their numbers do")
        self.starts = starts
        self.flat = flat

    def run(self, at: int) -> array:  # type: ignore[type-arg]
        """Return one run."""
        return self.flat[self.starts[at] : self.starts[at + 1]]
