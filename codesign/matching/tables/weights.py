"""How much each level weighs when two rows of any table are compared. Data: `data/matching_tables.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from codesign.matching.words import word_data

LEAST = 1e-6

Chances = tuple[float, float, float, float]
"""How often a level is met under each hypothesis, in their order."""


class TableWeights(NamedTuple):
    """Priors, and the chances of each level of each kind of column."""

    priors: Chances
    apart: Mapping[str, str]
    """The kind of each word that tells two bodies apart whose names are else alike."""
    written: Mapping[str, str]
    """Words of bodies' names as they are compared, by how else they are written."""
    levels: Mapping[str, Mapping[str, Chances]]


@cache
def table_weights() -> TableWeights:
    """Read the weights; the second call costs nothing."""
    data = dict(word_data("matching_tables"))
    prior, kinds, written = (data.pop(key) for key in ("priors", "tells_apart", "written"))
    priors = (prior["same"], 1.0, prior["together"], prior["namesake"])
    return TableWeights(
        priors,
        {word: kind for kind, words in kinds.items() for word in words},
        written,
        {key: {level: _row(row) for level, row in levels.items()} for key, levels in data.items()},
    )


def _row(row: Mapping[str, float]) -> Chances:
    stranger = max(LEAST, row["stranger"])
    return (
        max(LEAST, row["same"]),
        stranger,
        max(LEAST, row.get("together", stranger)),
        max(LEAST, row.get("namesake", stranger)),
    )
