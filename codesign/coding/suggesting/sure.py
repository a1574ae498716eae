"""When a suggestion is sure: at least 95 in 100 were right, on this user's own past answers, at its score or above.

What counts is what would have been said before each answer was learnt, so nothing is judged on what it was taught.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

RIGHT = 0.95
"""What "sure" promises."""
LEAST = 60
"""Answers that must have been seen at a score or above before anything is called sure."""
_Z = 1.645
"""One-sided 95 %: Wilson's bound (1927) on the share that were right."""


def wilson(right: int, of: int) -> float:
    """The share that can be counted on when `right` of `of` were right: the lower bound of Wilson's interval."""
    if not of:
        return 0.0
    share = right / of
    spread = _Z * sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    return (share + _Z * _Z / (2 * of) - spread) / (1 + _Z * _Z / of)


def sure_from(record: Iterable[tuple[float, bool]]) -> float | None:
    """The lowest score from which suggestions are sure, or None while none are."""
    right = 0
    found = None
    ordered = sorted(record, reverse=True)
    for of, (score, was_right) in enumerate(ordered, start=1):
        right += was_right
        last_of_its_score = of == len(ordered) or ordered[of][0] < score
        if last_of_its_score and of >= LEAST and right >= RIGHT * of and wilson(right, of) >= RIGHT - 0.03:
            found = score
    return found
