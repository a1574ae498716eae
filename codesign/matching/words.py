"""The word lists that help to compare names: titles, short forms, sounds, desks. Data, read once when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Title:
    """A title in full, and the words of a role or kind that bear it out."""

    full: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything `data/names.toml` and `data/organisations.toml` say, ready to look up."""

    titles: Mapping[str, Title]
    letters: frozenset[str]
    letters_that_are_names: frozenset[str]
    generations: Mapping[str, str]
    particles: frozenset[str]
    after_o: frozenset[str]
    after_d: frozenset[str]
    always_joined: frozenset[str]
    long_of: Mapping[str, frozenset[str]]
    """Short form to the full names it may stand for."""
    short_of: Mapping[str, frozenset[str]]
    forms: Mapping[str, frozenset[str]]
    """A name to the other ways of writing it."""
    sound_rules: tuple[tuple[re.Pattern[str], str], ...]
    vowels: tuple[tuple[re.Pattern[str], str], ...]
    organisation_words: frozenset[str]
    organisation_words_that_are_names: frozenset[str]
    linking: frozenset[str]
    opening: frozenset[str]
    little: frozenset[str]
    abbreviations: Mapping[str, str]
    letters_for: tuple[tuple[str, str], ...]
    """Organisations' words in full, with the letters that stand for them."""
    not_a_name: frozenset[str]
    desks: frozenset[str]


@cache
def words() -> Words:
    """Read the lists; the second call costs nothing."""
    data, organisations = word_data("names"), word_data("organisations")
    after, family, recognised = data["after_the_name"], data["family"], organisations["recognised"]
    short_of = {full: _set(short) for full, short in data["short"].items()}
    return Words(
        titles={word: Title(said["full"], frozenset(said["roles"])) for word, said in data["titles"].items()},
        letters=_set(after["letters"]),
        letters_that_are_names=_set(after["letters_that_are_names"]),
        generations=after["generations"],
        particles=_set(family["particles"]),
        after_o=_set(family["after_o"]),
        after_d=_set(family["after_d"]),
        always_joined=_set(family["always_joined"]),
        long_of=_turned(short_of),
        short_of=short_of,
        forms=_others(data["forms"]["groups"]),
        sound_rules=_patterns(data["sounds"]["rules"]),
        vowels=_patterns(data["sounds"]["vowels"]),
        organisation_words=_set(recognised["words"]),
        organisation_words_that_are_names=_set(recognised["words_that_are_names"]),
        linking=_set(recognised["linking"]),
        opening=_set(recognised["opening"]),
        little=_set(organisations["little"]["words"]),
        abbreviations=organisations["abbreviations"],
        letters_for=tuple(organisations["letters"].items()),
        not_a_name=_set(data["nothing"]["words"]),
        desks=_set(data["mailboxes"]["words"]),
    )


def word_data(name: str) -> dict[str, Any]:
    """Read one of the files of words."""
    return tomllib.loads(files("codesign").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _turned(short_of: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    shorts = {short for all_shorts in short_of.values() for short in all_shorts}
    return {
        short: frozenset(full for full, all_shorts in short_of.items() if short in all_shorts)
        for short in shorts
    }


def _others(groups: Iterable[str]) -> dict[str, frozenset[str]]:
    others: dict[str, frozenset[str]] = {}
    for group in groups:
        names = _set(group)
        for name in names:
            others[name] = others.get(name, frozenset()) | (names - {name})
    return others


def _patterns(rules: Iterable[Any]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)
