"""Does a text name somebody who may not be named? Whole names only: a first name alone is left to a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from codesign.matching.fold import fold

if TYPE_CHECKING:
    from codesign.store.verbs.pack_rows import PackRows

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "dame", "lady", "lord"}
)


class NameFinder:
    """Finds the whole names of people in running words, whatever their case and accents."""

    def __init__(self, names: Iterable[str]) -> None:
        self._after: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in names:
            words = _words(name)
            while words and words[0] in _TITLES:
                words = words[1:]
            if len(words) > 1 and max(map(len, words)) > 1:
                self._after[words[0]].append(words)

    def __call__(self, text: str) -> bool:
        """Say whether the text holds one of the names."""
        if not self._after:
            return False
        words = _words(text)
        for at, word in enumerate(words):
            for name in self._after.get(word, ()):
                if words[at : at + len(name)] == name:
                    return True
        return False


def names_kept_back(rows: PackRows, *, are_named: bool = False) -> NameFinder:
    """Return what finds the names that may not leave: everybody's not named unasked, and where people are named, those they have left."""
    return NameFinder(rows.hidden_names() if are_named else rows.private_names())


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text as compared; a possessive `'s` is no part of a name."""
    pieces = (piece.strip(".,;:!?()[]“”\"‘’'") for piece in text.replace("-", " ").replace("/", " ").split())
    bare = (piece[:-2] if piece[-2:] in ("'s", "’s") else piece for piece in pieces)
    return tuple(folded for piece in bare if (folded := fold(piece)))
