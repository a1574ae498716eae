"""Safe view: no hidden small count can be worked out, tried by making every table that shows the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.records.figures import People
from codesign.records.filters import NOTHING
from codesign.records.review import Standing
from codesign.records.review_hiding import Key, Sum, hidden_among
from codesign.records.review_reach import ReachLine, ReachPage, representation
from codesign.records.review_safe import Place, safe_reach

LIMIT = 5


def with_totals(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def hidden_in(whole: list[list[int]], limit: int) -> frozenset[Place]:
    """Return what is hidden of a table with its totals."""
    counts: dict[Key, int] = {(r, c): count for r, row in enumerate(whole) for c, count in enumerate(row)}
    last = len(whole) - 1, len(whole[0]) - 1
    sums = [Sum((r, last[1]), tuple((r, c) for c in range(last[1]))) for r in range(len(whole))]
    sums += [Sum((last[0], c), tuple((r, c) for r in range(last[0]))) for c in range(len(whole[0]))]
    hidden = hidden_among(counts, sums, limit)
    return frozenset((r, c) for r, row in enumerate(whole) for c in range(len(row)) if (r, c) in hidden)


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


def small_tables(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.sampled_from((0, 1, 1, 2, 3, 6)), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


@settings(max_examples=60, deadline=None)
@given(st.one_of(small_tables(1, 3), small_tables(2, 2), small_tables(2, 2)))
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


def line(name: str, reached: int, other: int, declined: int = 0, not_recorded: int = 0) -> ReachLine:
    came = reached + other + declined + not_recorded
    return ReachLine(name, name, "", "monitoring", f"Q: {name}", reached, other, declined, not_recorded, came, None, None, "", LIMIT, 10, None)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from((0, 1, 2, 3, 4, 6, 9)), min_size=1, max_size=3), st.sampled_from((0, 1, 3, 8)),
       st.sampled_from((0, 1, 4, 7)), st.sampled_from((0, 2, 9)))  # fmt: skip
def test_no_small_group_follows_from_the_others_of_its_question(
    answers: list[int], rest: int, declined: int, not_recorded: int
) -> None:
    """Of groups of one question the sums are the same: one answer more and another less must show the same numbers."""
    recorded = sum(answers) + rest
    lines = tuple(
        line(str(n), count, recorded - count, declined, not_recorded) for n, count in enumerate(answers)
    )
    came = recorded + declined + not_recorded
    hidden = safe_reach(reach_page(lines, came))
    if came < LIMIT:
        return
    whole = ["declined", "not_recorded"]
    truth = {"declined": declined, "not_recorded": not_recorded, "rest": rest} | {
        each.id: each.reached for each in lines
    }
    secret = (
        [each.id for each in lines if "reached" in hidden[each.id]]
        + [name for name in whole if name in hidden["0"]]
        + ["rest"]
    )
    could_vary = set[str]()
    for more, less in permutations(secret, 2):
        made = truth | {more: truth[more] + 1, less: truth[less] - 1}
        if made[less] >= (less != "rest") and _same(made, truth, lines, hidden, came):
            could_vary |= {more, less}
    small = {name for name, count in truth.items() if 0 < count < LIMIT and name != "rest"}
    assert small <= could_vary, (truth, hidden)


def _same(made: dict[str, int], truth: dict[str, int], lines: Sequence[ReachLine], hidden: Mapping[str, frozenset[str]], came: int) -> bool:  # fmt: skip
    """Whether what is made shows the same numbers."""
    recorded = {
        name: sum(each[line.id] for line in lines) + each["rest"]
        for name, each in (("made", made), ("truth", truth))
    }
    if recorded["made"] + made["declined"] + made["not_recorded"] != came:
        return False
    return all(
        "other" in hidden[line.id] or recorded["made"] - made[line.id] == recorded["truth"] - truth[line.id]
        for line in lines
    )


def reach_page(lines: tuple[ReachLine, ...], came: int) -> ReachPage:
    standing = Standing("H1-KTM", "", "", NOTHING, (), "2026-11-12", 1, 0, 0)
    return ReachPage(standing, lines, came, People(0, came), representation(lines), (), ("Q",), LIMIT)
