"""What every comparer is."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any


class Comparer:
    """One field's way of comparing; the package's docstring says how to add one."""

    key = ""
    """Where the weights of its levels stand in `data/matching.toml`."""
    levels: tuple[str, ...] = ("same", "other")
    """What it may answer. The first is for equal values, and is weighed by how rare the value is."""
    shared = ""
    """The level of equal values that people of several names hold, where that is another thing; else empty."""

    rare = True
    """Whether equal values are weighed by how many different people hold them; a role or a kind has too many."""

    def prepare(self, text: str) -> tuple[Hashable, ...]:
        """Return the values in a cell, ready to compare; none where it says nothing."""
        raise NotImplementedError

    def compare(self, one: Any, other: Any) -> int:
        """Return the place in `levels` of how two different values agree."""
        raise NotImplementedError

    def words(self, level: str, one: Any, other: Any) -> str:
        """Say a level in words."""
        raise NotImplementedError
