"""Names that are two people's, however much else the two share: what they share is then a home's or an office's.

Jnr beside a name without it, Mr R beside Mrs R, Aisha beside Anisha, Kaur beside Singh. Only what is somebody's own,
a mobile, an e-mail with their first name, a birth date, says that it is one person after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from codesign.matching.compare.email import Email
from codesign.matching.compare.people import Agreement, NamesCompared, PersonName, is_initial, is_known_name
from codesign.matching.words import words

Two = Literal["", "always", "names", "office", "home"]
"""Whether names are two people's: always, or where they share an office's mailbox or a home; empty where they may be one.

`names` is as `office`, and no third brings them together, for both first names are names that we know.
"""
_NEAR: Final = frozenset({"slip", "near form", "begins"})
_SAID_OF: Final = {"kaur": "woman", "singh": "man"}
"""Sikh names said of women and of men."""


def two_by_name(one: PersonName, other: PersonName, found: NamesCompared, *, sexes: bool) -> Two:
    """Say whether names are two people's; `sexes` is whether their titles are of two sexes."""
    if one.speaks_of != other.speaks_of:
        return "always"
    if one.generation != other.generation:
        return "always" if one.generation and other.generation else "home"
    given = found.given
    if given is None:
        return ""
    initials, known = is_initial(given.one) + is_initial(given.other), _are_known(given)
    if given.level == "other" and not initials:
        return "names" if known and not _may_be_middle(one, other) else "office"
    if given.level in _NEAR and known:
        return "home"
    if _is_other_middle(one, other, given.level) or _is_of_two_sexes(one, other):
        return "always"
    return "always" if initials == 2 and sexes else ""


def _are_known(given: Agreement) -> bool:
    return is_known_name(given.one) and is_known_name(given.other)


def _may_be_middle(one: PersonName, other: PersonName) -> bool:
    """Tell whether the first name of one fits an initial in the middle of the other: Amy R Orchard, Ruth Orchard."""
    return one.given[0] in other.middle or other.given[0] in one.middle


def _is_other_middle(one: PersonName, other: PersonName, level: str) -> bool:
    """Tell whether second names differ where the first tells little: Mohammed Ali is not Mohammed Amir."""
    if level != "same" or not one.middle or not other.middle:
        return False
    first, second = one.middle[0], other.middle[0]
    if first[0] == second[0] and (is_initial(first) or is_initial(second)):
        return False
    known = words()
    is_weak = one.given in known.weak and not {first, second} & known.weak
    return is_weak and second not in known.forms.get(first, ()) and first != second


def _is_of_two_sexes(one: PersonName, other: PersonName) -> bool:
    said = [
        {_SAID_OF[word] for word in (*name.middle, *name.parts) if word in _SAID_OF} for name in (one, other)
    ]
    return len(said[0]) == len(said[1]) == 1 and said[0] != said[1]


def is_own_mailbox(stem: str, names: Iterable[PersonName], two: Two) -> bool:
    """Tell whether the letters before an @ have somebody's first name, and so are not a family's or an office's.

    Of a parent and a child of one name, the initial says as much.
    """
    return any(
        (len(name.given) > 2 and name.given in stem)
        or (two == "home" and len(name.given) > 1 and _has_initial(stem, name))
        for name in names
    )


def _has_initial(stem: str, name: PersonName) -> bool:
    before, family, after = stem.partition(name.family)
    return bool(family) and name.given[0] in {before[:1], after[:1]}


def is_of_an_office(mail: Email, names: Iterable[PersonName]) -> bool:
    """Tell whether a mailbox is a desk's or a family's, or is at work and says nobody's name: `chair@`, `orchards@`."""
    names = tuple(names)
    if any(mail.stem in {name.family, f"{name.family}s"} for name in names if name.family):
        return True
    halves = (half for name in names for half in (name.given, name.family) if len(half) > 1)
    return mail.is_desk or not (mail.is_private or any(half in mail.stem for half in halves))
