"""What is suggested, each on a line of its own with its digit and its reason; a mark in text says which one keys are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from codesign.text import one_line
from codesign.widgets.cells import cells_of, fitted

_MARK, _NO_MARK = "> ", "  "
_DIGIT = 2
_STATE = 7
_WIDEST = 44
"""Cells for a name at most: the reason has the rest."""


class SuggestionLine(NamedTuple):
    """One suggestion."""

    digit: str
    name: str
    state: str
    """`sure`, `on it`, or nothing."""
    reason: str


class SuggestionLines(Widget):
    """The suggestions for one comment. It posts `Moved` whenever the mark goes to another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"suggestion-lines--cursor", "suggestion-lines--on"}
    DEFAULT_CSS = """
    SuggestionLines { height: auto; background: $background; color: $foreground; }
    SuggestionLines > .suggestion-lines--cursor { background: $surface; text-style: bold; }
    SuggestionLines > .suggestion-lines--on { color: $text-muted; }
    """

    class Moved(Message):
        """The mark is on another suggestion, or on the same with another reason."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[SuggestionLine, ...] = ()
        self._nothing = ""
        self._at = 0

    def show(self, lines: Iterable[SuggestionLine], *, nothing: str, anew: bool) -> None:
        """Show suggestions, or what is said where there is none; for another comment the mark begins at the first not put on."""
        before = len(self._lines)
        self._lines, self._nothing = tuple(lines), nothing
        if anew or self._at >= len(self._lines):
            self._at = 0
        if before != len(self._lines):
            self.refresh(layout=True)
        self.refresh()
        self.post_message(self.Moved())

    @property
    def here(self) -> SuggestionLine | None:
        """The suggestion under the mark, if there is one."""
        return self._lines[self._at] if self._lines else None

    def move(self, by: int) -> None:
        """Go to the suggestion above or below."""
        at = max(min(self._at + by, len(self._lines) - 1), 0)
        if at != self._at:
            self._at = at
            self.refresh()
            self.post_message(self.Moved())

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Ask for a line for each."""
        return max(len(self._lines), 1)

    def render_line(self, y: int) -> Strip:
        """Paint one suggestion."""
        width = self.size.width
        if y >= len(self._lines):
            words = self._nothing if not self._lines and y == 0 else ""
            return Strip([Segment(fitted(_NO_MARK + words, width), self.rich_style)], width)
        return Strip(self._segments(y, width), width)

    def _segments(self, y: int, width: int) -> Iterator[Segment]:
        line, is_here = self._lines[y], y == self._at
        style = self.rich_style
        if is_here:
            style = self.get_component_rich_style("suggestion-lines--cursor")
        elif line.state == ON:
            style = self.get_component_rich_style("suggestion-lines--on")
        room = name_room(self._lines, width)
        said = (
            (_MARK if is_here else _NO_MARK) + fitted(line.digit, _DIGIT) + fitted(one_line(line.name), room)
        )
        state = " " + fitted(line.state, _STATE)
        yield Segment(fitted(said + state + one_line(line.reason), width), style)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        return self.content_region.offset + Offset(0, self._at)


ON, SURE = "on it", "sure"


def name_room(lines: Sequence[SuggestionLine], width: int) -> int:
    """Return the cells that names have: as many as the longest needs, and not so many that no reason is seen."""
    longest = max((cells_of(one_line(line.name), _WIDEST) for line in lines), default=0)
    return max(min(longest, (width - _STATE - _DIGIT) // 2), 1)
