"""A page half written is carried on with after a merge: the chip of somebody merged away shows who stands for them."""

from __future__ import annotations

from codesign.entry.chips_as_they_stand import as_they_stand
from codesign.entry.event_draft import Chip, DraftAnswer

NAMES = {"jane": "Jane Smyth", "club": "Hollerton Walkers"}
ENDS = {"jenny": "jane", "ramblers": "club"}


def known(contact: str, name: str, capacity: str = "", group: str = "") -> Chip:
    """Return the chip of a contact."""
    return Chip("known", name.casefold(), name, capacity=capacity, contact_id=contact, group_id=group)


def now(*chips: Chip) -> list[Chip]:
    """Return chips as they stand."""
    return as_they_stand(chips, ENDS, NAMES.get)


def test_one_merged_away_is_shown_as_who_stands_for_them() -> None:
    assert now(known("jenny", "Jenny Hollis", group="ramblers")) == [
        Chip("known", "jenny hollis", "Jane Smyth", contact_id="jane", group_id="club")
    ]


def test_one_renamed_since_is_shown_by_the_name_they_go_by() -> None:
    assert [chip.words for chip in now(known("jane", "Jan Smith"))] == ["Jane Smyth"]


def test_two_who_are_one_by_now_stand_once_and_what_was_typed_of_either_is_kept() -> None:
    answered = Chip("known", "jan", "Jane Smyth", contact_id="jane", answers=(DraftAnswer("jane", "same"),))

    assert now(answered, known("jenny", "Jenny Hollis")) == [answered]
    chair = known("jenny", "Jenny Hollis", capacity="chair")
    assert [chip.capacity for chip in now(answered, chair)] == ["", "chair"]


def test_counts_and_new_people_stay_as_they_are_and_one_who_is_not_known_keeps_the_name() -> None:
    chips = [Chip("count", "4 carers", "4 carers", code="carer", heads=4)] * 2
    chips = [*chips, Chip("new", "Bo", "Bo"), known("later", "Ada Brook")]

    assert now(*chips) == chips
