"""Names that are two people's are never one for what a home or an office shares, unless something of their own agrees."""

from __future__ import annotations

import pytest

from codesign.matching.entry import Entry, make_entry
from codesign.matching.score import NEVER, Sheet
from codesign.matching.search import find
from codesign.matching.words.kin import speaks_of, writer_of

HOME = {
    "phone": "01632 960123",
    "email": "home@kilnrow.example",
    "address": "4 Kiln Row",
    "postcode": "LX1 7QQ",
}
REACH = {"phone": "07700 900123", "email": "q@kilnrow.example"}
MOBILE = {"phone": "07700 900123"}
CHAIR = {"organisation": "Loxley Hub", "role": "Chair", "email": "chair@hub.example", "phone": "01632 960124"}

SPEAK_FOR_ANOTHER = [
    ("Tilda Quarl on behalf of Nerys Quarl", "Nerys Quarl"),
    ("p.p. Nerys Quarl", "Nerys Quarl"),
    ("PA to Cllr Nerys Quarl", "Cllr Nerys Quarl"),
    ("Mum of Nerys Quarl", "Nerys Quarl"),
    ("Nerys Quarl's mum", "Nerys Quarl"),
    ("c/o Nerys Quarl", "Nerys Quarl"),
]
TWO_AT_HOME = [
    ("Hugh Quarl", "Hugh Quarl Jnr"),
    ("Hugh Quarl Snr", "Hugh Quarl"),
    ("Mr H Quarl", "Mrs H Quarl"),
    ("Aisha Quarl", "Anisha Quarl"),
    ("Mohammed Yusuf Quarl", "Mohammed Bilal Quarl"),
    ("Gurdeep Kaur", "Gurdeep Singh"),
    ("Gurdeep Kaur Quarl", "Gurdeep Singh Quarl"),
    ("Ruth Quarl", "Tom Quarl"),
]
ONE_AT_HOME = [
    ("Hugh Quarl Jnr", "Hugh Quarl Junior"),
    ("Mrs H Quarl", "Mrs Helen Quarl"),
    ("Hugh Quarl", "Huhg Quarl"),
    ("Mohammed Yusuf Quarl", "Mohammed Y Quarl"),
    ("Gurdeep Kaur", "Gurdeep Kaur"),
    ("Thomas Quarl", "Tom Quarl"),
]


def entry(number: int, name: str, **said: str) -> Entry:
    return make_entry(f"p{number}", {"name": name, **said}, "person")


def crowd() -> list[Entry]:
    names = [f"{'abcdefghij'[n % 10]}lwyn{n % 37} Pel{'abcdefghij'[n % 7]}tran{n % 11}" for n in range(400)]
    return [
        entry(1_000 + n, name, phone=f"01632 {n:06}", postcode=f"M{n} 1AA") for n, name in enumerate(names)
    ]


def learnt(one: str, other: str, among: list[Entry], said: dict[str, str]) -> Sheet:
    sheet = Sheet([entry(0, one, **said), entry(1, other, **said), *among])
    for _ in sheet.learn():
        pass
    return sheet


def weight(one: str, other: str, said: dict[str, str]) -> float:
    return learnt(one, other, crowd(), said).weight(0, 1)


@pytest.mark.parametrize(("one", "other"), SPEAK_FOR_ANOTHER)
def test_who_speaks_for_another_is_not_the_other(one: str, other: str) -> None:
    for said in (REACH, {**HOME, **CHAIR}):
        assert weight(one, other, said) < 0
        assert weight(other, one, said) < 0


def test_a_relation_is_never_weighed_against_the_one_it_names() -> None:
    assert weight("Nerys Quarl's mum", "Nerys Quarl", REACH) == NEVER
    assert weight("Nerys Quarl's mum", "Nerys Quarl's mum", REACH) > 0


def test_who_writes_for_another_is_known_by_their_own_name() -> None:
    assert weight("Tilda Quarl on behalf of Nerys Quarl", "Tilda Quarl", REACH) > 0
    assert writer_of("Tilda Quarl (c/o Nerys Quarl)") == "Tilda Quarl"
    assert writer_of("for and on behalf of Nerys Quarl") == "for and on behalf of Nerys Quarl"
    assert not speaks_of("Sue (Jane's mum)")
    assert not speaks_of("Pat O'Hara")


@pytest.mark.parametrize(("one", "other"), TWO_AT_HOME)
def test_two_of_one_home_are_not_one(one: str, other: str) -> None:
    assert weight(one, other, HOME) < 0
    assert weight(other, one, HOME) < 0


@pytest.mark.parametrize(("one", "other"), ONE_AT_HOME)
def test_one_of_a_home_written_twice_is_one(one: str, other: str) -> None:
    assert weight(one, other, HOME) > 0


@pytest.mark.parametrize(
    "own",
    [MOBILE, {"email": "hugh.quarl@kilnrow.example"}, {"born": "3 May 1971"}],
    ids=["mobile", "email", "born"],
)
def test_what_is_ones_own_says_it_is_one_after_all(own: dict[str, str]) -> None:
    assert weight("Hugh Quarl", "Hugh Quarl Jnr", {**HOME, **own}) > 0


def test_two_first_names_of_one_office_held_are_two() -> None:
    assert weight("Sue Quarl", "Dan Quarl", CHAIR) < 0
    assert weight("June Quarl", "Fred Quarl", CHAIR) < 0


def test_no_group_holds_two_who_are_two_through_one_who_may_be_either() -> None:
    said = {"email": "quarl@kilnrow.example", "postcode": "LX1 7QQ"}
    names = ["J. Quarl", "J Quarl", "Jenny Quarl", "John Quarl"]
    found = find([*(entry(n, name, **said) for n, name in enumerate(names)), *crowd()])
    assert not any({"p2", "p3"} <= set(group) for group in found.clusters)
    assert any("p0" in group for group in found.clusters)


def said_of(one: str, other: str, among: list[Entry], **said: str) -> dict[str, float]:
    return {reason.words: reason.weight for reason in learnt(one, other, among, said).pair(0, 1).reasons}


def test_a_parent_and_a_child_are_spoken_of_only_where_both_bear_one_name() -> None:
    siblings = said_of("Aisha Quarl", "Anisha Quarl", crowd(), **HOME)
    assert not any("parent" in words for words in siblings)
    assert siblings["two people by their names, and they share nothing that is one person's"] < 0
    assert any("parent" in words for words in said_of("Hugh Quarl", "Hugh Quarl Jnr", crowd(), **HOME))


def test_what_is_shared_is_called_weak_only_where_it_weighs_little() -> None:
    said = said_of("Ruth Quarl", "Tom Quarl", crowd(), email="home@kilnrow.example")
    assert said["shared mailbox"] > 3
    few = said_of("Ruth Quarl", "Tom Quarl", [], email="home@kilnrow.example")
    assert few["shared mailbox: weak"] < 3


def test_two_forms_of_a_name_that_speak_against_are_not_said_to_be_one_name() -> None:
    many = [entry(n, f"Ewa{n} Kowalsk{'ai'[n % 2]}") for n in range(9, 40)]
    against = said_of("Ewa Kowalska", "Ewa Kowalski", many)
    assert against["Kowalska, not Kowalski: many bear either here"] < 0
    assert (
        said_of("Ewa Kowalska", "Ewa Kowalski", crowd())["Kowalska and Kowalski: one name written two ways"]
        > 0
    )


def test_two_first_names_that_a_third_bears_both_are_not_two_people_by_that() -> None:
    plain = Sheet([entry(0, "Dave Quarl"), entry(1, "Richard Quarl"), *crowd()])
    with_both = Sheet([*plain.entries, entry(2, "David Richard Quarl")])
    assert plain.are_two(0, 1)
    assert not with_both.are_two(0, 1)
