"""Safe view: no hidden small count can be worked out, tried by making every table that shows the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.records.review_safe import Place, hidden_in

LIMIT = 5


def with_totals(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def tables_like(whole: list[list[int]], hidden: frozenset[Place], most: int) -> Iterator[list[list[int]]]:
    """Return every table that shows the same numbers, nought among them, with hidden counts of one to `most`."""
    inner = [(row, column) for row in range(len(whole) - 1) for column in range(len(whole[0]) - 1)]
    free = [at for at in inner if at in hidden]
    for counts in product(range(1, most + 1), repeat=len(free)):
        cells = [row[:-1] for row in whole[:-1]]
        for (row, column), count in zip(free, counts, strict=True):
            cells[row][column] = count
        made = with_totals(cells)
        if all(
            made[r][c] == whole[r][c] or (r, c) in hidden
            for r in range(len(whole))
            for c in range(len(whole[0]))
        ):
            yield made


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 2).flatmap(lambda rows: st.integers(2, 3).flatmap(
    lambda columns: st.lists(st.lists(st.sampled_from((0, 1, 1, 2, 3, 4, 6, 7)), min_size=columns, max_size=columns),
                             min_size=rows, max_size=rows))))  # fmt: skip
def test_no_small_count_can_be_worked_out(cells: list[list[int]]) -> None:
    whole = with_totals(cells)
    hidden = hidden_in(whole, LIMIT)
    small = {(r, c) for r, row in enumerate(whole) for c, count in enumerate(row) if 0 < count < LIMIT}
    assert small <= hidden
    assert all(whole[r][c] for r, c in hidden), "nought is shown"
    could_be: dict[Place, set[int]] = {at: set() for at in small}
    for made in tables_like(whole, hidden, max(map(max, cells)) + 2):
        for r, c in small:
            could_be[r, c].add(made[r][c])
    assert all(len(counts) > 1 for counts in could_be.values()), (whole, hidden)


def test_a_table_without_small_counts_is_shown_whole() -> None:
    assert hidden_in(with_totals([[12, 30, 9], [21, 14, 20]]), LIMIT) == frozenset()


def test_the_worked_table_hides_a_second_of_each_row_and_column() -> None:
    """Carers, service users, VCSE by North, Central, South: two small counts take two others with them."""
    whole = with_totals([[12, 3, 9], [21, 14, 2], [7, 6, 8]])
    assert hidden_in(whole, LIMIT) == {(0, 1), (0, 2), (1, 1), (1, 2)}


@pytest.mark.bad_input(80)
def test_two_hidden_counts_that_can_only_be_one_are_not_enough() -> None:
    """Of two hidden counts that add up to two each is one: nought would be shown."""
    hidden = hidden_in(with_totals([[1, 1, 8]]), LIMIT)
    assert len({column for row, column in hidden if row == 0}) == 3 or (0, 3) in hidden


@pytest.mark.bad_input(79)
def test_a_table_of_small_counts_alone_hides_its_totals() -> None:
    assert (0, 1) in hidden_in(with_totals([[3]]), LIMIT)
