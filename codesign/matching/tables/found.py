"""A whole table matched: its contacts as contacts are, its other rows sort by sort, and the groups all of it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from codesign.matching.score import Pair
from codesign.matching.search import Found, Progress, Search
from codesign.matching.tables.reading import TableRead
from codesign.matching.tables.search import TableSearch


class _AnySearch(Protocol):
    found: Found

    def steps(self) -> Iterator[Progress]:
        """Do the work a piece at a time."""


class TableRun:
    """One run over a table. `steps` does it a piece at a time; `found` is there at its end."""

    def __init__(self, read: TableRead) -> None:
        self._read = read
        self.found = Found((), ())

    def steps(self) -> Iterator[Progress]:
        """Do the work, and say now and then how far it has come."""
        found: list[Found] = []
        for search in self._searches():
            yield from search.steps()
            found.append(search.found)
        pairs = found[0].pairs if len(found) == 1 else _strongest_first(found)
        self.found = Found(pairs, tuple(sorted(group for each in found for group in each.clusters)))

    def _searches(self) -> Iterator[_AnySearch]:
        if self._read.contacts:
            yield Search(self._read.contacts)
        for sort in sorted(self._read.rows):
            yield TableSearch(self._read.rows[sort])


def cluster_ids(ids: Sequence[str], groups: Sequence[Sequence[str]]) -> list[str]:
    """Return the cluster of every row: the first id of its group, or its own. The order of the file makes no difference."""
    first = {id_: min(group) for group in groups for id_ in group}
    return [first.get(id_, id_) for id_ in ids]


def _strongest_first(found: Sequence[Found]) -> list[Pair]:
    pairs = [pair for each in found for pair in each.pairs]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.one, pair.other))
