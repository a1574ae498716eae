"""One's own name: asked for in words, and never a page that was pasted."""

from __future__ import annotations

import pytest

from codesign.entry.own_name import MOST, LongNameError, NoNameError, read_own_name


@pytest.mark.parametrize("typed", ["", "   ", "\x07\u202e"])
def test_without_a_name_it_is_said_what_it_is_for(typed: str) -> None:
    with pytest.raises(NoNameError, match="who recorded what"):
        read_own_name(typed)


def test_a_name_is_kept_on_one_line_and_a_pasted_page_is_refused() -> None:
    assert read_own_name("  Amy\tExample\n") == "Amy Example"
    assert read_own_name("é" * MOST) == "é" * MOST
    with pytest.raises(LongNameError, match="40,000 characters"):
        read_own_name("a" * 40_000)
