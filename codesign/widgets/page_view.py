"""A record's page: headings, facts and words in full, with a cursor that goes from one thing that can be opened to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codesign.records.page import Line
from codesign.widgets.cells import fitted, wrapped

__all__ = ["Line", "PageView"]

_LABEL = 16
_MARK, _NO_MARK = "> ", "  "
_NARROWEST = 24
"""Cells for words below which a label stands on a line of its own."""


class _Painted(NamedTuple):
    words: str
    line: int
    is_first: bool


class PageView(ScrollView, can_focus=True):
    """A page. It posts `Followed` with the key of what is opened."""

    DEFAULT_CSS = """
    PageView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .page-view--heading { text-style: bold; color: $primary; }
        & > .page-view--cursor { background: $surface; text-style: bold; }
        &:focus > .page-view--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-view--heading", "page-view--cursor"}
    HELP = "Up and Down go from one thing that can be opened to the next; Enter opens the one marked `>`; Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up", "Up", show=False),
        Binding("down", "down", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "top", "Top", show=False),
        Binding("end", "bottom", "Bottom", show=False),
    ]

    cursor: reactive[int] = reactive(-1)
    """Number of the line the cursor is on; -1 where nothing can be opened."""

    class Followed(Message):
        """Something on the page was opened."""

        def __init__(self, page: PageView, key: str) -> None:
            super().__init__()
            self.page = page
            self.key = key

        @property
        def control(self) -> PageView:
            """The page it was opened on."""
            return self.page

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._painted: list[_Painted] = []
        self._starts: list[int] = []

    # what it is given

    def show(self, lines: Iterable[Line]) -> None:
        """Show a page. The cursor stays on what it was on, where that is still there."""
        before = (self.key, self.edits)
        self._lines = tuple(lines)
        self._lay_out()
        stops = [number for number, line in enumerate(self._lines) if line.is_stop]
        same = [number for number in stops if (self._lines[number].key, self._lines[number].edits) == before]
        self.set_reactive(PageView.cursor, next(iter(same or stops), -1))
        self.refresh()
        self._show_terminal_cursor()

    @property
    def lines(self) -> Sequence[Line]:
        """What it shows."""
        return self._lines

    @property
    def key(self) -> str:
        """The key under the cursor, or nothing."""
        return self._lines[self.cursor].key if 0 <= self.cursor < len(self._lines) else ""

    @property
    def words(self) -> str:
        """The words under the cursor, or nothing."""
        return self._lines[self.cursor].words if 0 <= self.cursor < len(self._lines) else ""

    @property
    def edits(self) -> str:
        """What is altered under the cursor, or nothing."""
        return self._lines[self.cursor].edits if 0 <= self.cursor < len(self._lines) else ""

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line of the page."""
        place = y + self.scroll_offset.y
        width = self._room.width
        if place >= len(self._painted):
            return Strip.blank(width, self.rich_style)
        painted = self._painted[place]
        line = self._lines[painted.line]
        is_cursor = painted.line == self.cursor
        style = self.rich_style
        if is_cursor:
            style = self.get_component_rich_style("page-view--cursor")
        elif line.is_heading:
            style = self.get_component_rich_style("page-view--heading")
        mark = _MARK if is_cursor and painted.is_first else _NO_MARK
        return Strip([Segment(fitted(mark + painted.words, width), style)], width)

    @property
    def _room(self) -> Size:
        """The cells there are to paint in, beside the scrollbar."""
        return self.scrollable_content_region.size

    def _lay_out(self) -> None:
        room = max(self._room.width - len(_MARK) - 1, 1)
        self._painted, self._starts = [], []
        for number, line in enumerate(self._lines):
            self._starts.append(len(self._painted))
            for place, words in enumerate(_laid_out(line, room)):
                self._painted.append(_Painted(words, number, place == 0))
        self.virtual_size = Size(self._room.width, len(self._painted))

    # moving

    def action_down(self) -> None:
        """Go to the next thing that can be opened, if it is in sight; else scroll a line."""
        bottom = self.scroll_offset.y + self._room.height
        top = self._start(self.cursor) + 1
        self._go(range(max(top, self.scroll_offset.y), bottom), 1)

    def action_up(self) -> None:
        """Go to the thing before that can be opened, if it is in sight; else scroll a line."""
        end = self._start(self.cursor) if self.cursor >= 0 else len(self._painted)
        end = min(end, self.scroll_offset.y + self._room.height)
        self._go(range(end - 1, self.scroll_offset.y - 1, -1), -1)

    def _go(self, places: Iterable[int], by: int) -> None:
        for place in places:
            if place >= len(self._painted):
                break
            painted = self._painted[place]
            if painted.is_first and self._lines[painted.line].is_stop:
                self.cursor = painted.line
                return
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, immediate=True, force=True)
        self.refresh()

    def action_page(self, pages: int) -> None:
        """Scroll by what the screen shows."""
        by = pages * max(self._room.height - 1, 1)
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, immediate=True, force=True)
        self._bring_cursor()

    def action_top(self) -> None:
        """Go to the top, and to the first thing that can be opened there."""
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._bring_cursor()

    def action_bottom(self) -> None:
        """Go to the end, and to the last thing that can be opened there."""
        self.scroll_to(y=len(self._painted), animate=False, immediate=True, force=True)
        self._bring_cursor(last=True)

    def _bring_cursor(self, *, last: bool = False) -> None:
        """Put the cursor on the first thing in sight that can be opened, or on the last, if there is one."""
        top = self.scroll_offset.y
        in_sight = [
            painted.line
            for painted in self._painted[top : top + self._room.height]
            if painted.is_first and self._lines[painted.line].is_stop
        ]
        if in_sight:
            self.cursor = in_sight[-1 if last else 0]
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight."""
        start, top, height = self._start(self.cursor), self.scroll_offset.y, max(self._room.height, 1)
        if start < top:
            self.scroll_to(y=start, animate=False, immediate=True, force=True)
        elif start >= top + height:
            self.scroll_to(y=start - height + 1, animate=False, immediate=True, force=True)
        self.refresh()
        self._show_terminal_cursor()

    def _start(self, number: int) -> int:
        return self._starts[number] if 0 <= number < len(self._starts) else -1

    def open_here(self) -> None:
        """Tell that what is under the cursor is opened."""
        if self.key:
            self.post_message(self.Followed(self, self.key))

    def on_click(self, event: Click) -> None:
        """Go to what was clicked; a second click opens it."""
        place = event.y + self.scroll_offset.y
        if place >= len(self._painted) or not self._lines[self._painted[place].line].is_stop:
            return
        self.cursor = self._painted[place].line
        if event.chain >= 2:
            self.open_here()

    # room and focus

    def on_resize(self, _: Resize) -> None:
        """Wrap the words to the new width."""
        self._lay_out()
        self.watch_cursor()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        line = max(self._start(self.cursor) - self.scroll_offset.y, 0)
        return self.content_region.offset + Offset(0, line)

    def _show_terminal_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def on_focus(self, _: Focus) -> None:
        """Show where keys act."""
        self._show_terminal_cursor()
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """Show that keys act elsewhere."""
        self.refresh()


def _laid_out(line: Line, room: int) -> Iterable[str]:
    """Yield a line's words wrapped to the room, beside its label where both fit."""
    if not line.label:
        yield from wrapped(line.words, room)
        return
    if room - _LABEL < _NARROWEST:
        yield fitted(line.label, room)
        yield from ("  " + words for words in wrapped(line.words, room - 2))
        return
    label = fitted(line.label, _LABEL - 1) + " "
    for words in wrapped(line.words, room - _LABEL):
        yield label + words
        label = " " * _LABEL
