"""Numbers in rows and columns, the larger the darker: every number is written, and the shade is a character, not a colour.

The heads of the rows and the totals stay in sight; the columns between them go by, whole columns at a time. The table knows
no store: it is given what to show, and tells which cell is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codesign.widgets.acting import keys_act_on
from codesign.widgets.cells import fitted, wrapped
from codesign.widgets.heat import NOTHING, Heat, Place, Room, cell_words, head_lines, room_of
from codesign.widgets.terminal_cursor import ShowsTerminalCursor


class HeatTable(ShowsTerminalCursor, ScrollView, can_focus=True):
    """A table with a cursor on one cell. It posts `Opened` for Enter and double click, `Moved` when the cursor moves."""

    DEFAULT_CSS = """
    HeatTable {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .heat-table--heading { text-style: bold; background: $panel; color: $foreground; }
        & > .heat-table--row { background: $surface; color: $foreground; }
        & > .heat-table--cursor { background: $surface; color: $foreground; text-style: bold; }
        &:focus > .heat-table--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"heat-table--heading", "heat-table--row", "heat-table--cursor"}
    HELP = (
        "Arrows go from cell to cell; Home and End to the ends of a row, Page Up and Page Down a screen. The cell in square "
        "brackets is the one that Enter opens. Every number is written; the shade before it only says which are large."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "Up", show=False),
        Binding("down", "move(1, 0)", "Down", show=False),
        Binding("left", "move(0, -1)", "Left", show=False),
        Binding("right", "move(0, 1)", "Right", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "row_start", "First of the row", show=False),
        Binding("end", "row_end", "Last of the row", show=False),
        Binding("ctrl+home", "top", "First row", show=False),
        Binding("ctrl+end", "bottom", "Last row", show=False),
    ]

    cursor: reactive[Place] = reactive(Place(0, 0), repaint=False)
    """The row and the column of the cursor; one beyond the last is the totals."""

    class _News(Message):
        def __init__(self, table: HeatTable) -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> HeatTable:
            """The table that tells it."""
            return self.table

    class Opened(_News):
        """The cell under the cursor was opened."""

    class Moved(_News):
        """The cursor stands on another cell, or the table changed around it."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty = empty
        """What to say where there is nothing to show."""
        self._heat: Heat = NOTHING
        self._room = Room(0, 0, ())
        self._first = 0
        """The first column in sight."""

    # what it is given

    @property
    def heat(self) -> Heat:
        """What is shown."""
        return self._heat

    def show(self, heat: Heat) -> None:
        """Show other numbers. The cursor stays on the row and the column of the same names, where those are still there."""
        row, column = (
            self._named(self._heat.rows, heat.rows, self.cursor.row),
            self._named(self._heat.columns, heat.columns, self.cursor.column),
        )
        self._heat = heat
        self.set_reactive(HeatTable.cursor, self.validate_cursor(Place(row, column)))
        self._lay_out()
        self.refresh()
        self.post_message(self.Moved(self))

    @staticmethod
    def _named(before: Sequence[str], now: Sequence[str], place: int) -> int:
        """Return where what stood at a place stands now; the totals stay the totals."""
        if place >= len(before):
            return len(now) if before else 0
        return now.index(before[place]) if before[place] in now else place

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line: the heads of the columns stay, the rows scroll."""
        width = self.scrollable_content_region.width
        if not self._room.widths:
            words = list(wrapped(self.empty, max(width - 4, 2)))
            said = f"  {words[y - 1]}" if self._heat.is_empty and 0 < y <= len(words) else ""
            return Strip([Segment(fitted(said, width), self.rich_style)], width)
        if y < self._room.heads:
            style = self.get_component_rich_style("heat-table--heading")
            return Strip([Segment(fitted(self._heading(y), width), style)], width)
        row = y - self._room.heads + self.scroll_offset.y
        return self._row(row, width) if row < self._heat.lines else Strip.blank(width, self.rich_style)

    def _heading(self, y: int) -> str:
        heat, room, shown = self._heat, self._room, self._columns
        corner = [*[""] * (room.heads - 1), heat.corner][y]
        heads = "".join(
            f" {fitted(self._head(place, y), room.widths[place], right=True)} " for place in shown
        )
        return f"  {fitted(corner, room.head)}{self._more(y)}{heads}"

    def _head(self, place: int, y: int) -> str:
        names = (*self._heat.columns, "Total")
        lines = head_lines(names[place], self._room.widths[place])
        above = self._room.heads - len(lines)
        return lines[y - above] if y >= above else ""

    def _more(self, y: int) -> str:
        """Say, beside the corner, that there are columns out of sight on the left or the right."""
        if y + 1 < self._room.heads:
            return "  "
        last = self._first + self._in_sight < len(self._heat.columns)
        return f"{'‹' if self._first else ' '}{'›' if last else ' '}"

    def _row(self, row: int, width: int) -> Strip:
        heat, room = self._heat, self._room
        is_here, acts = row == self.cursor.row, keys_act_on(self)
        plain = self.get_component_rich_style("heat-table--row") if is_here else self.rich_style
        name = (*heat.rows, "Total")[row]
        mark = ("> " if acts else "- ") if is_here else "  "
        pieces = [Segment(f"{mark}{fitted(name, room.head)}  ", plain)]
        for place in self._columns:
            words = cell_words(heat, row, place, room.widths[place])
            if is_here and place == self.cursor.column:
                pieces.append(Segment(f"[{words}]", self.get_component_rich_style("heat-table--cursor")))
            else:
                pieces.append(Segment(f" {words} ", plain))
        return Strip(pieces).adjust_cell_length(max(width, 0), plain)

    # room

    @property
    def _columns(self) -> Sequence[int]:
        """The columns in sight, the total last."""
        end = min(self._first + self._in_sight, len(self._heat.columns))
        return (
            [*range(self._first, end), len(self._heat.columns)]
            if self._heat.has_totals
            else range(self._first, end)
        )

    @property
    def _in_sight(self) -> int:
        return self._room.fits(self._first, self.scrollable_content_region.width)

    def _lay_out(self) -> None:
        self._room = room_of(self._heat, self.scrollable_content_region.width)
        self.virtual_size = Size(self.scrollable_content_region.width, self._room.heads + self._heat.lines)
        self._keep_cursor_in_sight()

    def on_resize(self, _: Resize) -> None:
        """Share the new room among the columns."""
        self._lay_out()
        self.refresh()

    def _keep_cursor_in_sight(self) -> None:
        column = min(self.cursor.column, len(self._heat.columns) - 1)
        if self.cursor.column < len(self._heat.columns):  # the totals are always in sight
            self._first = min(self._first, max(column, 0))
            while column >= self._first + self._in_sight:
                self._first += 1
        top, lines = self.scroll_offset.y, self._lines_in_sight
        if self.cursor.row < top:
            self.scroll_to(y=self.cursor.row, animate=False, immediate=True, force=True)
        elif self.cursor.row >= top + lines:
            self.scroll_to(y=self.cursor.row - lines + 1, animate=False, immediate=True, force=True)
        self._show_terminal_cursor()

    @property
    def _lines_in_sight(self) -> int:
        return max(self.scrollable_content_region.height - self._room.heads, 1)

    # moving

    def validate_cursor(self, cursor: Place) -> Place:
        """Keep the cursor on the table."""
        return Place(
            max(0, min(cursor.row, self._heat.lines - 1)), max(0, min(cursor.column, self._heat.across - 1))
        )

    def watch_cursor(self) -> None:
        """Follow the cursor: scroll, paint, tell."""
        self._keep_cursor_in_sight()
        self.refresh()
        self.post_message(self.Moved(self))

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor some cells."""
        self.cursor = Place(self.cursor.row + down, self.cursor.column + right)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what the screen shows."""
        self.action_move(pages * max(self._lines_in_sight - 1, 1), 0)

    def action_row_start(self) -> None:
        """Move to the first cell of the row."""
        self.cursor = Place(self.cursor.row, 0)

    def action_row_end(self) -> None:
        """Move to the last cell of the row, which is its total."""
        self.cursor = Place(self.cursor.row, self._heat.across - 1)

    def action_top(self) -> None:
        """Move to the first row."""
        self.cursor = Place(0, self.cursor.column)

    def action_bottom(self) -> None:
        """Move to the last row, which is the totals."""
        self.cursor = Place(self._heat.lines - 1, self.cursor.column)

    def open_here(self) -> None:
        """Tell that the cell under the cursor is opened."""
        if not self._heat.is_empty:
            self.post_message(self.Opened(self))

    def on_click(self, event: Click) -> None:
        """Move to the cell clicked; a second click opens it."""
        row, column = event.y - self._room.heads + self.scroll_offset.y, self._column_at(event.x)
        if event.y < self._room.heads or row >= self._heat.lines or column is None:
            return
        self.cursor = Place(row, column)
        if event.chain >= 2:
            self.open_here()

    def _column_at(self, x: int) -> int | None:
        left = self._room.left
        for place in self._columns:
            right = left + self._room.widths[place] + 2
            if left <= x < right:
                return place
            left = right
        return None

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: before the number of the cell."""
        left = self._room.left
        for place in self._columns:
            if place == self.cursor.column:
                break
            left += self._room.widths[place] + 2
        line = self._room.heads + self.cursor.row - self.scroll_offset.y
        return self.content_region.offset + Offset(left, max(line, 0))
