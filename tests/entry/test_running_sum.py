from __future__ import annotations

import pytest

from codesign.entry.counts import read_count
from codesign.entry.running_sum import running_sum
from codesign.entry.wording import Word

KINDS = (Word("carer", "Carer"), Word("resident", "Resident"), Word("young-person", "Young person"))


def test_named_and_not_named_stand_beside_each_other() -> None:
    counts = [read_count(typed, KINDS) for typed in ("4 carers", "2 residents", "1 young", "0 carers")]

    listed = running_sum(3, 4, counts)

    assert (listed.named, listed.unnamed, listed.about, listed.not_accounted_for) == (7, 7, False, 0)
    assert listed.words == "14 people: 3 known, 4 new, 7 not named (4 carers, 2 residents, 1 young person)."


@pytest.mark.bad_input(9)
def test_one_more_in_the_room_than_listed_is_said() -> None:
    listed = running_sum(3, 4, [read_count("7 carers", KINDS)], in_room=15)

    assert listed.not_accounted_for == 1
    assert (
        listed.words
        == "14 people: 3 known, 4 new, 7 not named (7 carers). You said 15; listed 14. 1 not accounted for."
    )


@pytest.mark.bad_input(10)
def test_a_rough_count_makes_the_sum_rough() -> None:
    assert (
        running_sum(0, 0, [read_count("about 20", KINDS)]).words
        == "About 20 people: 20 not named (about 20 people of no kind given)."
    )


def test_an_empty_list_says_so() -> None:
    assert running_sum(0, 0, []).words == "Nobody listed yet."
    assert running_sum(1, 0, [], in_room=0).words == "1 person: 1 known."
