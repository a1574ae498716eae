"""Any text fits its cells, and words wrapped are the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from codesign.text import clean
from codesign.widgets.cells import fitted, paintable, wrapped

NASTY = st.text(st.sampled_from("王👩‍⚕️🏳🌈e\u0301\u200d\ufe0f🇬🇧👍🏽שa ☀\t\n"), max_size=80)
"""Characters as wide as two cells or none, joined, modified and put after one another in every order."""

ANY_TEXT = st.one_of(st.text(max_size=300), NASTY)


@given(ANY_TEXT, st.integers(1, 60), st.booleans())
def test_a_cell_is_exactly_as_wide_as_asked(value: str, width: int, right: bool) -> None:
    assert cell_len(fitted(value, width, right=right)) == width


@given(ANY_TEXT, st.integers(2, 60))
def test_wrapping_leaves_off_only_spaces(value: str, width: int) -> None:
    lines = list(wrapped(value, width))

    assert "".join("".join(lines).split()) == "".join(paintable(value).split())


@given(ANY_TEXT, st.integers(2, 60))
def test_no_wrapped_line_is_wider_than_the_room(value: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(value, width))


@given(ANY_TEXT)
def test_what_is_painted_steers_nothing(value: str) -> None:
    painted = paintable(value)

    assert clean(painted).removed == 0
    assert not any(character < " " and character != "\n" for character in painted)


def test_a_word_longer_than_a_line_is_cut_into_lines_and_kept_whole() -> None:
    lines = list(wrapped("x" * 40_000, 76))

    assert "".join(lines) == "x" * 40_000
    assert max(map(len, lines)) == 76


def test_short_text_is_not_altered_and_long_text_ends_in_an_ellipsis() -> None:
    assert fitted("abc", 3) == "abc"
    assert fitted("abcd", 3) == "ab…"
    assert fitted("7", 3, right=True) == "  7"
    assert fitted("anything", 0) == ""


def test_what_widens_a_character_goes_to_the_next_line_with_it() -> None:
    assert list(wrapped("000\ufe0f", 3)) == ["00", "0\ufe0f"]
    assert list(wrapped("000\u0301\ufe0f", 3)) == ["00", "0\u0301\ufe0f"]


def test_line_breaks_stay_where_they_were() -> None:
    assert list(wrapped("one\n\ntwo three", 20)) == ["one", "", "two three"]
