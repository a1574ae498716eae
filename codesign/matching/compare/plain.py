"""Organisations' names compared plainly, until `organisations.py` has its own comparer."""

from __future__ import annotations

from codesign.matching.compare.base import Comparer
from codesign.matching.levels import Level
from codesign.matching.organisations import compare_organisations


class Organisations(Comparer):
    """Names of organisations, compared by the words that tell."""

    key = "organisation"
    levels = ("same", "written otherwise", "short", "near", "part", "other")

    def prepare(self, text: str) -> tuple[str, ...]:
        """Keep the name as written, case and spaces aside."""
        found = " ".join(text.casefold().split())
        return (found,) if found else ()

    def compare(self, one: str, other: str) -> int:
        """Compare two names."""
        level = compare_organisations(one, other).level
        return {Level.SAME: 1, Level.SHORT: 2, Level.SLIP: 3, Level.BEGINS: 4}.get(level, 5)

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return {
            "same": "same organisation",
            "written otherwise": "same organisation, written another way",
            "short": f"{one} and {other}: one may be the other's initials",
            "near": "the organisations' names differ by a slip",
            "part": "perhaps the same organisation",
        }.get(level, "another organisation")
