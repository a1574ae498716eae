"""Which comment comes next: to the end, once more from the top, and nothing moves under the hand."""

from __future__ import annotations

from codesign.screens.coding.order import Order


def order(untagged: str, at: int | None = None) -> Order:
    """Return five comments 0 to 4, some of them without a tag."""
    made = Order()
    made.begin(range(5), map(int, untagged), at)
    return made


def test_it_begins_at_the_first_without_a_tag() -> None:
    assert order("24").row == 2
    assert order("").row == 0
    assert order("24", at=3).row == 3


def test_after_the_last_it_goes_once_more_from_the_top_and_then_says_that_none_is_left() -> None:
    going = order("024", at=2)

    assert [going.go_on(), going.go_on(), going.go_on(), going.go_on()] == [4, 0, 2, 4]
    assert going.go_on() is None


def test_what_is_tagged_is_passed_over_and_what_lost_its_tag_comes_again() -> None:
    going = order("0134")
    going.answered(1, has_tag=True)
    assert going.go_on() == 3
    going.answered(1, has_tag=False)
    assert [going.go_on(), going.go_on()] == [4, 0]
    assert going.go_on() == 1


def test_a_comment_that_is_gone_is_left_out_and_nobody_else_is_moved() -> None:
    going = order("0123", at=2)
    going.gone(0)
    assert going.row == 2
    going.gone(2)
    assert going.row == 3
    assert going.words == "2 of 3 · 2 without a tag"


def test_the_last_that_is_gone_leaves_the_one_before() -> None:
    going = order("", at=4)
    going.gone(4)
    assert going.row == 3


def test_what_comes_in_meanwhile_stands_at_the_end_and_what_left_the_filter_stays() -> None:
    going = order("01", at=1)
    going.look_again([7, 0, 1], [7])

    assert list(going.rows) == [0, 1, 2, 3, 4, 7]
    assert going.row == 1
    assert going.go_on() == 7


def test_nothing_to_go_through_says_so() -> None:
    going = Order()
    going.begin((), ())

    assert going.row is None
    assert going.go_on() is None
    assert going.step(1) is None
    assert going.words == "0 of 0"
