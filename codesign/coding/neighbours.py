"""The comments most like this one (BM25: Robertson and others 1994), by the words they share."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from heapq import nlargest
from math import log
from typing import NamedTuple

from codesign.coding.lazy import Lazy

NEAREST = 20
"""Neighbours that vote."""
RAREST = 40
"""Words of a comment looked up, the rarest first: the common ones find everybody and decide nothing."""
FOUND = 6_000
"""Comments looked at, all words together, before the commoner words are left out."""
_LENGTH = 0.5
"""How much a long comment is held against it."""


class Neighbour(NamedTuple):
    """One comment learnt, by its place, and how alike it is."""

    place: int
    alike: float


class Neighbours:
    """Which comments have which word."""

    def __init__(self) -> None:
        self.having: Lazy[array[int]] = Lazy()
        self.lengths: dict[int, int] = {}
        self.total = 0

    def add(self, place: int, words: Collection[int]) -> None:
        """Add a comment by its place."""
        for word in words:
            having = self.having.find(word)
            if having is None:
                having = self.having[word] = array("I")
            having.append(place)
        self.lengths[place] = len(words)
        self.total += len(words)

    def remove(self, place: int, words: Iterable[int]) -> None:
        """Take a comment out again."""
        for word in words:
            having = self.having[word]
            having.remove(place)
            if not having:
                self.having.gone(word)
        self.total -= self.lengths.pop(place)

    def nearest(self, words: Iterable[int], most: int = NEAREST) -> list[Neighbour]:
        """The comments most like one of these words, most alike first."""
        count = len(self.lengths)
        known = sorted((len(self.having[word]), word) for word in words if self.having.holds(word))[:RAREST]
        alike: dict[int, float] = {}
        looked = 0
        for having, word in known:
            looked += having
            if looked > FOUND and alike:
                break
            weight = log(1 + (count - having + 0.5) / (having + 0.5))
            for place in self.having[word]:
                alike[place] = alike.get(place, 0.0) + weight
        lengths, mean = self.lengths, self.total / count if count else 1.0
        scored = (
            (score / (1 - _LENGTH + _LENGTH * lengths[place] / mean), -place)
            for place, score in alike.items()
        )
        return [Neighbour(-place, score) for score, place in nlargest(most, scored)]
