"""Plainer spellings of words, so that `obrien` finds O'Brien and `lukasz` Łukasz. Accents the index folds by itself.

Only for finding. What a person typed is shown and kept as it was.
"""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’‘ʼ`´"
_PLAINER = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, ""),
        **{
            "ł": "l",
            "Ł": "L",
            "ø": "o",
            "Ø": "O",
            "đ": "d",
            "Đ": "D",
            "ð": "d",
            "Ð": "D",
            "þ": "th",
            "Þ": "Th",
        },
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ħ": "h", "Ħ": "H", "ß": "ss", "ẞ": "SS"},
    }
)
"""Apostrophes that people leave out, and letters that Unicode does not take apart."""


def plainer(word: str) -> str:
    """Return a word in its plainer spelling."""
    return word.translate(_PLAINER)


def plainer_words(words: str) -> str:
    """Return those words that have a plainer spelling, in it: what the index holds beside them."""
    if words.isascii() and "'" not in words and "`" not in words:
        return ""
    written, plain = words.split(), plainer(words).split()
    if len(written) != len(plain):  # an apostrophe by itself is gone
        plain = [plainer(word) for word in written]
    return " ".join(new for old, new in zip(written, plain, strict=True) if old != new)


def folded(word: str) -> str:
    """Return a word as the index knows it: no case, no accents, no signs."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", plainer(word.casefold()))))
