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

from codesign.records.pages.line import Line
from codesign.widgets.acting import keys_act_on
from codesign.widgets.cells import fitted, wrapped
from codesign.widgets.swatches import pieces

__all__ = ["Line", "PageView"]

_LABEL = 16
_MARK, _NO_MARK = "> ", "  "
_HANG = "  "
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
        self._laid_out: dict[Line, tuple[str, ...]] = {}
        self._width = 0
        self._rests = (0, 0)
        """The line that keeps its place when the room changes, and that place: as somebody left it, not as a resize did."""
        self._rests_in = Size(0, 0)

    # what it is given

    def show(self, lines: Iterable[Line]) -> None:
        """Show a page. The cursor stays on what it was on and on the same line of the screen, where that is still there."""
        before, held, above = self._lines, *self._anchor()
        cursor = before[self.cursor] if 0 <= self.cursor < len(before) else None
        self._lines = tuple(lines)
        self._lay_out()
        stops = [number for number, line in enumerate(self._lines) if line.is_stop]
        self.set_reactive(PageView.cursor, _same(cursor, self._lines, stops, next(iter(stops), -1)))
        if before:
            every = range(len(self._lines))
            there = _same(before[held], self._lines, every, min(held, len(self._lines) - 1))
            self._scroll_so(there, above)
        self._remember()
        self.refresh()

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
        mark = _MARK if is_cursor and painted.is_first and keys_act_on(self) else _NO_MARK
        words = fitted(mark + painted.words, width)
        return Strip([Segment(text, its_style) for _, text, its_style in pieces(words, style)], width)

    @property
    def _room(self) -> Size:
        """The cells there are to paint in, beside the scrollbar."""
        return self.scrollable_content_region.size

    def _lay_out(self) -> None:
        """Wrap every line to the room; what was wrapped to the same room before is not wrapped again."""
        width = self._room.width
        if not width:  # not laid out on the screen yet
            return
        known = self._laid_out if width == self._width else {}
        room = max(width - len(_MARK) - 1, 1)
        self._painted, self._starts, self._laid_out, self._width = [], [], {}, width
        for number, line in enumerate(self._lines):
            self._starts.append(len(self._painted))
            several = known.get(line) or tuple(_laid_out(line, room))
            self._laid_out[line] = several
            self._painted += [_Painted(words, number, place == 0) for place, words in enumerate(several)]
        self.virtual_size = Size(width, len(self._painted))

    def _anchor(self) -> tuple[int, int]:
        """Return a line that keeps its place on the screen, and that place: the cursor's, else the first in sight."""
        top = self.scroll_offset.y
        above = self._start(self.cursor) - top
        if self.cursor >= 0 and 0 <= above < max(self._room.height, 1):
            return self.cursor, above
        held = self._painted[top].line if top < len(self._painted) else 0
        return held, self._start(held) - top

    def _scroll_so(self, number: int, above: int) -> None:
        """Scroll until a line stands at a place on the screen."""
        if 0 <= number < len(self._starts):
            y = max(self._starts[number] - above, 0)
            self.scroll_to(y=y, animate=False, immediate=True, force=True)

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
        self._remember()
        self.refresh()

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
        """Wrap the words to the new width; what was looked at stays where it was on the screen.

        A window made larger and small again, with nothing moved meanwhile, shows what it showed before.
        """
        held, above = self._rests
        self._lay_out()
        self._scroll_so(held, min(above, max(self._room.height - 1, 0)))
        self._rests_in = self._room
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember where somebody scrolled to."""
        super().watch_scroll_y(old_value, new_value)
        self._remember()

    def _remember(self) -> None:
        """Remember what is looked at, unless the room is just changing: the library scrolls then before it tells."""
        if self._rests_in == self._room:
            self._rests = self._anchor()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        line = max(self._start(self.cursor) - self.scroll_offset.y, 0)
        return self.content_region.offset + Offset(0, line)

    def on_focus(self, _: Focus) -> None:
        """Show where keys act."""
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """Show that keys act elsewhere."""
        self.refresh()


def _same(wanted: Line | None, lines: Sequence[Line], among: Sequence[int], otherwise: int) -> int:
    """Return which of some lines is the one wanted: the very same line, else what opens or alters the same; else another."""
    if wanted is None:
        return otherwise
    for is_same in (
        lambda line: line == wanted,
        lambda line: wanted.is_stop and (line.key, line.edits) == (wanted.key, wanted.edits),
    ):
        for number in among:
            if is_same(lines[number]):
                return number
    return otherwise


def _laid_out(line: Line, room: int) -> Iterable[str]:
    """Yield a line's words wrapped to the room, beside its label where both fit; further lines hang under the first words."""
    if not line.label:
        yield from _hung(line.words, room, _HANG if line.is_stop else "")
        return
    if room - _LABEL < _NARROWEST:
        yield fitted(line.label, room)
        yield from (_HANG + words for words in wrapped(line.words, room - len(_HANG)))
        return
    label = fitted(line.label, _LABEL - 1) + " "
    for words in wrapped(line.words, room - _LABEL):
        yield label + words
        label = " " * _LABEL


def _hung(words: str, room: int, hang: str) -> Iterable[str]:
    """Yield words wrapped, the lines after the first set in, so that the next of several begins where it is seen to."""
    for place, line in enumerate(wrapped(words, room - len(hang))):
        yield (hang if place else "") + line
