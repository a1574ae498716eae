"""How right the suggester has been: what it would have said of each comment before it learnt the answer.

From it come the worth at which a label is put on, and the worth from which a suggestion is sure. One worth serves all
labels: one of each label's own was measured, and did worse for all that hold few comments.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from typing import NamedTuple

from codesign.coding.suggesting.sure import sure_from

KEPT = 20_000
"""Entries kept, the newest."""
LEAST = -0.7
"""Every label worth more than this is entered, so that cuts above it can be judged."""
COMMON = -0.5
"""The worth at which a label is put on, while there is no record."""
FLOORS = (-0.7, -0.45)
"""The lowest the floor is, and the highest: the first holds while there is no record."""
BELOW = 0.03
"""Of the labels worth less than the floor, as many were right at most."""
SHRUNK = 500
"""Right labels after which the record weighs as much as `COMMON`."""
STEEP = 3.0
"""How fast a score rises with worth."""
_LEAST_BELOW = 100
_WIDTH = 0.05
_BINS = 30


class Entry(NamedTuple):
    """What one label was thought to be worth on one comment, and whether it was right."""

    label: int
    worth: float
    right: bool


class Record:
    """What each label was thought to be worth, and whether it was right; and what follows from it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._read_at = -1
        self._cut = COMMON
        self._sure: float | None = None
        self._floor = FLOORS[0]

    def add(self, worth: dict[int, float], right: frozenset[int]) -> None:
        """Hold what was thought of one comment against its answer."""
        for label in sorted(worth):
            if worth[label] > LEAST or label in right:
                self.entries.append(Entry(label, worth[label], label in right))
        if len(self.entries) > KEPT * 1.1:
            del self.entries[: len(self.entries) - KEPT]
            self._read_at = -1

    def drop(self, label: int) -> None:
        """Forget what was said of a label."""
        self.entries = [entry for entry in self.entries if entry.label != label]
        self._read_at = -1

    def score(self, worth: float) -> float:
        """What a worth stands for between 0 and 1: at .5 the label would be put on."""
        self._read()
        return 1 / (1 + exp(min(700.0, -STEEP * (worth - self._cut))))

    @property
    def floor(self) -> float:
        """The worth at which, and below, there is no idea."""
        self._read()
        return self._floor

    def sure(self, worth: float) -> bool:
        """Whether at least 95 in 100 were right at this worth and above, and the judges themselves say yes."""
        self._read()
        return self._sure is not None and worth >= self._sure

    def _read(self) -> None:
        """Read the record again, when it has grown by a tenth."""
        if self._read_at >= 0 and len(self.entries) <= self._read_at * 1.1 + 20:
            return
        self._read_at = len(self.entries)
        self._sure = sure_from((entry.worth, entry.right) for entry in self.entries if entry.worth > 0)
        right = sum(entry.right for entry in self.entries)
        share = right / (right + SHRUNK)
        self._floor = floor_of(self.entries)
        self._cut = share * best_cut(self.entries) + (1 - share) * COMMON


def best_cut(entries: Iterable[Entry]) -> float:
    """The worth from which putting labels on would have been most right: F1 over all, and over labels, halfway."""
    counted: dict[int, list[list[int]]] = {}
    for label, worth, right in entries:
        at = min(_BINS - 1, max(0, int((worth - LEAST) / _WIDTH)))
        column = counted.setdefault(label, [[0, 0] for _ in range(_BINS + 1)])
        column[_BINS if worth <= LEAST else at][right] += 1
    best, found = 0.0, COMMON
    for cut in range(_BINS):
        f1 = _f1(counted, cut)
        if f1 > best:
            best, found = f1, LEAST + cut * _WIDTH
    return found


def floor_of(entries: Iterable[Entry]) -> float:
    """The highest worth below which next to nothing was right."""
    lowest, highest = FLOORS
    between = sorted((worth, right) for _, worth, right in entries if lowest < worth <= highest)
    found, right = lowest, 0
    for of, (worth, was_right) in enumerate(between, start=1):
        right += was_right
        last_of_its_worth = of == len(between) or between[of][0] > worth
        if last_of_its_worth and of >= _LEAST_BELOW and right <= BELOW * of:
            found = worth
    return found


def _f1(counted: dict[int, list[list[int]]], cut: int) -> float:
    """F1 of all answers, and the mean of the labels', each counting half."""
    each: list[float] = []
    right = put = meant = 0
    for column in counted.values():
        of_label = sum(bin_[1] for bin_ in column)
        hits = sum(bin_[1] for bin_ in column[cut:_BINS])
        said = hits + sum(bin_[0] for bin_ in column[cut:_BINS])
        right, put, meant = right + hits, put + said, meant + of_label
        if of_label:
            each.append(2 * hits / (said + of_label))
    if not meant:
        return 0.0
    return right / (put + meant) + sum(each) / len(each) / 2
