"""How far two people who code the same comments agree: a plain percentage, and Krippendorff's alpha.

Alpha is 1 where all agree, and 0 where they agree as if tags were drawn from a hat. After Krippendorff, “Computing
Krippendorff's Alpha-Reliability” (2011). A comment often has several tags, so what is compared is the set of them, by
Passonneau's MASI distance (“Measuring Agreement on Set-valued Items”, LREC 2006): sets that share a tag agree in part,
where comparing whole sets would call them plainly different. Beside it every label has an alpha of its own, on or off,
which shows the label that two people understand differently.

The well-kept package for this needs numpy, which weighs more than all of codesign; its figures are these ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

Distance = Callable[[Any, Any], float]
RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff's own bounds (“Content Analysis”, 2004, page 241): rely on .800 and above; from .667 draw tentative conclusions."""


class Agreement(NamedTuple):
    """How far people agree on some units."""

    units: int
    """Those that two or more people coded; others tell nothing."""
    same: float
    """The share of pairs of answers that are wholly the same, 0 to 1; of two people, the share of units."""
    alpha: float | None
    """None where nothing varies: everybody gave one and the same answer throughout, or nobody coded what another did."""


class TagAgreement(NamedTuple):
    """How far people agree on the tags of comments."""

    whole: Agreement
    """On all tags of a comment together."""
    by_label: Mapping[str, Agreement]
    """On each label by itself: on the comment or not. Those least agreed on come first."""


def nominal(one: Hashable, other: Hashable) -> float:
    """Return 0 for the same, 1 for anything else."""
    return float(one != other)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two sets of tags are from each other: 0 the same, 1 with nothing in common."""
    if one == other:
        return 0.0
    shared = len(one & other)
    if not shared:
        return 1.0
    weight = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - weight * shared / len(one | other)


def agreement(units: Iterable[Sequence[Hashable | None]], distance: Distance = nominal) -> Agreement:
    """Return how far answers agree.

    Args:
        units: For each unit the answers of those who coded it; None of somebody who did not.
        distance: How far two answers are from each other, 0 to 1.
    """
    coded = [answers for unit in units if len(answers := [each for each in unit if each is not None]) > 1]
    if not coded:
        return Agreement(0, 0.0, None)
    same = sum(
        sum(one == other for one, other in combinations(unit, 2)) / _pairs(len(unit)) for unit in coded
    )
    return Agreement(len(coded), same / len(coded), _alpha(coded, distance))


def tag_agreement(units: Sequence[Sequence[frozenset[str] | None]]) -> TagAgreement:
    """Return how far people agree on sets of tags. No tag at all is an answer too: the empty set."""
    labels = sorted({label for unit in units for tags in unit for label in tags or ()})
    by_label = {
        label: agreement([[None if tags is None else label in tags for tags in unit] for unit in units])
        for label in labels
    }
    ordered = sorted(
        by_label.items(), key=lambda item: (1.0 if item[1].alpha is None else item[1].alpha, item[0])
    )
    return TagAgreement(agreement(units, masi), dict(ordered))


def _alpha(coded: Sequence[Sequence[Hashable]], distance: Distance) -> float | None:
    """Return 1 minus observed over expected disagreement, over all answers that stand beside another."""
    held = Counter(answer for unit in coded for answer in unit)
    total = held.total()
    observed = sum(
        2 * sum(distance(one, other) for one, other in combinations(unit, 2)) / (len(unit) - 1)
        for unit in coded
    )
    expected = 2 * sum(held[one] * held[other] * distance(one, other) for one, other in combinations(held, 2))
    return 1 - (total - 1) * observed / expected if expected else None


def _pairs(answers: int) -> int:
    return answers * (answers - 1) // 2
