"""How much each level weighs when two organisations are compared. Data: `data/matching_organisations.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log2
from typing import NamedTuple

from codesign.matching.words import word_data

HYPOTHESES = ("same", "stranger", "namesake", "neighbour", "inside", "branch")
LEAST = 1e-6
"""Nothing that two records say is less likely than this."""
_LEAST_IN_ALL = 1e-300

Likelihoods = tuple[float, ...]
"""How often a level is met under each hypothesis, in their order."""


class Weights(NamedTuple):
    """Priors, and the likelihoods of each level of each field."""

    priors: Likelihoods
    chance: Mapping[str, float]
    levels: Mapping[str, Mapping[str, Likelihoods]]


@cache
def organisation_weights() -> Weights:
    """Read the weights; the second call costs nothing."""
    data = word_data("matching_organisations")
    priors, chance = data.pop("priors"), data.pop("chance")
    return Weights(
        tuple(priors.get(hypothesis, 1.0) for hypothesis in HYPOTHESES),
        chance,
        {field: {level: _row(row) for level, row in levels.items()} for field, levels in data.items()},
    )


def bits(totals: Likelihoods) -> float:
    """Return the weight of "the same" against the sum of all else, each with its prior."""
    return log2(max(totals[0], _LEAST_IN_ALL) / rest_of(totals))


def rest_of(totals: Likelihoods) -> float:
    """Return how likely all but "the same" is."""
    return max(sum(totals[1:]), _LEAST_IN_ALL)


def _row(row: Mapping[str, float]) -> Likelihoods:
    return tuple(max(LEAST, row.get(hypothesis, row["stranger"])) for hypothesis in HYPOTHESES)
