"""E-mails, phones, postcodes and streets: every level is met by an example and said in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.compare import comparer_for
from codesign.matching.compare.base import Comparer
from codesign.matching.fields import Field
from codesign.matching.weights import level_likelihoods

LEVELS = [
    (Field.EMAIL, "jane.orchard@loxley.example", "jane.orchrad@loxley.example", "slip"),
    (Field.EMAIL, "jane.orchard@loxley.example", "jane.orchard@gmail.com", "same local"),
    (Field.EMAIL, "david.jones2@loxley.example", "david.jones14@loxley.example", "numbered"),
    (Field.EMAIL, "jane@loxley.example", "owen@loxley.example", "same office"),
    (Field.EMAIL, "jane@loxley.example", "info@loxley.example", "with a desk"),
    (Field.EMAIL, "jane@gmail.com", "pottery@hotmail.com", "other private"),
    (Field.EMAIL, "jane@loxley.example", "pottery@hotmail.com", "other"),
    (Field.PHONE, "07700 900123", "07700 900132", "slip"),
    (Field.PHONE, "07700 900123", "07555 111222", "other mobile"),
    (Field.PHONE, "07700 900123", "01632 960123", "other"),
    (Field.POSTCODE, "LX4 2QQ", "LX4 2QP", "slip"),
    (Field.POSTCODE, "LX4 2QQ", "LX4 9AB", "same district"),
    (Field.POSTCODE, "LX4 2QQ", "M1 1AA", "other"),
    (Field.ADDRESS, "4 Mill Lane, Loxley", "4 Mill Ln", "same door"),
    (Field.ADDRESS, "4 Mill Lane", "12 Mill Lane", "same street"),
    (Field.ADDRESS, "4 Mill Lane", "9 Station Road", "other"),
    (Field.PLACE, "Great Loxley", "Great Loxlay", "near"),
    (Field.PLACE, "Loxley", "Tamar", "other"),
]
FIELDS = [Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ADDRESS, Field.PLACE]


def level_of(comparer: Comparer, one: str, other: str) -> str:
    (a,), (b,) = comparer.prepare(one), comparer.prepare(other)
    there, back = comparer.compare(a, b), comparer.compare(b, a)
    assert there == back
    level = comparer.levels[there]
    assert comparer.words(level, a, b)
    return level


@pytest.mark.parametrize(("field", "one", "other", "level"), LEVELS)
def test_levels(field: Field, one: str, other: str, level: str) -> None:
    assert level_of(comparer_for(field), one, other) == level


@pytest.mark.parametrize("field", list(FIELDS))
def test_every_level_has_its_weights(field: Field) -> None:
    comparer = comparer_for(field)
    for level in comparer.levels:
        assert all(likely <= 0 for likely in level_likelihoods(comparer.key, level))


@pytest.mark.bad_input(46)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sue <sue@x.example>;", ["sue@x.example"]),
        ("mailto:SUE@X.EXAMPLE", ["sue@x.example"]),
        ("sue@x.example; s@y.example", ["sue@x.example", "s@y.example"]),
        ("via Sue", []),
    ],
)
def test_addresses_are_read_out_of_what_stands_about_them(text: str, found: list[str]) -> None:
    assert [f"{mail.local}@{mail.domain}" for mail in comparer_for(Field.EMAIL).prepare(text)] == found  # type: ignore[attr-defined]


@pytest.mark.bad_input(47)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("07966 298513", ("7966298513",)),
        ("7966298513", ("7966298513",)),
        ("+44 7966 298513", ("7966298513",)),
        ("0044 7966298513", ("7966298513",)),
        ("+44 (0)7966 298513", ("7966298513",)),
        ("01632 960 001 x23", ("1632960001",)),
        ("7.97E+09", ()),
        ("020 7946 0958 / 07966 298513", ("2079460958", "7966298513")),
    ],
)
def test_phones_come_to_one_form(text: str, found: tuple[str, ...]) -> None:
    assert comparer_for(Field.PHONE).prepare(text) == found


@pytest.mark.bad_input(48)
def test_postcodes_agree_without_their_space() -> None:
    prepare = comparer_for(Field.POSTCODE).prepare
    assert prepare("sw1a1aa") == prepare("SW1A 1AA") == ("SW1A1AA",)
    assert prepare("N/A") == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_cells_compare_the_same_both_ways(one: str, other: str) -> None:
    for field in FIELDS:
        comparer = comparer_for(field)
        for a in comparer.prepare(one):
            for b in comparer.prepare(other):
                assert a == b or comparer.compare(a, b) == comparer.compare(b, a)
