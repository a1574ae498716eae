"""People's names: every level is met by an example, said in words, and met the same both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.compare.people import (
    NamesCompared,
    compare_people,
    family_words,
    given_words,
    may_be_one,
    person_name,
)

GIVEN = [
    ("Jane Orchard", "Jane Orchard", "same", "same first name"),
    ("Kathryn Orchard", "Catherine Orchard", "form", "one name written two ways"),
    ("Bob Orchard", "Robert Orchard", "short", "Bob is short for Robert"),
    ("J Orchard", "Jane Orchard", "initial", "J fits Jane"),
    ("Gracd Orchard", "Grace Orchard", "slip", "slip of the finger"),
    ("Trricia Orchard", "Patricia Orchard", "near form", "a form of"),
    ("Ruth Mary Orchard", "Mary Orchard", "middle", "Mary is the middle name"),
    ("Winifred Orchard", "Owen Orchard", "other", "another first name"),
]
FAMILY = [
    ("Jane Smith", "Jane Smyth", "sound", "sounds like"),
    ("Jane Orchrad", "Jane Orchard", "slip", "slip of the finger"),
    ("Jane Orchard-Tranter", "Jane Orchard", "part", "Orchard is part of a double name"),
    ("Jane Tranter Orchard", "Jane Tranter", "part", "Tranter is part of a double name"),
    ("Ewa Kowalska", "Ewa Kowalski", "form", "one name written two ways"),
    ("Jane Tranter", "Jane Orchard", "other", "another family name"),
]


def compared(one: str, other: str) -> NamesCompared:
    return compare_people(person_name(one), person_name(other))


@pytest.mark.parametrize(("one", "other", "level", "words"), GIVEN)
def test_first_names(one: str, other: str, level: str, words: str) -> None:
    for found in (compared(one, other).given, compared(other, one).given):
        assert found is not None
        assert found.level == level
        assert words in given_words(found)


@pytest.mark.parametrize(("one", "other", "level", "words"), FAMILY)
def test_family_names(one: str, other: str, level: str, words: str) -> None:
    for found in (compared(one, other).family, compared(other, one).family):
        assert found is not None
        assert found.level == level
        assert words in family_words(found)


@pytest.mark.bad_input(38)
def test_names_turned_round_are_seen() -> None:
    assert compared("Orchard Jane", "Jane Orchard").turned
    assert not compared("ORCHARD, Jane", "Jane Orchard").turned, "a comma says which is which"


@pytest.mark.bad_input(39)
def test_one_name_is_compared_with_the_half_it_fits() -> None:
    found = compared("Sukarno", "Sukarno Tranter")
    assert found.given is not None
    assert (found.given.level, found.family) == ("same", None)


def test_the_letters_before_the_at_say_who_somebody_was() -> None:
    one, other = person_name("Jane Tranter"), person_name("Jane Orchard")
    found = compare_people(one, other, ("janeorchard",), ())
    assert found.family is not None
    assert found.family.level == "mail"
    assert family_words(found.family) == "the e-mail still says Orchard"


def test_a_first_name_decides_whether_two_who_share_a_mailbox_may_be_one() -> None:
    assert may_be_one(person_name("Jane Tranter"), person_name("Jane Orchard")), "people marry"
    assert not may_be_one(person_name("Jane Orchard"), person_name("Owen Orchard"))


@given(st.text(max_size=25), st.text(max_size=25))
def test_any_two_texts_compare_the_same_both_ways(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    assert (there.given and there.given.level) == (back.given and back.given.level)
    assert (there.family and there.family.level) == (back.family and back.family.level)
    assert there.turned == back.turned
    for found, words in ((there.given, given_words), (there.family, family_words)):
        assert found is None or words(found)
