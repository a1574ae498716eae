"""Two branches, or schools of two ages, are two bodies whatever number, mailbox and drive they share."""

from __future__ import annotations

import pytest

from codesign.matching.bodies.sheet import OrganisationSheet
from codesign.matching.entry import Entry, make_entry

SHARED = {
    "phone": "0300 123 3999",
    "email": "info@quarl.example",
    "postcode": "LX1 7QQ",
    "address": "Kiln Drive",
}
TWO = [
    ("Quarlham Mind", "Pelterton Mind"),
    ("Age UK Quarlham", "Age UK Pelterton"),
    ("St Quarl's Primary School", "St Quarl's Infant School"),
    ("St Quarl's Infant School", "St Quarl's Junior School"),
    ("Quarlham Healthcare NHS Trust", "Quarlham Healthcare NHS Trust - Speech Therapy"),
]


def entry(number: int, name: str, **said: str) -> Entry:
    return make_entry(f"o{number}", {"name": name, **said}, "organisation")


def sheet(one: str, other: str, **said: str) -> OrganisationSheet:
    others = (
        entry(n, f"Tran{chr(97 + n % 26)}lo{n} Allotment Society", phone=f"01632 {n:06}")
        for n in range(9, 99)
    )
    return OrganisationSheet([entry(0, one, **said), entry(1, other, **said), *others])


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_bodies_are_never_one_for_what_they_share(one: str, other: str) -> None:
    for said in (SHARED, {label: SHARED[label] for label in ("phone", "email")}):
        found = sheet(one, other, **said)
        assert found.weight(0, 1) < 0
        assert found.pair(0, 1).weight == found.weight(0, 1)
        assert found.are_two(0, 1)


def test_a_charity_number_they_share_says_more_than_the_names() -> None:
    with_number = sheet(*TWO[0], **SHARED, identifier="9012345")
    assert with_number.weight(0, 1) > sheet(*TWO[0], **SHARED).weight(0, 1)


def test_a_body_and_its_name_with_a_place_are_still_one() -> None:
    found = sheet("Quarlham Allotment Society", "Quarlham Allotments Society, Kiln Drive", **SHARED)
    assert found.weight(0, 1) > 0
    assert not found.are_two(0, 1)
