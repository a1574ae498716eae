"""The finder: identifiers by pattern, then names by cue and by the register of contacts, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from codesign.coding.personal.addresses import addresses, homes_said, named_houses
from codesign.coding.personal.cues import Named, cued
from codesign.coding.personal.found import Found, Kind
from codesign.coding.personal.identifiers import births, cars, emails, insurance_numbers, postcodes
from codesign.coding.personal.numbers import bank_accounts, cards, nhs_numbers, phones
from codesign.coding.personal.reading import Reading
from codesign.coding.personal.register import Register

_FIGURE = re.compile(r"[0-9]")
_IN_FIGURES = (births, cards, phones, nhs_numbers, insurance_numbers, cars, postcodes, bank_accounts)
"""In the order in which one gives way to another where two read the same figures."""


def find(text: str, register: Register | None = None) -> tuple[Found, ...]:
    """Return what in a comment may identify somebody, in its order; nothing overlaps.

    Args:
        text: the comment as it stands; places count its characters (code points).
        register: the names of contacts, to find them too. Without it, names are found by cues alone.
    """
    marked = list(_identifiers(text))
    marked += (found for found in _places(text) if _is_free(found, marked))
    names = _names(text, register)
    marked += (name for name in names if _is_free(name, marked))
    return tuple(sorted(marked))


def identifiers(text: str) -> tuple[Found, ...]:
    """Return the structured identifiers of a text alone, those with figures or an e-mail's sign: no name, no address."""
    return tuple(sorted(_identifiers(text)))


def kinds_in(text: str, register: Register | None = None) -> frozenset[Kind]:
    """Return the kinds of what in a comment may identify somebody; empty for nearly all comments."""
    return frozenset(found.kind for found in find(text, register))


def identifiers_in(text: str) -> frozenset[Kind]:
    """Return the kinds of structured identifier in a text."""
    return frozenset(found.kind for found in _identifiers(text))


def _identifiers(text: str) -> list[Found]:
    taken: list[Found] = []
    has_figures = _FIGURE.search(text) is not None
    for finder in chain((emails,), _IN_FIGURES if has_figures else ()):
        taken += _free(finder(text), taken)
    return taken


def _places(text: str) -> Iterable[Found]:
    if _FIGURE.search(text):
        found = list(addresses(text))
        yield from found
        yield from (home for home in homes_said(text) if _is_free(home, found))
    yield from named_houses(text)


def _free(found: Iterable[Found], taken: Sequence[Found]) -> list[Found]:
    free: list[Found] = []
    for each in found:
        if _is_free(each, taken) and _is_free(each, free):
            free.append(each)
    return free


def _is_free(found: Found, taken: Iterable[Found]) -> bool:
    return all(found.end <= other.start or other.end <= found.start for other in taken)


def _names(text: str, register: Register | None) -> list[Found]:
    """Names by cue and by register; where both read one name, the longer reading of it stands."""
    read = Reading(text)
    kept = [*(register.named(read) if register and register.count else ())]
    layers: list[tuple[Named, str]] = [(named, "register") for named in kept]
    layers += [(named, "cue") for named in cued(read)]
    layers.sort(key=lambda each: (each[0].first - each[0].last, each[1] == "cue", each[0].first))
    found: list[Found] = []
    for named, layer in layers:
        start, end = read.span(named.first, named.last)
        name = Found(start, end, "name", "register" if layer == "register" else "cue", named.why)
        if _is_free(name, found):
            found.append(name)
    return found
