"""How two folded names belong together by the lists alone: which kind of relation, since the kinds weigh differently."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from codesign.matching.words import forget_with_words, words


class Alike(StrEnum):
    """How two names belong together, the strongest sign first."""

    SPELLING = "spelling"
    """One name written another way: Kathryn, Catherine."""
    SHORT = "short"
    """One is short for the other: Bob, Robert."""
    BOTH_SHORT = "both short"
    """Both are short for a third: Bob, Rob."""
    ENDING = "ending"
    """One family name as a man and as a woman bears it: Kowalski, Kowalska."""
    TONGUE = "tongue"
    """The same name in another language or romanisation: Piotr, Peter; Wong, Huang. Brothers may bear two of them."""


SHORTEST_STEM = 3
"""Letters of a family name before an ending that tells who bears it."""


def given_alike(one: str, other: str) -> Alike | None:
    """Say how two different first names belong together; None where the lists know nothing of it."""
    known = words()
    if other in known.spellings.get(one, ()):
        return Alike.SPELLING
    ones, others = known.long_of.get(one, frozenset()), known.long_of.get(other, frozenset())
    if other in ones or one in others:
        return Alike.SHORT
    if ones & others:
        return Alike.BOTH_SHORT
    return Alike.TONGUE if _share_a_tongue({one, *ones}, {other, *others}) else None


def family_alike(one: str, other: str) -> Alike | None:
    """Say how two different family names belong together; None where the lists know nothing of it."""
    known = words()
    if other in known.family_spellings.get(one, ()):
        return Alike.SPELLING
    if _differ_by_ending(one, other):
        return Alike.ENDING
    return Alike.TONGUE if other in known.family_tongues.get(one, ()) else None


@lru_cache(maxsize=65_536)
def given_roots(given: str) -> frozenset[str]:
    """Return a word or two for each name a first name may be: any two that belong together share one. For blocking.

    Fewer than its forms: Bob has the roots of Robert, not the ten ways Robert is written.
    """
    heads = _heads()
    fulls = (given, *words().long_of.get(given, ()))
    return frozenset(head for name in fulls for head in heads.get(name, (name,)))


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Give each first name the first word of every line it stands in."""
    heads: dict[str, tuple[str, ...]] = {}
    for line in words().given_lines:
        names = line.split()
        for name in names:
            heads[name] = (*heads.get(name, ()), names[0])
    return heads


def _share_a_tongue(ones: set[str], others: set[str]) -> bool:
    tongues = words().tongues
    return any(not others.isdisjoint(tongues.get(name, ())) for name in ones)


def _differ_by_ending(one: str, other: str) -> bool:
    return any(_bears(one, other, endings) for endings in words().family_endings)


def _bears(one: str, other: str, endings: tuple[str, ...]) -> bool:
    return any(
        one.endswith(ending) and stem_of(one, ending) == stem_of(other, another)
        for ending in endings
        for another in endings
        if ending != another and len(one) - len(ending) >= SHORTEST_STEM and other.endswith(another)
    )


def stem_of(family: str, ending: str) -> str:
    """Return a family name without its ending."""
    return family[: len(family) - len(ending)]


for _kept in (given_roots, _heads):
    forget_with_words(_kept.cache_clear)
