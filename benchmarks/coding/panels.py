"""The panels of the review over a made-up store, as `benchmarks/review.py` measures them: here for the table."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import PANELS

if TYPE_CHECKING:
    from .command import Asked

ROUNDS = 3


def measured(asked: Asked) -> Iterator[str]:
    """Print how long each panel takes: of the processor, for the table, and on the wall."""
    sys.path.insert(0, str(Path(__file__).parents[1]))  # these are commands: their folder is where they look
    import review

    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = review.review_store(folder, asked.panel_comments)
        found = review.measure(path, ROUNDS, time.process_time)
        walls = review.measure(path, ROUNDS)
    yield f"{asked.panel_comments:,} comments, the best of {ROUNDS} rounds: the first time, after a change that touches no comment, again"
    for panel, taken in found.items():
        yield f"  {panel:20}{_said(taken)} of the processor,{_said(walls[panel])} on the wall"
        if panel in PANELS:
            asked.results.add(f"review, store just opened, {panel}, ms", taken[0] * 1000)
            asked.results.add(f"review, after a change, {panel}, ms", taken[1] * 1000)


def _said(taken: tuple[float, ...]) -> str:
    return "".join(f"{each * 1000:8.1f}" for each in taken) + " ms"
