"""Pairs into groups: what speaks for and against is added up, and nobody is chained to strangers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.clusters import MOST_EITHER_WAY, components, contract

Weights = dict[tuple[int, int], float]


def groups(rows: list[int], weights: Weights, otherwise: float = -6.0) -> list[list[int]]:
    def weight(one: int, other: int) -> float:
        return weights.get((one, other), otherwise)

    found: list[list[int]] = []
    for found in contract(rows, weight):  # noqa: B007
        pass
    return sorted(found)


def test_rows_are_connected_through_others() -> None:
    assert components(6, [(0, 1), (4, 1), (2, 3)]) == [0, 0, 2, 2, 0, 5]


def test_a_chain_is_cut_where_its_ends_conflict() -> None:
    assert groups([0, 1, 2], {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -9.0}) == [[0, 1]]


def test_a_weak_doubt_does_not_split_what_belongs_together() -> None:
    assert groups([0, 1, 2], {(0, 1): 8.0, (1, 2): 7.0, (0, 2): -1.0}) == [[0, 1, 2]]


def test_one_pair_counts_for_no_more_than_its_limit() -> None:
    strong, doubt = 50.0, -(MOST_EITHER_WAY + 50)
    assert groups([0, 1, 2], {(0, 1): strong, (1, 2): strong, (0, 2): doubt}) == [[0, 1]]


def test_nothing_that_speaks_against_is_joined() -> None:
    assert groups([0, 1, 2, 3], {}) == []


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(-15, 15),
    )
)
def test_every_row_is_in_one_group_at_most_and_each_group_has_something_for_it(weights: Weights) -> None:
    found = groups(list(range(8)), weights)
    rows = [row for group in found for row in group]
    assert len(rows) == len(set(rows))
    for group in found:
        within = [weights.get((a, b), -6.0) for a in group for b in group if a < b]
        limited = [max(-MOST_EITHER_WAY, min(MOST_EITHER_WAY, value)) for value in within]
        assert sum(limited) > 0
