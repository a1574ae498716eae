"""The whole run over many records: pairs worth a look, their weights, and the groups they make, in small pieces."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple, Protocol, overload

from codesign.matching.blocking import Blocks
from codesign.matching.clusters import MOST_TOGETHER, UNSEEN, Connected, contract
from codesign.matching.entry import Entry
from codesign.matching.score import NEVER, Pair, Sheet

SURE = 8.0
"""The weight above which merging many at once may be offered. Of the pairs above it .997 and more were one contact in each of
eleven tables of made-up contacts (5,000 and 50,000; the worst of them a third in hard situations), .999 in nine of them."""
LIKELY = 0.0
"""Least weight of a pair worth asking a person about."""
_PIECE = 0.008
_BUCKETS = 1_024


class Progress(NamedTuple):
    """How far a search has come."""

    done: int
    of: int
    doing: str


class AnySheet(Protocol):
    """Records of one sort side by side; people, organisations and rows of any table are weighed each in their own way."""

    most_in_a_block: int
    entries: list[Entry]

    def add(self, entry: Entry) -> int:
        """Take in one more and return its row."""

    def keys(self, entry: Entry) -> Iterable[Hashable]:
        """Yield what an entry must share with another to be compared with it."""

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits."""

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""


Weighed = tuple[float, AnySheet, int, int]


class Pairs(Sequence[Pair]):
    """Likely pairs, strongest first; each says its reasons when it is looked at."""

    def __init__(self, weighed: list[Weighed]) -> None:
        self._weighed = weighed

    def __len__(self) -> int:
        return len(self._weighed)

    @overload
    def __getitem__(self, at: int) -> Pair: ...
    @overload
    def __getitem__(self, at: slice) -> list[Pair]: ...
    def __getitem__(self, at: int | slice) -> Pair | list[Pair]:
        """Return a pair, or some."""
        if isinstance(at, slice):
            return [sheet.pair(one, other) for _, sheet, one, other in self._weighed[at]]
        _, sheet, one, other = self._weighed[at]
        return sheet.pair(one, other)


class Found(NamedTuple):
    """What a search found: likely pairs, strongest first, and groups of two or more, by id."""

    pairs: Sequence[Pair]
    clusters: tuple[tuple[str, ...], ...]


class Search:
    """One run over some records. `steps` does it a piece at a time; `found` is there at its end.

    `apart` are pairs of ids of which a person has said that they are not one.
    """

    def __init__(self, entries: Iterable[Entry], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._entries = entries
        self._apart = {frozenset(pair) for pair in apart}
        self.found = Found((), ())

    def steps(self) -> Generator[Progress, None, None]:
        """Do the work in pieces of at most 15 ms, and say after each how far it has come."""
        before = perf_counter()
        try:
            for progress in self._steps():
                if perf_counter() - before > _PIECE:
                    gc.freeze()  # or the collector walks every record again and again, and stands still meanwhile
                    yield progress
                    before = perf_counter()
        finally:
            gc.unfreeze()

    def _steps(self) -> Iterator[Progress]:
        weighed: dict[int, list[Weighed]] = {}  # by whole bits, so that none takes long to sort
        clusters: list[tuple[str, ...]] = []
        by_sort: dict[str, list[Entry]] = {}
        for entries in _in_order(self._entries):
            for entry in entries:
                by_sort.setdefault(entry.sort, []).append(entry)
            yield Progress(0, 0, "reading")
        self._entries = ()
        for sort in sorted(by_sort):
            run = _Run(sheet_of(sort), by_sort.pop(sort), self._apart)
            yield from run.steps()
            for at, pair in enumerate(run.weighed):
                weighed.setdefault(int(pair[0]), []).append(pair)
                if not at % 512:
                    yield Progress(1, 1, "sorting")
            for cluster in run.clusters:
                clusters.append(cluster)
                yield Progress(1, 1, "sorting")
        pairs: list[Weighed] = []
        for bits in sorted(weighed, reverse=True):
            pairs += sorted(weighed[bits], key=lambda found: (-found[0], found[2], found[3]))
            yield Progress(1, 1, "sorting")
        self.found = Found(Pairs(pairs), tuple(clusters))


def find(entries: Iterable[Entry], apart: Iterable[tuple[str, str]] = ()) -> Found:
    """Run a search to its end."""
    search = Search(entries, apart)
    for _ in search.steps():
        pass
    return search.found


def sheet_of(sort: str) -> AnySheet:
    """Return an empty sheet for records of one sort."""
    if sort == "organisation":
        from codesign.matching.bodies.sheet import OrganisationSheet

        return OrganisationSheet(())
    return Sheet()


def _in_order(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield records in an order that is not that of the file, some at a time."""
    buckets: list[list[Entry]] = [[] for _ in range(_BUCKETS)]
    for at, entry in enumerate(entries):
        buckets[entry.mark % _BUCKETS].append(entry)
        if not at % 64:
            yield []
    for bucket in buckets:
        bucket.sort(key=lambda entry: (entry.mark, entry.id))
        yield bucket


class _Run:
    """The records of one sort."""

    def __init__(self, sheet: AnySheet, entries: list[Entry], apart: set[frozenset[str]]) -> None:
        self._sheet, self._entries, self._apart = sheet, entries, apart
        self._size = len(entries)
        self._ones, self._others, self._weights = array("i"), array("i"), array("d")
        self._twins: dict[int, list[int]] = {}
        """Rows that say word for word what an earlier one does: each goes where that one goes, however many there are."""
        self._told_of = frozenset[str]().union(*apart)
        self._groups: list[list[int]] = []

    def steps(self) -> Iterator[Progress]:
        blocks = Blocks(self._sheet.most_in_a_block)
        first = 0
        for at, entry in enumerate(self._entries):
            self._sheet.add(entry)
            is_twin = bool(at) and self._are_twins(self._entries[first], entry)
            first = first if is_twin else at
            if is_twin:
                self._twins.setdefault(first, []).append(at)
            blocks.add(() if is_twin else self._sheet.keys(entry))
            if not at % 32:
                yield Progress(at, self._size, "reading")
        if isinstance(self._sheet, Sheet):
            yield from self._learn(self._sheet)
        partners: list[list[list[int]]] = [[] for _ in range(self._size)]
        for at, rows in enumerate(blocks.shared()):
            for row in rows[:-1]:
                partners[row].append(rows)
            if not at % 512:
                yield Progress(0, self._size, "comparing")
        yield from self._compare(partners)
        yield from self._group()
        yield from self._place_twins()

    def _learn(self, sheet: Sheet) -> Iterator[Progress]:
        for _ in sheet.learn():
            yield Progress(self._size, self._size, "reading")

    def _are_twins(self, one: Entry, other: Entry) -> bool:
        if one.mark != other.mark or self._told_of & {one.id, other.id}:
            return False
        return one.names == other.names and one.values == other.values

    def _compare(self, partners: list[list[list[int]]]) -> Iterator[Progress]:
        for row, blocks in enumerate(partners):
            if blocks:
                for at, other in enumerate(sorted(set[int]().union(*blocks))):
                    if other > row and (weight := self._weight(row, other)) > LIKELY:
                        self._keep(row, other, weight)
                    if not at % 32:
                        yield Progress(row, self._size, "comparing")
                blocks.clear()

    def _keep(self, one: int, other: int, weight: float) -> None:
        self._ones.append(one)
        self._others.append(other)
        self._weights.append(weight)

    def _weight(self, one: int, other: int) -> float:
        if self._apart:
            entries = self._sheet.entries
            if frozenset((entries[one].id, entries[other].id)) in self._apart:
                return NEVER
        return self._sheet.weight(one, other)

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

    def _weigher(
        self, likely: dict[tuple[int, int], float], *, is_whole: bool
    ) -> Callable[[int, int], float]:
        """Return the weight of any two rows of a component; those that shared no key are weighed when asked for."""

        def weight(one: int, other: int) -> float:
            found = likely.get((one, other))
            if found is None:
                found = self._weight(one, other) if is_whole else UNSEEN
            return found

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
