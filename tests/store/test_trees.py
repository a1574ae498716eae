"""Lines in the order of a tree: each once, beneath its parent, however deep and whatever the parents say."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from codesign.records.feedback import NewTheme
from codesign.store import Store
from codesign.store.trees import as_tree


class Line(NamedTuple):
    """A line that says what it stands beneath."""

    id: str
    parent_id: str = ""
    depth: int = 0


def placed(*lines: Line) -> list[tuple[str, int]]:
    return [(line.id, line.depth) for line in as_tree(lines)]


def test_lines_stand_beneath_their_parents_in_the_order_given() -> None:
    found = placed(Line("taxis", "travel"), Line("food"), Line("travel"), Line("buses", "travel"))

    assert found == [("food", 0), ("travel", 0), ("taxis", 1), ("buses", 1)]


def test_one_whose_parent_is_not_among_them_stands_at_the_top() -> None:
    assert placed(Line("buses", "travel"), Line("late buses", "buses")) == [("buses", 0), ("late buses", 1)]


def test_those_that_go_round_in_a_ring_stand_after_the_others_and_none_is_lost() -> None:
    found = placed(Line("a", "b"), Line("b", "a"), Line("own", "own"), Line("top"))

    assert found == [("top", 0), ("a", 0), ("b", 1), ("own", 0)]


def test_a_chain_deeper_than_functions_may_call_each_other_is_placed() -> None:
    chain = [Line(str(deep), str(deep - 1) if deep else "") for deep in range(5_000)]

    assert placed(*reversed(chain)) == [(str(deep), deep) for deep in range(5_000)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 12)), unique_by=lambda each: each[0]))
def test_every_line_is_there_once_whatever_the_parents_are(drawn: list[tuple[int, int]]) -> None:
    lines = [Line(str(id_), str(parent)) for id_, parent in drawn]

    assert sorted(id_ for id_, _ in placed(*lines)) == sorted(line.id for line in lines)


def test_the_codebook_beside_the_comment_that_is_coded_is_such_a_tree(store: Store) -> None:
    travel = store.themes.add(NewTheme("travel"))
    store.themes.add(NewTheme("food"))
    store.themes.add(NewTheme("buses", parent_id=travel.id))

    assert [(line.name, line.depth) for line in store.coding.codebook()] == [
        ("food", 0),
        ("travel", 0),
        ("buses", 1),
    ]
