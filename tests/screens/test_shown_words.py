"""The line over a list keeps what matters most where the window is narrow."""

from __future__ import annotations

import pytest

from codesign.screens.lists.shown_words import ListState, shown_words

EVENTS = ListState(
    12, 12, "event", at=3, order="newest first", left_off=("Place", "Method", "Comments", "Programme")
)


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (160, "12 events · newest first · 3 of 12 · no room for Place, Method, Comments, Programme"),
        (80, "12 events · newest first · 3 of 12 · no room for 4 columns"),
        (60, "12 events · newest first · 3 of 12"),
    ],
)
def test_what_had_no_room_is_named_where_there_is_room_to_name_it(width: int, said: str) -> None:
    assert shown_words(EVENTS, width) == said


def test_words_selected_and_order_fit_in_eighty_columns() -> None:
    state = ListState(
        4, 149, "comment", words="clinic", selected="2 selected", at=1, order="nearest to the words first"
    )

    said = shown_words(state, 80)

    assert said.startswith("2 SELECTED · FOUND BY “clinic…”: 4 of 149 comments · nearest to the words first")
