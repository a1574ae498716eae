"""Made-up tagged comments, as long as real ones and of as many words, from nothing but a seed.

Words are drawn by Zipf's law from English ones and then from made-up ones, without end: as more is said, new words go on
coming, and half of all words follow the one before by habit, so that pairs of words come again too. Set beside a file of real
comments by `python -m benchmarks.coding FOLDER --sections speed`, which prints how many words each has.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from math import exp, log
from typing import NamedTuple

LABELS = 34
_COMMONEST = (
    "the to and was i a of it my for in me is very that with not they staff have on at as but be so were had you are all we "
    "this good from when been would by more no an care time if which could out what there there's has always she he never can "
    "about who them their your up her him one get than do did because help service after our some told just only how us see day "
    "am nothing will before through being any really felt two made other again well didn't couldn't much every"
)
_FUNCTION = _COMMONEST.split()
_SYLLABLES = [
    first + vowel + last
    for first in ("", "b", "ch", "d", "fl", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w")
    for vowel in ("a", "e", "ea", "i", "o", "ou", "u")
    for last in ("", "n", "l", "r", "st", "ck", "m")
]
_SKEW = 1.2
"""Zipf's exponent, and how many words there are in all, used or not; with the habit below they give the words of real comments."""
_WORDS = 45_000
_HABIT, _FOLLOWERS = 0.6, 4
_OWN, _OWN_SHARE = 40, 0.18
"""Words that are a label's own, and how much of its comments is of them."""
_MEDIAN, _SPREAD, _LONGEST = 11, 1.05, 300
"""Words of a comment (the median of 5,098 NHS comments is 11)."""


class MadeUp(NamedTuple):
    """One made-up comment."""

    key: str
    text: str
    labels: tuple[str, ...]


def comments(count: int, seed: int = 1, labels: int = LABELS) -> Iterator[MadeUp]:
    """Yield so many comments; the same seed yields the same."""
    chance = random.Random(seed)
    for number in range(count):
        put = _labels(chance, labels)
        text = " ".join(_words(chance, put))
        yield MadeUp(f"C{number}", text[0].upper() + text[1:] + ".", tuple(label_name(each) for each in put))


def label_name(number: int) -> str:
    """Return what a label is called."""
    return f"{word(300 + number * _OWN).capitalize()} and {word(301 + number * _OWN)}"


def defined(labels: int = LABELS) -> dict[str, str]:
    """Return what each label means: some of its own words."""
    return {label_name(each): " ".join(_own(each, at) for at in range(12)) for each in range(labels)}


@cache
def word(rank: int) -> str:
    """Return the word of a rank: 0 is said most."""
    if rank < len(_FUNCTION):
        return _FUNCTION[rank]
    chance = random.Random(rank)
    made = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((1, 2, 2, 2, 3))))
    return made if len(made) > 2 else made + "ing"


def _labels(chance: random.Random, labels: int) -> list[int]:
    many = chance.choices((1, 2, 3), (65, 25, 10))[0]
    return sorted({min(labels - 1, int(chance.expovariate(3.5 / labels))) for _ in range(many)})


def _words(chance: random.Random, put: list[int]) -> Iterator[str]:
    before = 0
    many = max(1, min(_LONGEST, round(exp(chance.gauss(log(_MEDIAN), _SPREAD)))))
    for _ in range(many):
        if chance.random() < _OWN_SHARE:
            yield _own(chance.choice(put), int(chance.expovariate(0.15)))
            continue
        before = _follower(before, chance) if chance.random() < _HABIT else _rank(chance)
        yield word(before)


def _own(label: int, at: int) -> str:
    return word(300 + label * _OWN + at % _OWN)


def _follower(before: int, chance: random.Random) -> int:
    """Return one of the few words that mostly come after a word; they are of all ranks."""
    return _rank(random.Random(before * _FOLLOWERS + chance.randrange(_FOLLOWERS)))


def _rank(chance: random.Random) -> int:
    """Draw a rank by Zipf's law (Mandelbrot's shift of 2.7), by the inverse of its integral."""
    power, shift = 1 - _SKEW, 2.7
    low, high = shift**power, (_WORDS + shift) ** power
    return int((low + chance.random() * (high - low)) ** (1 / power) - shift)
