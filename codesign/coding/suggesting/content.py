"""Which of the words of a comment have something to say: not the grammar of English, which every comment has."""

from __future__ import annotations

import re
from functools import lru_cache

from codesign.coding.small_words import SMALL_WORDS

_SAYS_NO = """
no not never none nobody nothing nowhere cannot can't didn't don't isn't wasn't without
"""
_LIGHT = """
put puts putting get gets getting got gotten go goes going gone went come comes coming came say says said saying want wants wanted
make makes making made take takes taking took taken give gives giving gave given keep keeps kept let lets seem seems seemed
thing things bit like
"""
"""Verbs and nouns that stand for any other: alone they say as little as grammar does."""
_NO_WORDS = frozenset(_SAYS_NO.replace("'", "").split())
_EMPTY = SMALL_WORDS | frozenset(_LIGHT.split())
_ENDING = re.compile(r"['’](?:s|ve|d|m|ll|re|t)$")
_FIGURE = re.compile(r"\d{1,2}")


@lru_cache(maxsize=20_000)
def has_content(word: str) -> bool:
    """Whether a word says something of its own, as it was written."""
    plain = word.lower()
    stem = _ENDING.sub("", plain)
    return not (
        plain.replace("'", "").replace("’", "") in _EMPTY
        or stem in SMALL_WORDS
        or (stem.isascii() and len(stem) == 1)
        or _FIGURE.fullmatch(stem)
    )


def core(words: str) -> str:
    """Words without the grammar before and after them, but for a "no" or "not" that comes first; nothing if that is all."""
    said = words.split(" ")
    while said and not has_content(said[-1]):
        said.pop()
    while said and not (has_content(said[0]) or (len(said) > 1 and says_no(said[0]))):
        said.pop(0)
    return " ".join(said)


def says_no(words: str) -> bool:
    """Whether words begin with a "no" or a "not"."""
    return words.split(" ", maxsplit=1)[0].lower().replace("'", "").replace("’", "") in _NO_WORDS
