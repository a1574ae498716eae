"""Going over everything learnt until the judges agree with it: one label at a time, and ever fewer comments of each.

A comment that is plainly not meant for a label, and pulls on nothing, is left out of the next turns for that label: what
is left after the first turn is a few in a hundred. A feature that one comment alone has says nothing of the others: what it
adds to its own comment is one product, whichever and however many they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter, mul
from random import Random

from codesign.coding.suggesting.learner import BEFOREHAND, COST, NOT_MEANT, REJECTED, Values

MANY = 1_500
"""Comments up to which there is time to go over them as often as gains anything."""
FEW_TURNS = (True, False, False, True)
TURNS = (*FEW_TURNS, False, False, True)
"""Turns, and which of them go over every comment: one left out may have come within reach."""
AT_A_TIME = 300
"""Comments gone over between two rests: a few milliseconds."""
_FAR = 0.1
"""A margin this far beyond what is asked is left alone."""
STEP, FEW_STEP = 0.05, 0.01
"""A pull that would change by less is left as it is; less yet while comments are few, and each of them matters more."""
_GIVE = 1 / (2 * COST)
_GIVE_REJECTED = 1 / (2 * COST * REJECTED)


class Cases:
    """Comments ready to be gone over: by column, for there may be very many."""

    def __init__(self, size: int) -> None:
        self.size = size
        """How many numbers of features there are."""
        self.picks: list[Callable[[Sequence[float]], tuple[float, ...]]] = []
        self.numbers: list[array[int]] = []
        """The features that a comment shares with others, for each."""
        self.weights: list[array[float]] = []
        self.own = array("d")
        """The square of those it has alone."""
        self.square = array("d")
        self._every = list(range(size))

    def __len__(self) -> int:
        return len(self.picks)

    def add(self, values: Values, seen: Sequence[int]) -> None:
        """Add a comment, by its features and how many comments have each."""
        shared = [(number, weight) for number, weight in values if seen[number] != 1]
        own = sum([weight * weight for number, weight in values if seen[number] == 1])
        shared.append((0, 0.0))  # picking one number alone would be no tuple
        numbers, weights = [number for number, _ in shared], array("d", [weight for _, weight in shared])
        self.picks.append(
            itemgetter(*map(self._every.__getitem__, numbers))
        )  # each number is one object in all
        self.numbers.append(array("I", numbers))
        self.weights.append(weights)
        self.own.append(own)
        self.square.append(own + sum(map(mul, weights, weights)))


class Settling:
    """Going over the comments for one label."""

    def __init__(
        self, cases: Cases, pulls: dict[int, float], right: frozenset[int], wrong: frozenset[int]
    ) -> None:
        self.cases = cases
        self.pulls = pulls
        """By comment, what it pulls."""
        self.right = right
        self.wrong = wrong
        self._is_few = len(cases) <= MANY
        self._step = FEW_STEP if self._is_few else STEP
        self.row = [0.0] * cases.size
        for at, pull in pulls.items():
            self._add(at, pull)

    def steps(self) -> Iterator[None]:
        """Set what each comment pulls to what is best as all the others stand, in short steps."""
        everything, near = range(len(self.cases)), list[int]()
        for turn, is_full in enumerate(TURNS if self._is_few else FEW_TURNS):
            order = shuffled(everything if is_full else near, turn)
            near = []
            for start in range(0, len(order), AT_A_TIME):
                self._go_over(order[start : start + AT_A_TIME], near)
                yield

    def _go_over(self, order: Sequence[int], near: list[int]) -> None:
        """Go over some comments, and note those that are within reach."""
        picks, weights, own, pulls, right, row = (
            self.cases.picks, self.cases.weights, self.cases.own, self.pulls, self.right, self.row,
        )  # fmt: skip
        for at in order:
            was = pulls.get(at, 0.0)
            judged = BEFOREHAND + sum(map(mul, picks[at](row), weights[at])) + was * own[at]
            margin = judged - 1.0 if at in right else -judged - NOT_MEANT
            if was or margin < 0:
                self._move(at, was, margin)
                near.append(at)
            elif margin <= _FAR:
                near.append(at)

    def _move(self, at: int, pull: float, margin: float) -> None:
        side = 1.0 if at in self.right else -1.0
        was = pull * side
        give = _GIVE_REJECTED if at in self.wrong else _GIVE
        now = max(0.0, was - (margin + give * was) / (self.cases.square[at] + give))
        if abs(now - was) < self._step:
            return
        self._add(at, (now - was) * side)
        if now:
            self.pulls[at] = now * side
        else:
            self.pulls.pop(at, None)

    def _add(self, at: int, amount: float) -> None:
        row = self.row
        for number, weight in zip(self.cases.numbers[at], self.cases.weights[at], strict=True):
            row[number] += amount * weight


def shuffled(places: Sequence[int], turn: int) -> list[int]:
    """The same places in another order, the same one each time: settling goes faster when the order changes."""
    return Random(turn).sample(places, len(places))  # noqa: S311 - no secret
