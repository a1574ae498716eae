"""Numbers meant to be one record's own: NHS, charity, company and insurance numbers, references."""

from __future__ import annotations

import re

from codesign.matching.compare.base import Comparer
from codesign.matching.fold import fold

_POINT = re.compile(r"(?<=\d)\.0+$")
_WORDS = re.compile(r"[^\W\d_]{3,}\b(?=.*\d{4})")
"""Words before a number, as in `Charity no. 1012345`; the letters of `SC012345` are part of it."""
_SHORTEST_WITH_A_SLIP = 5


class Identifiers(Comparer):
    """Identifiers compared whole, or but for a slip or two."""

    key = "identifier"
    levels = ("same", "near", "far", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep letters and figures; leading noughts and a spreadsheet's `.0` go."""
        found = fold(_WORDS.sub("", _POINT.sub("", text.strip())))
        found = found.lstrip("0") or found
        return (found,) if len(found) >= 3 else ()

    def compare(self, one: str, other: str) -> int:
        """Tell a slip of the finger, or two of them, from another number."""
        from rapidfuzz.distance import OSA

        shorter = min(len(one), len(other))
        if shorter < _SHORTEST_WITH_A_SLIP:
            return 3
        distance = OSA.distance(one, other, score_cutoff=2)
        if distance == 1:
            return 1
        return 2 if distance == 2 and shorter > _SHORTEST_WITH_A_SLIP else 3

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {
            "same": "same number",
            "near": "the numbers differ by a slip",
            "far": "the numbers differ by two slips",
        }.get(level, "another number")
