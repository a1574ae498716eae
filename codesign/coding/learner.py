"""What features say about labels: one judge per label against the rest, each a linear support vector machine.

Taught by dual coordinate descent (Hsieh and others 2008, squared hinge): what a comment ever moved is one number per
label, its pull, so that the weights are exactly the sum of what the learnt comments pull. A comment can therefore be
pulled out again, or learnt again, without a trace; and going over the comments more often only ever settles the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codesign.coding.lazy import Lazy

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
"""A pull that would change by less is left as it is: settling, which has the time, looks five times as closely."""

Values = Sequence[tuple[int, float]]
"""The features of one comment, each with its weight in it."""


class Learner:
    """Rows of weights: by feature number, then by label number."""

    def __init__(self) -> None:
        self.rows: Lazy[dict[int, float]] = Lazy()
        self.size = 0
        """Labels there have ever been."""

    def judge(self, values: Values) -> list[float]:
        """How far each label is meant, for a comment of these features: above 0 is yes, and -1 plainly no."""
        found = [BEFOREHAND] * self.size
        rows = self.rows
        for feature, value in values:
            row = rows.find(feature)
            if row:
                for label, weight in row.items():
                    found[label] += value * weight
        return found

    def pull(self, values: Values, by: dict[int, float]) -> None:
        """Move the weights of these features towards some labels, and away from others."""
        rows = self.rows
        moves = list(by.items())
        for feature, value in values:
            row = rows.find(feature)
            if row is None:
                row = rows[feature] = {}
            for label, amount in moves:
                row[label] = row.get(label, 0.0) + amount * value

    def teach(
        self,
        values: Values,
        pulls: dict[int, float],
        labels: Iterable[int],
        right: frozenset[int],
        wrong: frozenset[int],
    ) -> None:
        """Teach one comment: set its pull on each label to what is best as the others stand."""
        judged = self.judge(values)
        square = sum(value * value for _, value in values)
        moves: dict[int, float] = {}
        for label in labels:
            side = 1.0 if label in right else -1.0
            was = pulls.get(label, 0.0) * side
            margin = side * judged[label] - (1.0 if side > 0 else NOT_MEANT)
            if not was and margin >= 0:
                continue
            give = 1 / (2 * COST * (REJECTED if label in wrong else 1.0))
            now = max(0.0, was - (margin + give * was) / (square + give))
            if abs(now - was) >= _STEP:
                moves[label] = (now - was) * side
                if now:
                    pulls[label] = now * side
                else:
                    pulls.pop(label, None)
        if moves:
            self.pull(values, moves)

    def drop(self, label: int) -> None:
        """Forget what any feature says about a label."""
        for _, row in self.rows.walk():
            row.pop(label, None)
