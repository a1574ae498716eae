"""The words by which organisations are compared: forms, abbreviations, brands, tiers. Data, read once when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from codesign.matching.words import forget_with_words, own_lines, word_data
from codesign.matching.words.files import together

LEAST_MENDED = 7
"""Letters of a word whose slips are mended: a shorter one is too near to other words (South, youth; Patel, panel)."""


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
    """Read the lists, and what a user added; the second call costs nothing."""
    data, own = word_data("organisations"), together(own_lines())
    said = " ".join((*data["phrases"], data["kinds"]["words"], data["inside"]["words"]))
    longer = {word for word in said.split() if len(word) >= LEAST_MENDED}.union(
        data["mended"]["words"].split()
    )
    return OrganisationWords(
        abbreviations={word: tuple(said.split()) for word, said in data["abbreviations"].items()}
        | {
            word: tuple(full.split())
            for full, _, short in map(_parted, own["organisation_short"])
            for word in short.split()
        },
        endings={word: tuple(said.split()) for word, said in data["endings"].items()},
        phrases={stems(words): stems(said) for words, said in data["phrases"].items()},
        shown={said: words.title() for words, said in reversed(data["phrases"].items()) if " " not in said}
        | data["shown"],
        forms=frozenset(data["forms"]["words"].split()),
        in_brackets=frozenset(stems(data["forms"]["in_brackets"])),
        synonyms=tuple(frozenset(stems(group)) for group in data["synonyms"].values()),
        brands=frozenset(stems(" ".join((data["brands"]["words"], *own["brands"])))),
        became={stem(was): frozenset(map(stem, later)) for was, later in data["became"].items()},
        renamed={stem(was): frozenset(map(stem, later)) for was, later in data["renamed"].items()},
        tiers={stem(word): tier for word, tier in data["tiers"].items()},
        stages={stem(word): stage for word, stage in data["stages"].items()},
        inside=frozenset(stems(data["inside"]["words"])),
        kinds=frozenset(stems(data["kinds"]["words"])),
        slight=frozenset(stems(data["kinds"]["slight"])),
        longer=_by_ends(longer - set(data["unmended"]["words"].split())),
        said=frozenset(said.split()),
    )


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(":")


def _by_ends(words: set[str]) -> dict[str, tuple[str, ...]]:
    ends: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        for end in (word[:2], f"-{word[-2:]}"):
            ends[end] = (*ends.get(end, ()), word)
    return ends


def stems(words: str) -> tuple[str, ...]:
    """Return the stems of words."""
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


forget_with_words(organisation_words.cache_clear)
forget_with_words(mended.cache_clear)
