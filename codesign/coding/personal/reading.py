"""A comment read as words that may be names: each with its place, folded for comparing, its possessive `'s` off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from codesign.coding.personal.words import words

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`ʼ‐‑-][^\W\d_]+)*")
_WORD_WITH_MARKS = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:['’‘`ʼ‐‑-](?:[^\W\d_]|[\u0300-\u036f])+)*"
)
_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ß": "ss"})  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`ʼ"))
_POSSESSIVE = ("'s", "’s", "‘s", "`s", "'S", "’S", "ʼs")
_NOT_ENDING_A_NAME = (
    "ing",
    "tion",
    "tions",
    "ement",
    "ements",
    "tment",
    "ology",
    "therapy",
    "ness",
    "ity",
    "ics",
    "logists",
    "tors",
    "cians",
    "ices",
    "ful",
    "ally",
    "ously",
    "ively",
    "bly",
)


_SHORTEST_SLIP, _SLIP = 7, 90.0
"""Letters of a word, and how alike it must be to a word of the language, to be a slip and no name."""


class Word(NamedTuple):
    """A word as compared."""

    low: str
    """In small letters, without accents and apostrophes; hyphens stay."""
    tail: int
    """Characters of a possessive at its end, which are no part of a name."""


@lru_cache(maxsize=65_536)
def folded(written: str) -> Word:
    """Return a word as compared. Folding what was folded changes nothing."""
    tail = 2 if len(written) > 3 and written.endswith(_POSSESSIVE) else 0
    low = written[: len(written) - tail].lower().translate(_APOSTROPHES)
    if not low.isascii():
        apart = unicodedata.normalize("NFKD", low.replace("‐", "-").replace("‑", "-").translate(_UNFOLDED))
        low = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return Word(low, tail)


@lru_cache(maxsize=65_536)
def is_ordinary(low: str) -> bool:
    """Say whether a word is no name whatever its capital: a word of the language, or all parts of it are."""
    lists = words()
    if low in lists.ordinary or low in lists.kin or low in lists.roles or low in lists.titles_with_capital:
        return True
    return "-" in low and all(part in lists.ordinary for part in low.split("-"))


@lru_cache(maxsize=65_536)
def looks_ordinary(low: str) -> bool:
    """Say whether a word that stands alone is one of the language, by its ending or but for a slip: `Recepton`."""
    if is_ordinary(low) or (len(low) > 6 and low.endswith(_NOT_ENDING_A_NAME)):
        return True
    if len(low) < _SHORTEST_SLIP:
        return False
    from rapidfuzz import fuzz, process

    near = _ordinary_by_letter().get(low[0], ())
    return process.extractOne(low, near, scorer=fuzz.ratio, score_cutoff=_SLIP) is not None


@cache
def _ordinary_by_letter() -> Mapping[str, Sequence[str]]:
    """Return the longer words of the language by their first letter, which a slip seldom takes."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words().ordinary):
        if len(word) >= _SHORTEST_SLIP - 1:
            by_letter.setdefault(word[0], []).append(word)
    return by_letter


class Reading:
    """The words of one comment, whatever its length: a name at the end of a long letter is a name too."""

    __slots__ = ("capitals", "ends", "lows", "shouts", "starts", "tails", "text")

    def __init__(self, text: str) -> None:
        pattern = _WORD if text.isascii() or unicodedata.is_normalized("NFC", text) else _WORD_WITH_MARKS
        found = list(pattern.finditer(text))
        written = [folded(each[0]) for each in found]
        self.text = text
        self.starts = [each.start() for each in found]
        self.ends = [each.end() for each in found]
        self.lows = [word[0] for word in written]
        self.tails = [word[1] for word in written]
        self.capitals = [text[start].isupper() for start in self.starts]
        """Whether each word begins with a capital; in a comment that shouts all do."""
        self.shouts = text.isupper()

    def low(self, at: int) -> str:
        """Return a word as compared, or nothing where there is none."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before."""
        return self.text[self.ends[at - 1] : self.starts[at]] if 0 < at < len(self.lows) else ""

    def is_next(self, at: int) -> bool:
        """Say whether only a space or two stand before a word."""
        if not 0 < at < len(self.starts):
            return False
        before, start = self.ends[at - 1], self.starts[at]
        return self.text[before:start] in (" ", "  ")

    def capital(self, at: int) -> bool:
        """Say whether a word begins with a capital; in a comment that shouts all do."""
        return 0 <= at < len(self.capitals) and self.capitals[at]

    def acronym(self, at: int) -> bool:
        """Say whether a word is in capitals throughout: CPN, GP, NHS. Of a comment that shouts, only the shortest are."""
        if self.shouts:
            return len(self.lows[at]) < 4
        return self.ends[at] - self.starts[at] > 1 and self.text[self.starts[at] : self.ends[at]].isupper()

    def pairs(self) -> list[int]:
        """Return the words with a capital before another with one."""
        return [at for at, (one, two) in enumerate(pairwise(self.capitals)) if one and two]

    def begins(self, at: int) -> bool:
        """Say whether a word begins a sentence, a line or the comment, where any word has a capital."""
        return at == 0 or any(mark in '.!?\n:;•*"“' for mark in self.gap(at))

    def single(self, at: int) -> bool:
        """Say whether a word is one capital: an initial."""
        return self.ends[at] - self.starts[at] == 1 and self.text[self.starts[at]].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where words stand in the comment, the possessive of the last left off."""
        return self.starts[first], self.ends[last] - self.tails[last]
