"""A line of history begins where before and after part, so that two edits of one long comment do not look alike."""

from __future__ import annotations

import pytest

from codesign.records.history import Altered, altered_words, from_difference

LONG = "The last bus from Penny Hassett to the hospital leaves at four"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (f"{LONG} o'clock.", f"{LONG} thirty.", ("…at four o'clock.", "…at four thirty.")),
        (LONG, f"{LONG}, and it is full", ("…leaves at four", "…leaves at four, and it is full")),
        ("Village hall", "Village library", ("Village hall", "Village library")),
        ("", LONG, ("", LONG)),
        ("x" * 60 + "a", "x" * 60 + "b", ("…" + "x" * 8 + "a", "…" + "x" * 8 + "b")),
    ],
)
def test_what_is_alike_at_the_beginning_is_left_off(old: str, new: str, shown: tuple[str, str]) -> None:
    assert from_difference(old, new) == shown


def test_a_line_of_a_long_comment_begins_where_it_was_altered() -> None:
    said = altered_words(Altered("words", f"{LONG} today", f"{LONG} tonight"), {})

    assert said == "words: “…at four today” → “…at four tonight”"
