"""What features say about labels: one logistic judge per label against the rest, taught one comment at a time.

Each step is AdaGrad's (Duchi, Hazan and Singer 2011): what was often corrected moves ever less. Labels that are
plainly not meant are not taught again, which keeps rows short and a step quick.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from math import exp, sqrt
from typing import NamedTuple

RATE = 0.8
"""How far one answer moves a weight at first (measured in 0.4, 0.8 and 1.6: the middle is no knife-edge)."""
SMALL = 0.04
"""An error below this teaches nothing."""


class Row(NamedTuple):
    """The weights one feature has for the labels it was ever taught about, and what was learnt in squares."""

    labels: array[int]
    weights: array[float]
    squares: array[float]


def empty_row() -> Row:
    """A row that says nothing yet."""
    return Row(array("H"), array("f"), array("f"))


def chance(log_odds: float) -> float:
    """The chance that log-odds stand for."""
    if log_odds < -30:
        return 0.0
    return 1 / (1 + exp(-log_odds)) if log_odds < 30 else 1.0


class Learner:
    """Rows of weights by feature number, and what is taught to them."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}

    def judge(self, values: Mapping[int, float], bias: Mapping[int, float]) -> dict[int, float]:
        """The log-odds of each label in `bias`, for a comment of these features."""
        odds = dict(bias)
        rows = self.rows
        for feature, value in values.items():
            row = rows.get(feature)
            if row is None:
                continue
            for label, weight in zip(row.labels, row.weights, strict=True):
                if label in odds:
                    odds[label] += value * weight
        return odds

    def teach(self, values: Mapping[int, float], errors: Mapping[int, float]) -> None:
        """Move the weights of these features by the error made on each label (what was said less what was right)."""
        for feature, value in values.items():
            row = self.rows.get(feature)
            if row is None:
                row = self.rows[feature] = empty_row()
            for label, error in errors.items():
                _step(row, label, error * value)

    def drop(self, label: int) -> None:
        """Forget what any feature says about a label."""
        for row in self.rows.values():
            if label in row.labels:
                at = row.labels.index(label)
                del row.labels[at], row.weights[at], row.squares[at]

    def forget(self, feature: int) -> None:
        """Forget a feature that no comment has any more."""
        self.rows.pop(feature, None)


def _step(row: Row, label: int, slope: float) -> None:
    if label in row.labels:
        at = row.labels.index(label)
    else:
        at = len(row.labels)
        row.labels.append(label)
        row.weights.append(0.0)
        row.squares.append(0.0)
    row.squares[at] += slope * slope
    row.weights[at] -= RATE * slope / (sqrt(row.squares[at]) + 1e-6)
