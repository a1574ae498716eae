"""The finder: identifiers by pattern, then names by cue and by the register of contacts, put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from codesign.coding.personal.addresses import HOMES, HOUSES, STREETS, addresses, homes_said, named_houses
from codesign.coding.personal.cues import cued
from codesign.coding.personal.found import Found, Kind
from codesign.coding.personal.identifiers import (
    births,
    cars,
    emails,
    insurance_numbers,
    older_cars,
    postcodes,
)
from codesign.coding.personal.numbers import bank_accounts, cards, nhs_numbers, phones
from codesign.coding.personal.reading import Reading
from codesign.coding.personal.register import Register
from codesign.coding.personal.taking import Named

_FIGURE = re.compile(r"[0-9]")


class _Finder(NamedTuple):
    """What looks for one kind, and what a comment must hold for it to be worth looking."""

    find: Callable[[str], Iterable[Found]]
    figures: int
    words: frozenset[str] | None = None
    """One of these, where it needs a word."""


_IN_FIGURES = (
    _Finder(
        births, 4, frozenset(["born", "birth", "births", "birthdate", "dob", "bday", "birthday", "b", "d"])
    ),
    _Finder(cards, 13),
    _Finder(phones, 9),
    _Finder(nhs_numbers, 10),
    _Finder(insurance_numbers, 6),
    _Finder(cars, 2),
    _Finder(
        older_cars,
        1,
        frozenset(["reg", "registration", "plate", "numberplate", "car", "van", "vehicle", "taxi"]),
    ),
    _Finder(postcodes, 2),
    _Finder(bank_accounts, 6, frozenset(["sort", "sortcode", "account", "acc", "acct", "c"])),
)
"""In the order in which one gives way to another where two read the same figures."""
_OF_HOMES = (_Finder(addresses, 1, STREETS), _Finder(homes_said, 1, HOMES), _Finder(named_houses, 0, HOUSES))


def find(text: str, register: Register | None = None) -> tuple[Found, ...]:
    """Return what in a comment may identify somebody, in its order; nothing overlaps.

    Args:
        text: the comment as it stands; places count its characters (code points).
        register: the names of contacts, to find them too. Without it, names are found by cues alone.
    """
    read = Reading(text)
    said = frozenset(read.lows)
    marked = _identifiers(text, said)
    _look(text, _OF_HOMES, len(_FIGURE.findall(text)), said, marked)
    for name in _names(read, register):
        marked.take(name)
    return tuple(marked.found)


def identifiers(text: str) -> tuple[Found, ...]:
    """Return the structured identifiers of a text alone, those with figures or an e-mail's sign: no name, no address."""
    return tuple(_identifiers(text).found)


def kinds_in(text: str, register: Register | None = None) -> frozenset[Kind]:
    """Return the kinds of what in a comment may identify somebody; empty for nearly all comments."""
    return frozenset(found.kind for found in find(text, register))


def identifiers_in(text: str) -> frozenset[Kind]:
    """Return the kinds of structured identifier in a text."""
    return frozenset(found.kind for found in _identifiers(text).found)


class _Marked:
    """What is marked so far, in its order. What would overlap gives way; a long letter holds thousands, so nothing is gone through for it."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._starts: list[int] = []

    def take(self, found: Found) -> None:
        """Mark something, unless some of it is marked already."""
        at = bisect_left(self._starts, found.end)
        if at and self.found[at - 1].end > found.start:
            return
        self._starts.insert(at, found.start)
        self.found.insert(at, found)


def _identifiers(text: str, said: frozenset[str] | None = None) -> _Marked:
    marked = _Marked()
    for email in emails(text):
        marked.take(email)
    if figures := len(_FIGURE.findall(text)):
        _look(text, _IN_FIGURES, figures, said, marked)
    return marked


def _look(
    text: str, finders: Iterable[_Finder], figures: int, said: frozenset[str] | None, marked: _Marked
) -> None:
    """Let those look who may find something: so few figures, or none of their words, and there is nothing."""
    for find_, least, needed in finders:
        if figures >= least and (said is None or needed is None or not said.isdisjoint(needed)):
            for found in find_(text):
                marked.take(found)


def _names(read: Reading, register: Register | None) -> list[Found]:
    """Names by cue and by register; where both read one name, the longer reading of it stands."""
    kept = [*(register.named(read) if register and register.count else ())]
    layers: list[tuple[Named, str]] = [(named, "register") for named in kept]
    layers += [(named, "cue") for named in cued(read)]
    if not layers:
        return []
    layers.sort(key=lambda each: (each[0].first - each[0].last, each[1] == "cue", each[0].first))
    names = _Marked()
    for named, layer in layers:
        start, end = read.span(named.first, named.last)
        names.take(Found(start, end, "name", "register" if layer == "register" else "cue", named.why))
    return names.found
