"""A list of any length: ordered row numbers, read a page at a time, painted line by line.

The grid knows no store. It is given the row numbers in order and a function that reads the cells of some of them; the
row number is what the cursor and the selection hold to, so that they stay with the same records when the list changes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence, Set
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Offset, Region
from textual.message import Message
from textual.worker import get_current_worker

from codesign.widgets.record_lines import HEADING_LINES
from codesign.widgets.record_pages import PAGE, Page, ReadCells, Ready, read_around
from codesign.widgets.terminal_cursor import ShowsTerminalCursor
from codesign.widgets.type_ahead import Seek, TypeAhead

__all__ = ["PAGE", "Page", "ReadCells", "Ready", "RecordGrid", "Seek", "read_around"]


class RecordGrid(ShowsTerminalCursor, TypeAhead, can_focus=True):
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
        & > .record-grid--selected { color: $text-accent; text-style: bold; }
        & > .record-grid--trouble { color: $text-error; }
        &:focus > .record-grid--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """
    HELP = (
        "Arrows, Page Up, Page Down, Home and End move; with Shift they select. Enter opens the record under the mark `>`; "
        "Space selects it, and `*` stands beside what is selected. `'` and the first letters jump. "
        "Dragging the mouse selects text, and Ctrl+C copies it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("shift+up", "extend(-1)", "Select up", show=False),
        Binding("shift+down", "extend(1)", "Select down", show=False),
        Binding("shift+pageup", "extend_page(-1)", "Select a page up", show=False),
        Binding("shift+pagedown", "extend_page(1)", "Select a page down", show=False),
        Binding("shift+home", "extend_first", "Select to the first", show=False),
        Binding("shift+end", "extend_last", "Select to the last", show=False),
    ]

    class _News(Message):
        """Something a grid tells."""

        def __init__(self, grid: RecordGrid) -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> RecordGrid:
            """The grid that tells it."""
            return self.grid

    class Opened(_News):
        """A record was opened."""

        def __init__(self, grid: RecordGrid, row: int) -> None:
            super().__init__(grid)
            self.row = row

    class Moved(_News):
        """The cursor stands on another record, or the list changed around it."""

    class SelectionChanged(_News):
        """Other records are selected."""

    # what it is given

    def show(self, rows: Iterable[int], read: ReadCells, ready: Ready | None = None) -> None:
        """Show a list. The cursor stays on the record it was on, and on the same line of the screen, if it is still there."""
        before, above = self.row, self.cursor - self.scroll_offset.y
        self._pages.begin(rows if isinstance(rows, array) else array("q", rows), read, ready)
        self._marks.list_changed(self.rows)
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
        cells = self._pages.cells(self.cursor) if self.row is not None else None
        return () if cells is None or isinstance(cells, str) else cells

    def _place_of(self, row: int) -> int | None:
        try:
            return self.rows.index(row)
        except ValueError:
            return None

    # what is selected

    @property
    def selected(self) -> Set[int]:
        """The row numbers selected: those in the list, and those that left it since."""
        return self._marks.selected

    @property
    def chosen(self) -> list[int]:
        """The rows an action is for: those selected that are in the list, in its order, or the one under the cursor."""
        return self._marks.chosen(self.rows, self.row)

    @property
    def selection_words(self) -> str:
        """Say how many are selected, and how many of them are not in this list; nothing where none is."""
        return self._marks.words

    def toggle(self) -> None:
        """Select the record under the cursor, or leave it out again, and move down."""
        if self.row is not None:
            self._marks.toggle(self.row)
            self._selection_changed()
            self.cursor += 1

    def clear_selection(self) -> None:
        """Select nothing."""
        if self._marks.selected:
            self._marks.clear()
            self._selection_changed()

    def extend_to(self, place: int) -> None:
        """Select from the cursor, or from where this selection began, to a place, and move there."""
        if self.row is None:
            return
        start, place = self.cursor, self.validate_cursor(place)
        self.cursor = place
        self._marks.extend(self.rows, start, place)
        self._selection_changed()

    def _selection_changed(self) -> None:
        self.refresh()
        self.post_message(self.SelectionChanged(self))

    def action_extend(self, by: int) -> None:
        """Select while moving some rows."""
        self.extend_to(self.cursor + by)

    def action_extend_page(self, pages: int) -> None:
        """Select while moving by what the screen shows."""
        self.extend_to(self.cursor + pages * self._page_step)

    def action_extend_first(self) -> None:
        """Select up to the first record."""
        self.extend_to(0)

    def action_extend_last(self) -> None:
        """Select down to the last record."""
        self.extend_to(len(self.rows) - 1)

    # reading

    @work(thread=True, exclusive=True, exit_on_error=False, group="ahead", description="read a page ahead")
    def _read_ahead(self, place: int) -> None:
        """Read what is near a place, so that painting rarely waits; and again what could not be read."""
        worker, list_number = get_current_worker(), self._pages.list_number
        for number in list(self._pages.wanted(place)):
            if worker.is_cancelled:
                return
            page = self._pages.read(number)
            self.app.call_from_thread(self._take, list_number, number, page)

    def _take(self, list_number: int, number: int, page: Page | str) -> None:
        if self._pages.take(list_number, number, page) and number in self._pages_in_sight():
            self._measure()
            self.refresh()

    # moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Follow the cursor: scroll, paint, read ahead, tell."""
        self._repaint_place(before)
        self._repaint_place(after)
        self._keep_cursor_in_sight()
        self.post_message(self.Moved(self))
        if self._pages.is_wanted(after):
            self._read_ahead(after)

    def _repaint_place(self, place: int) -> None:
        """Paint one record again, if it is in sight."""
        line = place - self.scroll_offset.y + HEADING_LINES
        if HEADING_LINES <= line < self._room.height:
            self.refresh(Region(0, line, self._room.width, 1).translate(self.content_offset))

    def _move_to(self, place: int) -> None:
        self._marks.rest()
        self.cursor = place

    def action_move(self, by: int) -> None:
        """Move the cursor some rows."""
        self._move_to(self.cursor + by)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what the screen shows."""
        self._move_to(self.cursor + pages * self._page_step)

    def action_first(self) -> None:
        """Move to the first record."""
        self._move_to(0)

    def action_last(self) -> None:
        """Move to the last record."""
        self._move_to(len(self.rows) - 1)

    def land(self, row: int) -> bool:
        """Move to a record; says whether it is in the list."""
        place = self._place_of(row)
        if place is not None:
            self._move_to(place)
        return place is not None

    @property
    def _page_step(self) -> int:
        return max(self.lines_in_sight - 1, 1)

    def open_here(self) -> None:
        """Tell that the record under the cursor is opened."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_click(self, event: Click) -> None:
        """Move to the row clicked; a second click opens it. With Shift, select up to it; with Ctrl, select it too."""
        place = event.y - HEADING_LINES + self.scroll_offset.y
        event.prevent_default()  # which would select all the text there is at the second click
        if event.y < HEADING_LINES or not 0 <= place < len(self.rows):
            return
        if event.shift:
            self.extend_to(place)
            return
        self._move_to(place)
        if event.ctrl:
            self._marks.toggle(self.rows[place])
            self._selection_changed()
        elif event.chain >= 2:
            self.open_here()

    # room

    def on_resize(self, _: Resize) -> None:
        """Share the new room among the columns."""
        self._forget_needs()
        self._lay_out()
        self._keep_cursor_in_sight()
        self._measure()
        self.refresh()
        self.post_message(self.Moved(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes in sight, and read what lies beyond it."""
        super().watch_scroll_y(old_value, new_value)
        if self._measured:
            self._measure()
        if int(old_value) // PAGE != int(new_value) // PAGE:
            self._read_ahead(int(new_value))

    def _keep_cursor_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True, force=True)
        elif self.cursor >= top + self.lines_in_sight:
            self.scroll_to(y=self.cursor - self.lines_in_sight + 1, animate=False, immediate=True, force=True)
        self._show_terminal_cursor()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: on the row, or after the letters typed to jump."""
        if self.is_jumping:
            return self.content_region.offset + Offset(self.jump_column, 0)
        return self.content_region.offset + Offset(0, HEADING_LINES + self.cursor - self.scroll_offset.y)
