"""Records added one by one come to the groups of one search over all of them."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.matching.entry import Entry, make_entry
from codesign.matching.growing import MOST_AT_ONCE, Growing
from codesign.matching.search import find

FAMILIES = [
    f"{first}{second}"
    for first in ("Ash", "Den", "Fair", "Ham", "Kirk")
    for second in ("by", "ford", "ley", "ton")
]
GIVEN = {"Robert": "Bob", "Katherine": "Kate", "William": "Bill", "Margaret": "Maggie", "Anthony": "Tony"}


def person(id_: str, name: str, **said: str) -> Entry:
    return make_entry(id_, {"name": name, **said}, "person")


def town() -> list[Entry]:
    """Make up a hundred people of whom two in five stand there twice, the second time by a short name."""
    chance = random.Random(20261122)
    found = []
    for number, (family, (full, short)) in enumerate(
        (each, name) for each in FAMILIES for name in GIVEN.items()
    ):
        mail = f"{full}.{family}{number}@x.example".lower()
        found.append(person(f"a{number:03}", f"{full} {family}", email=mail, phone=f"07700 9{number:05}"))
        if number % 5 < 2:
            found.append(person(f"b{number:03}", f"{short} {family}", email=mail))
    chance.shuffle(found)
    return found


def pairs(clusters: tuple[tuple[str, ...], ...]) -> set[tuple[str, str]]:
    return {tuple(sorted(pair)) for group in clusters for pair in combinations(group, 2)}  # type: ignore[misc]


def test_one_by_one_finds_what_a_search_over_all_finds() -> None:
    everyone = town()

    grown, at_once = pairs(Growing(everyone).clusters), pairs(find(everyone).clusters)

    assert len(at_once) >= 38
    assert len(grown & at_once) / len(at_once) > 0.95
    assert len(grown & at_once) / len(grown) > 0.95


def test_after_settling_the_order_in_which_they_came_makes_no_difference() -> None:
    everyone = town()
    forwards, backwards = Growing(everyone), Growing(reversed(everyone))

    for growing in (forwards, backwards):
        assert list(growing.settle()), "it is done in pieces"

    assert pairs(forwards.clusters) == pairs(backwards.clusters)


def test_an_addition_says_whom_it_joins_and_why() -> None:
    growing = Growing(town())

    joined = growing.add(person("new", "Bob Ashby", email="robert.ashby0@x.example", phone="07700 900000"))

    assert {"a000", "new"} <= set(joined.cluster)
    assert {joined.pairs[0].one, joined.pairs[0].other} & {"a000", "b000"}
    assert any("same e-mail" in reason.words for pair in joined.pairs for reason in pair.reasons)


def test_somebody_new_joins_nobody() -> None:
    joined = Growing(town()).add(person("new", "Zainab Quill"))

    assert (joined.pairs, joined.cluster) == ((), ())


def test_two_who_were_said_to_be_different_are_not_joined() -> None:
    mail = "jane@x.example"
    growing = Growing([person("1", "Jane Smyth", email=mail)], apart=[("2", "1")])

    assert growing.add(person("2", "Jane Smyth", email=mail)).cluster == ()


def test_people_and_organisations_are_never_joined() -> None:
    growing = Growing([person("1", "Jane Smyth", email="jane@x.example")])

    joined = growing.add(
        make_entry("2", {"name": "Jane Smyth Ltd", "email": "jane@x.example"}, "organisation")
    )

    assert joined.pairs == ()


def test_a_crowd_of_one_name_is_grouped_a_piece_at_a_time() -> None:
    growing = Growing()
    for number in range(3 * MOST_AT_ONCE):
        growing.add(person(str(number), "John Smith", organisation="Ambridge Carers"))

    assert all(len(sort._about(0)) <= MOST_AT_ONCE for sort in growing._sorts.values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_names_may_be_added(names: list[str]) -> None:
    growing = Growing(make_entry(str(number), {"name": name}) for number, name in enumerate(names))

    together = [member for group in growing.clusters for member in group]
    assert len(together) == len(set(together)), "nobody stands in two groups"
