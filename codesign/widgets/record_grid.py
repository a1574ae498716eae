"""A list of any length: ordered row numbers, read a page at a time, painted line by line.

The grid knows no store. It is given the row numbers in order and a function that reads the cells of some of them; the
row number is what the cursor holds to, so that it stays on the same record when the list changes around it.

Widths follow what is in sight. When a list is shown, and when the room changes, the pages in sight are measured, and the
columns share the room by what their widest cell needs. Scrolling on into another page may only raise what a column needs,
so that the columns move at most once a page, and never as the cursor goes up and down within one.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codesign.errors import CodesignError
from codesign.widgets.cells import fitted, wrapped
from codesign.widgets.columns import GAP, Column, fit, needs

PAGE = 64
"""Rows read at once."""
_KEPT_PAGES = 32
_MARK, _NO_MARK = "> ", "  "
_HEADING_LINES = 1

ReadCells = Callable[[Sequence[int]], Mapping[int, Sequence[str]]]
"""Reads the cells of some rows, by row number. A row that is no longer there is left out."""
Page = Mapping[int, Sequence[str]]


class Ready(NamedTuple):
    """A page of a list that was read before the list is shown."""

    number: int
    page: Page


def read_around(rows: Sequence[int], row: int | None, read: ReadCells) -> Ready:
    """Read the page a row is on, or the first; in a thread, so that a list is shown without waiting for it."""
    try:
        number = rows.index(row) // PAGE if row is not None else 0
    except ValueError:
        number = 0
    return Ready(number, read(rows[number * PAGE : (number + 1) * PAGE]))


class RecordGrid(ScrollView, can_focus=True):
    """A list of records with a cursor. It posts `Opened` for Enter and double click, `Moved` when the cursor moves."""

    DEFAULT_CSS = """
    RecordGrid {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .record-grid--heading { text-style: bold; background: $panel; color: $foreground; }
        & > .record-grid--cursor { background: $surface; color: $foreground; text-style: bold; }
        & > .record-grid--trouble { color: $text-error; }
        &:focus > .record-grid--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-grid--heading",
        "record-grid--cursor",
        "record-grid--trouble",
    }
    HELP = "Arrows, Page Up, Page Down, Home and End move. Enter opens the record under the mark `>`."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """Place of the cursor in the list, from 0."""

    class Opened(Message):
        """A record was opened."""

        def __init__(self, grid: RecordGrid, row: int) -> None:
            super().__init__()
            self.grid = grid
            self.row = row

        @property
        def control(self) -> RecordGrid:
            """The grid it was opened in."""
            return self.grid

    class Moved(Message):
        """The cursor stands on another record, or the list changed around it."""

        def __init__(self, grid: RecordGrid) -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> RecordGrid:
            """The grid it moved in."""
            return self.grid

    def __init__(self, columns: Sequence[Column], *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: array[int] = array("q")
        self.empty = empty
        """What to say where there is nothing: what the list is for, and the key that fills it."""
        self._columns = tuple(columns)
        self._widths = [0] * len(self._columns)
        self._needs: list[int] = []
        self._measured: set[int] = set()
        self._read: ReadCells = lambda _: {}
        self._pages: OrderedDict[int, Page | str] = OrderedDict()
        self._list_number = 0

    # what it is given

    def show(self, rows: Iterable[int], read: ReadCells, ready: Ready | None = None) -> None:
        """Show a list. The cursor stays on the record it was on, and on the same line of the screen, if it is still there."""
        before, above = self.row, self.cursor - self.scroll_offset.y
        self.rows = rows if isinstance(rows, array) else array("q", rows)
        self._read = read
        self._pages.clear()
        if ready is not None:
            self._keep(ready.number, ready.page)
        self._list_number += 1
        self._forget_needs()
        self._lay_out()
        place = self._place_of(before) if before is not None else None
        if place is None:
            place = min(self.cursor, max(len(self.rows) - 1, 0))
        self.set_reactive(RecordGrid.cursor, place)
        self.scroll_to(y=max(place - above, 0), animate=False, immediate=True, force=True)
        self._keep_cursor_in_sight()
        self._measure()
        self.refresh()
        self.post_message(self.Moved(self))
        self._read_ahead(place)

    @property
    def row(self) -> int | None:
        """The row number under the cursor, or nothing in an empty list."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def cells(self) -> Sequence[str]:
        """The cells under the cursor, whole; none where there is no record or it could not be read."""
        page = self._page(self.cursor // PAGE) if self.row is not None else {}
        return () if isinstance(page, str) or self.row is None else page.get(self.row, ())

    @property
    def left_off(self) -> tuple[str, ...]:
        """Headings of the columns there was no room for."""
        return tuple(
            column.heading for column, width in zip(self._columns, self._widths, strict=True) if not width
        )

    def _place_of(self, row: int) -> int | None:
        try:
            return self.rows.index(row)
        except ValueError:
            return None

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line: the headings at the top, then the records from the scroll offset on."""
        width = self._room.width
        if y < _HEADING_LINES:
            style = self.get_component_rich_style("record-grid--heading")
            return self._strip(_NO_MARK, [column.heading for column in self._columns], style)
        if not self.rows:
            return self._empty_line(y - _HEADING_LINES)
        place = y - _HEADING_LINES + self.scroll_offset.y
        if place >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        is_cursor = place == self.cursor
        style = self.get_component_rich_style("record-grid--cursor") if is_cursor else self.rich_style
        mark = _MARK if is_cursor else _NO_MARK
        page = self._page(place // PAGE)
        if isinstance(page, str):
            return self._words(mark + page, self.get_component_rich_style("record-grid--trouble"))
        cells = page.get(self.rows[place])
        if cells is None:
            return self._words(mark + "(no longer there)", style)
        return self._strip(mark, cells, style)

    def _strip(self, mark: str, cells: Sequence[str], style: Style) -> Strip:
        shown = [
            fitted(cell, width, right=column.right)
            for column, cell, width in zip(self._columns, cells, self._widths, strict=True)
            if width
        ]
        return self._words(mark + (" " * GAP).join(shown), style)

    def _words(self, words: str, style: Style) -> Strip:
        return Strip([Segment(fitted(words, self._room.width), style)], self._room.width)

    def _empty_line(self, line: int) -> Strip:
        words = list(wrapped(self.empty, self._room.width - 4))
        return self._words("  " + words[line - 1] if 0 < line <= len(words) else "", self.rich_style)

    # reading

    def _page(self, number: int) -> Page | str:
        """Return a page, read now if it was not read ahead. A page that cannot be read is its sentence."""
        page = self._pages.get(number)
        if page is None:
            page = self._read_page(number)
            self._keep(number, page)
        return page

    def _read_page(self, number: int) -> Page | str:
        try:
            return self._read(self.rows[number * PAGE : (number + 1) * PAGE])
        except CodesignError as error:
            return f"could not read: {error}"

    def _keep(self, number: int, page: Page | str) -> None:
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)

    @work(thread=True, exclusive=True, exit_on_error=False, group="ahead", description="read a page ahead")
    def _read_ahead(self, place: int) -> None:
        """Read the page of a place, one either side, and where Home and End go, so that painting rarely waits."""
        list_number, here, last = self._list_number, place // PAGE, (len(self.rows) - 1) // PAGE
        for number in (here, here + 1, here - 1, last, last - 1, 0):
            if 0 <= number <= last and number not in self._pages:
                page = self._read_page(number)
                self.app.call_from_thread(self._take, list_number, number, page)

    def _take(self, list_number: int, number: int, page: Page | str) -> None:
        if list_number == self._list_number and number not in self._pages:
            self._keep(number, page)

    # moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Follow the cursor: scroll, paint, read ahead, tell."""
        self._keep_cursor_in_sight()
        self.refresh()
        self.post_message(self.Moved(self))
        if before // PAGE != after // PAGE:
            self._read_ahead(after)

    def action_move(self, by: int) -> None:
        """Move the cursor some rows."""
        self.cursor += by

    def action_page(self, pages: int) -> None:
        """Move the cursor by what the screen shows."""
        self.cursor += pages * max(self._lines - 1, 1)

    def action_first(self) -> None:
        """Move to the first record."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last record."""
        self.cursor = len(self.rows) - 1

    def open_here(self) -> None:
        """Tell that the record under the cursor is opened."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_click(self, event: Click) -> None:
        """Move to the row clicked; a second click opens it."""
        place = event.y - _HEADING_LINES + self.scroll_offset.y
        if event.y < _HEADING_LINES or not 0 <= place < len(self.rows):
            return
        self.cursor = place
        if event.chain >= 2:
            self.open_here()

    # room

    @property
    def _lines(self) -> int:
        return max(self._room.height - _HEADING_LINES, 1)

    @property
    def _room(self) -> Size:
        """The cells there are to paint in, beside the scrollbar."""
        return self.scrollable_content_region.size

    def _lay_out(self) -> None:
        width = self._room.width
        self._widths = fit(self._columns, max(width - len(_MARK), 0), self._needs)
        self.virtual_size = Size(width, len(self.rows) + _HEADING_LINES)

    def on_resize(self, _: Resize) -> None:
        """Share the new room among the columns."""
        self._forget_needs()
        self._lay_out()
        self._keep_cursor_in_sight()
        self._measure()
        self.refresh()
        self.post_message(self.Moved(self))

    def _forget_needs(self) -> None:
        self._needs = [] if self.rows else [0] * len(self._columns)
        self._measured.clear()

    def _measure(self) -> None:
        """Measure the pages in sight that were not measured yet; lay the columns out anew if one of them needs more."""
        before, top = self._needs, self.scroll_offset.y
        bottom = min(top + self._lines, len(self.rows)) - 1
        for number in range(top // PAGE, bottom // PAGE + 1):
            page = self._page(number) if number not in self._measured else ""
            if not isinstance(page, str):
                self._measured.add(number)
                self._needs = needs(self._columns, page.values(), self._needs)
        if self._needs != before:
            self._lay_out()
            self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes in sight."""
        super().watch_scroll_y(old_value, new_value)
        if self._measured:
            self._measure()

    def _keep_cursor_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True, force=True)
        elif self.cursor >= top + self._lines:
            self.scroll_to(y=self.cursor - self._lines + 1, animate=False, immediate=True, force=True)
        self._show_terminal_cursor()

    def _show_terminal_cursor(self) -> None:
        """Put the terminal's own cursor on the row, for those whose tools follow it."""
        if self.has_focus:
            line = _HEADING_LINES + self.cursor - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, line)

    def on_focus(self, _: Focus) -> None:
        """Paint the cursor as the one that keys move."""
        self._show_terminal_cursor()
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """Paint the cursor as one that waits."""
        self.refresh()
