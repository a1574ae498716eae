"""Selections: sets of row numbers that outlive sorting and narrowing, and are acted on only where they are in sight of the list."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from codesign.widgets.record_marks import Marks

ROWS = array("q", [30, 10, 20, 50])


def test_chosen_are_the_selected_in_the_order_of_the_list_or_the_one_under_the_cursor() -> None:
    marks = Marks()
    assert marks.chosen(ROWS, 10) == [10]
    assert marks.chosen(array("q"), None) == []

    for row in (50, 30):
        marks.toggle(row)

    assert marks.chosen(ROWS, 10) == [30, 50]


def test_what_leaves_the_list_stays_selected_is_not_acted_on_and_is_said() -> None:
    marks = Marks()
    for row in (50, 30, 20):
        marks.toggle(row)
    narrowed = array("q", [20])
    marks.list_changed(narrowed)

    assert marks.chosen(narrowed, 20) == [20]
    assert marks.words == "3 selected, 2 of them not in this list"

    marks.list_changed(ROWS)
    assert marks.words == "3 selected"
    assert marks.chosen(ROWS, 10) == [30, 20, 50]


def test_going_back_while_extending_leaves_out_again_but_nothing_selected_before() -> None:
    marks = Marks()
    marks.toggle(50)

    marks.extend(ROWS, 0, 1)
    marks.extend(ROWS, 1, 2)
    assert marks.selected == {50, 30, 10, 20}
    marks.extend(ROWS, 2, 1)
    assert marks.selected == {50, 30, 10}
    marks.rest()
    marks.extend(ROWS, 2, 3)
    assert marks.selected == {50, 30, 10, 20}


def test_nothing_is_selected_after_clearing() -> None:
    marks = Marks()
    marks.extend(ROWS, 0, 3)
    marks.clear()

    assert (marks.words, marks.here, marks.selected) == ("", 0, set())


@given(
    st.lists(st.integers(0, 9)),
    st.permutations(range(10)),
    st.sets(st.integers(0, 9)),
)
def test_sorting_and_narrowing_never_change_what_is_selected(
    toggled: list[int], order: list[int], kept: set[int]
) -> None:
    marks = Marks()
    marks.list_changed(array("q", range(10)))
    for row in toggled:
        marks.toggle(row)
    before = set(marks.selected)
    narrowed = array("q", [row for row in order if row in kept])

    marks.list_changed(narrowed)

    assert marks.selected == before
    assert marks.here == len(before & kept)
    if before & kept:
        assert marks.chosen(narrowed, None) == [row for row in narrowed if row in before]
