"""From which weight on merging many at once is safe: the least above which at least 995 of 1,000 are right.

Looked for among pairs, and among whole groups by the weight of their weakest pair. Service users and people of one name in
one organisation are left out, as they are never merged in bulk.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from .sets import rows

WANTED = 0.995
FEWEST = 200
"""Fewer than this say nothing about one in two hundred."""
NEVER_IN_BULK = "service user"

Weighed = tuple[float, bool]
"""A pair's or a group's weight, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Band:
    """What lies above a weight."""

    weight: float
    offered: int
    right: int
    of: int
    """All that were weighed, below it too."""

    @property
    def precision(self) -> float:
        """The share that is right."""
        return self.right / self.offered if self.offered else 1.0


def band(found: Iterable[Weighed], wanted: float = WANTED, fewest: int = FEWEST) -> Band | None:
    """Return the widest band with the precision wanted; None where no weight is high enough."""
    ordered = sorted(found, key=lambda one: -one[0])
    widest, right = None, 0
    for at, (weight, is_right) in enumerate(ordered, 1):
        right += is_right
        is_last_of_its_weight = at == len(ordered) or ordered[at][0] < weight
        if is_last_of_its_weight and at >= min(fewest, len(ordered)) and right / at >= wanted:
            widest = Band(weight, at, right, len(ordered))
    return widest


def above(found: Iterable[Weighed], weight: float) -> Band:
    """Return what lies above a given weight."""
    all_found = list(found)
    offered = [is_right for one, is_right in all_found if one >= weight]
    return Band(weight, len(offered), sum(offered), len(all_found))


@dataclass(frozen=True, slots=True)
class Answered:
    """One table's truth, its groups and the weights of its pairs."""

    table: Sequence[Mapping[str, str]]
    entity: Mapping[str, str]
    clusters: Mapping[str, str]
    weights: Mapping[frozenset[str], float]

    def pairs(self) -> Iterator[Weighed]:
        """Every weighed pair that may be merged in bulk."""
        row_of = {row["id"]: row for row in self.table}
        for pair, weight in self.weights.items():
            one, other = sorted(pair)
            if _may_be_bulk(row_of[one], row_of[other]):
                yield weight, self.entity[one] == self.entity[other]

    def groups(self) -> Iterator[Weighed]:
        """Every group of two or more that may be merged in bulk, by its weakest pair."""
        members: dict[str, list[Mapping[str, str]]] = {}
        for row in self.table:
            members.setdefault(self.clusters[row["id"]], []).append(row)
        for group in members.values():
            pairs = list(combinations(group, 2))
            if not pairs or not all(_may_be_bulk(one, other) for one, other in pairs):
                continue
            weakest = min(self.weights.get(frozenset((a["id"], b["id"])), -99.0) for a, b in pairs)
            yield weakest, len({self.entity[row["id"]] for row in group}) == 1


def answered(table: Path, truth: Path, answer: Path, pairs: Path) -> Answered:
    """Read what was answered about one table."""
    weights = {
        frozenset((first, second)): float(weight)
        for first, second, weight in _pairs(pairs)
        if first != second
    }
    return Answered(
        list(rows(table)),
        {row["id"]: row["entity_id"] for row in rows(truth)},
        {row["id"]: row["cluster_id"] for row in rows(answer)},
        weights,
    )


def _pairs(path: Path) -> Iterator[tuple[str, str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        heading = next(lines)
        weighed = next(at for at, name in enumerate(heading) if name in {"weight", "score"})
        for line in lines:
            yield line[0], line[1], line[weighed]


def _may_be_bulk(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    if NEVER_IN_BULK in {_plain(one.get("kind")), _plain(other.get("kind"))}:
        return False
    place = _plain(one.get("organisation"))
    same_place = bool(place) and place == _plain(other.get("organisation"))
    return not (same_place and _plain(one.get("name")) == _plain(other.get("name")))


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
