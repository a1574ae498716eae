"""People's names: first and family names compared apart, each in a few named levels."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from codesign.matching.fold import Word, fold, name_words, sound
from codesign.matching.names import NameParts, name_parts
from codesign.matching.words import words

GIVEN = ("same", "form", "short", "slip", "begins", "initial", "middle as first", "other")
FAMILY = ("same", "form", "part", "slip", "e-mail", "other")
_ALIKE = 0.74


class PersonName(NamedTuple):
    """A name taken apart to be compared."""

    given: str
    """The first of the first names, folded; empty where there is one name only."""
    middle: tuple[str, ...]
    family: str
    parts: tuple[str, ...]
    """The words of the family name."""
    generation: str
    title: str
    whole: str
    written: str


def person_name(text: str) -> PersonName:
    """Take a person's name apart."""
    return _taken_apart(text, name_parts(text))


def person_name_of_parts(given: str, family: str) -> PersonName:
    """Make a name of a first and a family name that were written apart."""
    return _taken_apart(f"{given} {family}".strip(), NameParts(given=given, family=family))


def _taken_apart(text: str, parts: NameParts) -> PersonName:
    given, family = _folded(name_words(parts.given)), _folded(name_words(parts.family))
    generation = words().generations.get(fold(parts.generation), "")
    joined = "".join(family)
    whole = " ".join((*given, joined)).strip()
    return PersonName(
        given[0] if given else "", given[1:], joined, family, generation, parts.title, whole, text
    )


def _folded(found: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.folded for word in found)


def compare_given(one: str, other: str) -> int:
    """Compare two different first names: a place in GIVEN."""
    if len(one) == 1 or len(other) == 1:
        return 5 if _initial_fits(one, other) else 7
    if other in words().forms.get(one, ()):
        return 1
    long_of = words().long_of
    ones, others = long_of.get(one, frozenset()), long_of.get(other, frozenset())
    if other in ones or one in others or ones & others:
        return 2
    if is_near(one, other):
        return 3
    if min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)):
        return 4
    return 7


def _initial_fits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    return any(name.startswith(short) for name in words().long_of.get(long, ()))


@lru_cache(maxsize=65_536)
def is_near(one: str, other: str) -> bool:
    """Tell whether two words sound alike or differ by a slip of the finger."""
    from rapidfuzz.distance import OSA, JaroWinkler

    shorter = min(len(one), len(other))
    if shorter < 3:
        return False
    allowed = 1 if shorter < 9 else 2
    if shorter > 3 and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return True
    said = sound(one)
    return bool(said) and said == sound(other) and JaroWinkler.similarity(one, other) >= _ALIKE


def compare_family(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Compare two different family names: a place in FAMILY."""
    first, second = "".join(one), "".join(other)
    if first == second:
        return 0
    if second in words().forms.get(first, ()):
        return 1
    if len(one) != len(other) and any(len(part) > 2 and part in other for part in one):
        return 2
    if len(one) > 1 and len(other) > 1 and sorted(one) == sorted(other):
        return 2
    return 3 if is_near(first, second) else 5
