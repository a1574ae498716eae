"""What was learnt, as words with their weights: readable, reviewable, and enough to begin with somewhere else.

A weight is how many times likelier, as a logarithm, a comment of the label says the word than another does, drawn towards none
the rarer the word is. Forty words a label, carried over to a service nobody had tagged, put a right label among the first three
of .81 to .87 of its comments, where the definitions alone put .78 to .82 and everything that was learnt .81 to .88 (four ways
between three services of one trust, 439 to 765 comments each).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from math import exp, log, sqrt
from typing import NamedTuple

from codesign.coding.words import words_of

MOST = 40
"""Words of a label: a person reads through so many. A hundred carried over no more."""
LONGEST = 40_000
"""Letters of a comment that are read."""
COMMENTS, SPEAKERS = 5, 3
"""A word leaves only if so many comments have it, of so many who spoke, or kinds of them."""
_PRIOR = 10.0
"""Comments' worth of doubt: what a word is taken to be like everywhere before it is looked at."""
_LIKELY = 1.0
"""How many times its own uncertainty a weight must be."""
_STEEP = 2.0
_PARTS = re.compile(r"['-]")
_NO_WORD = re.compile(r"[\d@_/\\]|www\.")
"""Numbers, dates, postcodes, mailboxes and addresses are left out whole: a part of one may be a name."""

Words = Mapping[str, float]


class Said(NamedTuple):
    """One comment to learn from: its words, who spoke, and its labels."""

    text: str
    speaker: str
    """Who, or which kind of person; nothing where that is not known."""
    labels: frozenset[str]


class LearntLabel(NamedTuple):
    """What was learnt of one label."""

    words: Words
    share: float
    """Of the comments, those that had it."""


def terms_of(text: str) -> set[str]:
    """Return the words of a comment and its pairs of words, in small letters, without what holds a number or an address."""
    parts: list[list[str]] = [[]]
    for piece in text[:LONGEST].split():
        if _NO_WORD.search(piece):
            parts.append([])
        else:
            parts[-1] += (word.lower().replace("’", "'") for word in words_of(piece))
    pairs = (f"{one} {other}" for part in parts for one, other in pairwise(part))
    return {*(word for part in parts for word in part), *pairs}


def learnt_words(
    comments: Iterable[Said], never: Collection[str] = (), most: int = MOST
) -> dict[str, LearntLabel]:
    """Return what was learnt of each label, its weightiest words first.

    Args:
        comments: what was tagged.
        never: words that must not leave, in small letters, such as names; nor does a pair that holds one.
        most: how many words of a label.
    """
    counted = _Counted()
    for said in comments:
        counted.add(said)
    may_leave = {term for term in counted.having if counted.is_common(term) and not _holds(term, never)}
    return {
        label: LearntLabel(counted.weights(label, may_leave, most), counted.share(label))
        for label in sorted(counted.labels)
    }


def _holds(term: str, never: Collection[str]) -> bool:
    return any(
        part in never
        for word in term.split()
        for part in (word, word.removesuffix("'s"), *_PARTS.split(word))
    )


class _Counted:
    """How many comments have each term, in all and of each label, and who said it."""

    def __init__(self) -> None:
        self.comments = 0
        self.having: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.speakers: dict[str, set[str]] = {}
        self.labels: Counter[str] = Counter()
        self.of_label: dict[str, Counter[str]] = {}

    def add(self, said: Said) -> None:
        terms = terms_of(said.text)
        self.comments += 1
        self.having.update(terms)
        for label in said.labels:
            self.labels[label] += 1
            self.of_label.setdefault(label, Counter()).update(terms)
        if not said.speaker:
            self.unknown.update(terms)
            return
        for term in terms:
            who = self.speakers.setdefault(term, set())
            if len(who) < SPEAKERS:
                who.add(said.speaker)

    def is_common(self, term: str) -> bool:
        """Whether many said it. Of comments nobody is named for, so many count as one speaker: they may be one person's."""
        speakers = len(self.speakers.get(term, ())) + self.unknown[term] // COMMENTS
        return self.having[term] >= COMMENTS and speakers >= SPEAKERS

    def share(self, label: str) -> float:
        return round((self.labels[label] + 0.5) / (self.comments + 1), 4)

    def weights(self, label: str, may_leave: Collection[str], most: int) -> dict[str, float]:
        found = []
        for term, here in self.of_label[label].items():
            if term in may_leave:
                weight, likely = self._weight(label, term, here)
                if likely > _LIKELY:
                    found.append((likely, term, weight))
        found.sort(key=lambda each: (-each[0], each[1]))
        return {term: round(weight, 2) for _, term, weight in found[:most]}

    def _weight(self, label: str, term: str, here: int) -> tuple[float, float]:
        """Return how much likelier a term is under a label (Monroe, Colaresi and Quinn 2008), and in units of its uncertainty."""
        held = self.labels[label]
        elsewhere = self.having[term] - here
        doubt = _PRIOR * self.having[term] / self.comments
        weight = log((here + doubt) / (held + _PRIOR))
        weight -= log((elsewhere + doubt) / (self.comments - held + _PRIOR))
        return weight, weight / sqrt(1 / (here + doubt) + 1 / (elsewhere + doubt))


def judge(text: str, learnt: Mapping[str, LearntLabel]) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Return, by label, how likely words learnt elsewhere make it, 0 to 1, and those of the comment that say so, weightiest first."""
    terms = terms_of(text)
    scale = _STEEP / sqrt(max(1, len(terms)))
    found = {}
    for label, each in learnt.items():
        said = sorted((term for term in terms if term in each.words), key=lambda term: -each.words[term])
        share = min(max(each.share, 0.0005), 0.9995)
        odds = log(share / (1 - share)) + scale * sum(each.words[term] for term in said)
        found[label] = (1 / (1 + exp(-odds)) if odds > -30 else 0.0, tuple(said))
    return found
