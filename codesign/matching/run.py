"""One run over the records of one sort: take them in, compare those that share a key, group them; a little at a time."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from codesign.matching.clusters import APART, MOST_TOGETHER, UNSEEN, Connected, contract
from codesign.matching.entry import Entry
from codesign.matching.people.keys import Blocks
from codesign.matching.score import NEVER
from codesign.matching.sheet import AnySheet

LIKELY = 0.0
"""Least weight of a pair worth asking a person about."""


class Progress(NamedTuple):
    """How far a search has come."""

    done: int
    of: int
    doing: str


Weighed = tuple[float, AnySheet, int, int]
Weigh = Callable[[int, int], float]
"""Gives the weight of two rows."""


def weighing(sheet: AnySheet, apart: set[frozenset[str]]) -> Weigh:
    """Return what weighs two rows of a sheet: NEVER those of whom a person said, by their ids, that they are not one."""
    if not apart:
        return sheet.weight

    def weight(one: int, other: int) -> float:
        said = frozenset((sheet.entries[one].id, sheet.entries[other].id))
        return NEVER if said in apart else sheet.weight(one, other)

    return weight


class Run:
    """The records of one sort."""

    def __init__(self, sheet: AnySheet, entries: list[Entry], apart: set[frozenset[str]]) -> None:
        self._sheet, self._entries, self._weight = sheet, entries, weighing(sheet, apart)
        self._size = len(entries)
        self._ones, self._others, self._weights = array("i"), array("i"), array("d")
        self._twins: dict[int, list[int]] = {}
        """Rows that say word for word what an earlier one does: each goes where that one goes, however many there are."""
        self._like: defaultdict[str, list[int]] = defaultdict(list)
        """Rows of one name together: so they are compared, for what two names are to each other is worked out once and
        remembered for a while, and what was looked at a moment ago is still near."""
        self._told_of = frozenset[str]().union(*apart)
        self._groups: list[list[int]] = []

    def steps(self) -> Iterator[Progress]:
        """Do the work, and say very often how far it has come."""
        blocks = Blocks(self._sheet.most_in_a_block)
        first = 0
        for at, entry in enumerate(self._entries):
            self._sheet.add(entry)
            is_twin = bool(at) and self._are_twins(self._entries[first], entry)
            first = first if is_twin else at
            if is_twin:
                self._twins.setdefault(first, []).append(at)
            else:
                self._like[self._sheet.beside(at)].append(at)
            blocks.add(() if is_twin else self._sheet.keys(entry))
            if not at % 32:
                yield Progress(at, self._size, "reading")
        for _ in self._sheet.learn():
            yield Progress(self._size, self._size, "reading")
        partners: list[list[list[int]]] = [[] for _ in range(self._size)]
        for at, rows in enumerate(blocks.shared()):
            for row in rows[:-1]:
                partners[row].append(rows)
            if not at % 512:
                yield Progress(0, self._size, "comparing")
        yield from self._compare(partners)
        yield from self._group()
        yield from self._place_twins()

    def _are_twins(self, one: Entry, other: Entry) -> bool:
        if one.mark != other.mark or self._told_of & {one.id, other.id}:
            return False
        return one.names == other.names and one.values == other.values

    def _compare(self, partners: list[list[list[int]]]) -> Iterator[Progress]:
        compared = 0
        for done, row in enumerate(chain.from_iterable(self._like.values())):
            blocks, partners[row] = partners[row], []
            for other in set[int]().union(*blocks):
                if other > row:
                    if (weight := self._weight(row, other)) > LIKELY:
                        self._keep(row, other, weight)
                    compared += 1
                    if not compared % 32:
                        yield Progress(done, self._size, "comparing")
        self._like.clear()

    def _keep(self, one: int, other: int, weight: float) -> None:
        self._ones.append(one)
        self._others.append(other)
        self._weights.append(weight)

    def _group(self) -> Iterator[Progress]:
        yield Progress(self._size, self._size, "grouping")
        within: dict[int, dict[tuple[int, int], float]] = {}
        connected = Connected()
        for at, (one, other) in enumerate(zip(self._ones, self._others, strict=True)):
            connected.join(one, other)
            if not at % 512:
                yield Progress(self._size, self._size, "grouping")
        for at, (one, other, weight) in enumerate(zip(self._ones, self._others, self._weights, strict=True)):
            within.setdefault(connected.top(one), {})[one, other] = weight
            if not at % 512:
                yield Progress(self._size, self._size, "grouping")
        for likely in within.values():
            rows = sorted({row for pair in likely for row in pair})
            for groups in contract(rows, self._weigher(likely, is_whole=len(rows) <= MOST_TOGETHER)):
                for group in groups:
                    self._groups.append(group)
                yield Progress(self._size, self._size, "grouping")

    def _place_twins(self) -> Iterator[Progress]:
        """Put rows that are word for word another with that one, if what they say is enough to tell anybody by."""
        group_of = {row: group for group in self._groups for row in group}
        for first, rows in self._twins.items():
            weight = self._weight(first, rows[0])
            if weight <= LIKELY:
                continue
            if first not in group_of:
                group_of[first] = [first]
                self._groups.append(group_of[first])
            group_of[first] += rows
            for row in rows:
                self._keep(first, row, weight)
            yield Progress(self._size, self._size, "grouping")

    def _weigher(self, likely: dict[tuple[int, int], float], *, is_whole: bool) -> Weigh:
        """Return the weight of any two rows of a component; those that shared no key are weighed when asked for."""

        def weight(one: int, other: int) -> float:
            found = likely.get((one, other))
            if found is None:
                found = self._weight(one, other) if is_whole else UNSEEN
            return APART if found <= LIKELY and is_whole and self._sheet.are_two(one, other) else found

        return weight

    @property
    def clusters(self) -> Iterator[tuple[str, ...]]:
        """Yield the groups, by id."""
        entries = self._sheet.entries
        for group in self._groups:
            yield tuple(sorted(entries[row].id for row in group))

    @property
    def weighed(self) -> Iterator[Weighed]:
        """Yield the likely pairs."""
        for one, other, weight in zip(self._ones, self._others, self._weights, strict=True):
            yield weight, self._sheet, one, other
