"""The word lists that help to compare names: titles, short forms, spellings, sounds, kin, desks. Data, read once when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from codesign.matching.words.files import SHAPES, Lines, read_lines, together

OUR_FILES = (
    "about",
    "british",
    "celtic",
    "english_families",
    "tongues",
    "south_asian",
    "muslim",
    "european",
    "african",
    "east_asian",
)
"""The files of `data/names/`, by tradition and by idea."""

Groups = Mapping[str, frozenset[str]]
"""A word to all that stand in a group with it, itself among them."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title in full, and the words of a role or kind that bear it out."""

    full: str
    roles: frozenset[str]
    said_of: Literal["", "man", "woman"] = ""
    """Whom a courtesy title is said of: a Mr and a Mrs at one address are a couple."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything `data/names/`, `data/names.toml` and `data/organisations.toml` say, ready to look up."""

    titles: Mapping[str, Title]
    doubtful_titles: Mapping[str, Title]
    """Titles that are also names (Dean, Syed): never taken off a name's front without two more words."""
    letters: frozenset[str]
    letters_that_are_names: frozenset[str]
    generations: Mapping[str, str]
    particles: frozenset[str]
    after_o: frozenset[str]
    after_d: frozenset[str]
    always_joined: frozenset[str]
    weak: frozenset[str]
    """Religious and respectful parts of a name, which may be left out and tell few people apart."""
    long_of: Groups
    """Short form to the full names it may stand for."""
    short_of: Groups
    usual: frozenset[str]
    """Full names as they are spelt oftenest, to say in a sentence: Robert, where Bob is short for Robart too."""
    spellings: Groups
    """A given name to other spellings of it."""
    tongues: Groups
    """A given name to what it is in other languages: a weaker sign."""
    family_spellings: Groups
    """A family name to other spellings of it."""
    family_tongues: Groups
    """A family name to its other romanisations and counterparts: a weaker sign."""
    family_endings: tuple[tuple[str, ...], ...]
    """Endings of one family name as a man, a woman or a child bears it."""
    forms: Groups
    """A name to every other way of writing it, given or family, in any language."""
    sound_rules: tuple[tuple[re.Pattern[str], str], ...]
    vowels: tuple[tuple[re.Pattern[str], str], ...]
    organisation_words: frozenset[str]
    organisation_words_that_are_names: frozenset[str]
    linking: frozenset[str]
    opening: frozenset[str]
    not_a_name: frozenset[str]
    desks: frozenset[str]
    kin: frozenset[str]
    """Mum, husband, carer: they name a relation, not the person."""
    kin_links: frozenset[str]
    on_behalf: tuple[str, ...]


_own: list[Lines] = []
"""What a user added, see `use_own_lines`."""
_forgetful: list[Callable[[], object]] = []


@cache
def words() -> Words:
    """Read the lists; the second call costs nothing."""
    return _built([*(read_lines(_text(f"names/{name}")) for name in OUR_FILES), *_own])


def usual_of(names: Iterable[str]) -> str:
    """Return the name to say in a sentence, of several that fit."""
    usual = words().usual
    return min(names, key=lambda name: (name not in usual, name))


def use_own_lines(lines: Sequence[Lines]) -> None:
    """Add what a user wrote to our lists, in place of what was added before; `own_words` reads and checks it first."""
    _own[:] = lines
    words.cache_clear()
    for forget in _forgetful:
        forget()


def own_lines() -> Sequence[Lines]:
    """Return what a user added."""
    return tuple(_own)


def forget_with_words(forget: Callable[[], object]) -> None:
    """Have something forgotten whenever a user's own words change, as what was worked out from them must be."""
    _forgetful.append(forget)


def word_data(name: str) -> dict[str, Any]:
    """Read one of the files of words."""
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("codesign").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")


def _built(lists: Iterable[Lines]) -> Words:
    said = together(lists)
    data, recognised = word_data("names"), word_data("organisations")["recognised"]
    spellings, families = _groups(said["spellings"]), _groups(said["family_spellings"])
    tongues, family_tongues = _groups(said["tongues"]), _groups(said["family_tongues"])
    long_of, short_of = _short_forms(said["short"], spellings)
    bare = {key: _set(" ".join(said[key])) for key, shape in SHAPES.items() if shape == "words"}
    return Words(
        titles=_titles(said["titles"], bare["said_of_men"], bare["said_of_women"]),
        doubtful_titles=_titles(said["doubtful_titles"], bare["said_of_men"], bare["said_of_women"]),
        letters=bare["letters"],
        letters_that_are_names=bare["letters_that_are_names"],
        generations=_meanings(said["generations"]),
        particles=bare["particles"],
        after_o=bare["after_o"],
        after_d=bare["after_d"],
        always_joined=bare["always_joined"],
        weak=bare["weak"],
        long_of=long_of,
        short_of=short_of,
        usual=frozenset(word for line in said["short"] for word in line.partition(":")[0].split()),
        spellings=spellings,
        tongues=tongues,
        family_spellings=families,
        family_tongues=family_tongues,
        family_endings=tuple(tuple(line.split()) for line in said["family_endings"]),
        forms=_joined(spellings, tongues, families, family_tongues),
        sound_rules=_patterns(data["sounds"]["rules"]),
        vowels=_patterns(data["sounds"]["vowels"]),
        organisation_words=_set(recognised["words"]),
        organisation_words_that_are_names=_set(recognised["words_that_are_names"]),
        linking=_set(recognised["linking"]),
        opening=_set(recognised["opening"]),
        not_a_name=_set(data["nothing"]["words"]),
        desks=bare["desks"],
        kin=bare["kin"],
        kin_links=bare["kin_links"],
        on_behalf=tuple(said["on_behalf"]),
    )


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _titles(lines: Iterable[str], men: frozenset[str], women: frozenset[str]) -> dict[str, Title]:
    titles = {}
    for line in lines:
        written, full, roles = (part.strip() for part in line.split(":"))
        for word in written.split():
            said_of: Literal["", "man", "woman"] = "man" if word in men else "woman" if word in women else ""
            titles[word] = Title(full, _set(roles), said_of)
    return titles


def _meanings(lines: Iterable[str]) -> dict[str, str]:
    pairs = (line.split(":") for line in lines)
    return {word: meaning.strip() for written, meaning in pairs for word in written.split()}


def _short_forms(lines: Iterable[str], spellings: Groups) -> tuple[Groups, Groups]:
    """Read `robert: bob rob` both ways; what is short for a name is short for its other spellings."""
    long_of: dict[str, frozenset[str]] = {}
    short_of: dict[str, frozenset[str]] = {}
    for line in lines:
        written, said = line.split(":")
        heads, shorts = frozenset(written.split()), frozenset(said.split())
        fulls = heads.union(*(spellings[head] for head in heads if head in spellings))
        for short in shorts:
            long_of[short] = long_of[short] | fulls if short in long_of else fulls
        for full in fulls:
            short_of[full] = short_of[full] | shorts if full in short_of else shorts
    return long_of, short_of


def _groups(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give each name all that stand in a line with it, itself too: names of one line share one set, which is quick."""
    groups: dict[str, frozenset[str]] = {}
    for line in lines:
        names = frozenset(line.split())
        for name in names:
            groups[name] = groups[name] | names if name in groups else names
    return groups


def _joined(*kinds: Groups) -> dict[str, frozenset[str]]:
    joined = dict(kinds[0])
    for groups in kinds[1:]:
        for name, others in groups.items():
            joined[name] = joined[name] | others if name in joined else others
    return joined


def _patterns(rules: Iterable[Any]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)
