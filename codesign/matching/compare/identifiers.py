"""Numbers meant to be one record's own: charity numbers, references."""

from __future__ import annotations

import re

from codesign.matching.compare.base import Comparer
from codesign.matching.fold import fold


class Identifiers(Comparer):
    """Identifiers compared whole."""

    key = "identifier"
    levels = ("same", "near", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep the figures where there are enough of them; leading noughts and a spreadsheet's `.0` go."""
        text = re.sub(r"\.0+$", "", text.strip())
        figures = "".join(re.findall(r"\d", text)).lstrip("0")
        found = figures if len(figures) >= 4 else fold(text)
        return (found,) if len(found) >= 3 else ()

    def compare(self, one: str, other: str) -> int:
        """Tell a slip of the finger from another number."""
        from rapidfuzz.distance import OSA

        return 1 if OSA.distance(one, other, score_cutoff=1) <= 1 else 2

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {"same": "same number", "near": "the numbers differ by a slip"}.get(level, "another number")
