"""The panels of the review over a made-up store, as `benchmarks/review.py` measures them: here for the table."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import PANELS

if TYPE_CHECKING:
    from .command import Asked

ROUNDS = 3


def measured(asked: Asked) -> Iterator[str]:
    """Print how long each panel takes the first time, after a change that touches no comment, and again."""
    sys.path.insert(0, str(Path(__file__).parents[1]))  # these are commands: their folder is where they look
    import review

    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = review.review_store(folder, asked.panel_comments)
        found = review.measure(path, ROUNDS)
    yield f"{asked.panel_comments:,} comments, the best of {ROUNDS} rounds, on the wall; the first time, after a change, again"
    for panel, taken in found.items():
        yield f"  {panel:20}" + "".join(f"{each * 1000:9.1f} ms" for each in taken)
        if panel in PANELS:
            asked.results.add(f"review, {panel}, ms", taken[0] * 1000)
