"""One record more among those held: which it is likely to be one with, and whose group it joins, without a new search.

Each addition weighs the new record against those that share a key with it, and groups anew only those it touches. What was
grouped when little was known is looked at again later, a little with each addition, so that records added one by one come to
the groups of one search over all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from codesign.matching.clusters import APART, contract
from codesign.matching.entry import Entry
from codesign.matching.people.keys import key_number, most_sharing
from codesign.matching.run import LIKELY, Progress, Weigh, weighing
from codesign.matching.score import Pair
from codesign.matching.search import sheet_of
from codesign.matching.sheet import AnySheet

MOST_AT_ONCE = 24
"""Rows of one component that are grouped anew with an addition; of a larger one, those nearest the new record."""
_AGAIN = 2
"""Groups looked at again with each addition."""
_GROWN = 64
"""Weights are worked out anew when the records have grown by one part in so many."""


class Joined(NamedTuple):
    """What an addition found."""

    pairs: tuple[Pair, ...]
    """Likely pairs with the new record, strongest first."""
    cluster: tuple[str, ...]
    """The ids of the group it joins, its own among them; empty where it stands alone."""


class Growing:
    """Records that are added to. `apart` are pairs of ids of which a person has said that they are not one."""

    def __init__(self, entries: Iterable[Entry] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        self._sorts: dict[str, _Sort] = {}
        self._apart = {frozenset(pair) for pair in apart}
        for entry in entries:
            self.add(entry)

    def steps(self, entries: Iterable[Entry]) -> Iterator[Progress]:
        """Add many, a few at a time."""
        for at, entry in enumerate(entries):
            self.add(entry)
            if not at % 8:
                yield Progress(at, 0, "comparing")

    def add(self, entry: Entry) -> Joined:
        """Add a record; one with its id is not looked for: `remove` it first."""
        sort = self._sorts.get(entry.sort)
        if sort is None:
            sort = self._sorts[entry.sort] = _Sort(sheet_of(entry.sort), self._apart)
        return sort.add(entry)

    def settle(self) -> Iterator[Progress]:
        """Look at every group again by what is known now."""
        for sort in self._sorts.values():
            yield from sort.settle()

    @property
    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The groups of two and more, by id."""
        return tuple(sorted(group for sort in self._sorts.values() for group in sort.clusters))


class _Keys:
    """The rows that share a key, for as long as they are few enough to tell something."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: dict[int, int | list[int]] = {}  # most keys are one row's: a bare number saves a list

    def meet(self, row: int, keys: Iterable[int]) -> set[int]:
        """Note the keys of a row and return the rows that it shares one with."""
        found: set[int] = set()
        for key in set(keys):
            held = self._rows.get(key)
            if held is None:
                self._rows[key] = row
            elif isinstance(held, int):
                found.add(held)
                self._rows[key] = [held, row]
            elif len(held) < most_sharing(key, self._most):
                found.update(held)
                held.append(row)
        return found


class _Sort:
    """The records of one sort."""

    def __init__(self, sheet: AnySheet, apart: set[frozenset[str]]) -> None:
        self._sheet, self._weight = sheet, weighing(sheet, apart)
        self._keys = _Keys(sheet.most_in_a_block)
        self._near: dict[int, set[int]] = {}
        """Rows, and those they once seemed likely to be one with."""
        self._group: dict[int, tuple[int, ...]] = {}
        self._queue: deque[int] = deque()
        self._counted = self._learnt = 1
        self._learning: Iterator[None] = iter(())

    def add(self, entry: Entry) -> Joined:
        keys: list[Hashable] = list(self._sheet.keys(entry))
        row = self._sheet.add(entry)
        others = sorted(self._keys.meet(row, map(key_number, keys)))
        self._recount(row + 1)
        weights = {other: self._weight(other, row) for other in others}
        likely = {other for other, weight in weights.items() if weight > LIKELY}
        self._note(row, likely)
        if likely:
            self._regroup(row, {(other, row): weight for other, weight in weights.items()})
        self._again()
        found = sorted(likely, key=lambda other: (-weights[other], other))
        group = tuple(self._sheet.entries[each].id for each in self._group.get(row, ()))
        return Joined(tuple(self._sheet.pair(other, row) for other in found), group)

    def _recount(self, size: int) -> None:
        if size > self._counted + self._counted // _GROWN:
            self._sheet.recount()
            self._counted = size
        if size >= 2 * self._learnt:
            self._learning, self._learnt = self._sheet.learn(), size
        next(self._learning, None)  # a little of it with each addition

    def _note(self, row: int, likely: set[int]) -> None:
        if not likely:
            return
        self._near[row] = set(likely)
        self._queue.append(row)
        for other in likely:
            if other not in self._near:
                self._near[other] = set()
                self._queue.append(other)
            self._near[other].add(row)

    def _again(self) -> None:
        """Group a few anew that have waited longest."""
        for _ in range(min(_AGAIN, len(self._queue))):
            row = self._queue.popleft()
            self._queue.append(row)
            self._regroup(row, {})

    def settle(self) -> Iterator[Progress]:
        self._sheet.recount()
        for _ in self._sheet.learn():
            yield Progress(0, len(self._queue), "reading")
        done: set[int] = set()
        for row in list(self._queue):
            if row not in done:
                done.update(self._regroup(row, {}))
                yield Progress(len(done), len(self._queue), "grouping")

    def _regroup(self, row: int, weights: dict[tuple[int, int], float]) -> list[int]:
        """Group those about a row by what is known now."""
        rows = self._about(row)
        within = set(rows)
        for each in rows:  # whoever is not looked at now keeps the others of their group
            for member in self._group.pop(each, ()):
                if member not in within and (left := tuple(set(self._group.get(member, ())) - within)):
                    self._group[member] = left if len(left) > 1 else ()
        for groups in contract(rows, self._weigher(weights)):
            for group in groups:
                for each in group:
                    self._group[each] = tuple(group)
        return rows

    def _about(self, row: int) -> list[int]:
        """Return the rows that likely pairs connect with one, the nearest first until there are enough."""
        found, wave = {row: None}, [row]
        while wave and len(found) < MOST_AT_ONCE:
            near = sorted({other for each in wave for other in self._near.get(each, ())} - found.keys())
            wave = near[: MOST_AT_ONCE - len(found)]
            found.update(dict.fromkeys(wave))
        return sorted(found)

    def _weigher(self, weights: dict[tuple[int, int], float]) -> Weigh:
        def weight(one: int, other: int) -> float:
            found = weights.get((one, other))
            if found is None:
                found = self._weight(one, other)
            return APART if found <= LIKELY and self._sheet.are_two(one, other) else found

        return weight

    @property
    def clusters(self) -> Iterator[tuple[str, ...]]:
        """Yield the groups, by id."""
        for row, group in self._group.items():
            if group and group[0] == row and len(group) > 1:
                yield tuple(self._sheet.entries[each].id for each in group)
