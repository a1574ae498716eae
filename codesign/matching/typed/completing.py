"""A name while it is typed: each word may be the beginning of one, and is read so where that fits better."""

from __future__ import annotations

from typing import NamedTuple

from codesign.matching.compare.people import (
    Agreement,
    NamesCompared,
    PersonName,
    compare_family,
    compare_given,
    compare_people,
    is_initial,
)
from codesign.matching.typed.asked import words_of

BEGUN = "begun"
"""The level of a word that is typed no further than its beginning."""
_FIRM = frozenset({"same", "form", "short", "tongue", "sound", "part", "middle", "mail", "near form"})
_RANK = (
    "same",
    "form",
    BEGUN,
    "short",
    "tongue",
    "part",
    "sound",
    "slip",
    "near form",
    "begins",
    "initial",
    "other",
)


class Read(NamedTuple):
    """How a typed name and a known one agree."""

    name: PersonName
    """The known name that agreed best."""
    found: NamesCompared
    is_one_word: bool = False
    """Only one word was typed of a name that has more."""


def read(typed: PersonName, words: tuple[str, ...], known: PersonName, stems: tuple[str, ...] = ()) -> Read:
    """Compare a typed name with a known one."""
    if len(words) == 1:
        return _one_word(words[0], known)
    found = _in_halves(compare_people(typed, known, stems, ()))
    if _is_firm(found):
        return Read(known, found)
    held = words_of(known)
    full = tuple(_completed(word, held, among=words) for word in words)
    if sorted(full) == sorted(held) and not _is_firm_in_order(full, held):
        return Read(known, _in_any_order(words, full, known))
    if full == words:
        return Read(known, found)
    completed = _in_halves(compare_people(_with_words(typed, full), known))
    begun = _begun(completed, dict(zip(full, words, strict=True)))
    return Read(known, begun if _is_better(begun, found) else found)


def _in_halves(found: NamesCompared) -> NamesCompared:
    """Put the halves of a name that was turned round where they belong: what was typed first is the family name."""
    if not found.turned:
        return found
    family = found.given
    if family is not None and family.level == "short":  # no family name is short for another
        family = family._replace(level="form")
    return found._replace(given=found.family, family=family)


def _completed(word: str, held: tuple[str, ...], among: tuple[str, ...]) -> str:
    """Return the known word that a typed one begins; a single letter begins one only beside a longer word."""
    if word in held:
        return word
    if len(word) == 1 and word.isascii() and (word == among[0] or max(map(len, among)) < 2):
        return word
    return next((each for each in held if each.startswith(word) and each not in among), word)


def _with_words(typed: PersonName, full: tuple[str, ...]) -> PersonName:
    of_family = len(typed.parts)
    given, parts = full[: len(full) - of_family], full[len(full) - of_family :]
    return typed._replace(
        given=given[0] if given else "", middle=given[1:], parts=parts, family="".join(parts)
    )


def _begun(found: NamesCompared, typed: dict[str, str]) -> NamesCompared:
    """Say of each half that rests on a completed word that it is only begun."""

    def half(agreement: Agreement | None) -> Agreement | None:
        if agreement is None:
            return None
        short = typed.get(agreement.one, agreement.one)
        if agreement.level not in {"same", "part"} or short == agreement.one:
            return agreement
        return Agreement(BEGUN, short, agreement.one)

    return found._replace(given=half(found.given), family=half(found.family))


def _is_better(one: NamesCompared, other: NamesCompared) -> bool:
    return _worst(one) < _worst(other)


def _worst(found: NamesCompared) -> int:
    return max((_rank(half) for half in (found.given, found.family) if half is not None), default=len(_RANK))


def _rank(half: Agreement) -> int:
    return _RANK.index(half.level) if half.level in _RANK else 1


def _is_firm(found: NamesCompared) -> bool:
    return all(half is None or half.level in _FIRM for half in (found.given, found.family))


def _is_firm_in_order(full: tuple[str, ...], held: tuple[str, ...]) -> bool:
    return full == held or len(full) < 2


def _in_any_order(words: tuple[str, ...], full: tuple[str, ...], known: PersonName) -> NamesCompared:
    typed = dict(zip(full, words, strict=True))
    whole = NamesCompared(
        Agreement("same", known.given, known.given),
        Agreement("same", known.family, known.family),
        turned=True,
    )
    return _begun(whole, typed)


def _one_word(word: str, known: PersonName) -> Read:
    """Compare one typed word with each word of a name: a first name, a family name, or a part of one."""
    readings: list[NamesCompared] = []
    if known.given:
        for name in (known.given, *(each for each in known.middle if not is_initial(each))):
            level = compare_given(word, name) if len(word) > 1 else "other"
            readings.append(NamesCompared(_or_begun(level, word, name), None))
    for part in dict.fromkeys((known.family, *known.parts)):
        level = compare_family((word,), (part,)).level
        readings.append(NamesCompared(None, _or_begun(level, word, part)))
    best = min(readings, key=_worst)
    return Read(known, best, is_one_word=bool(known.given) and len(words_of(known)) > 1)


def _or_begun(level: str, word: str, name: str) -> Agreement:
    may_begin = len(word) > 1 or not word.isascii()
    if word != name and may_begin and name.startswith(word) and level not in {"form", "short", "tongue"}:
        return Agreement(BEGUN, word, name)
    return Agreement(level, word, name)
