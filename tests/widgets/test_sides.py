"""Values compared side by side: what differs is said by a mark, and a line is never wider than its room, whatever the script."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from codesign.widgets.sides import DIFFERS, MARKS, NOTHING, ONE_HAS_IT, SAME, Row, mark_of, painted, planned


@pytest.mark.parametrize(
    ("values", "mark"),
    [
        (("Councillor", "councillor "), SAME),
        (("Jane Smyth", "J. Smith"), DIFFERS),
        (("Penny Hassett", ""), ONE_HAS_IT),
        (("Penny Hassett", "", "Felpersham"), DIFFERS),
        (("", " "), NOTHING),
    ],
)
def test_a_mark_says_in_text_whether_values_are_the_same(values: tuple[str, ...], mark: str) -> None:
    assert mark_of(values) == mark


def test_two_sides_fit_a_small_window_and_a_wide_one_has_room_for_what_it_becomes() -> None:
    small, wide = planned(79, 2, 0), planned(159, 2, 0)

    assert len(small.sides) == len(wide.sides) == 2
    assert not small.becomes
    assert wide.becomes
    assert MARKS + wide.label + 2 * wide.cell + wide.becomes == 159


def test_of_more_sides_than_there_is_room_for_those_about_the_wanted_one_are_shown() -> None:
    plan = planned(79, 7, 6)

    assert len(plan.sides) < 7
    assert plan.sides.stop == 7


@pytest.mark.parametrize(
    "value", ["漢" * 300, "a" * 300, "e\u0301" * 300, "👩‍👩‍👧 " * 40, "\u202eabc", "", "two\nlines"]
)
@pytest.mark.parametrize("width", [59, 79, 159])
def test_every_line_of_a_row_is_as_wide_as_its_room(value: str, width: int) -> None:
    plan = planned(width, 2, 0)
    row = Row("Note", (value, "x"), 0, becomes=value)

    for is_whole in (False, True):
        for line in painted(0, row, plan, width, is_whole=is_whole):
            words = line.label + "".join(line.cells) + line.becomes
            assert MARKS + cell_len(words) == MARKS + plan.label + 2 * plan.cell + plan.becomes <= width


def test_a_long_value_is_whole_only_where_the_cursor_is() -> None:
    row = Row("Note", ("word " * 100, ""))

    few = list(painted(0, row, planned(79, 2, 0), 79, is_whole=False))
    whole = list(painted(0, row, planned(79, 2, 0), 79, is_whole=True))

    assert few[-1].cells[0].rstrip().endswith("…")
    assert sum(line.cells[0].count("word") for line in whole) == 100
