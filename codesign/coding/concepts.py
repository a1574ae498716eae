"""What a comment touches on: `waiting`, `buses`, `manner-bad`, told by the words and short phrases people use for it.

The lists are in `data/concepts_*.toml`, written from general knowledge of English and of public services. A concept whose
name ends in `-good` or `-bad` is heard as its first part too, so that one who says `kind` and one who says `rude` both
speak of `manner`. Nothing here decides anything: a concept is one more thing that a comment may be read as.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

FILES = ("concepts_people", "concepts_care", "concepts_places", "concepts_said")
"""The lists, in the order their concepts are numbered."""

MOST_REMEMBERED = 50_000
"""Different words remembered at once. Comments repeat few words often; a list of names must not fill the memory."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NO_WORD = re.compile(r"[^\w,*]+|_+")
_SIDES = ("-good", "-bad")


class Heard(NamedTuple):
    """A concept heard in a comment, and which of its words say so: from the word `start` to before the word `end`."""

    concept: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """What follows the first word of a phrase, and the concepts it stands for."""

    rest: tuple[tuple[str, bool], ...]
    """Each further word, and whether it is a stem."""
    concepts: tuple[str, ...]


class _Known(NamedTuple):
    """All that a word may say: alone, and as the first of a phrase."""

    plain: str
    """In small letters, its apostrophes off."""
    alone: tuple[str, ...]
    phrases: tuple[_Phrase, ...]


def concepts_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the concepts of a comment read as words, in the order they are first heard; each once.

    Args:
        words: the words in order, in any case, their apostrophes on (`didn't`, `DIDN’T` and `didnt` are one word).
    """
    return tuple(dict.fromkeys(heard[0] for heard in heard_in(words)))


def concepts_in(text: str) -> tuple[str, ...]:
    """Return the concepts of a comment as it was written."""
    return concepts_of(_WORD.findall(text))


def heard_in(words: Sequence[str]) -> list[Heard]:
    """Return each concept with the words that say it, in the order of the words."""
    known = _lexicon().known
    said = [known(word) for word in words]
    heard = []
    for at, (_, alone, phrases) in enumerate(said):
        for concept in alone:
            heard.append(Heard(concept, at, at + 1))
        for rest, concepts in phrases:
            end = at + 1 + len(rest)
            if end <= len(said) and _follows(rest, said, at + 1):
                heard.extend(Heard(concept, at, end) for concept in concepts)
    return heard


def concept_names() -> tuple[str, ...]:
    """Return the names of all concepts, in the order of the lists."""
    return _lexicon().names


def _plain(word: str) -> str:
    lowered = word.lower()
    return lowered.replace("'", "").replace("’", "") if "'" in lowered or "’" in lowered else lowered


def _follows(rest: tuple[tuple[str, bool], ...], said: Sequence[_Known], at: int) -> bool:
    for part, is_stem in rest:
        word = said[at].plain
        if not (word.startswith(part) if is_stem else word == part):
            return False
        at += 1
    return True


class _Lexicon:
    """The lists, turned round: from a word to what it says."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        """Take the words of each concept, by commas."""
        self.names = tuple(dict.fromkeys(part for name in lists for part in _with_base(name)))
        self._whole: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, said in lists.items():
            for line in _NO_WORD.sub(" ", _plain(said)).split(","):
                self._take(line.split(), name)
        lengths = set(map(len, self._stems)) | {len(word) - 1 for word in self._phrases if word[-1] == "*"}
        self._lengths = sorted(lengths)
        self._remembered: dict[str, _Known] = {}

    def known(self, word: str) -> _Known:
        """Return what a word may say, remembered from the last time it was asked."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[word] = self._looked_up(_plain(word))
        return found

    def _looked_up(self, word: str) -> _Known:
        alone = list(self._whole.get(word, ()))
        starts = list(self._phrases.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            alone += self._stems.get(word[:length], ())
            starts += self._phrases.get(f"{word[:length]}*", ())
        by_rest: dict[tuple[str, ...], list[str]] = {}
        for rest, name in starts:
            by_rest.setdefault(rest, []).append(name)
        phrases = (_Phrase(_parts(rest), _with_bases(names)) for rest, names in by_rest.items())
        return _Known(word, _with_bases(alone), tuple(phrases))

    def _take(self, parts: Sequence[str], name: str) -> None:
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], []).append((tuple(parts[1:]), name))
        elif parts and parts[0].endswith("*"):
            self._stems.setdefault(parts[0][:-1], []).append(name)
        elif parts:
            self._whole.setdefault(parts[0], []).append(name)


def _parts(rest: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    return tuple((part.removesuffix("*"), part.endswith("*")) for part in rest)


def _with_bases(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for name in names for part in _with_base(name)))


def _with_base(name: str) -> tuple[str, ...]:
    for side in _SIDES:
        if name.endswith(side):
            return (name.removesuffix(side), name)
    return (name,)


@cache
def _lexicon() -> _Lexicon:
    """Read the lists; the second call costs nothing."""
    folder = files("codesign.coding").joinpath("data")
    lists: dict[str, str] = {}
    for file in FILES:
        lists |= tomllib.loads(folder.joinpath(f"{file}.toml").read_text(encoding="utf-8"))
    return _Lexicon(lists)
