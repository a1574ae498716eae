"""How much each level weighs, and the few lists that addresses need. Data: `data/matching.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log2
from typing import Any, NamedTuple

HYPOTHESES = ("same", "stranger", "household", "colleague", "namesake", "kin")
"""What two records may be to each other: one contact, or two that have nothing to do with each other, live together,
work together, work together under one name, or are parent and child of one name."""
Likelihoods = tuple[float, float, float, float, float, float]
"""log2 of how often a level is met under each hypothesis, in their order."""
LEAST = 1e-7


class Priors(NamedTuple):
    """How many records of each sort one record has beside it, whatever the size of the file."""

    same: float
    household: float
    colleague: float
    namesake: float
    kin: float


class TypedPriors(NamedTuple):
    """The same of somebody typed, who need not be held at all."""

    same: float
    household: float
    colleague: float
    namesake: float
    kin: float
    anyone: float
    """Somebody of that name whom nobody wrote down."""
    world: float
    """People beside those held."""


class Lists(NamedTuple):
    """Words of addresses."""

    providers: frozenset[str]
    """Where anybody may have a mailbox."""
    streets: Mapping[str, str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("codesign").joinpath("data/matching.toml").read_text(encoding="utf-8"))


@cache
def lists() -> Lists:
    """Return the lists of addresses."""
    data = _data()["lists"]
    return Lists(frozenset(data["providers"].split()), data["streets"])


@cache
def priors() -> Priors:
    """Return the priors."""
    return Priors(**_data()["priors"])


def level_likelihoods(key: str, level: str, stranger: float | None = None) -> Likelihoods:
    """Return how often a level is met under each hypothesis; one that is not listed is as among strangers.

    `stranger` is what the user's own data says of strangers, where that is known better.
    """
    return _row(_levels()[key][level], stranger)


def _row(row: Mapping[str, float], stranger: float | None) -> Likelihoods:
    among = row["stranger"] if stranger is None else max(LEAST, stranger)
    found = [log2(max(LEAST, row.get(hypothesis, among))) for hypothesis in HYPOTHESES]
    found[1] = log2(among)
    one, two, three, four, five, six = found
    return one, two, three, four, five, six


@cache
def typed_priors() -> TypedPriors:
    """Return the priors of somebody typed."""
    return TypedPriors(**_typed()["priors"])


@cache
def _typed() -> dict[str, Any]:
    return tomllib.loads(files("codesign").joinpath("data/matching_typed.toml").read_text(encoding="utf-8"))


def typed_likelihoods(key: str, level: str, stranger: float | None = None) -> Likelihoods:
    """Return what a level weighs that only a form has."""
    return _row(_typed()[key][level], stranger)


@cache
def _levels() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    levels: Mapping[str, Mapping[str, Mapping[str, float]]] = _data()["levels"]
    return levels
