"""The words and phrases of a comment that may stand for a theme: without small words, endings taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from codesign.coding.concepts import heard_in
from codesign.coding.small_words import SMALL_WORDS
from codesign.coding.words import words_of

CONCEPT = "~"
"""Begins a term that is no word but what many words touch on."""
_ASIDE = re.compile(r"\[[^\]\n]{1,40}\]")
"""What whoever typed it put in: `[name redacted]`, `[word unreadable]`."""
_LONGEST_PHRASE = 3
_SHORTEST = 3
_REMEMBERED = 4_096
"""Comments whose terms are remembered: those of the past are gone through twice, and a page is asked for again and again."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Take the commonest endings off an English word: `charges`, `charged` and `charging` are one."""
    bare = word.lower().replace("’", "'")
    if not bare.isascii():
        return bare
    bare = bare.removesuffix("'s").replace("'", "")
    for ending, least, instead in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= least:
            return _undoubled(bare[: len(bare) - len(ending)] + instead)
    return bare.removesuffix("e") if len(bare) > 4 else bare


_ENDINGS = (
    ("sses", 2, "ss"),
    ("ies", 3, "y"),
    ("ied", 3, "y"),
    ("ings", 3, ""),
    ("ing", 3, ""),
    ("ers", 4, "er"),
    ("ches", 2, "ch"),
    ("shes", 2, "sh"),
    ("xes", 2, "x"),
    ("es", 3, ""),
    ("ed", 3, ""),
    ("ss", 1, "ss"),
    ("us", 1, "us"),
    ("is", 1, "is"),
    ("s", 3, ""),
)


def _undoubled(stemmed: str) -> str:
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "lsz":
        return stemmed[:-1]
    return stemmed.removesuffix("e") if len(stemmed) > 4 else stemmed


@lru_cache(maxsize=65_536)
def _counted(word: str) -> str:
    """Return a word as counted; nothing for small words, single letters and figures."""
    bare = word.lower().replace("’", "'")
    if bare.replace("'", "") in SMALL_WORDS or bare.split("'")[0] in SMALL_WORDS or bare.isdigit():
        return ""
    if bare.isascii() and len(bare) < _SHORTEST:
        return ""
    return stem(word)


@lru_cache(maxsize=_REMEMBERED)
def terms_of(text: str) -> Mapping[str, str]:
    """Return the words and phrases of a comment, each once, as counted and as first written there.

    A phrase is two or three words that stand side by side; only its middle word may be a small one. What the words
    touch on is a term too, so that `chemist` and `pharmacy` are said of one thing.
    """
    written = words_of(_ASIDE.sub(" ", text))
    counted = [_counted(word) for word in written]
    found: dict[str, str] = {}
    for at, key in enumerate(counted):
        if not key:
            continue
        found.setdefault(key, written[at])
        for size in range(2, _LONGEST_PHRASE + 1):
            end = at + size - 1
            if end < len(counted) and counted[end]:
                keys = [counted[place] or written[place].lower() for place in range(at, end + 1)]
                found.setdefault(" ".join(keys), " ".join(written[at : end + 1]))
    for concept, start, end in heard_in(written):
        found.setdefault(CONCEPT + concept, " ".join(written[start:end]))
    return found
