"""Names made comparable: case, accents, punctuation and invisible characters folded away, and how a word sounds.

Only for comparing. What a person typed is shown and kept as it was.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from codesign.matching.words import forget_with_words, words

LONGEST_NAME = 200
"""Characters of a name that are looked at; nobody's name is longer, and a pasted page must not stall the screen."""
MOST_WORDS = 10
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,;:()\[\]{}/\\|&+@\"“”„«»<>*#!?=]+")
_UNFOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)  # letters that Unicode does not take apart


class Word(NamedTuple):
    """A word of a name, as compared and as written."""

    folded: str
    written: str


@lru_cache(maxsize=65_536)
def fold(piece: str) -> str:
    """Return letters and digits only: lower case, no accents, no punctuation. Folding twice changes nothing."""
    if piece.isascii():
        return "".join(filter(str.isalnum, piece)).lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", piece).casefold())
    return "".join(filter(_is_compared, apart.translate(_UNFOLDED)))


def _is_compared(letter: str) -> bool:
    """Say whether a character tells names apart; vowel signs of Indic scripts do, European accents do not."""
    if "\u0300" <= letter <= "\u036f" or "\u064b" <= letter <= "\u065f" or letter in "\u0640\u0670":
        return False
    return unicodedata.category(letter)[0] in "LNM"


def name_words(text: str) -> tuple[Word, ...]:
    """Take a name apart into words, with `O Brien`, `O'Brien` and `obrien` giving the same."""
    if text.isalpha() and len(text) <= LONGEST_NAME:
        return (Word(fold(text), text),) if fold(text) else ()  # one word, as most halves of names are
    found: list[Word] = []
    for written in _BETWEEN.split(text[:LONGEST_NAME]):
        if folded := fold(written):
            found.append(Word(folded, written))
    return tuple(_joined(found[:MOST_WORDS]))


def _joined(found: list[Word]) -> list[Word]:
    known = words()
    joined: list[Word] = []
    for word in found:
        before = joined[-1] if joined else None
        if before is not None and (
            (before.folded in known.always_joined and len(word.folded) > 2)
            or (before.folded == "o" and word.folded in known.after_o)
            or (before.folded == "d" and word.folded in known.after_d)
        ):
            joined[-1] = Word(before.folded + word.folded, f"{before.written} {word.written}")
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=16_384)
def folded_words(text: str) -> tuple[str, ...]:
    """Take a name apart into folded words."""
    return tuple(word.folded for word in name_words(text))


def squash(text: str) -> str:
    """Return the whole name as one folded word, for names that differ only in where they are broken."""
    return "".join(folded_words(text))


@lru_cache(maxsize=65_536)
def sound(folded: str) -> str:
    """Return how a folded word sounds: its first vowel and its consonants. Empty where too short to tell."""
    if len(folded) < 3 or not folded.isascii() or not folded.isalpha():
        return ""
    spoken = folded
    for pattern, said in words().sound_rules:
        spoken = pattern.sub(said, spoken)
    first_vowel = ""
    if vowel := re.search("[aeiouy]+", spoken[1:] if spoken[:1] == "y" else spoken):
        first_vowel = next((said for pattern, said in words().vowels if pattern.match(vowel.group())), "")
    key = first_vowel.upper() + spoken[:1].translate(_NO_VOWELS) + re.sub("[aeiouywh]", "", spoken[1:])
    return key if len(key) > 2 else ""


_NO_VOWELS = str.maketrans("", "", "aeiou")


def email_key(email: str) -> str:
    """Return an e-mail address as compared: no display name, no case."""
    found = re.search(r"[^\s<>;,:()]+@[^\s<>;,:()]+", email)
    return found.group().strip(".").casefold() if found else ""


def phone_key(phone: str) -> str:
    """Return a UK number as its last ten digits, so that `+44 7…`, `0044 7…` and `07…` agree."""
    digits = "".join(re.findall("[0-9]", phone))
    return digits[-10:] if len(digits) >= 9 else ""


for _kept in (folded_words, sound):
    forget_with_words(_kept.cache_clear)
