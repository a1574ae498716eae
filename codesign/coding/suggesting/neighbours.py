"""The comments most like one (BM25: Robertson and others 1994), by the words they share; and who has a rare feature."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from heapq import nlargest
from math import log
from typing import NamedTuple

from codesign.coding.suggesting.lazy import Lazy

NEAREST = 20
"""Neighbours that vote."""
RAREST = 40
"""Words of a comment looked up, the rarest first: the common ones find everybody and decide nothing."""
FOUND = 4_000
"""Comments looked at, all words together, before the commoner words are left out."""
RARE = 4
"""A feature that so many comments have, or fewer, has no weights of its own: what it says is asked of those comments."""
_LENGTH = 0.5
"""How much a long comment is held against it."""


class Neighbour(NamedTuple):
    """One comment learnt, by its place, and how alike it is."""

    place: int
    alike: float


class Neighbours:
    """Which comments have which word, and which have which rare feature."""

    def __init__(self) -> None:
        self.having: Lazy[array[int]] = Lazy()
        self.lengths = array("I")
        """Words of each comment, by its place."""
        self.total = 0
        self.count = 0

    def add(self, place: int, features: array[int], said: int, common: Iterable[int]) -> list[int]:
        """Add a comment by its place. Returns the features that are no longer rare."""
        grown: list[int] = []
        having, has_row = self.having, set(common)
        for at, feature in enumerate(features):
            if at >= said and feature in has_row:
                continue
            places = having.find(feature)
            if places is None:
                places = having[feature] = array("I")
            places.append(place)
            if len(places) > RARE and feature not in has_row:
                grown.append(feature)
        while len(self.lengths) <= place:
            self.lengths.append(0)
        self.lengths[place] = said
        self.total += said
        self.count += 1
        return list(dict.fromkeys(grown))

    def remove(self, place: int, features: Iterable[int]) -> None:
        """Take a comment out again."""
        for feature in features:
            places = self.having.find(feature)
            if places is None:
                continue
            at = bisect_left(places, place)
            if at < len(places) and places[at] == place:
                del places[at]
            if not places:
                self.having.gone(feature)
        self.total -= self.lengths[place]
        self.lengths[place] = 0
        self.count -= 1

    def nearest(self, words: Iterable[int], most: int = NEAREST) -> list[Neighbour]:
        """The comments most like one of these words, most alike first."""
        count, having = self.count, self.having
        known = sorted((len(having[word]), word) for word in words if having.holds(word))[:RAREST]
        alike: dict[int, float] = {}
        looked = 0
        for many, word in known:
            looked += many
            if looked > FOUND and (alike or many > FOUND):
                break
            weight = log(1 + (count - many + 0.5) / (many + 0.5))
            for place in having[word]:
                alike[place] = alike.get(place, 0.0) + weight
        if not alike:
            return []
        lengths, plain, each = self.lengths, 1 - _LENGTH, _LENGTH * count / (self.total or 1)
        scored = [(score / (plain + each * lengths[place]), -place) for place, score in alike.items()]
        return [Neighbour(-place, score) for score, place in nlargest(most, scored)]
