"""Records of organisations weighed: what makes two one body, and what only makes them neighbours, branches, namesakes."""

from __future__ import annotations

import pytest

from codesign.matching.bodies.body import body_of, dialling_code, postal_area
from codesign.matching.bodies.related import related_by_name
from codesign.matching.bodies.sheet import OrganisationSheet
from codesign.matching.entry import Entry, make_entry
from codesign.matching.score import NEVER, Pair
from codesign.matching.search import find

OTHERS = [
    {"name": f"{place} {kind}", "postcode": f"{area}{number} {number}AB", "phone": f"0{code} 49600{number}{number}"}
    for number, place in enumerate(("Ambridge", "Borchester", "Darrington", "Edgeley", "Penny Hassett", "Waterley"), 1)
    for kind, area, code in (("Allotment Society", "LX", "1632"), ("Bowls Club", "HO", "1987"), ("Lunch Friends", "FE", "1884"))
]  # fmt: skip
"""Organisations that have nothing to do with the two compared: what is rare is learnt from them."""
CARERS = {
    "name": "Loxley Carers",
    "postcode": "LX1 1AA",
    "phone": "01632 496555",
    "email": "hello@loxleycarers.example",
}


def entry(number: int, said: dict[str, str]) -> Entry:
    return make_entry(f"id{number}", said, "organisation")


def sheet(*said: dict[str, str]) -> OrganisationSheet:
    return OrganisationSheet([entry(number, each) for number, each in enumerate((*said, *OTHERS))])


def weighed(one: dict[str, str], other: dict[str, str]) -> Pair:
    return sheet(one, other).pair(0, 1)


def reasons(pair: Pair) -> set[str]:
    return {reason.words for reason in pair.reasons}


@pytest.mark.parametrize(
    "other",
    [
        {"name": "The Loxley Carers Ltd", "postcode": "LX1 1AA"},
        {"name": "Loxley Carers", "phone": "+44 1632 496555"},
        {"name": "Loxley Carres", "email": "info@loxleycarers.example"},
        {"name": "Loxley Carers", "postcode": "LX1 1AA", "phone": "01632 496556"},
        {"name": "Loxley Carers", "phone": "01632 496555", "postcode": "LX9 9ZZ"},
        {"name": "Loxley Carers"},
    ],
)
def test_one_body(other: dict[str, str]) -> None:
    assert weighed(CARERS, other).probability > 0.5


@pytest.mark.parametrize(
    "other",
    [
        CARERS | {"name": "Hollerton Youth Theatre", "email": "hello@hollertonyouth.example"},
        CARERS | {"name": "Friends of Loxley Park", "email": ""},
        CARERS | {"name": "Loxley Carers Staff Network", "email": "staff@loxleystaff.example"},
        {"name": "Loxley Carers", "postcode": "HO3 1AA", "phone": "01987 496111"},
        {"name": "Loxley Carers", "postcode": "HO3 1AA", "email": "hi@loxleycarershollerton.example"},
        {"name": "Hollerton Carers", "postcode": "HO3 1AA"},
    ],
    ids=["same building", "same switchboard", "inside it", "another town", "another address", "another name"],
)
def test_another_body(other: dict[str, str]) -> None:
    assert weighed(CARERS, other).probability < 0.5


def test_a_charity_number_weighs_most() -> None:
    one = {"name": "Archer Foundation", "identifier:charity": "No. 0123456"}
    same, slip, other = (
        weighed(one, {"name": "Archer Trust", "identifier:charity": number})
        for number in ("123456", "123465", "998877")
    )

    assert "same charity or company number" in reasons(same)
    assert "the charity or company numbers differ by a slip" in reasons(slip)
    assert "another charity or company number" in reasons(other)
    assert same.weight > slip.weight > 0 > other.weight


def test_another_charity_number_parts_one_name_at_one_door() -> None:
    at = {"postcode": "LX1 1AA", "address": "12 Mill Road, Loxley"}
    numbers = [{"name": "Archer Trust", "identifier:charity": number} | at for number in ("123456", "998877")]

    without = weighed({"name": "Archer Trust"} | at, {"name": "Archer Trust"} | at)

    assert weighed(numbers[0], numbers[1]).weight < without.weight - 4


def test_branches_of_one_brand_stay_apart_with_one_web_address() -> None:
    one = {"name": "Age UK Loxley", "email": "loxley@ageuk.example", "postcode": "LX1 1AA"}
    other = {"name": "Age UK Hollerton", "email": "hollerton@ageuk.example", "postcode": "HO1 1AA"}
    found = sheet(one, other)

    assert found.pair(0, 1).weight < 0
    assert "another branch: Loxley, not Hollerton" in reasons(found.pair(0, 1))


def test_what_took_anothers_place_is_not_one_with_it() -> None:
    at = {"postcode": "LX1 1AA", "phone": "01632 496555"}
    found = sheet({"name": "NHS Borsetshire CCG"} | at, {"name": "NHS Borsetshire ICB"} | at)

    assert found.pair(0, 1).weight < 0
    assert "Clinical Commissioning Group became Integrated Care Board" in reasons(found.pair(0, 1))


def test_a_body_inside_another_is_not_one_with_it() -> None:
    at = {"postcode": "LX1 1AA", "phone": "01632 496555"}
    found = sheet({"name": "Mill Road Surgery"} | at, {"name": "Mill Road Surgery PPG"} | at)

    assert found.pair(0, 1).weight < 0
    assert "a body inside or beside the other: Patient Participation Group" in reasons(found.pair(0, 1))


def test_strangers_are_nothing_to_each_other() -> None:
    found = sheet(CARERS, {"name": "Hollerton Youth Theatre", "postcode": "HO3 1AA"})

    assert found.weight(0, 1) == NEVER


def test_a_place_told_by_the_address_is_no_other_name() -> None:
    found = sheet({"name": "Loxley Archer Trust", "postcode": "LX1 1AA"}, {"name": "Archer Trust", "address": "1 Mill Road, Loxley", "postcode": "LX1 1AA"})  # fmt: skip

    assert "one name says where it is: Loxley" in reasons(found.pair(0, 1))


def test_two_words_that_the_records_have_often_are_no_slip() -> None:
    parks = [
        {"name": f"Friends of {place} {kind}"}
        for place in ("Hill", "Mill")
        for kind in ("Park", "Wood", "Pond")
    ]

    assert "another name" in reasons(sheet(*parks).pair(0, 3))
    assert "a slip: Hill, Mill" in reasons(sheet(parks[0], parks[3]).pair(0, 1))


def test_two_spellings_each_in_its_own_web_address_are_no_slip() -> None:
    one = {"name": "Winfield Trust", "email": "hi@winfieldtrust.example"}
    other = {"name": "Wenfield Trust", "email": "hi@wenfieldtrust.example"}

    assert "another name" in reasons(weighed(one, other))


def test_a_name_at_two_addresses_with_two_phones_has_namesakes() -> None:
    bare = {"name": "St Stephen's Church", "email": "hi@ststephens.example"}
    here = {"name": "St Stephen's Church", "postcode": "LX1 1AA", "phone": "01632 496555"}
    there = {"name": "St Stephen's Church", "postcode": "LX2 2BB", "phone": "01632 496777"}

    assert sheet(bare, here, there).weight(0, 1) < sheet(bare, here).weight(0, 1)


def test_a_dialling_code_tells_where_it_is_by_the_users_own_records() -> None:
    bare = {"name": "Loxley Carers", "postcode": "LX9 9ZZ"}

    here, there = ({"name": "Loxley Carers", "phone": phone} for phone in ("01632 496888", "01987 496888"))

    assert "the phone is of the other's area" in reasons(weighed(bare, here))
    assert "the phone is of another area" in reasons(weighed(bare, there))


def test_two_postal_areas_of_one_dialling_code_are_one_area() -> None:
    north, south = ({"name": f"{place} Chess Club", "postcode": f"{area}1 1AA", "phone": f"01632 49{number}111"} for number, (place, area) in enumerate((("Edgeley", "NX"), ("Waterley", "SX")), 10))  # fmt: skip
    here, there = ({"name": "Loxley Carers", "postcode": code} for code in ("NX9 9ZZ", "SX4 2BB"))

    side_by_side = sheet(
        here, there, north, north | {"name": "Edgeley Darts"}, south, south | {"name": "Waterley Darts"}
    )
    far = sheet(here, there)

    assert "same area" in reasons(side_by_side.pair(0, 1))
    assert "another area" in reasons(far.pair(0, 1))


def test_a_web_address_that_says_more_at_its_end_is_another() -> None:
    one, two, three = (
        {"name": "Loxley Carers", "email": f"hi@{domain}"}
        for domain in ("loxleycarers.org.example", "loxleycarers2.org.example", "loxleycarers.example")
    )

    assert "another web address" in reasons(weighed(one, two))
    assert "web addresses that differ by a letter" in reasons(weighed(one, three))


@pytest.mark.parametrize(("phone", "code"), [("1632496555", "1632"), ("2079460958", "20"), ("1144960000", "114"), ("7700900123", "")])  # fmt: skip
def test_dialling_codes(phone: str, code: str) -> None:
    assert dialling_code(phone) == code


def test_postal_areas() -> None:
    assert [postal_area(code) for code in ("LX11AA", "E16AB", "")] == ["LX", "E", ""]


def test_a_provider_anybody_may_use_is_no_web_address() -> None:
    body = body_of(
        entry(1, {"name": "Loxley Carers", "email": "loxleycarers@gmail.com; hi@loxleycarers.example"})
    )

    assert body.domains == ("loxleycarers.example",)


def test_a_run_joins_one_body_and_leaves_its_neighbours() -> None:
    at = {"postcode": "LX1 1AA", "phone": "01632 496555"}
    said = [CARERS, {"name": "Loxley Carers Ltd"} | at, {"name": "Loxley Deaf Club"} | at, {"name": "Loxley Deaf Club CIO"} | at, {"name": "Loxley Deaf Club Staff Network"} | at]  # fmt: skip

    found = find(entry(number, each) for number, each in enumerate((*said, *OTHERS)))

    assert found.clusters == (("id0", "id1"), ("id2", "id3"))


def test_a_person_is_never_an_organisation() -> None:
    said = {
        "name": "Jane Archer",
        "email": "jane@archer.example",
        "phone": "01632 496555",
        "postcode": "LX1 1AA",
    }
    both = [make_entry("person", said, "person"), make_entry("organisation", said, "organisation")]

    assert find(both).clusters == ()


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Age Concern Loxley", "Age UK Loxley", "predecessor"),
        ("NHS Borsetshire CCG", "NHS Borsetshire ICB", "predecessor"),
        ("Mind in Loxley", "Hollerton Mind", "branch"),
        ("Age UK", "Age UK Loxley", "branch"),
        ("Age UK Loxley", "Age UK Hollerton", "branch"),
        ("Mill Road Surgery", "Mill Road Surgery PPG", "branch"),
        ("Loxley Hospital", "League of Friends of Loxley Hospital", "branch"),
        ("Loxley Carers", "Loxley Carers Ltd", ""),
        ("Loxley Carers", "Hollerton Youth Theatre", ""),
    ],
)
def test_names_tell_how_two_are_related(one: str, other: str, how: str) -> None:
    assert related_by_name(one, other) == related_by_name(other, one) == how


def test_the_weight_is_the_same_both_ways() -> None:
    found = sheet(CARERS, {"name": "St Stephen's Church", "postcode": "LX1 1AA"}, {"name": "St Stephen's Church", "phone": "01632 496555"})  # fmt: skip

    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert found.weight(one, other) == found.weight(other, one)
        assert found.pair(one, other) == found.pair(other, one)


def test_a_record_without_a_name_says_nothing_against() -> None:
    reach = {"email": "hello@loxleycarers.example", "phone": "01632 496555", "postcode": "LX1 1AA"}
    found = weighed(CARERS, reach)

    assert found.probability > 0.5
    assert "another name" not in reasons(found)
