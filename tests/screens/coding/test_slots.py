"""No suggestion moves to another digit while its comment is on the screen."""

from __future__ import annotations

from codesign.records.coding import Offered, Suggested
from codesign.screens.coding.slots import Slot, fresh, renewed


def themes(names: str) -> Suggested:
    """Return themes that are suggested, by letters."""
    return Suggested(tuple(Offered(name, name, 0.6, f"why {name}") for name in names))


def shown(slots: tuple[Slot, ...]) -> str:
    """Return what stands at the first three digits."""
    return "".join(slot.offered.id if slot.offered else "-" for slot in slots[:3])


def test_what_was_put_on_stays_at_its_digit_and_so_do_the_others() -> None:
    slots = renewed(fresh(themes("abc"), 1.0), themes("cbd"), {("themes", "a")}, 2.0)

    assert shown(slots) == "abc"
    assert [slot.is_on for slot in slots[:3]] == [True, False, False]
    assert {slot.since for slot in slots[:3]} == {1.0}


def test_what_was_refused_is_replaced_at_its_digit_by_what_nobody_has_read_yet() -> None:
    slots = renewed(fresh(themes("abc"), 1.0), themes("dcb"), (), 2.0, {"a"})

    assert shown(slots) == "dbc"
    assert [slot.since for slot in slots[:3]] == [2.0, 1.0, 1.0]


def test_what_was_put_on_by_hand_is_not_suggested_beside_it() -> None:
    slots = renewed(fresh(themes("a"), 1.0), themes("ab"), {("themes", "b")}, 2.0)

    assert shown(slots) == "a--"


def test_what_is_taken_off_again_can_be_put_on_again() -> None:
    on = renewed(fresh(themes("ab"), 1.0), themes("b"), {("themes", "a")}, 2.0)
    off = renewed(on, themes("ab"), (), 3.0)

    assert shown(off) == "ab-"
    assert not off[0].is_on


def test_a_suggestion_keeps_its_place_with_the_reason_it_has_now() -> None:
    now = Suggested((Offered("a", "a", 0.9, "another reason", sure=True),))
    slots = renewed(fresh(themes("a"), 1.0), now, (), 2.0)

    assert slots[0].offered is not None
    assert slots[0].offered.reason == "another reason"
    assert slots[0].since == 1.0


def test_once_more_was_learnt_what_stands_at_a_digit_stays_and_an_empty_place_is_filled() -> None:
    before = fresh(themes("ab"), 1.0)
    after = renewed(before, themes("xyb"), (), 2.0)

    assert shown(after) == "abx"
    assert [slot.since for slot in after[:3]] == [1.0, 1.0, 2.0]


def test_what_is_no_longer_among_the_likeliest_keeps_its_place_until_it_is_answered() -> None:
    on = renewed(fresh(themes("abc"), 1.0), themes("xyz"), {("themes", "a")}, 2.0)
    refused = renewed(on, themes("xyz"), {("themes", "a")}, 3.0, {"b"})

    assert shown(on) == "abc"
    assert shown(refused) == "axc"


def test_the_outcome_and_the_question_have_digits_of_their_own() -> None:
    found = Suggested(
        (Offered("a", "a", 0.6, ""),),
        (Offered("o", "Can get there", 0.6, "", kind="outcomes", code="2.1"),),
        (Offered("q", "What would help?", 0.6, "", kind="questions"),),
    )
    slots = fresh(found, 1.0)

    assert [slot.offered.id if slot.offered else "-" for slot in slots] == ["a", "-", "-", "o", "q"]
