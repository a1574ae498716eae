"""Names that are two people's, however much else the two share: what they share is then a home's or an office's.

Jnr beside a name without it, Mr R beside Mrs R, Aisha beside Anisha, Kaur beside Singh. Only what is somebody's own,
a mobile, an e-mail with their first name, a birth date, says that it is one person after all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from codesign.matching.compare.people import NamesCompared, PersonName, is_initial, is_known_name
from codesign.matching.words import words

Two = Literal["", "household", "kin"]
"""What two people are to each other by their names alone; empty where they may be one."""
_NEAR: Final = frozenset({"slip", "near form", "begins"})
_SAID_OF: Final = {"kaur": "woman", "singh": "man"}
"""Sikh names said of women and of men."""


def two_by_name(one: PersonName, other: PersonName, found: NamesCompared, *, sexes: bool) -> Two:
    """Say whether names are two people's; `sexes` is whether their titles are of two sexes."""
    if one.speaks_of != other.speaks_of:
        return "household"
    if bool(one.generation) != bool(other.generation) or one.generation != other.generation:
        return "kin"
    given = found.given
    if given is None:
        return ""
    if given.level == "other" and not (is_initial(given.one) or is_initial(given.other)):
        return "household"
    if given.level == "initial" and sexes:
        return "household"
    if given.level in _NEAR and is_known_name(given.one) and is_known_name(given.other):
        return "household"
    if _is_other_middle(one, other, given.level) or _is_of_two_sexes(one, other):
        return "household"
    return ""


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


def is_own_mailbox(stem: str, names: Iterable[PersonName]) -> bool:
    """Tell whether the letters before an @ have somebody's first name, and so are not a family's or an office's."""
    return any(len(name.given) > 2 and name.given in stem for name in names)
