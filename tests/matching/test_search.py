"""The whole run: the same groups whatever the order, nobody chained together, and crowds that do not stop it."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.matching.entry import Entry, make_entry
from codesign.matching.search import Progress, Search, find

JANE = {"name": "Cllr Jane Smyth", "email": "jane.smyth@loxley.gov.example", "organisation": "Loxley Council"}
OTHERS = [
    {"name": f"{given} {family}", "email": f"{given[0].lower()}.{family.lower()}@loxley.gov.example"}
    for given in ("Amira", "Tom", "Ruth", "Owen", "Grace", "Ivor")
    for family in ("Pellow", "Quist", "Tranter", "Osgood", "Varley", "Wragg")
]


def people(*said: dict[str, str]) -> list[Entry]:
    return [make_entry(f"p{at}", each, "person") for at, each in enumerate(said)]


def grouped(*said: dict[str, str]) -> list[set[str]]:
    """Return the groups found among some people and a crowd that has nothing to do with them."""
    found = find([*people(*said), *(make_entry(f"o{at}", each, "person") for at, each in enumerate(OTHERS))])
    return [set(group) for group in found.clusters]


def test_two_spellings_of_one_person_are_found_with_reasons() -> None:
    found = find(
        [
            *people(JANE, {**JANE, "name": "SMITH, Jane"}),
            *(make_entry(str(n), o, "person") for n, o in enumerate(OTHERS)),
        ]
    )
    assert found.clusters == (("p0", "p1"),)
    best = found.pairs[0]
    assert {best.one, best.other} == {"p0", "p1"}
    assert best.probability > 0.99
    said = {reason.words: reason.weight for reason in best.reasons}
    assert said["same e-mail"] > 5
    assert any("sounds like" in words for words in said)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_shuffled_rows_give_the_same_groups_and_weights(seed: int) -> None:
    said = [
        JANE,
        {**JANE, "name": "J Smyth"},
        {**JANE, "email": "", "phone": "07700 900123"},
        *OTHERS,
        *OTHERS[:9],
    ]
    entries = people(*said)
    shuffled = entries[:]
    Random(seed).shuffle(shuffled)
    one, other = find(entries), find(shuffled)
    assert one.clusters == other.clusters
    assert [pair.weight for pair in one.pairs] == [pair.weight for pair in other.pairs]


def test_people_are_never_put_with_organisations() -> None:
    both = {
        "name": "Rose Harbour",
        "email": "info@harbour.example",
        "phone": "01632 960001",
        "postcode": "LX1 1AA",
    }
    entries = [make_entry("person", both, "person"), make_entry("body", both, "organisation")]
    assert find(entries).clusters == ()


def test_a_pair_a_person_told_apart_is_never_asked_again() -> None:
    entries = people(JANE, {**JANE, "name": "Jane Smith"}, *OTHERS)
    assert find(entries).clusters
    found = find(entries, apart=[("p1", "p0")])
    assert found.clusters == ()
    assert not found.pairs


@pytest.mark.bad_input(41)
def test_a_couple_with_one_mailbox_are_two_and_the_mailbox_is_called_shared() -> None:
    home = {
        "email": "thevarleys@mail.example",
        "postcode": "LX4 2QQ",
        "address": "4 Mill Lane",
        "phone": "01632 960123",
    }
    said = [{"name": "Hugh Varley", **home}, {"name": "Bronwen Varley", **home}]
    assert grouped(*said) == []


@pytest.mark.bad_input(40)
def test_one_name_in_one_organisation_with_other_mailboxes_and_posts_are_two() -> None:
    one = {
        "name": "Yusuf Tamar", "organisation": "Loxley Council", "role": "Planner", "phone": "07700 900111",
        "email": "yusuf.tamar2@loxley.gov.example",
    }  # fmt: skip
    other = {
        **one,
        "role": "Head of parks",
        "phone": "07700 900222",
        "email": "yusuf.tamar14@loxley.gov.example",
    }
    assert grouped(one, other) == []


def test_father_and_son_of_one_name_at_one_address_are_two() -> None:
    home = {"postcode": "LX4 2QQ", "address": "4 Mill Lane", "phone": "01632 960123"}
    assert grouped({"name": "Denzil Orchard Snr", **home}, {"name": "Denzil Orchard Jnr", **home}) == []


def test_one_switchboard_chains_nobody() -> None:
    said = [
        {"name": each["name"], "phone": "01632 960000", "organisation": "Loxley Council"} for each in OTHERS
    ]
    assert find(people(*said)).clusters == ()


def test_ten_thousand_contacts_on_one_switchboard_are_not_compared_with_each_other() -> None:
    said = [
        {"name": f"{chr(97 + n % 26)}{n % 677}a {chr(97 + n % 23)}orb{n}", "phone": "01632 960000"}
        for n in range(10_000)
    ]
    steps = list(Search(people(*said)).steps())
    search = Search(people(*said))
    compared = sum(1 for _ in search.steps())
    assert compared <= 3 * len(steps) + 50
    assert search.found.clusters == ()


def test_five_hundred_of_one_name_are_not_made_one() -> None:
    said = [{"name": "John Smith", "email": f"j.smith{n}@body{n}.example"} for n in range(500)]
    assert max(map(len, find(people(*said)).clusters), default=0) < 3


def test_the_same_row_many_times_is_one_group() -> None:
    assert grouped(*[JANE] * 12) == [{f"p{n}" for n in range(12)}]


def test_the_same_row_five_hundred_times_is_one_group_and_goes_with_another_spelling() -> None:
    found = grouped(*[JANE] * 500, {**JANE, "name": "Smith, J"})
    assert found == [{f"p{n}" for n in range(501)}]


def test_bare_names_said_twice_word_for_word_tell_nobody() -> None:
    assert find(people(*[{"name": "Jane Smith"}] * 300)).clusters == ()


@pytest.mark.parametrize("name", ["", " ", "J", "李", "?", "Cllr", "mr", ",", "J J", "-- --", "Sukarno"])
def test_little_names_are_not_merged_for_being_little(name: str) -> None:
    said = [{"name": name, "role": "Trustee"}, {"name": name, "role": "Chair"}]
    assert grouped(*said) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30), st.text(max_size=20)), max_size=12))
def test_hostile_text_is_only_text(rows: list[tuple[str, str, str]]) -> None:
    said = [{"name": name, "email": mail, "phone": phone, "postcode": phone} for name, mail, phone in rows]
    found = find([make_entry(str(at), each) for at, each in enumerate(said)])
    ids = [member for group in found.clusters for member in group]
    assert len(ids) == len(set(ids))
    assert all(pair.weight > 0 and pair.reasons for pair in found.pairs)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(OTHERS) - 1), st.integers(0, len(OTHERS) - 1))
def test_a_pair_weighs_the_same_both_ways(one: int, other: int) -> None:
    from codesign.matching.score import Sheet

    sheet = Sheet(people(*OTHERS, JANE, *OTHERS))
    assert sheet.weight(one, other) == pytest.approx(sheet.weight(other, one))


def test_progress_rises_and_the_search_can_be_left() -> None:
    said = [
        {"name": f"Ann {chr(97 + n % 26)}elby{n % 61}", "postcode": f"LX{n % 9} 1AA"} for n in range(3_000)
    ]
    steps = Search(people(*said)).steps()
    seen = [next(steps) for _ in range(3)]
    steps.close()
    assert all(isinstance(progress, Progress) for progress in seen)
    assert all(a.done <= b.done for a, b in pairwise(seen) if a.doing == b.doing)


def test_strongest_pairs_come_first_and_may_be_sliced() -> None:
    found = find(people(JANE, JANE, {**JANE, "email": ""}, *OTHERS))
    weights = [pair.weight for pair in found.pairs]
    assert weights == sorted(weights, reverse=True)
    assert found.pairs[:2] == [found.pairs[0], found.pairs[1]]


def test_a_name_somebody_has_left_finds_them_and_no_reason_says_it() -> None:
    mail = "carter@x.example"
    left = make_entry("1", {"name": "Mary Carter", "hidden": "Mark Carter", "email": mail}, "person")
    other = make_entry("2", {"name": "Mark Carter", "email": mail}, "person")

    (pair,) = find([left, other]).pairs

    said = [reason.words for reason in pair.reasons]
    assert "another name they are known by" in said
    assert not any("Mark" in words for words in said)
