"""Counts of people who were not named: `4 carers`, `about 20 residents`, by kinds of person from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from codesign.entry.errors import EntryError, quoted
from codesign.entry.wording import Entry, counted, find_entries

EXAMPLES = "Try 4 carers, or about 20 residents."
DOUBTFUL_FROM = 500
"""More people than most rooms hold: asked about, never blocked."""
MOST = 10_000_000
LONGEST = 200
"""A longer line is no count, whatever it is."""

_ABOUT = re.compile(
    r"(?:(?:about|around|approx(?:imately)?|roughly|circa|ca|some)\b\.?\s*|c(?:\.\s*|\s+|(?=[0-9]))|~\s*)(?=[0-9a-z])"
)
_ONE_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_IN_WORDS = {"no": 0, "a": 1, "an": 1, "dozen": 12} | {
    word: number for number, word in enumerate(_ONE_TO_TWENTY.split(), 1)
}
_VAGUE = frozenset(
    {
        "lots",
        "many",
        "several",
        "few",
        "some",
        "loads",
        "plenty",
        "couple",
        "handful",
        "dozens",
        "hundreds",
        "tons",
    }
)
_NUMBER = re.compile(r"(-?)([0-9][0-9,]*)(\.[0-9]+)?(ish\b|\+)?")
_RANGE = re.compile(r"([0-9]{1,7})\s*(?:-|–|—|\bto\b|\bor\b)\s*([0-9]{1,7})\b")


class Count(NamedTuple):
    """So many people of one kind, not named."""

    kind: str
    """The vocabulary's code; empty when no kind was said."""
    number: int
    about: bool
    doubt: str
    """A question to ask before keeping it, or nothing."""
    words: str


class CountNotReadError(EntryError):
    """There is no number in it that people can be counted by."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"I need a number of people; {quoted(typed)} has none I can read.", todo=EXAMPLES, typed=typed
        )


class FewerThanNobodyError(EntryError):
    """A count below nought."""

    def __init__(self, typed: str, number: str) -> None:
        super().__init__(f"{number} is fewer than nobody.", todo=EXAMPLES, typed=typed)


class PartOfAPersonError(EntryError):
    """A count with a fraction."""

    def __init__(self, typed: str, number: str) -> None:
        super().__init__(f"{number} is not a whole number of people.", todo=EXAMPLES, typed=typed)


class TwoNumbersError(EntryError):
    """A range: one number is needed, and the lower can be stood behind."""

    def __init__(self, typed: str, lower: int, offer: str) -> None:
        super().__init__(
            "One number, please.",
            todo=f"{lower:,} is the number you can stand behind: type {quoted(offer)}.",
            typed=typed,
        )
        self.offer = offer
        """The line to put in its place if the person agrees."""


class TooManyPeopleError(EntryError):
    """A count no place can hold."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{quoted(typed)} is more people than anyone can count.", todo=EXAMPLES, typed=typed)


class KindUnknownError(EntryError):
    """A kind of person the vocabulary does not have."""

    def __init__(self, typed: str, kind: str) -> None:
        super().__init__(
            f"{quoted(kind)} is not a kind of person in your vocabulary.",
            todo="Type the number alone or another kind, or begin a name with a capital: 10 Downing Street.",
            typed=typed,
        )


class KindTwoWaysError(EntryError):
    """A word that several kinds share."""

    def __init__(self, typed: str, kind: str, names: Sequence[str]) -> None:
        shown = ", ".join(names[:4])
        super().__init__(
            f"{quoted(kind)} could be any of: {shown}.", todo="Type more of the one you mean.", typed=typed
        )


def read_count(text: str, kinds: Sequence[Entry], room: int | None = None) -> Count:
    """Read a number of people of a kind.

    Args:
        text: the line as typed.
        kinds: the vocabulary's kinds of person.
        room: how many are said to have been in the room, to question a count larger than that.
    """
    typed = " ".join(text.casefold().split())
    bare = _ABOUT.sub("", typed, count=1) if _ABOUT.match(typed) else typed
    number, about, rest = _number(bare, text)
    if number > MOST:
        raise TooManyPeopleError(text)
    kind = _kind(rest, kinds, text) if rest else None
    about = about or bare != typed
    return Count(
        kind.code if kind else "",
        number,
        about,
        _doubt(number, kind, room),
        _words(number, kind, about=about),
    )


def is_count_like(text: str) -> bool:
    """Tell whether a line begins as a count does: with a number, in figures or words, perhaps after "about"."""
    typed = " ".join(text.casefold().split())
    bare = _ABOUT.sub("", typed, count=1) if _ABOUT.match(typed) else typed
    first = re.split(r"[\s-]", bare, maxsplit=1)[0]
    return bool(_NUMBER.match(bare)) or first in _VAGUE or (first in _IN_WORDS and " " in bare)


def _number(bare: str, text: str) -> tuple[int, bool, str]:
    """Return the number, whether it is rough, and what follows it."""
    between = _RANGE.match(bare)
    if between:
        lower = min(int(between[1]), int(between[2]))
        raise TwoNumbersError(text, lower, f"{lower} {bare[between.end() :].strip()}".strip())
    found = _NUMBER.match(bare)
    if found:
        return _figures(found, text), bool(found[4]), _after(bare[found.end() :])
    word, _, rest = bare.partition(" ")
    if word in _IN_WORDS and word not in _VAGUE and rest:
        return _IN_WORDS[word], False, _after(rest)
    turned = len(bare) < LONGEST and re.fullmatch(
        r"([^0-9]+?)[\s:x]*([0-9][0-9,]{0,10})", bare
    )  # "carers: 4"
    if turned and turned[1].strip() not in _VAGUE:
        return int(turned[2].replace(",", "")), False, turned[1].strip()
    raise CountNotReadError(text)


def _figures(found: re.Match[str], text: str) -> int:
    number = found[0].removesuffix("ish").removesuffix("+")
    if found[1]:
        raise FewerThanNobodyError(text, number)
    if found[3]:
        raise PartOfAPersonError(text, number)
    if len(found[2]) > 15:  # more figures than python should be asked to turn into a number
        raise TooManyPeopleError(text)
    return int(found[2].replace(",", ""))


def _after(rest: str) -> str:
    return re.sub(r"^(?:x|×|of)\s+", "", rest.strip(" :"))


def _kind(typed: str, kinds: Sequence[Entry], text: str) -> Entry | None:
    if typed in {"people", "person", "others", "other people", "unnamed", "not named"}:
        return next((entry for entry in kinds if entry.code == "person"), None)
    found = find_entries(typed, kinds)
    if not found:
        raise KindUnknownError(text, typed)
    if len(found) > 1:
        raise KindTwoWaysError(text, typed, [entry.name for entry in found])
    return found[0]


def _doubt(number: int, kind: Entry | None, room: int | None) -> str:
    if number < DOUBTFUL_FROM and (room is None or number <= room):
        return ""
    place = f" in a room for {room:,}" if room is not None and number > room else ""
    return f"{_words(number, kind, about=False)}{place}? Enter again to keep."


def _words(number: int, kind: Entry | None, *, about: bool) -> str:
    said = counted(number, kind.name, kind.plural) if kind else counted(number, "person")
    return f"{said}: nobody to add" if number == 0 else f"about {said}" if about else said
