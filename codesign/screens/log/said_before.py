"""Whether what is typed was said before, by a comment that is held. It is said beside the line, and never in the way."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from codesign.entry.comments import read_comment
from codesign.entry.errors import EntryError

if TYPE_CHECKING:
    from codesign.coding.repeats import Repeats

_LONGEST = 4_000
"""A letter is not looked up at every key; `codesign feedback repeats` finds it."""


class SaidBefore:
    """The comments held when the page was opened. Empty until a worker has read them."""

    def __init__(self) -> None:
        self._held: Repeats | None = None
        self._known = lru_cache(maxsize=256)(self._look_up)  # every line is painted again at each key

    def take(self, held: Repeats) -> None:
        """Take the comments that are held."""
        self._held = held
        self._known.cache_clear()

    def by(self, line: str) -> str:
        """Return the reference of the comment that says what a line says, or nothing."""
        return self._known(line) if self._held is not None and 0 < len(line) <= _LONGEST else ""

    def _look_up(self, line: str) -> str:
        try:
            words = read_comment(line).words
        except EntryError:
            return ""
        like = self._held.like(words, most=1) if self._held is not None else ()
        return like[0].key if like else ""
