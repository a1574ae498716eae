"""No colour at all, for terminals whose person asked for none (NO_COLOR): what stands out by its background is reversed.

The library's own filter either sends greys, or takes the background away and with it the only sign of where one is.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = Style(color="default", bgcolor="default")
_REVERSED = Style(color="default", bgcolor="default", reverse=True)


class NoColour(LineFilter):
    """Takes every colour out of what is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments in the terminal's own colours, reversed where they had a background of their own."""
        return [
            Segment(words, None if style is None else _without_colour(style), control)
            for words, style, control in segments
        ]


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    stands_out = style.bgcolor is not None and not style.bgcolor.is_default
    return style + (_REVERSED if stands_out else _PLAIN)
