"""How well two organisations' names agree: `Prince's Trust`, `The Princes Trust` and `Princes Trust Ltd` are one."""

from __future__ import annotations

from functools import lru_cache

from codesign.matching.fold import folded_words
from codesign.matching.levels import NONE, Agreement, Level
from codesign.matching.words import words

ALIKE = 0.93
"""Least Jaro-Winkler likeness of two whole names that differ by a slip."""


@lru_cache(maxsize=16_384)
def telling_words(name: str) -> tuple[str, ...]:
    """Return an organisation's words without those that every second organisation has, unless nothing else is left."""
    known = words()
    found = tuple(known.abbreviations.get(word, word) for word in folded_words(name))
    said = " ".join(word for word in found if word not in known.little)
    for in_full, letters in known.letters_for:
        said = said.replace(in_full, letters)
    return tuple(said.split()) or found


@lru_cache(maxsize=16_384)
def initials(name: str) -> str:
    """Return the initials people call it by, or nothing if they would be too short to tell."""
    found = telling_words(name)
    return "".join(word[0] for word in found) if len(found) > 2 else ""


def compare_organisations(typed: str, known: str) -> Agreement:
    """Say how a typed organisation agrees with a known one."""
    one, other = telling_words(typed), telling_words(known)
    if not one or not other:
        return NONE
    whole, known_whole = "".join(one), "".join(other)
    if whole == known_whole or sorted(one) == sorted(other):
        return Agreement(Level.SAME, 1.0, "same name" if typed == known else "same name, written another way")
    if whole == initials(known) or known_whole == initials(typed):
        return Agreement(Level.SHORT, 0.7, f"{typed} and {known}: one may be the other's initials")
    if _is_slip(one, other, whole, known_whole):
        return Agreement(Level.SLIP, 0.85, "the names differ by a slip of the finger")
    return _part(typed, set(one), set(other))


def _part(typed: str, one: set[str], other: set[str]) -> Agreement:
    """Say whether one name is part of the other, as while somebody is still typing."""
    if one <= other:
        return Agreement(Level.BEGINS, 0.6, f"every word of “{typed}” is in its name")
    if other <= one:
        return Agreement(Level.BEGINS, 0.55, f"every word of its name is in “{typed}”")
    if all(len(word) > 1 and any(known.startswith(word) for known in other) for word in one):
        return Agreement(Level.BEGINS, 0.5, f"“{typed}” begins its name")
    return NONE


def _is_slip(one: tuple[str, ...], other: tuple[str, ...], whole: str, known_whole: str) -> bool:
    """Say whether two names differ by a slip; figures and whole other words are never one (Ward 1 is not Ward 2)."""
    from rapidfuzz.distance import OSA, JaroWinkler

    if any(letter.isdigit() for letter in whole + known_whole) or len(one) != len(other):
        return False
    if min(len(whole), len(known_whole)) < 6 or JaroWinkler.similarity(whole, known_whole) < ALIKE:
        return False
    return all(OSA.distance(a, b, score_cutoff=1) <= 1 for a, b in zip(one, other, strict=True))
