"""Which pairs are compared: those that share a key few others share."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from codesign.matching.entry import make_entry
from codesign.matching.people.keys import FEW, MOST_IN_A_BLOCK, Blocks, people_keys

MEET = [
    ({"name": "Bob Tranter"}, {"name": "Robert Tranter"}),
    ({"name": "Kathryn Tranter"}, {"name": "Catherine Tranter"}),
    ({"name": "Jane Smith"}, {"name": "Jane Smyth"}),
    ({"name": "Jane Hnt"}, {"name": "Jane Hunt"}),
    ({"name": "Tranter Jane"}, {"name": "Jane Tranter"}),
    ({"name": "Jane Orchard-Tranter"}, {"name": "Jane Tranter"}),
    ({"name": "Ruth Mary Orchard"}, {"name": "Mary Orchard"}),
    ({"name": "Jane Tranter", "email": "jane.orchard@loxley.example"}, {"name": "Jane Orchard"}),
    ({"name": "Ann Bo", "phone": "07700 900123"}, {"name": "Cy Du", "phone": "+44 7700 900123"}),
]


def shared(rows: list[list[Hashable]]) -> list[list[int]]:
    blocks = Blocks()
    for keys in rows:
        blocks.add(keys)
    return [found for found in blocks.shared() if found]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_two_that_may_be_one_meet(one: dict[str, str], other: dict[str, str]) -> None:
    entries = [make_entry("a", one, "person"), make_entry("b", other, "person")]
    assert [0, 1] in shared([list(people_keys(entry)) for entry in entries])


def test_two_that_have_nothing_in_common_do_not_meet() -> None:
    entries = [
        make_entry("a", {"name": "Ann Bowlow"}, "person"),
        make_entry("b", {"name": "Cyril Dunster"}, "person"),
    ]
    assert shared([list(people_keys(entry)) for entry in entries]) == []


def test_a_key_that_many_share_is_left_out_and_one_that_says_little_sooner() -> None:
    assert len(shared([[("gs", "jane", "sm")]] * MOST_IN_A_BLOCK)[0]) == MOST_IN_A_BLOCK
    assert shared([[("gs", "jane", "sm")]] * (MOST_IN_A_BLOCK + 1)) == []
    assert len(shared([[("if", "j", "smith")]] * FEW)[0]) == FEW
    assert shared([[("if", "j", "smith")]] * (FEW + 1)) == []


def test_a_key_said_twice_by_one_row_pairs_it_with_nobody() -> None:
    assert shared([["x", "x"], ["y"]]) == []
