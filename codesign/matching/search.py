"""The whole run over many records: pairs worth a look, their weights, and the groups they make, in small pieces."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from time import perf_counter
from typing import Generic, NamedTuple, TypeVar, overload

from codesign.matching.entry import Entry
from codesign.matching.run import LIKELY, Progress, Run, Weighed
from codesign.matching.score import Pair, Sheet
from codesign.matching.sheet import AnySheet

SURE = 8.0
"""The weight above which merging many at once may be offered. Of the pairs above it .997 and more were one contact in each of
eleven tables of made-up contacts (5,000 and 50,000; the worst of them a third in hard situations), .999 in nine of them."""
_PIECE = 0.008
_BUCKETS = 1_024


Likely = TypeVar("Likely")
"""What a pair is made of."""


class Pairs(Sequence[Pair], Generic[Likely]):
    """Likely pairs, strongest first; each is made, and says its reasons, when it is looked at."""

    def __init__(self, likely: list[Likely], pair: Callable[[Likely], Pair]) -> None:
        self._likely, self._pair = likely, pair

    def __len__(self) -> int:
        return len(self._likely)

    @overload
    def __getitem__(self, at: int) -> Pair: ...
    @overload
    def __getitem__(self, at: slice) -> list[Pair]: ...
    def __getitem__(self, at: int | slice) -> Pair | list[Pair]:
        """Return a pair, or some."""
        if isinstance(at, slice):
            return [self._pair(each) for each in self._likely[at]]
        return self._pair(self._likely[at])


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
        clusters: list[list[tuple[str, ...]]] = []
        by_sort: dict[str, list[Entry]] = {}
        for entries in _in_order(self._entries):
            for entry in entries:
                by_sort.setdefault(entry.sort, []).append(entry)
            yield Progress(0, 0, "reading")
        self._entries = ()
        for sort in sorted(by_sort):
            run = Run(sheet_of(sort), by_sort.pop(sort), self._apart)
            yield from run.steps()
            for at, pair in enumerate(run.weighed):
                weighed.setdefault(int(pair[0]), []).append(pair)
                if not at % 512:
                    yield Progress(1, 1, "sorting")
            every = iter(run.clusters)
            while some := sorted(islice(every, 512)):
                clusters.append(some)
                yield Progress(1, 1, "sorting")
        pairs: list[Weighed] = []
        for bits in sorted(weighed, reverse=True):
            pairs += sorted(weighed[bits], key=lambda found: (-found[0], found[2], found[3]))
            yield Progress(1, 1, "sorting")
        groups: list[tuple[str, ...]] = []
        for group in merge(*clusters):
            groups.append(group)
            yield Progress(1, 1, "sorting")
        self.found = Found(Pairs(pairs, _pair), tuple(groups))


def _pair(weighed: Weighed) -> Pair:
    _, sheet, one, other = weighed
    return sheet.pair(one, other)


def find(entries: Iterable[Entry], apart: Iterable[tuple[str, str]] = ()) -> Found:
    """Run a search to its end."""
    search = Search(entries, apart)
    for _ in search.steps():
        pass
    return search.found


def sheet_of(sort: str, entries: Iterable[Entry] = ()) -> AnySheet:
    """Return a sheet for records of one sort, with these on it."""
    if sort == "organisation":
        from codesign.matching.bodies.sheet import OrganisationSheet

        return OrganisationSheet(entries)
    return Sheet(entries)


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


__all__ = ["LIKELY", "SURE", "Found", "Pairs", "Progress", "Search", "find", "sheet_of"]
