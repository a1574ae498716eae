"""What is remembered of the comments learnt: their features by number, what was said of them, and what they pull."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log, sqrt
from operator import mul

from codesign.coding.suggesting.features import Read, strength

FIRST = 1
"""The number of the first feature: 0 is every comment's."""


@dataclass(slots=True)
class Answer:
    """One comment learnt, without its text."""

    key: str
    features: array[int]
    said: int
    """The features that are words, pairs and concepts: they come first, and find neighbours."""
    length: float
    right: frozenset[int]
    wrong: frozenset[int]
    pulls: dict[int, float] = field(default_factory=dict)

    @property
    def words(self) -> array[int]:
        """The features by which neighbours are found."""
        return self.features[: self.said]


class Vocabulary:
    """Every feature met, by number: how many comments have it, and how much it weighs.

    A feature is weighed once, by how many comments had been met without it, and again when all is settled; between, its
    weight stays, so that what a comment pulled can be undone to the letter.
    """

    def __init__(self) -> None:
        self.numbers: dict[int, int] = {}
        self.hashes = array("I", bytes(4 * FIRST))
        self.seen = array("I", bytes(4 * FIRST))
        self.weights = array("f", bytes(4 * FIRST))
        self.free: list[int] = []

    @property
    def size(self) -> int:
        """How many numbers have been given out."""
        return len(self.hashes)

    def renumber(self) -> None:
        """Find the features again after their numbers were read from what was kept."""
        self.numbers = dict(zip(self.hashes[FIRST:], range(FIRST, self.size), strict=True))
        for number in self.free:
            self.numbers.pop(self.hashes[number], None)

    def known(self, hashes: Iterable[int]) -> array[int]:
        """The numbers of those features that were met before."""
        numbers = self.numbers
        return array("I", [numbers[each] for each in hashes if each in numbers])

    def meet(self, hashes: Iterable[int], comments: int) -> array[int]:
        """The numbers of the features of one more comment, the new ones weighed by how many comments came before it."""
        found = array("I", [self._number(each, comments) for each in hashes])
        for number in found:
            self.seen[number] += 1
        return found

    def part(self, features: Iterable[int]) -> list[int]:
        """Take a comment's features out again; those that nobody has any more are returned, and forgotten."""
        gone = []
        for number in features:
            self.seen[number] -= 1
            if not self.seen[number]:
                del self.numbers[self.hashes[number]]
                self.hashes[number] = 0
                self.weights[number] = 0.0
                gone.append(number)
        self.free.extend(gone)
        return gone

    def weighed(self, comments: int) -> array[float]:
        """What each feature weighs by its kind, and by how few of the comments have it."""
        by_many = array("f", [0.0, *(log(1 + comments / many) for many in range(1, max(self.seen) + 1))])
        return array(
            "f", [by_many[many] * strength(each) for many, each in zip(self.seen, self.hashes, strict=True)]
        )

    def length(self, features: Iterable[int]) -> float:
        """What the weights of a comment's features are divided by, for unit length."""
        every = self.weights
        weights = [every[number] for number in features]
        return sqrt(sum(map(mul, weights, weights))) or 1.0

    def values(self, features: array[int], length: float) -> list[tuple[int, float]]:
        """The features of one comment, each with its weight in it, and the one that every comment has."""
        every = self.weights
        found = [(number, every[number] / length) for number in features]
        found.append((0, 1.0))
        return found

    def _number(self, feature: int, comments: int) -> int:
        number = self.numbers.get(feature)
        if number is not None:
            return number
        weight = log(2 + comments) * strength(feature)
        if self.free:
            number = self.free.pop()
            self.hashes[number], self.weights[number] = feature, weight
        else:
            number = len(self.hashes)
            self.hashes.append(feature)
            self.seen.append(0)
            self.weights.append(weight)
        self.numbers[feature] = number
        return number


def features_of(read: Read, vocabulary: Vocabulary) -> tuple[array[int], int]:
    """Those features of a comment that were met before, and how many of them are what it said."""
    hashes, said = read.numbers()
    numbers = vocabulary.known(hashes[:said])
    words = len(numbers)
    numbers.extend(vocabulary.known(hashes[said:]))
    return numbers, words
