"""What a list says it was found by: whether the last word is only a beginning."""

from __future__ import annotations

import pytest

from codesign.records.filters import found_by, sought_words


@pytest.mark.parametrize(
    ("typed", "shown", "said"),
    [
        ("bus", "bus…", "words that begin with “bus”"),
        ("bus ", "bus", "“bus”"),
        ("the last bus", "the last bus…", "“the last” and words that begin with “bus”"),
        ("last bus ", "last bus", "“last” and “bus”"),
        ("C++", "C++", "“C++”"),
    ],
)
def test_a_beginning_is_said_to_be_one(typed: str, shown: str, said: str) -> None:
    assert (found_by(typed), sought_words(typed)) == (shown, said)
