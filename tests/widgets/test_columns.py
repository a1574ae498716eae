"""Columns share the room there is, and leave in a stated order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.widgets.columns import GAP, Column, columns, fit

COLUMN = st.builds(
    lambda least, more, leaves: Column("H", least, least + more, leaves),
    st.integers(1, 30),
    st.integers(0, 80),
    st.integers(0, 5),
)


@given(st.lists(COLUMN, min_size=1, max_size=10), st.integers(0, 300))
def test_widths_and_gaps_never_exceed_the_room(given_columns: list[Column], room: int) -> None:
    widths = fit(given_columns, room)

    shown = [width for width in widths if width]
    assert sum(shown) + GAP * max(len(shown) - 1, 0) <= max(room, 0)


@given(st.lists(COLUMN, min_size=1, max_size=10), st.integers(0, 300))
def test_no_column_is_wider_than_it_can_use(given_columns: list[Column], room: int) -> None:
    assert all(
        width <= column.most for width, column in zip(fit(given_columns, room), given_columns, strict=True)
    )


def test_columns_leave_in_their_order() -> None:
    given_columns = columns(("A", "B", "C"), A="10", B="10 leaves 2", C="10 right leaves 1")

    assert fit(given_columns, 34) == [10, 10, 10]
    assert fit(given_columns, 33) == [10, 10, 0]
    assert fit(given_columns, 21) == [10, 0, 0]
    assert fit(given_columns, 4) == [4, 0, 0]


def test_a_heading_without_a_room_is_refused_when_the_program_is_written() -> None:
    with pytest.raises(KeyError):
        columns(("A",), B="10")
