"""The words that have grown, gathered into entries: those that the same comments say are one thing that is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from codesign.coding.rising.counts import Counts
from codesign.coding.rising.scoring import Grown, grown
from codesign.coding.rising.terms import terms_of

CHANCE = 3.0
"""Below this z it could be chance."""
FEW = 10
"""Below so many comments an entry is marked as of few."""
_HEAD = 3
"""Comments that begin an entry."""
_SHARED = 0.8
"""Share of a word's comments that say an entry's first word too, from which it belongs to that entry: with less, comments of
other things hide what an entry is of."""
_COVERED = 0.67
"""Share of an entry's comments with one theme, from which it is said already: if that is twice the theme's share."""
_WORDS_SHOWN = 4
_QUOTES = 3

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Looks on while texts are gone through."""


class Said(NamedTuple):
    """A recent comment."""

    key: str
    text: str
    event: str = ""
    """Where it was said, if that is known."""
    who: str = ""
    """Who said it, if that is known."""
    themes: tuple[str, ...] | None = None
    """The themes it is tagged with; None where nobody knows."""


class Quote(NamedTuple):
    """A comment of an entry."""

    key: str
    text: str


class Rising(NamedTuple):
    """Something that is said more than before."""

    words: tuple[str, ...]
    """The word or phrase that grew most, then others that the same comments say."""
    recent: int
    """Comments that say any of it."""
    past: int
    """Comments of the past that did."""
    z: float
    could_be_chance: bool
    is_few: bool
    is_new: bool
    """Nobody said it in the past."""
    one_event: bool
    one_person: bool
    untagged: float | None
    """The share that has no theme; None where nobody knows."""
    keys: tuple[str, ...]
    """The comments, in their order."""
    quotes: tuple[Quote, ...]
    terms: tuple[str, ...]
    """The words as they are counted."""


@dataclass
class _Entry:
    head: Grown
    terms: list[Grown] = field(default_factory=list)
    places: set[int] = field(default_factory=set)


def rising(
    recent: Sequence[Said], past: Iterable[str], *, most: int = 30, watch: Watch | None = None
) -> list[Rising]:
    """Return what has grown, the furthest first.

    Args:
        recent: The comments of the span that is asked about.
        past: The texts of those before it.
        most: How many entries at most.
        watch: Looks on while texts of the past are counted; they are gone through twice.
    """
    texts = tuple(past)
    counts = Counts(watch(texts) if watch else texts)
    entries = _gathered(grown([said.text for said in recent], counts))
    kept = [entry for entry in entries if not _is_covered(entry, recent)][:most]
    before = _past_of(kept, watch(texts) if watch else texts)
    return [_shown(entry, recent, said) for entry, said in zip(kept, before, strict=True)]


def _gathered(words: Iterable[Grown]) -> list[_Entry]:
    """Put each word to the first entry whose comments mostly say it too, else let it begin one."""
    entries: list[_Entry] = []
    for word in words:
        for entry in entries:
            if len(word.places & entry.head.places) >= _SHARED * len(word.places):
                entry.terms.append(word)
                entry.places |= word.places
                break
        else:
            if len(word.places) >= _HEAD:
                entries.append(_Entry(word, [word], set(word.places)))
    return entries


def _is_covered(entry: _Entry, recent: Sequence[Said]) -> bool:
    """Say whether the codebook has this already: one theme is on most of its comments, and not on all comments alike."""
    inside = Counter(theme for place in entry.places for theme in recent[place].themes or ())
    if not inside:
        return False
    theme, times = inside.most_common(1)[0]
    share = sum(theme in (said.themes or ()) for said in recent) / len(recent)
    return times >= max(_COVERED, min(2 * share, 1)) * len(entry.places)


def _past_of(entries: Sequence[_Entry], texts: Iterable[str]) -> list[int]:
    """Count the comments of the past that say any word of each entry."""
    places = {term.term: at for at, entry in enumerate(entries) for term in entry.terms}
    held = [0] * len(entries)
    for text in texts:
        for at in {places[term] for term in terms_of(text).keys() & places.keys()}:
            held[at] += 1
    return held


def _shown(entry: _Entry, recent: Sequence[Said], past: int) -> Rising:
    said = [recent[place] for place in sorted(entry.places)]
    known = [each.themes for each in said if each.themes is not None]
    return Rising(
        words=_words(entry),
        recent=len(said),
        past=past,
        z=entry.head.z,
        could_be_chance=entry.head.z < CHANCE,
        is_few=len(said) < FEW,
        is_new=not past,
        one_event=_is_one([each.event for each in said]),
        one_person=_is_one([each.who for each in said]),
        untagged=sum(not themes for themes in known) / len(known) if known else None,
        keys=tuple(each.key for each in said),
        quotes=_quotes(entry, recent),
        terms=tuple(term.term for term in entry.terms),
    )


def _words(entry: _Entry) -> tuple[str, ...]:
    """Name an entry by its words, each once: `car park` says `car` already."""
    shown: list[str] = []
    for word in (form for term in entry.terms for form in (term.words, term.also) if form):
        if not any(word in other or other in word for other in shown):
            shown.append(word)
    return tuple(shown[:_WORDS_SHOWN])


def _is_one(names: Sequence[str]) -> bool:
    return len(names) > 1 and bool(names[0]) and len(set(names)) == 1


def _quotes(entry: _Entry, recent: Sequence[Said]) -> tuple[Quote, ...]:
    """Choose the comments that say most of it, the shorter first, no text twice."""

    def order(place: int) -> tuple[bool, int, int, int]:
        said = sum(place in term.places for term in entry.terms)
        return place not in entry.head.places, -min(said, 3), len(recent[place].text), place

    chosen: dict[str, Quote] = {}
    for place in sorted(entry.places, key=order):
        key, text, *_ = recent[place]
        chosen.setdefault(" ".join(text.casefold().split()), Quote(key, text))
    return tuple(chosen.values())[:_QUOTES]
