"""A name typed family name first, told from a name with an organisation after it: `SMITH, Jane` from `Okafor, Age UK`."""

from __future__ import annotations

from typing import Literal, Protocol

from codesign.matching.fold import fold
from codesign.matching.names import looks_like_organisation, name_parts, without_small_words
from codesign.matching.words import words

_MOST_WORDS = 3
"""A first name with more words is no first name."""


class Bearers(Protocol):
    """Knows who bears a name."""

    def bears(self, word: str, half: Literal["given", "family"]) -> bool:
        """Tell whether anybody held bears a folded word as a first or a family name."""
        ...


def turned_round(before: str, after: str, held: Bearers | None = None) -> str:
    """Return `Jane SMITH` for what stood before and after a comma, or nothing where it is not family name first.

    Both halves must be known for what they are: the family name by its capitals, our lists or somebody held, the first
    name by our lists or somebody held.
    """
    parts = name_parts(f"{before}, {after}")
    if not parts.turned or not parts.given or looks_like_organisation(after):
        return ""
    given = [fold(word) for word in parts.given.split()]
    if len(given) > _MOST_WORDS or not _is_given(given[0], held) or not _is_family(parts.family, held):
        return ""
    return " ".join(
        filter(None, (parts.title, parts.given, parts.family, parts.generation, parts.post_nominals))
    )


def _is_given(word: str, held: Bearers | None) -> bool:
    known = words()
    lists = (known.short_of, known.long_of, known.usual, known.spellings, known.tongues)
    return any(word in names for names in lists) or (held is not None and held.bears(word, "given"))


def _is_family(written: str, held: Bearers | None) -> bool:
    """Say whether one word is a family name; one that is a first name too needs its capitals."""
    names = without_small_words(written.split())
    if len(names) != 1:
        return False
    name, word = names[0], fold(names[0])
    if name.isupper() and len(name) > 1:
        return True
    known = words()
    if word in known.family_spellings or word in known.family_tongues:
        return True
    return held is not None and held.bears(word, "family")
