"""Going over everything learnt until the judges agree with it: one label at a time, and ever fewer comments of each.

A comment that is plainly not meant for a label, and pulls on nothing, is left out of the next turns for that label: what
is left after the first turn is a few in a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter, mul
from random import Random
from typing import NamedTuple

from codesign.coding.learner import BEFOREHAND, COST, NOT_MEANT, REJECTED, Values

TURNS = 7
"""Turns at most."""
FULL = 3
"""Of so many turns, the first goes over every comment: one left out may have come within reach."""
_FAR = 0.1
"""A margin this far beyond what is asked is left alone."""
_STEP = 0.01


class Case(NamedTuple):
    """One comment, ready to be gone over."""

    values: Values
    pulls: dict[int, float]
    right: frozenset[int]
    wrong: frozenset[int]


class _Ready(NamedTuple):
    pick: Callable[[Sequence[float]], tuple[float, ...]]
    numbers: Sequence[int]
    weights: Sequence[float]
    square: float


def settle(cases: Sequence[Case], labels: Iterable[int], size: int) -> Iterator[int]:
    """Set what each comment pulls on each label to what is best as all the others stand; a label at a time, counted."""
    ready = [_ready(case.values) for case in cases]
    orders = [shuffled(range(len(cases)), turn) for turn in range(TURNS)]
    for done, label in enumerate(labels, start=1):
        _settle_one(cases, ready, orders, label, size)
        yield done


def _ready(values: Values) -> _Ready:
    numbers = [number for number, _ in values]
    weights = [weight for _, weight in values]
    return _Ready(itemgetter(*numbers, 0), [*numbers, 0], [*weights, 0.0], sum(map(mul, weights, weights)))


def _settle_one(
    cases: Sequence[Case], ready: Sequence[_Ready], orders: list[list[int]], label: int, size: int
) -> None:
    row = [0.0] * size
    near: list[int] = []
    for case, each in zip(cases, ready, strict=True):
        pull = case.pulls.get(label, 0.0)
        if pull:
            _add(row, each, pull)
    for turn in range(TURNS):
        everything = turn % FULL == 0
        left: list[int] = []
        moved = False
        for at in orders[turn] if everything else shuffled(near, turn):
            margin, change = _move(cases[at], ready[at], row, label)
            moved = moved or bool(change)
            if margin <= _FAR or label in cases[at].pulls:
                left.append(at)
        near = left
        if everything and not moved:
            break


def _move(case: Case, ready: _Ready, row: list[float], label: int) -> tuple[float, float]:
    side = 1.0 if label in case.right else -1.0
    margin = side * (BEFOREHAND + sum(map(mul, ready.pick(row), ready.weights))) - (
        1.0 if side > 0 else NOT_MEANT
    )
    was = case.pulls.get(label, 0.0) * side
    if margin >= 0 and not was:
        return margin, 0.0
    give = 1 / (2 * COST * (REJECTED if label in case.wrong else 1.0))
    now = max(0.0, was - (margin + give * was) / (ready.square + give))
    if abs(now - was) < _STEP:
        return margin, 0.0
    _add(row, ready, (now - was) * side)
    if now:
        case.pulls[label] = now * side
    else:
        case.pulls.pop(label, None)
    return margin, now - was


def _add(row: list[float], ready: _Ready, amount: float) -> None:
    for number, weight in zip(ready.numbers, ready.weights, strict=True):
        row[number] += amount * weight


def shuffled(places: Sequence[int], turn: int) -> list[int]:
    """The same places in another order, the same one each time: settling goes faster when the order changes."""
    return Random(turn).sample(places, len(places))  # noqa: S311 - no secret
