"""The same comment again: the words of one that is held, with slips, a greeting, a sentence dropped or added.

A shortlist by rare words, from an index held in memory, then rapidfuzz's WRatio. What is alike is offered, never acted on:
two people may well say one short thing, so a comment of few words is the same only where all its words are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from codesign.coding.words import words_of

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
_MUCH_LONGER = 1.5
"""How many times longer a text is from which WRatio looks in it for a piece that is the other."""
_IN_ORDER = 0.93
"""Of the letters of a text, those that such a piece has in their order; from `ALIKE` and nine tenths follows .935."""
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


class _Said(NamedTuple):
    """A comment as it is compared."""

    words: str
    """Folded."""
    length: int
    looked_up: frozenset[str]
    """The words it is found by."""
    parts: frozenset[str]
    """The different words that are compared."""


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
        self._hold(key, _read(text))

    def _hold(self, key: str, said: _Said) -> None:
        words = self._folded[key] = said.words
        self._same.setdefault(words, []).append(key)
        if words in self._places or said.length < FEWEST_WORDS:
            return
        place = self._places[words] = len(self._texts)
        self._texts.append(words)
        for word in said.looked_up:
            self._holders.setdefault(word, []).append(place)

    def forget(self, key: str) -> None:
        """Hold a comment no longer."""
        words = self._folded.pop(key, None)
        if words is not None:
            self._same[words].remove(key)

    def like(self, text: str, most: int = 3) -> tuple[Like, ...]:
        """Return the comments that a new one is like, likest first; of copies the one that was held first."""
        return self._like(_read(text), most)

    def _like(self, said: _Said, most: int) -> tuple[Like, ...]:
        words = said.words
        found = [Like(keys[0], 100.0)] if words and (keys := self._same.get(words)) else []
        if said.length >= _FEWEST_LEFT:
            found += [
                Like(keys[0], score)
                for place, score in self._alike(said)
                if self._texts[place] != words and (keys := self._same[self._texts[place]])
            ]
        return tuple(sorted(found, key=lambda like: -like.score)[:most])

    def _alike(self, said: _Said) -> Iterator[tuple[int, float]]:
        for place in self._shortlist(said.looked_up):
            score = _likeness(said, self._texts[place])
            if score >= ALIKE:
                yield place, score

    def _shortlist(self, words: Iterable[str]) -> list[int]:
        """Return the texts that share most rare words with these."""
        held = sorted((len(holders), word) for word in words if (holders := self._holders.get(word)))
        seen: Counter[int] = Counter()
        for count, word in held[:_RAREST]:
            if count > _MOST_HOLDERS and len(seen) >= _SHORTLIST:
                break
            seen.update(self._holders[word])
        return _most_seen(seen)


def groups(comments: Iterable[tuple[str, str]]) -> list[Group]:
    """Return which comments, in their order, are one text said more than once, most said first.

    Each comment is put to the first text it is like, so that a chain of small changes does not make one of all.
    """
    firsts = Repeats()
    gathered: dict[str, list[Like]] = {}
    for key, text in comments:
        said = _read(text)
        like = firsts._like(said, most=1)
        if like:
            gathered[like[0].key].append(Like(key, like[0].score))
        else:
            firsts._hold(key, said)
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


def _read(text: str) -> _Said:
    words = folded(text)
    read = words_of(words)
    return _Said(words, len(read), frozenset(read), frozenset(words[:_LONGEST].split()))


def _most_seen(seen: Mapping[int, int]) -> list[int]:
    """Return what `Counter.most_common` would put first, without comparing the many that were seen once or twice."""
    least = min(sorted(seen.values())[-_SHORTLIST:], default=0)
    often = [place for place, times in seen.items() if times >= least]
    return sorted(often, key=seen.__getitem__, reverse=True)[:_SHORTLIST]


def _likeness(said: _Said, held: str) -> float:
    """Return how alike two comments are, from 0 to 100: by WRatio, or where one is a good part of the other by its words.

    A sentence left out of the middle leaves two halves that stand apart: WRatio looks for one piece.
    """
    from rapidfuzz import fuzz

    one, other = said.words[:_LONGEST], held[:_LONGEST]
    shorter, longer = sorted((len(one), len(other)))
    is_much_longer = longer >= _MUCH_LONGER * shorter
    if not is_much_longer or _may_hold(one, other, shorter):
        score = fuzz.WRatio(one, other, score_cutoff=ALIKE)
        if score:
            return score
    if one.startswith(other) or other.startswith(one):
        return _CUT_SHORT
    if not is_much_longer:  # WRatio has looked at the words in any order too
        return 0.0
    if not _may_be_part(one, other, said.parts):
        return 0.0
    return _WITHIN * fuzz.token_set_ratio(one, other, score_cutoff=ALIKE / _WITHIN)


def _may_hold(one: str, other: str, shorter: int) -> bool:
    """Whether WRatio may find the shorter of two texts in the other: only where nearly all its letters are there, in their order.

    It looks for a piece that is the other, which takes long, and counts nine tenths of how alike they are.
    """
    from rapidfuzz.distance import LCSseq

    return bool(LCSseq.similarity(one, other, score_cutoff=int(_IN_ORDER * shorter)))


def _may_be_part(one: str, other: str, its: frozenset[str]) -> bool:
    """Whether token_set_ratio may say that one is a good part of the other; most cannot be, by a count of their words.

    It lets few letters differ. Either those are words that only one of them has, each a letter and a space at the least, or they are
    put in and taken out, and each of those spoils two words at the most.
    """
    if len(its) < _PART or len(others := frozenset(other.split())) < _PART:
        return False
    shared = len(its & others)
    alone, theirs_alone = len(its) - shared, len(others) - shared
    differ = 1 - ALIKE / _WITHIN / 100
    return (
        alone <= differ * len(one)
        or theirs_alone <= differ * len(other)
        or max(alone, theirs_alone) <= 2 * differ * (len(one) + len(other))
    )
