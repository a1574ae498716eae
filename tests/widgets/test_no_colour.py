"""Without colour, what stood out by its background still stands out."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from codesign.widgets.no_colour import NoColour


@pytest.mark.bad_input(88)
@pytest.mark.parametrize(
    ("painted", "left"),
    [
        ("bold red", "bold default on default"),
        ("red on default", "default on default"),
        ("white on blue", "reverse default on default"),
        ("reverse #123456 on #ffffff", "reverse default on default"),
        ("", "default on default"),
    ],
)
def test_no_colour_is_left_and_a_background_becomes_reversal(painted: str, left: str) -> None:
    (segment,) = NoColour().apply([Segment("words", Style.parse(painted))], Color(0, 0, 0))

    assert segment == Segment("words", Style.parse(left))


def test_what_has_no_style_is_left_as_it_is() -> None:
    assert NoColour().apply([Segment("words")], Color(0, 0, 0)) == [Segment("words")]
