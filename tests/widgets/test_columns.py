"""Columns share the room there is, and leave in a stated order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.widgets.columns import GAP, Column, columns, fit, needs

COLUMN = st.builds(
    lambda least, more, leaves: Column("H", least, least + more, leaves),
    st.integers(1, 30),
    st.integers(0, 80),
    st.integers(0, 5),
)
NEEDED = st.lists(st.tuples(COLUMN, st.integers(0, 120)), min_size=1, max_size=10)
"""Columns, each with what the widest cell on the page needs."""
ROOM = st.integers(0, 300)


def _total(widths: list[int]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + GAP * max(len(shown) - 1, 0)


@given(NEEDED, ROOM, st.booleans())
def test_widths_and_gaps_never_exceed_the_room(
    page: list[tuple[Column, int]], room: int, measured: bool
) -> None:
    given_columns, needed = zip(*page, strict=True)

    assert _total(fit(given_columns, room, needed if measured else ())) <= room


@given(NEEDED, ROOM)
def test_no_column_is_wider_than_what_it_shows(page: list[tuple[Column, int]], room: int) -> None:
    given_columns, needed = zip(*page, strict=True)

    for column, need, width in zip(given_columns, needed, fit(given_columns, room, needed), strict=True):
        assert width <= max(min(need, column.most), len(column.heading))


@given(NEEDED, ROOM)
def test_a_column_is_below_its_floor_only_where_all_that_may_leave_have_left(
    page: list[tuple[Column, int]], room: int
) -> None:
    given_columns, needed = zip(*page, strict=True)
    widths = fit(given_columns, room, needed)

    below = any(
        width < min(column.least, max(need, 1))
        for column, need, width in zip(given_columns, needed, widths, strict=True)
        if need and not column.leaves
    )
    if below:
        left = [width for column, width in zip(given_columns, widths, strict=True) if column.leaves]
        assert not any(left)


@given(NEEDED, ROOM)
def test_columns_empty_on_the_page_leave_before_any_other(page: list[tuple[Column, int]], room: int) -> None:
    given_columns, needed = zip(*page, strict=True)
    widths = fit(given_columns, room, needed)

    if any(need and not width for need, width in zip(needed, widths, strict=True)):
        assert not any(width for need, width in zip(needed, widths, strict=True) if not need)


@given(NEEDED, ROOM)
def test_nothing_is_cut_while_there_is_room_for_it(page: list[tuple[Column, int]], room: int) -> None:
    given_columns, needed = zip(*page, strict=True)
    wanted = [max(min(need, column.most), 1) for column, need in page]

    if _total(wanted) <= room:
        assert fit(given_columns, room, needed) == wanted


def test_the_room_an_empty_column_leaves_goes_to_the_one_that_carries_the_sense() -> None:
    given_columns = columns(("Ref", "Name", "Area"), Ref="10", Name="36-64", Area="15-40")

    assert fit(given_columns, 60, [8, 60, 0]) == [8, 44, 4]
    assert fit(given_columns, 48, [8, 60, 0]) == [8, 38, 0]


def test_a_figure_is_not_cut_before_a_title_that_stretches() -> None:
    given_columns = columns(("Title", "People"), Title="40-64", People="38")

    assert fit(given_columns, 60, [50, 31]) == [27, 31]


def test_a_column_needs_its_widest_cell_and_never_less_than_before() -> None:
    given_columns = columns(("Title", "Place"), Title="40-64", Place="10-12")

    first = needs(given_columns, [("Hall", ""), ("王小明", "")])
    then = needs(given_columns, [("", "Ambridge village hall")], first)

    assert first == [6, 0]
    assert then == [6, 12]


def test_columns_leave_in_their_order() -> None:
    given_columns = columns(("A", "B", "C"), A="10", B="10 leaves 2", C="10 right leaves 1")

    assert fit(given_columns, 34) == [10, 10, 10]
    assert fit(given_columns, 33) == [10, 10, 0]
    assert fit(given_columns, 21) == [10, 0, 0]
    assert fit(given_columns, 4) == [4, 0, 0]


def test_a_heading_without_a_room_is_refused_when_the_program_is_written() -> None:
    with pytest.raises(KeyError):
        columns(("A",), B="10")
