"""How far a word has grown: log-odds of recent against past with an informative Dirichlet prior.

Monroe, Colaresi and Quinn, “Fightin' Words” (Political Analysis 16, 2008), equations 16, 20 and 22, with comments
counted in place of words: one person who says a word nine times has said it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

from codesign.coding.rising.counts import Counts
from codesign.coding.rising.terms import CONCEPT, stem, terms_of
from codesign.coding.small_words import GENERAL_WORDS, SMALL_WORDS

PRIOR, MOST_PRIOR = 0.4, 1_000.0
"""What the prior weighs as, in comments: a share of them all, and no more than so many. It keeps rare words down."""
GENERAL = 0.6
"""What of its z a word counts for in ranking that is too general to name a theme, such as `different`."""
NEW, OF_NEW = 0.3, 3
"""What a word gains in ranking that nobody said before and so many comments say now: chance seldom makes one of those. Whether it
could be chance is still told by its z."""
_FEWEST = 2
_WORTH = 1.0
"""Below this z a word is not looked at further."""
_TOGETHER = 5
"""So many comments that touch on one thing are of it, whatever their words; of fewer, half must say one word. `Faith`, `African` and
`spiritual` are three subjects where each is said once."""
MOST_TERMS = 150


class Grown(NamedTuple):
    """One word or phrase that has grown."""

    term: str
    words: str
    """As it is mostly written."""
    also: str
    """What else is written for it most, where many words touch on one thing."""
    places: frozenset[int]
    """Of the recent comments, those that say it."""
    past: int
    z: float
    weight: float
    """By which it is ranked."""


def z_of(recent: int, of: int, past: int, of_past: int) -> float:
    """Return z of a word that stands in `recent` comments out of `of`, and stood in `past` out of `of_past`."""
    if recent + past == of + of_past:  # said in every comment there is: it cannot have grown, and has no odds
        return 0.0
    weight = min(PRIOR * (of + of_past), MOST_PRIOR)
    prior = weight * (recent + past) / (of + of_past)
    odds = log((recent + prior) / (of + weight - recent - prior))
    odds_past = log((past + prior) / (of_past + weight - past - prior))
    return (odds - odds_past) / sqrt(1 / (recent + prior) + 1 / (past + prior))


def grown(texts: Sequence[str], past: Counts) -> list[Grown]:
    """Return the words of recent texts that have grown most, the furthest first."""
    where: dict[str, set[int]] = {}
    forms: dict[str, Counter[str]] = {}
    for place, text in enumerate(texts):
        for term, written in terms_of(text).items():
            where.setdefault(term, set()).add(place)
            forms.setdefault(term, Counter())[written.lower()] += 1
    found = [
        _grown(term, forms[term], frozenset(places), len(texts), past)
        for term, places in where.items()
        if len(places) >= _FEWEST
    ]
    found = [each for each in found if each.weight > _WORTH and not _is_scattered(each, forms[each.term])]
    return sorted(found, key=lambda each: (-each.weight, -len(each.places), each.term))[:MOST_TERMS]


def _grown(term: str, forms: Counter[str], places: frozenset[int], of: int, past: Counts) -> Grown:
    before = past[term]
    words, also = _named(term, forms)
    if not past.comments:  # nothing was said before: what is said most comes first
        return Grown(term, words, also, places, before, 0.0, float(len(places)))
    z = z_of(len(places), of, before, past.comments)
    weight = z * GENERAL if _is_general(term, words) else z
    if not before and len(places) >= OF_NEW:
        weight += NEW
    return Grown(term, words, also, places, before, z, weight)


def _is_general(term: str, words: str) -> bool:
    is_concept = term.startswith(CONCEPT)
    return not is_concept and all(word in GENERAL_WORDS or word in SMALL_WORDS for word in words.split())


def _is_scattered(word: Grown, forms: Counter[str]) -> bool:
    """Say whether what many words touch on is said by so few, in so many words, that nothing says they mean one thing."""
    if not word.term.startswith(CONCEPT) or len(word.places) >= _TOGETHER:
        return False
    said: Counter[str] = Counter()
    for form, times in forms.items():
        said[stem(form)] += times
    return 2 * max(said.values()) < len(word.places)


def _named(term: str, forms: Counter[str]) -> tuple[str, str]:
    """Name a term as it is mostly written; what many words touch on by the two that say it most."""
    mostly = sorted(forms, key=lambda form: (-forms[form], len(form), form))
    first = mostly[0]
    if not term.startswith(CONCEPT):
        return first, ""
    return first, next((form for form in mostly[1:] if stem(form) != stem(first)), "")
