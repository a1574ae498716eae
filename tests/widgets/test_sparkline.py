"""A line of blocks: one for each number, never without its numbers, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.widgets.sparkline import BLOCKS, NONE, blocks, figure, said, sparkline

NUMBERS = st.lists(st.one_of(st.integers(0, 1_000_000), st.floats(0, 1e6, allow_nan=False)), max_size=60)


@given(NUMBERS)
def test_there_is_one_block_for_each_number_and_only_nothing_is_a_dot(numbers: list[float]) -> None:
    drawn = blocks(numbers)

    assert len(drawn) == len(numbers)
    assert [block == NONE for block in drawn] == [number <= 0 for number in numbers]


@given(NUMBERS)
def test_a_larger_number_is_never_lower(numbers: list[float]) -> None:
    heights = [(NONE + BLOCKS).index(block) for block in blocks(numbers)]

    for one, low in zip(numbers, heights, strict=True):
        assert all(low <= high for other, high in zip(numbers, heights, strict=True) if other >= one)


@given(NUMBERS, st.integers(1, 30))
def test_the_first_and_the_last_number_shown_stand_beside_the_blocks(numbers: list[float], most: int) -> None:
    drawn = sparkline(numbers, most=most)
    shown = numbers[-most:]

    if len(shown) > 1:
        first, line, last = drawn.split(" ")
        assert (first, last) == (figure(shown[0]), figure(shown[-1]))
        assert len(line) == len(shown)
    else:
        assert drawn == "".join(figure(number) for number in shown)


@pytest.mark.parametrize(
    ("numbers", "drawn"),
    [
        ([], ""),
        ([7], "7"),
        ([0, 0, 0], "0 ... 0"),
        ([5, 5], "5 ██ 5"),
        ([0, 1, 31], "0 .▁█ 31"),
        ([3, 9, 14.5, 31], "3 ▁▃▄█ 31"),
        ([1, 1_000_000], "1 ▁█ 1,000,000"),
    ],
)
def test_it_looks_so(numbers: list[float], drawn: str) -> None:
    assert sparkline(numbers) == drawn


def test_it_is_told_in_words() -> None:
    months = ["Sep 2026", "Oct 2026", "Nov 2026"]

    assert said([3, 31, 12], months) == "3 in Sep 2026, 12 in Nov 2026; most 31 in Oct 2026"
    assert said([4], ["Nov 2026"]) == "4 in Nov 2026"
    assert said([], []) == "no numbers"
