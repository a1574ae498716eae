"""How likely, in words and as a probability: exactly one of those held, or somebody new, is who was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp2, log2

from codesign.matching.known import Candidate, Likelihood
from codesign.matching.weights import Likelihoods, typed_priors

VERY_LIKELY, LIKELY = 0.9, 0.4
"""Least probability of each word."""
WORTH_ASKING = 0.05
"""From this probability on, one key to say "nobody here" costs less than a second record of one person."""
_MOST_BITS = 60.0


def likelihood_of(probability: float) -> Likelihood:
    """Return the word for a probability."""
    if probability >= VERY_LIKELY:
        return "very likely"
    return "likely" if probability >= LIKELY else "possible"


def worth_asking(found: Iterable[Candidate]) -> list[Candidate]:
    """Return those of whom somebody should be asked before a second record is made."""
    return [one for one in found if one.probability >= WORTH_ASKING]


def probability_of(weight: float) -> float:
    """Return how likely a pair of that weight is one, for itself."""
    return 1 / (1 + exp2(-max(-_MOST_BITS, min(_MOST_BITS, weight))))


def weigh(names: Likelihoods, rest: Likelihoods, anyone: float, world: float) -> float:
    """Weigh one contact against all else that who was typed may be, in bits.

    `anyone` is how likely the rest is of somebody of that name whom nobody wrote down.
    """
    prior = typed_priors()
    same, stranger, household, colleague, namesake, kin = (a + b for a, b in zip(names, rest, strict=True))
    against = (
        world * exp2(stranger)
        + prior.household * exp2(household)
        + prior.colleague * exp2(colleague)
        + prior.namesake * exp2(namesake)
        + prior.kin * exp2(kin)
        + prior.anyone * exp2(names[0] + anyone)
    )
    return log2(prior.same) + same - log2(against)


def shares(weights: Sequence[float]) -> list[float]:
    """Return the probability of each of several, of whom one at most is right: two that fit equally have half each."""
    odds = [exp2(max(-_MOST_BITS, min(_MOST_BITS, weight))) for weight in weights]
    total = 1 + sum(odds)
    return [each / total for each in odds]
