"""Who is never merged with many at once, however sure it looks: two who may well be two people are read one by one.

The engine is sure of some pairs that may still be two of one name in one organisation, or a parent and a child: too few of
those were measured to say how seldom that is wrong, and a person sees it at a glance.
"""

from __future__ import annotations

from collections.abc import Iterable

from codesign.records.same_person import Why

USE_SERVICES = frozenset(
    ("service-user", "former-service-user", "potential-service-user", "patient", "carer", "parent-carer", "young-carer", "young-person", "family-member", "lived-experience-partner")
)  # fmt: skip
"""Kinds of people who use services or speak from having done so: to take two of them for one is done one by one."""
MAY_BE_TWO = {
    "a parent and a child": 0.0,
    "two of one organisation": 0.0,
    "two of one household": 2.0,
    "two people of this name": 2.0,
}
"""Words of reasons against, and from how many bits on they say that two may well be two people."""
_ONE_GIVEN = frozenset({"same", "short", "form", "tongue", "initial"})


def may_be_two(reasons: Iterable[Why]) -> str:
    """Return the reason that says two may be two people, or nothing where none says so with any weight."""
    for why in reasons:
        for words, bits in MAY_BE_TWO.items():
            if words in why.words and why.weight <= -bits:
                return why.words
    return ""


def are_of_one_name(one: str, other: str) -> bool:
    """Tell whether two names are one or nearly: one family name, and one first name, its short form or its initial."""
    from codesign.matching.compare.people import compare_family, compare_given, person_name
    from codesign.matching.same_name import is_same_name

    if is_same_name(one, other):
        return True
    first, second = person_name(one), person_name(other)
    if compare_family(first.parts, second.parts).level not in ("same", "form"):
        return False
    return bool(first.given and second.given) and compare_given(first.given, second.given) in _ONE_GIVEN


def are_of_one_place(ones: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> bool:
    """Tell whether two may be of one organisation: one key, or names that have something to do with each other."""
    held = list(others)
    return any(one == other or _may_be_one(one, other) for one in ones for other in held)


def _may_be_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    from codesign.matching.compare.organisation_name import organisation_name
    from codesign.matching.compare.organisations import OrganisationLevel, compare_names

    found = compare_names(organisation_name(one[1]), organisation_name(other[1]))
    return one[0] == other[0] or found.level < OrganisationLevel.OTHER
