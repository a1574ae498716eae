"""Whom among a hundred thousand it is worth asking about: those most alike by the index alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nsmallest

from codesign.matching.fold import sound
from codesign.matching.typed.asked import Asked
from codesign.matching.typed.index import Index, Numbers
from codesign.matching.typed.keys import near_keys, reach_keys, whole_keys
from codesign.matching.words import words

MOST_JUDGED = 30
"""Contacts compared in full a keystroke; the rest were less alike by the index alone."""
MOST_GATHERED = 1_500
"""Contacts one word alone may gather before the search stops widening."""
MOST_ON_ONE_NUMBER = 200
"""An e-mail or phone that more contacts have finds nobody by itself."""
ENOUGH = 2 * MOST_JUDGED
"""Once so many fit the only word typed in a closer reading, looser ones are left out."""

Precedence = tuple[int, str, str]
Spread = list[tuple[Numbers, int]]
"""Contacts a word may mean, and how much that reading is worth."""


def shortlist(asked: Asked, index: Index, precedence: Callable[[int], Precedence]) -> list[int]:
    """Choose the contacts most alike by the index alone, whichever of them came first."""
    near = index.union(near_keys(asked))
    points: dict[int, int] = {}
    for numbers, worth in _by_name(asked, index, near, precedence):
        for number in numbers:
            points[number] = points.get(number, 0) + worth
    for number in points.keys() & near:
        points[number] += 2
    for key in reach_keys(asked):
        numbers = index.at(key)
        if (
            len(numbers) > MOST_ON_ONE_NUMBER
        ):  # a switchboard: it bears out those who fit by name, and finds nobody
            numbers = numbers & points.keys()
        for number in numbers:
            points[number] = points.get(number, 0) + 6
    return _best(points, precedence)


def _best(points: dict[int, int], precedence: Callable[[int], Precedence]) -> list[int]:
    if len(points) <= MOST_JUDGED:
        return list(points)
    level: dict[int, list[int]] = {}
    for number, worth in points.items():
        level.setdefault(worth, []).append(number)
    best: list[int] = []
    for worth in sorted(level, reverse=True):
        if len(best) >= MOST_JUDGED:
            break
        best += nsmallest(MOST_JUDGED - len(best), level[worth], key=precedence)
    return best


def _by_name(asked: Asked, index: Index, near: Numbers, precedence: Callable[[int], Precedence]) -> Spread:
    """Contacts that fit what is typed, and how well as far as the index can tell."""
    found = asked.words
    same = [(index.at(key), 5) for key in whole_keys(asked)]
    if asked.relation is not None:
        same.append((index.at(f"q{asked.whole}"), 9))
    if all(map(_is_too_short, found)):
        return same
    if len(found) == 1:
        first = index.first_at(f"w{found[0]}", ENOUGH, precedence)
        return [*same, *_fits_one_word(found[0], first, index, near)]
    return [*same, *_fits_every_word(list(dict.fromkeys(found)), index, near)]


def _fits_one_word(word: str, first: Numbers, index: Index, near: Numbers) -> Spread:
    """The closest readings of a word; once there are plenty, only those near the event."""
    fits: Spread = [(first, 5)]
    gathered = len(first)
    for numbers, worth in _spread(word, index, MOST_GATHERED, near):
        fits.append((numbers if gathered < ENOUGH else numbers & near, worth))
        gathered += len(numbers)
    return fits


def _fits_every_word(found: list[str], index: Index, near: Numbers) -> Spread:
    """Contacts with all the words, in any reading; where nobody has them all, those with the rarest."""
    spreads = [list(_spread(word, index, 4 * MOST_GATHERED, near)) for word in found]
    wholes = [_together([numbers for numbers, _ in spread]) for spread in spreads]
    fits = set.intersection(*wholes) or _rarest(wholes)
    return [(numbers & fits, worth) for spread in spreads for numbers, worth in spread]


def _together(sets: list[Numbers]) -> Numbers:
    return sets[0] if len(sets) == 1 else set[int]().union(*sets)


def _spread(word: str, index: Index, most: int, near: Numbers) -> Iterator[tuple[Numbers, int]]:
    """Yield contacts a typed word may mean, the closest readings first."""
    if len(word) == 1:
        yield index.at(f"i{word}"), 1
        return
    yield index.at(f"w{word}"), 5
    yield index.union(f"w{other}" for other in said_otherwise(word)), 3
    yield index.at(f"s{sound(word)}"), 3
    yield index.union(f"w{other}" for other in index.slips(word)), 3
    yield index.beginning(word, most, near), 2
    yield index.at(f"b{word[0]}"), 1


def said_otherwise(word: str) -> set[str]:
    """Return short forms, full forms, other spellings and other languages' forms of a first or a family name."""
    known, none = words(), frozenset[str]()
    full = known.long_of.get(word, none)
    named = set[str]().union(
        full, known.short_of.get(word, none), *(known.short_of.get(name, none) for name in full)
    )
    for lists in (known.spellings, known.tongues, known.family_spellings, known.family_tongues):
        named |= set(lists.get(word, ()))
    for name in full:
        named |= set(known.tongues.get(name, ())) | set(known.spellings.get(name, ()))
    return named - {word}


def _rarest(wholes: list[Numbers]) -> Numbers:
    fits: Numbers = set()
    for numbers in sorted(filter(None, wholes), key=len):
        if fits and len(fits) + len(numbers) > MOST_GATHERED:
            break
        fits = fits | numbers
    return fits


def _is_too_short(word: str) -> bool:
    """One Latin letter opens too many doors; one Chinese character is a name."""
    return len(word) == 1 and word.isascii()
