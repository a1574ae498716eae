"""What columns are by what is in them: numbers, dates, codes and pages are no phones and no postcodes."""

from __future__ import annotations

import pytest

from codesign.matching.compare.dates import read_day
from codesign.matching.tables.bodies import tells_apart
from codesign.matching.tables.recognised import recognise
from codesign.matching.tables.rows import body_name
from codesign.matching.tables.shapes import by_content


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["LX1 4AB", "lx14ac", "HO2 9ZZ"], "postcode"),
        (["1338.0", "6313.0", "217232.0"], ""),
        (["2015-04-01", "2005-06-18", "03/05/2011"], ""),
        (["3 April 1974", "Aug-55", "12 Sept 1990"], ""),
        (["2019", "2020", "2021"], ""),
        (["N09000002", "S12000034", "E08000025"], ""),
        (["GB-CHC-1000003", "GB-CHC-1000116"], ""),
        (["7000000000030110", "7000000000030111"], ""),
        (["217232.25", "506234.41"], ""),
        (["0100000001", "0100000002", "0100000003"], ""),
        (["BE102;AR202;RL305", "AR202;RL302"], ""),
        (["https://loxley.example/a", "www.vestry.example"], ""),
        (["£1,200.00", "£30,071.00"], ""),
        (["01632 960 001", "+44 1632 960044", "(01632) 960077"], "phone"),
        (["01632960001", "07700900123", "01632960044"], "phone"),
        (["jane@loxley.example", "bryn@loxley.example"], "email"),
        (["Hollerton", "Loxley", "Vestry"], "text"),
        (["ABC", "ABD", "AND"], ""),
    ],
)  # fmt: skip
def test_a_column_is_what_only_its_shape_can_be(cells: list[str], field: str) -> None:
    assert by_content(cells) == field


def register() -> list[list[str]]:
    """Return a register of bodies: places that are all of two sorts, and say their name three times."""
    places = [f"{first}{last}" for first in ("Lox", "Hol", "Ves", "Tar", "Up") for last in _ENDS]
    return [
        [
            f"A{number}",
            f"{place} Council",
            place,
            f"{place.lower()}-council",
            ("Unitary", "District")[number % 2],
        ]
        for number, place in enumerate(places)
    ]


_ENDS = ("ley", "erton", "try", "row", "well", "ham", "by", "stead", "wick", "combe", "den", "mouth")


def test_sorts_and_the_name_said_again_are_left_out() -> None:
    found = recognise(["code", "official name", "nice name", "slug", "government"], register())

    assert {column.heading: column.field for column in found} == {
        "code": "id", "official name": "name", "nice name": "-", "slug": "-", "government": "-",
    }  # fmt: skip


def test_what_a_person_says_a_column_is_stays_though_it_says_the_name_again() -> None:
    found = recognise(
        ["code", "official name", "nice name"], [row[:3] for row in register()], "text=nice name"
    )

    assert found[2].field == "text"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("east loxley council", "west loxley council", True),
        ("loxley infant school", "loxley junior school", True),
        ("loxley council", "north loxley council", True),
        ("the haven 1", "the haven 2", True),
        ("grammar school for boys", "grammar school for girls", True),
        ("sunrise court", "sunrise lodge", True),
        ("loxley council", "loxley borough council", False),
        ("the haven", "the haven 2", False),
        ("east side grill", "westons bar", False),
    ],
)
def test_words_that_tell_two_bodies_apart(one: str, other: str, *, apart: bool) -> None:
    first, second = tuple(one.split()), tuple(other.split())

    assert tells_apart(first, second) is tells_apart(second, first) is apart


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1971-04-03", ("1971", "04", "03")),
        ("03/04/1971", ("1971", "04", "03")),
        ("3.4.71", ("1971", "04", "03")),
        ("3/4/04", ("2004", "04", "03")),
        ("Aug-55", ("1955", "08", "")),
        ("25934", ("1971", "01", "01")),
        ("1971-04-03T00:00:00", ("1971", "04", "03")),
        ("1971", ("1971", "", "")),
        ("soon", None),
        ("", None),
        ("99999", None),
        ("3.4.5.71", None),
    ],
)
def test_birth_dates_are_read_as_people_and_spreadsheets_write_them(
    text: str, day: tuple[str, str, str] | None
) -> None:
    assert read_day(text) == day


def test_names_of_bodies_are_compared_as_they_are_meant() -> None:
    assert body_name("The Laurels") == ("laurels",)
    assert body_name("Saint Mary's, Hill Ct") == body_name("St Marys Hill Court")
    assert body_name("The The") == ("the", "the")
