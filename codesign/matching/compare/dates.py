"""Dates of birth and other dates that stay."""

from __future__ import annotations

import re

from codesign.matching.compare.base import Comparer


class Dates(Comparer):
    """Dates compared by year, month and day."""

    key = "born"
    levels = ("same", "near", "part", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Read the figures of a date."""
        figures = "".join(re.findall(r"\d", text))
        return (figures,) if len(figures) in {4, 6, 8} else ()

    def compare(self, one: str, other: str) -> int:
        """Tell a slip of the finger from another date."""
        from rapidfuzz.distance import OSA

        if len(one) == len(other) == 8:
            distance = OSA.distance(one, other)
            if distance == 1:
                return 1
            return 2 if distance == 2 or sorted(one) == sorted(other) else 3
        return 2 if one[:4] == other[:4] else 3

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {
            "same": "born the same day",
            "near": "born the same day but for a slip",
            "part": "part of the date of birth",
        }.get(level, "another date of birth")
