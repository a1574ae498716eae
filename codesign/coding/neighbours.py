"""The comments most like this one (BM25: Robertson and others 1994), by the words they share."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from heapq import nlargest
from math import log
from typing import NamedTuple

NEAREST = 20
"""Neighbours that vote."""
RAREST = 24
"""Words of a comment looked up, the rarest first: the common ones find everybody and decide nothing."""
_LENGTH = 0.5
"""How much a long comment is held against it."""


class Neighbour(NamedTuple):
    """One comment learnt, by its number, and how alike it is."""

    comment: int
    alike: float


class Neighbours:
    """Which comments have which word."""

    def __init__(self) -> None:
        self.having: dict[int, array[int]] = {}
        self.lengths: dict[int, int] = {}
        self.total = 0

    def add(self, comment: int, words: Collection[int]) -> None:
        """Add a comment by its number."""
        for word in words:
            self.having.setdefault(word, array("I")).append(comment)
        self.lengths[comment] = len(words)
        self.total += len(words)

    def remove(self, comment: int, words: Iterable[int]) -> None:
        """Take a comment out again."""
        for word in words:
            having = self.having[word]
            having.remove(comment)
            if not having:
                del self.having[word]
        self.total -= self.lengths.pop(comment)

    def nearest(self, words: Iterable[int], most: int = NEAREST) -> list[Neighbour]:
        """The comments most like one of these words, most alike first."""
        count = len(self.lengths)
        if not count:
            return []
        known = sorted((len(self.having[word]), word) for word in words if word in self.having)[:RAREST]
        mean = self.total / count
        alike: dict[int, float] = {}
        for having, word in known:
            weight = log(1 + (count - having + 0.5) / (having + 0.5))
            for comment in self.having[word]:
                alike[comment] = alike.get(comment, 0.0) + weight
        scored = (
            (score / (1 - _LENGTH + _LENGTH * self.lengths[comment] / mean), -comment)
            for comment, score in alike.items()
        )
        return [Neighbour(-comment, score) for score, comment in nlargest(most, scored)]
