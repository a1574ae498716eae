"""An organisation's name taken apart once: `The Loxley CAB Ltd` is `citizensadvice loxley`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from codesign.matching.fold import LONGEST_NAME, fold
from codesign.matching.words import word_data

MOST_WORDS = 16
"""Words of a name that are looked at: the longest names of NHS bodies have twelve."""
LONGEST_PHRASE = 7
LEAST_MENDED = 7
"""Letters of a word whose slips are mended: a shorter one is too near to other words (South, youth; Patel, panel)."""
_SPLIT = re.compile(r"[^\w&'’‘`´ʼ]+|_+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_SAID_BEFORE = re.compile(r"^[^:]{0,60}\b(?:with|by|from|at|organisation|org|name)\s*:\s*", re.IGNORECASE)
_SMALL = frozenset({"of", "and", "for", "the"})
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^][]*)\]")
_AFTER = re.compile(r",|;|\s[-–—|]\s")


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """What `data/organisations.toml` says for comparing, ready to look up; words stand by their stem, as in names."""

    abbreviations: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    shown: Mapping[str, str]
    """A phrase's one word to how it is shown."""
    forms: frozenset[str]
    in_brackets: frozenset[str]
    synonyms: tuple[frozenset[str], ...]
    brands: frozenset[str]
    became: Mapping[str, frozenset[str]]
    renamed: Mapping[str, frozenset[str]]
    tiers: Mapping[str, str]
    stages: Mapping[str, str]
    inside: frozenset[str]
    kinds: frozenset[str]
    slight: frozenset[str]
    longer: Mapping[str, tuple[str, ...]]
    """Longer known words by their first and by their last two letters, to mend slips."""
    said: frozenset[str]
    """Every word of these lists, as it is spelt."""


@cache
def organisation_words() -> OrganisationWords:
    """Read the lists; the second call costs nothing."""
    data = word_data("organisations")
    said = " ".join((*data["phrases"], data["kinds"]["words"], data["inside"]["words"]))
    longer = {word for word in said.split() if len(word) >= LEAST_MENDED}.union(
        data["mended"]["words"].split()
    )
    return OrganisationWords(
        abbreviations={word: tuple(said.split()) for word, said in data["abbreviations"].items()},
        endings={word: tuple(said.split()) for word, said in data["endings"].items()},
        phrases={_stems(words): _stems(said) for words, said in data["phrases"].items()},
        shown={said: words.title() for words, said in reversed(data["phrases"].items()) if " " not in said}
        | data["shown"],
        forms=frozenset(data["forms"]["words"].split()),
        in_brackets=frozenset(_stems(data["forms"]["in_brackets"])),
        synonyms=tuple(frozenset(_stems(group)) for group in data["synonyms"].values()),
        brands=frozenset(_stems(data["brands"]["words"])),
        became={stem(was): frozenset(map(stem, later)) for was, later in data["became"].items()},
        renamed={stem(was): frozenset(map(stem, later)) for was, later in data["renamed"].items()},
        tiers={stem(word): tier for word, tier in data["tiers"].items()},
        stages={stem(word): stage for word, stage in data["stages"].items()},
        inside=frozenset(_stems(data["inside"]["words"])),
        kinds=frozenset(_stems(data["kinds"]["words"])),
        slight=frozenset(_stems(data["kinds"]["slight"])),
        longer=_by_ends(longer - set(data["unmended"]["words"].split())),
        said=frozenset(said.split()),
    )


def _by_ends(words: set[str]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        for end in (word[:2], f"-{word[-2:]}"):
            ends[end] = (*ends.get(end, ()), word)
    return ends


def _stems(words: str) -> tuple[str, ...]:
    return tuple(map(stem, words.split()))


def stem(word: str) -> str:
    """Leave off a plural or possessive s: `Prince's`, `Princes` and `Prince` are one."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word


@lru_cache(maxsize=65_536)
def mended(word: str) -> str:
    """Mend a slip in a word that every list of organisations has: `Citixens Advice`, `Founndation`."""
    from rapidfuzz.distance import OSA

    known = organisation_words()
    if len(word) < LEAST_MENDED - 1 or not word.isalpha() or word in known.said:
        return word
    near = (*known.longer.get(word[:2], ()), *known.longer.get(f"-{word[-2:]}", ()))
    return next((held for held in near if OSA.distance(word, held, score_cutoff=1) <= 1), word)


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
        length, said = _phrase(found, at, known.phrases)
        yield from (word for word in said if word not in known.forms)
        at += length


def _phrase(
    found: tuple[str, ...], at: int, phrases: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    """Return the longest phrase that begins here and what it is compared as; a word alone is itself."""
    for length in range(min(LONGEST_PHRASE, len(found) - at), 1, -1):
        said = phrases.get(found[at : at + length])
        if said is not None:
            return length, said
    return 1, (found[at],)


def shown(name: OrganisationName, words: Iterable[str]) -> str:
    """Return telling words as they stand in a name, in its order; phrases in full."""
    known = organisation_words()
    written = {stem(mended(folded)): piece for piece, folded in _pieces(name.written)}
    ours = [word for word in name.in_order if word in words]
    return " ".join(known.shown.get(word) or written.get(word) or word.capitalize() for word in ours)


def short_for(one: OrganisationName, other: OrganisationName) -> Iterator[str]:
    """Say which words of one name stand in full, or rightly spelt, in the other: `Cncl = Council`."""
    known = organisation_words()
    there = {folded for _, folded in _pieces(other.written)}
    for piece, folded in _pieces(one.written):
        full = known.abbreviations.get(folded) or known.endings.get(folded)
        if folded in there:
            continue
        if full:
            yield f"{piece} = {_in_full(full)}"
        elif stem(mended(folded)) != stem(folded):
            yield f"“{piece}”: a slip for {mended(folded)}"


def _pieces(written: str) -> Iterator[tuple[str, str]]:
    """Return a name's words as written, each with how it is folded."""
    for piece in _SPLIT.split(written[:LONGEST_NAME]):
        for folded in _word(piece):
            yield piece, folded


def _in_full(full: tuple[str, ...]) -> str:
    """Say what an abbreviation stands for."""
    known = organisation_words()
    if full[0] == "any":
        return "a council"
    length, said = _phrase(_stems(" ".join(full)), 0, known.phrases)
    if length == len(full) and len(said) == 1 and said[0] in known.shown:
        return known.shown[said[0]]
    return " ".join(known.shown.get(word) or (word if word in _SMALL else word.capitalize()) for word in full)
