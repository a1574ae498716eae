"""The same comment again: the words of one that is held, with slips, a greeting, a sentence dropped or added.

A shortlist by rare words, from an index held in memory, then rapidfuzz's WRatio. What is alike is offered, never acted on:
two people may well say one short thing, so a comment of few words is the same only where all its words are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from codesign.coding.suggesting.features import words_of

ALIKE = 87.0
"""WRatio from which two comments are taken for one: recall .98 at 5 % of fresh comments flagged, measured on NHS comments."""
FEWEST_WORDS = 6
"""Comments of fewer words are the same only where they are identical."""
_FEWEST_LEFT = 4
"""Words that must be left of a longer comment that was cut short."""
_CUT_SHORT = 90.0
"""What a comment counts for that is the beginning of another, and no more."""
_PART = 8
"""Different words from which a comment may be a part of another, and what such a likeness counts for."""
_WITHIN = 0.9
_SHORTLIST = 25
_RAREST = 14
"""Words of a comment that are looked up, the rarest first: slips spoil some, and the others still find it."""
_MOST_HOLDERS = 400
"""A word that more comments have tells nothing apart, and is looked up only where there is nothing rarer."""
_LONGEST = 4_000
"""Letters compared of a comment; a letter that is one for so long is one."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Like(NamedTuple):
    """A comment held that a new one is like."""

    key: str
    score: float
    """0 to 100; 100 is the same words."""


class Group(NamedTuple):
    """Comments that are one text said many times."""

    keys: tuple[str, ...]
    """The first of it first, then in their order."""
    likeness: tuple[float, ...]
    """How alike each is to the first, 0 to 100; of the first itself 100."""


class Repeats:
    """The comments held, by which a new one is known again."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._same: dict[str, list[str]] = {}
        """Keys by their folded words: 300 copies of a letter are one text here."""
        self._places: dict[str, int] = {}
        self._texts: list[str] = []
        self._holders: dict[str, list[int]] = {}

    def __len__(self) -> int:
        """Return how many comments are held."""
        return len(self._folded)

    def add(self, key: str, text: str) -> None:
        """Hold a comment. A key held before is held with these words instead."""
        if key in self._folded:
            self.forget(key)
        words = folded(text)
        self._folded[key] = words
        self._same.setdefault(words, []).append(key)
        if words in self._places or _count(words) < FEWEST_WORDS:
            return
        place = self._places[words] = len(self._texts)
        self._texts.append(words)
        for word in _index_words(words):
            self._holders.setdefault(word, []).append(place)

    def forget(self, key: str) -> None:
        """Hold a comment no longer."""
        words = self._folded.pop(key, None)
        if words is not None:
            self._same[words].remove(key)

    def like(self, text: str, most: int = 3) -> tuple[Like, ...]:
        """Return the comments that a new one is like, likest first; of copies the one that was held first."""
        words = folded(text)
        found = [Like(keys[0], 100.0)] if words and (keys := self._same.get(words)) else []
        if _count(words) >= _FEWEST_LEFT:
            found += [
                Like(keys[0], score)
                for place, score in self._alike(words)
                if self._texts[place] != words and (keys := self._same[self._texts[place]])
            ]
        return tuple(sorted(found, key=lambda like: -like.score)[:most])

    def _alike(self, words: str) -> Iterator[tuple[int, float]]:
        for place in self._shortlist(words):
            score = _likeness(words, self._texts[place])
            if score >= ALIKE:
                yield place, score

    def _shortlist(self, words: str) -> list[int]:
        """Return the texts that share most rare words with these."""
        held = sorted(
            (len(holders), word) for word in _index_words(words) if (holders := self._holders.get(word))
        )
        seen: Counter[int] = Counter()
        for count, word in held[:_RAREST]:
            if count > _MOST_HOLDERS and len(seen) >= _SHORTLIST:
                break
            for place in self._holders[word]:
                seen[place] += 1
        return [place for place, _ in seen.most_common(_SHORTLIST)]


def groups(comments: Iterable[tuple[str, str]]) -> list[Group]:
    """Return which comments, in their order, are one text said more than once, most said first.

    Each comment is put to the first text it is like, so that a chain of small changes does not make one of all.
    """
    firsts = Repeats()
    gathered: dict[str, list[Like]] = {}
    for key, text in comments:
        like = firsts.like(text, most=1)
        if like:
            gathered[like[0].key].append(Like(key, like[0].score))
        else:
            firsts.add(key, text)
            gathered[key] = []
    found = [
        Group((first, *(like.key for like in again)), (100.0, *(round(like.score, 1) for like in again)))
        for first, again in gathered.items()
        if again
    ]
    return sorted(found, key=lambda group: -len(group.keys))


def folded(text: str) -> str:
    """Return the words of a comment without case, punctuation and breaks."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


def _count(words: str) -> int:
    return len(words_of(words))


def _likeness(one: str, other: str) -> float:
    """Return how alike two comments are, from 0 to 100: by WRatio, or where one is a good part of the other by its words.

    A sentence left out of the middle leaves two halves that stand apart: WRatio looks for one piece.
    """
    from rapidfuzz import fuzz

    one, other = one[:_LONGEST], other[:_LONGEST]
    score = fuzz.WRatio(one, other, score_cutoff=ALIKE)
    if not score and (one.startswith(other) or other.startswith(one)):
        return _CUT_SHORT
    if score or min(len(set(one.split())), len(set(other.split()))) < _PART:
        return score
    return _WITHIN * fuzz.token_set_ratio(one, other, score_cutoff=ALIKE / _WITHIN)


def _index_words(words: str) -> set[str]:
    return set(words_of(words))
