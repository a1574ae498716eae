"""Words that describe: what somebody does, what sort of contact they are, and any other column."""

from __future__ import annotations

from codesign.matching.compare.base import Comparer
from codesign.matching.fold import folded_words


class Words(Comparer):
    """Text compared by its words."""

    levels: tuple[str, ...] = ("same", "near", "other")
    called = ""

    def prepare(self, text: str) -> tuple[str, ...]:
        """Fold the words."""
        found = " ".join(folded_words(text))
        return (found,) if found else ()

    def compare(self, one: str, other: str) -> int:
        """Tell whether most words are shared, slips of the finger forgiven."""
        from rapidfuzz.fuzz import token_set_ratio

        return 1 if token_set_ratio(one, other) >= 85 else 2

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return f"{level} {self.called}"


class Roles(Words):
    """What somebody does."""

    key = "role"
    called = "role"


class Kinds(Words):
    """What sort of contact it is."""

    key = "kind"
    levels = ("same", "other")
    called = "kind"

    def compare(self, one: str, other: str) -> int:
        """Two different kinds are two kinds."""
        return 1


class Texts(Words):
    """Any other words."""

    key = "text"
    called = "words in a further column"

    def words(self, level: str, one: str, other: str) -> str:
        """Say it."""
        return f"{'much the same' if level == 'near' else level} {self.called}"
