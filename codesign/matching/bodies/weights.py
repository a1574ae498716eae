"""How much each level weighs when two organisations are compared. Data: `data/matching_organisations.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from codesign.matching.words import word_data

HYPOTHESES = ("same", "stranger", "namesake", "neighbour", "inside", "branch")
LEAST = 1e-6
"""Nothing that two records say is less likely than this."""

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


def _row(row: Mapping[str, float]) -> Likelihoods:
    return tuple(max(LEAST, row.get(hypothesis, row["stranger"])) for hypothesis in HYPOTHESES)
