"""What an answer's file is worth against the truth's, by the measures of `codesign match --truth`.

Worked out like the scorer beside the generator, so that figures compare; `tests/test_matching_benchmarks.py` works one by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from codesign.matching import scoring
from codesign.matching.scoring import IDS, Score, Truth, column_of

from .sets import rows

__all__ = ["Score", "read_truth", "score"]
_ANSWER = ("cluster_id", "cluster", "entity_id")


def score(truth: Path, answer: Path) -> Score:
    """Return pairwise, B-cubed and the rest."""
    groups = {record: row[column_of(row, _ANSWER)] for record, row in _rows(answer)}
    return scoring.score(read_truth(truth), groups)


def read_truth(path: Path) -> Truth:
    """Read who is who."""
    return scoring.truth_of(_rows(path))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for row in rows(path):
        yield row[column_of(row, IDS)], row
