"""An organisation's name taken apart once: `The Loxley CAB Ltd` is `citizensadvice loxley`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from codesign.matching.compare.organisation_words import mended, organisation_words, stem
from codesign.matching.fold import LONGEST_NAME, fold
from codesign.matching.words import forget_with_words

MOST_WORDS = 16
"""Words of a name that are looked at: the longest names of NHS bodies have twelve."""
LONGEST_PHRASE = 7
_SPLIT = re.compile(r"[^\w&'’‘`´ʼ]+|_+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_SAID_BEFORE = re.compile(r"^[^:]{0,60}\b(?:with|by|from|at|organisation|org|name)\s*:\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")
_AFTER = re.compile(r",|;|\s[-–—|]\s")


class OrganisationName:
    """A name as compared. Two names are equal where only order, abbreviations, legal forms and spelling habits differ."""

    __slots__ = ("asides", "in_order", "key", "spoken", "squashed", "words", "written")

    def __init__(
        self, written: str, spoken: tuple[str, ...], in_order: tuple[str, ...], asides: frozenset[str]
    ) -> None:
        self.written = written
        self.spoken = spoken
        """Every word of the name itself, little ones too: initials are made of these."""
        self.in_order = in_order
        self.words = frozenset(in_order)
        """The words that tell, by their stem."""
        self.asides = asides
        """Those of them that stood only in brackets or after a comma: mostly a place."""
        self.key = " ".join(sorted(self.words))
        self.squashed = "".join(in_order)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OrganisationName) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return self.key


@lru_cache(maxsize=65_536)
def organisation_name(written: str) -> OrganisationName:
    """Take a name apart. One that says nothing (`Limited`, `UK`, empty) has an empty key."""
    main, beside = _apart(_SAID_BEFORE.sub("", written[:LONGEST_NAME]))
    spoken = tuple(_spoken(main))[:MOST_WORDS]
    telling = dict.fromkeys(_told_apart(_telling(spoken)))
    asides = dict.fromkeys(word for piece in beside for word in _beside(piece) if word not in telling)
    return OrganisationName(written, spoken, (*telling, *asides)[:MOST_WORDS], _places(asides))


def _places(asides: Iterable[str]) -> frozenset[str]:
    """Return the words beside a name that say where it is; none where they say what it is (`, Loxley Lunch Service`)."""
    known = organisation_words()
    if any(word in known.inside or (word in known.kinds and word not in known.tiers) for word in asides):
        return frozenset()
    return frozenset(asides)


def _told_apart(words: Iterator[str]) -> Iterator[str]:
    """Keep a word said twice: Park Park is not Mill Park."""
    seen: set[str] = set()
    for word in words:
        if word not in seen:
            yield word
        elif word != "council":
            yield f"{word} again"
        seen.add(word)


def _apart(written: str) -> tuple[str, list[str]]:
    """Take what is in brackets or after a comma from the name, unless nothing would be left."""
    beside: list[str] = []

    def take(found: re.Match[str]) -> str:
        beside.append(found.group(1) or found.group(2) or "")
        return " "

    main, *after = _AFTER.split(_ASIDE.sub(take, written))
    if not any(map(str.isalnum, main)):
        return written, []
    return main, beside + after


def _beside(piece: str) -> Iterator[str]:
    """Return the words of an aside, unless it says only what form of body it is."""
    known = organisation_words()
    found = tuple(_telling(tuple(_spoken(piece))))
    if "mind" in found or not known.in_brackets.issuperset(found):
        yield from found


def _spoken(written: str) -> Iterator[str]:
    """Return every word, folded, slips mended and abbreviations in full."""
    known = organisation_words()
    found = list(_letters_joined(folded for piece in _SPLIT.split(written) for folded in _word(piece)))
    last = max((number for number, word in enumerate(found) if word not in known.forms), default=0)
    for number, word in enumerate(found):
        if 0 < number == last and word in known.endings:
            yield from known.endings[word]
        else:
            right = word if word in known.abbreviations else mended(word)
            yield from known.abbreviations.get(right, (right,))


def _letters_joined(words: Iterator[str]) -> Iterator[str]:
    """Read letters that stand alone as one word: `N.H.S.`, `C A B`."""
    letters = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            letters += word
            continue
        yield from filter(None, (letters, word))
        letters = ""
    if letters:
        yield letters


def _word(piece: str) -> Iterator[str]:
    """Fold a word; an ampersand is `and` by itself and at a word's end, and nothing inside `B&NES`."""
    before, sign, after = piece.translate(_APOSTROPHES).partition("&")
    before, after = fold(before), fold(after)
    if not sign:
        found: tuple[str, ...] = (before,)
    elif len(before) > 2 and not after:
        found = (before + "and",)
    elif before and after and len(before) + len(after) < 7:
        found = (before + after,)
    else:
        found = (before, "and", after)
    yield from filter(None, found)


def _telling(spoken: tuple[str, ...]) -> Iterator[str]:
    """Return the words that tell: phrases as one, little words and legal forms gone."""
    known = organisation_words()
    found = tuple(map(stem, spoken))
    at = 0
    while at < len(found):
        length, said = phrase(found, at, known.phrases)
        yield from (word for word in said if word not in known.forms)
        at += length


def phrase(
    found: tuple[str, ...], at: int, phrases: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    """Return the longest phrase that begins here and what it is compared as; a word alone is itself."""
    for length in range(min(LONGEST_PHRASE, len(found) - at), 1, -1):
        said = phrases.get(found[at : at + length])
        if said is not None:
            return length, said
    return 1, (found[at],)


def pieces(written: str) -> Iterator[tuple[str, str]]:
    """Return a name's words as written, each with how it is folded."""
    for piece in _SPLIT.split(written[:LONGEST_NAME]):
        for folded in _word(piece):
            yield piece, folded


forget_with_words(organisation_name.cache_clear)
