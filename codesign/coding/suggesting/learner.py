"""What features say about labels: one judge per label against the rest, each a linear support vector machine.

Taught by dual coordinate descent (Hsieh and others 2008, squared hinge): what a comment ever moved is one number per
label, its pull, so that the weights are exactly the sum of what the learnt comments pull. A comment can therefore be
pulled out again, or learnt again, without a trace; and going over the comments more often only ever settles the weights.

Only features that several comments have are given a row of weights. What a rarer one says is worked out when it is asked,
from the few comments that have it: most features are rare, and this way they cost nothing.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple

from codesign.coding.suggesting.lazy import Lazy

COST = 0.5
"""How much an answer on the wrong side costs (measured: .25 to 1 differ by half a point in 100)."""
REJECTED = 4.0
"""How many times as much, where somebody said "not this"."""
BEFOREHAND = -1.0
"""What is thought of any label before anything is known: that it is not meant."""
NOT_MEANT = 0.8
"""How far on the other side a label that is not meant must be (1 for one that is). Measured: 1 to .7 are alike, and less
is quicker."""
_STEP = 0.05
"""A pull that would change by less is left as it is."""

Values = Sequence[tuple[int, float]]
"""The features of one comment, each with its weight in it."""


class Learner:
    """Rows of weights: by feature number, and in a row by label number."""

    def __init__(self) -> None:
        self.rows: Lazy[array[float]] = Lazy()
        self.size = 0
        """Labels there have ever been."""
        self.begin(0)

    def begin(self, feature: int) -> array[float]:
        """Give a feature a row."""
        row = self.rows[feature] = array("d", bytes(8 * self.size))
        return row

    def add_label(self) -> int:
        """Make room for one more label, and say its number."""
        for _, row in self.rows.walk():
            row.append(0.0)
        self.size += 1
        return self.size - 1

    def judge(self, values: Values) -> list[float]:
        """How far each label is meant, by the features that have a row: above 0 is yes, and -1 plainly no."""
        find = self.rows.find
        rows: list[array[float]] = []
        weights: list[float] = []
        for feature, value in values:
            row = find(feature)
            if row is not None:
                rows.append(row)
                weights.append(value)
        if not rows:
            return [BEFOREHAND] * self.size
        return [BEFOREHAND + sum(map(mul, column, weights)) for column in zip(*rows, strict=True)]

    def pull(self, values: Values, by: dict[int, float]) -> None:
        """Move the weights of these features towards some labels, and away from others."""
        find, moves = self.rows.find, list(by.items())
        for feature, value in values:
            row = find(feature)
            if row is not None:
                for label, amount in moves:
                    row[label] += amount * value

    def drop(self, label: int) -> None:
        """Forget what any feature says about a label."""
        for _, row in self.rows.walk():
            row[label] = 0.0


class Asked(NamedTuple):
    """What a comment is to be taught: how long it is, squared, what is right for it, and what somebody refused."""

    square: float
    right: frozenset[int]
    wrong: frozenset[int]


def moves_of(
    judged: Sequence[float], pulls: dict[int, float], labels: Iterable[int], asked: Asked
) -> dict[int, float]:
    """Set what one comment pulls to what is best as the others stand, and return how far each pull moved."""
    moves: dict[int, float] = {}
    for label in labels:
        side = 1.0 if label in asked.right else -1.0
        was = pulls.get(label, 0.0) * side
        margin = side * judged[label] - (1.0 if side > 0 else NOT_MEANT)
        if not was and margin >= 0:
            continue
        give = 1 / (2 * COST * (REJECTED if label in asked.wrong else 1.0))
        now = max(0.0, was - (margin + give * was) / (asked.square + give))
        if abs(now - was) >= _STEP:
            moves[label] = (now - was) * side
            if now:
                pulls[label] = now * side
            else:
                pulls.pop(label, None)
    return moves
