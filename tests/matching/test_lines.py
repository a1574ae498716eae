"""Finding by words among lines in memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.matching.lines import find_lines, nearest, sought

TREE = [
    sought(1, "T1 Getting there"),
    sought(2, "T2 Transport buses and trains", 1),
    sought(3, "T3 Night buses", 2),
    sought(4, "T4 Parking", 1),
    sought(5, "T5 Being heard: the interpreter didn't come"),
    sought(6, "2.1 I am seen sooner", 0),
    sought(7, "21 Łukasz’s list", 0),
]


@pytest.mark.parametrize(
    ("typed", "hits", "shown"),
    [
        ("night", {3}, [1, 2, 3]),
        ("BUS", {2, 3}, [1, 2, 3]),
        ("bus night", {3}, [1, 2, 3]),
        ("bus ", set(), []),
        ("buses ", {2, 3}, [1, 2, 3]),
        ("park", {4}, [1, 4]),
        ("getting", {1}, [1]),
        ("didnt", {5}, [5]),
        ("2.1", {6}, [6]),
        ("21", {7}, [7]),
        ("lukaszs", {7}, [7]),
        ("#t5", {5}, [5]),
        ("ing", set(), []),
        ("!!!", set(), []),
        ("bus parking", set(), []),
    ],
)
def test_a_line_is_found_by_how_its_words_begin_and_keeps_what_it_stands_beneath(
    typed: str, hits: set[int], shown: list[int]
) -> None:
    found = find_lines(TREE, typed)

    assert (set(found.hits), list(found.shown)) == (hits, shown)


def test_the_nearest_words_find_something_and_say_how_much() -> None:
    assert nearest(TREE, "busses") == ("buses", 2)
    assert nearest(TREE, "nihgt bus") == ("night bus", 1)
    assert nearest(TREE, "xylophone") is None
    assert nearest(TREE, "parking buses") is None
    assert nearest(TREE, "word " * 40) is None
    assert nearest([], "bus") is None


@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 4)), max_size=12), st.text(max_size=12))
def test_whatever_is_typed_what_is_shown_is_in_the_order_of_the_list_and_holds_what_was_found(
    texts: list[tuple[str, int]], typed: str
) -> None:
    lines = [sought(row, text, depth) for row, (text, depth) in enumerate(texts)]

    found = find_lines(lines, typed)

    assert found.hits <= set(found.shown)
    assert list(found.shown) == sorted(set(found.shown))
