"""The likely pairs of new records are those that a search over all would find."""

from __future__ import annotations

import random

from codesign.matching.entry import Entry, make_entry
from codesign.matching.newcomers import LookAlike, look_alikes
from codesign.matching.search import find

DOUBTFUL = 1.0
"""Bits within which a pair may be on either side: how often strangers agree is measured on pairs drawn by their rows."""


def town() -> list[Entry]:
    chance = random.Random(11)
    given = ["Robert", "Bob", "Katherine", "Kate", "William", "Bill"]
    families = ["Ashby", "Ashbey", "Denford", "Hamley", "Kirkton", "Fairley"]
    found = [
        make_entry(
            f"{number:03}",
            {
                "name": f"{chance.choice(given)} {chance.choice(families)}",
                "phone": f"07700 9{number // 3:05}",
            },
            "person",
        )
        for number in range(150)
    ]
    bodies = ("Ambridge Carers", "Ambridge Carers Ltd", "Hollerton Mind", "Felpersham Mind")
    twice = [
        make_entry(number, {"name": name, "phone": "07700 900900"}, "person")
        for number, name in (("900", "Zainab Quill"), ("901", "Zainab Quille"), ("050b", "Z. Quill"))
    ]
    return found + twice + [make_entry(name, {"name": name}, "organisation") for name in bodies]


def among(new: set[str]) -> set[tuple[frozenset[str], float]]:
    found = (each for each in look_alikes(town(), new) if isinstance(each, LookAlike))
    return {(frozenset((each.one, each.other)), round(each.weight, 6)) for each in found}


def test_they_are_the_pairs_of_a_search_over_all_in_which_one_is_new() -> None:
    new = {f"{number:03}" for number in range(100, 150)} | {"Ambridge Carers Ltd", "900", "901"}

    searched = {frozenset((pair.one, pair.other)): pair.weight for pair in find(town()).pairs}
    by_search = {pair: weight for pair, weight in searched.items() if pair & new}
    found = dict(among(new))

    sure = {pair for pair, weight in found.items() if weight > DOUBTFUL}
    assert sure
    assert sure <= by_search.keys()
    assert {pair for pair, weight in by_search.items() if weight > DOUBTFUL} <= found.keys()
    assert any(pair <= new for pair, _ in among(new))
    assert any(not pair <= new for pair, _ in among(new))


def test_with_nobody_new_nothing_is_compared() -> None:
    assert among(set()) == set()
