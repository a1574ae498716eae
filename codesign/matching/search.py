"""The whole run over many records: pairs worth a look, their weights, and the groups they make, in small pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple, overload

from codesign.matching.blocking import blocks
from codesign.matching.bodies.sheet import OrganisationSheet
from codesign.matching.clusters import MOST_TOGETHER, UNSEEN, components, contract
from codesign.matching.entry import Entry
from codesign.matching.score import NEVER, Pair, Sheet

SURE = 8.0
"""The weight above which merging many at once may be offered."""
LIKELY = 0.0
"""Least weight of a pair worth asking a person about."""
_PIECE = 0.010
_Row = tuple[int, int]
AnySheet = Sheet | OrganisationSheet
"""Records side by side: organisations are weighed in their own way."""


class Progress(NamedTuple):
    """How far a search has come."""

    done: int
    of: int
    doing: str


class Pairs(Sequence[Pair]):
    """Likely pairs, strongest first; each says its reasons when it is looked at."""

    def __init__(self, weighed: list[tuple[float, AnySheet, int, int]]) -> None:
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
    """One run over some records. `steps` does it a piece at a time; `found` is there at its end."""

    def __init__(self, entries: Iterable[Entry], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._entries = sorted(entries, key=_order)
        self._apart = {frozenset(pair) for pair in apart}
        self.found = Found((), ())

    def steps(self) -> Iterator[Progress]:
        """Do the work in pieces of at most about 15 ms, and say after each how far it has come."""
        weighed: list[tuple[float, AnySheet, int, int]] = []
        clusters: list[tuple[str, ...]] = []
        for sort in ("person", "organisation", ""):
            entries = [entry for entry in self._entries if entry.sort == sort]
            if len(entries) > 1:
                yield from self._one_sort(entries, weighed, clusters)
        weighed.sort(key=lambda found: (-found[0], found[2], found[3]))
        self.found = Found(Pairs(weighed), tuple(sorted(clusters)))

    def _one_sort(
        self,
        entries: list[Entry],
        weighed: list[tuple[float, AnySheet, int, int]],
        clusters: list[tuple[str, ...]],
    ) -> Iterator[Progress]:
        sheet = OrganisationSheet(entries) if entries[0].sort == "organisation" else Sheet(entries)
        size = len(entries)
        weights: dict[_Row, float] = {}
        before = perf_counter()
        partners = _partners(blocks(entries), size)
        for row, others in enumerate(partners):
            for other in others:
                weights[row, other] = self._weight(sheet, row, other)
            if perf_counter() - before > _PIECE:
                yield Progress(row, size, "comparing")
                before = perf_counter()
        likely = sorted(pair for pair, weight in weights.items() if weight > LIKELY)
        weighed += [(weights[pair], sheet, *pair) for pair in likely]
        for rows in components(size, likely):
            clusters += [
                tuple(entries[row].id for row in group)
                for group in contract(
                    rows, _Weights(self, sheet, weights, is_whole=len(rows) <= MOST_TOGETHER)
                )
                if len(group) > 1
            ]
            if perf_counter() - before > _PIECE:
                yield Progress(size, size, "grouping")
                before = perf_counter()

    def _weight(self, sheet: AnySheet, one: int, other: int) -> float:
        if self._apart and frozenset((sheet.entries[one].id, sheet.entries[other].id)) in self._apart:
            return NEVER
        return sheet.weight(one, other)


class _Weights:
    """The weight of any two rows of a component, those that shared no key weighed when asked for."""

    def __init__(
        self, search: Search, sheet: AnySheet, weights: dict[_Row, float], *, is_whole: bool
    ) -> None:
        self._search, self._sheet, self._weights, self._is_whole = search, sheet, weights, is_whole

    def __call__(self, one: int, other: int) -> float:
        found = self._weights.get((one, other))
        if found is None:
            found = self._search._weight(self._sheet, one, other) if self._is_whole else UNSEEN
            self._weights[one, other] = found
        return found


def find(entries: Iterable[Entry], apart: Iterable[tuple[str, str]] = ()) -> Found:
    """Run a search to its end."""
    search = Search(entries, apart)
    for _ in search.steps():
        pass
    return search.found


def _order(entry: Entry) -> tuple[str, ...]:
    """Put records in an order that does not depend on the order of the file."""
    said = sorted(f"{label}{values}" for label, values in entry.values.items())
    return (*(name.written for name in entry.names), "\0", *said, "\0", entry.id)


def _partners(found: list[list[int]], size: int) -> list[list[int]]:
    later: list[set[int]] = [set() for _ in range(size)]
    for rows in found:
        for at, row in enumerate(rows):
            later[row].update(rows[at + 1 :])
    return [sorted(others) for others in later]
