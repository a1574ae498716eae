"""Everything but the name, compared: which level is met in each field that both records say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from codesign.matching.bodies.body import Body, dialling_code, postal_area
from codesign.matching.bodies.counts import Counts
from codesign.matching.compare.email import is_slip


class Said(NamedTuple):
    """A field, the level met in it, and how many other organisations have the value, where it is equal."""

    field: str
    level: str
    holders: float = 0


_CHANCE = {"number": 0.005, "email": 0.1, "phone": 0.3, "door": 1.0}
"""How many organisations besides two have a value of theirs, where the user's records show none."""


def compare_fields(one: Body, other: Body, counts: Counts) -> Iterator[Said]:
    """Compare number, e-mail, phone and door, where both records say something."""
    if one.numbers and other.numbers:
        yield _numbers(one, other, counts)
    if one.emails and other.emails:
        yield _emails(one, other, counts)
    if one.phones and other.phones:
        yield _phones(one, other, counts)
    door = _doors(one, other, counts)
    if door is not None:
        yield door


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Return the first value that both have, or nothing."""
    return next((value for value in one if value in other), "")


def _numbers(one: Body, other: Body, counts: Counts) -> Said:
    if same := shared(one.numbers, other.numbers):
        return Said("number", "same", _CHANCE["number"] + counts.numbers.others(same, one, other))
    return Said("number", "slip" if _slips(one.numbers, other.numbers) else "other")


def _emails(one: Body, other: Body, counts: Counts) -> Said:
    if same := shared(one.emails, other.emails):
        return Said("email", "same", _CHANCE["email"] + counts.emails.others(same, one, other))
    if not one.domains or not other.domains:
        return Said("email", "unclear")
    if same := shared(one.domains, other.domains):
        return Said("email", "domain", _CHANCE["email"] + counts.domains.others(same, one, other))
    near = any(_is_near_domain(a, b) for a in one.domains for b in other.domains)
    return Said("email", "slip" if near else "other")


def _is_near_domain(one: str, other: str) -> bool:
    """Say whether two web addresses differ by a slip or only in `.org` and `.org.uk`; not where one says more at its end.

    `loxleycarers2` and `loxleycarers` are two bodies that wanted one address.
    """
    a, b = one.partition(".")[0], other.partition(".")[0]
    return len(a) > 5 and (a == b or (not a.startswith(b) and not b.startswith(a) and is_slip(a, b)))


def _phones(one: Body, other: Body, counts: Counts) -> Said:
    if same := shared(one.phones, other.phones):
        return Said("phone", "same", _CHANCE["phone"] + counts.phones.others(same, one, other))
    if _slips(one.phones, other.phones):
        return Said("phone", "slip")
    codes = {dialling_code(phone) for phone in other.phones} - {""}
    if any(dialling_code(phone) in codes for phone in one.phones):
        return Said("phone", "near", counts.on_one_code)
    return Said("phone", "other")


def _doors(one: Body, other: Body, counts: Counts) -> Said | None:
    """Compare where they are; without postcodes by street and number, or by what a dialling code tells."""
    if same := shared(one.postcodes, other.postcodes):
        at_odds = one.doors and other.doors and not _same_door(one, other)
        holders = _CHANCE["door"] + counts.postcodes.others(same, one, other)
        return Said("door", "postcode" if at_odds else "same", holders)
    if one.postcodes and other.postcodes:
        return _how_far(one, other, counts)
    if one.doors and other.doors:
        if door := _same_door(one, other):
            return Said("door", "same", _CHANCE["door"] + counts.doors.others(door, one, other))
        return Said("door", "elsewhere")
    if one.phones and other.phones:
        return None
    here, there = counts.areas(one), counts.areas(other)
    if not here or not there:
        return None
    if here.isdisjoint(there):
        return Said("door", "code of another area")
    return Said("door", "code of the area", counts.in_one_area)


def _same_door(one: Body, other: Body) -> object:
    return next((door for door in one.doors if door in other.doors), None)


def _how_far(one: Body, other: Body, counts: Counts) -> Said:
    """Say how far apart two different postcodes are."""
    if _same_door(one, other) or _slips(one.postcodes, other.postcodes):
        return Said("door", "slip")
    if any(a[:-3] == b[:-3] for a in one.postcodes for b in other.postcodes):
        return Said("door", "district")
    if any(
        _is_one_area(postal_area(a), postal_area(b), counts) for a in one.postcodes for b in other.postcodes
    ):
        return Said("door", "area", counts.in_one_area)
    return Said("door", "other")


def _is_one_area(one: str, other: str, counts: Counts) -> bool:
    return one == other or counts.are_side_by_side(one, other)


def _slips(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(is_slip(a, b) for a in one for b in other)
