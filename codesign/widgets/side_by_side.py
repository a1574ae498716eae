"""Two or more things side by side, field by field: what differs is marked in text, and what is kept of each field is chosen.

The widget knows no people. It is given what stands at the head of each side and rows of values; it tells which side's value
was chosen in a row, and its owner shows it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codesign.widgets.acting import keys_act_on
from codesign.widgets.cells import fitted
from codesign.widgets.sides import GAP, KEPT, MARKS, NOTHING, Painted, Plan, Row, mark_of, painted, planned

__all__ = ["Row", "SideBySide", "mark_of"]

_HERE, _WAITS, _ELSEWHERE = "> ", "- ", "  "
_HEAD = 1
"""Lines at the top that stay: who is who."""


class SideBySide(ScrollView, can_focus=True):
    """Rows under a head line that stays. It posts `Chosen` for a value chosen, and `Moved` when the cursor moves."""

    DEFAULT_CSS = """
    SideBySide {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .side-by-side--head { text-style: bold; background: $panel; color: $foreground; }
        & > .side-by-side--kept { text-style: bold; }
        & > .side-by-side--cursor { background: $surface; text-style: bold; }
        &:focus > .side-by-side--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "side-by-side--head",
        "side-by-side--kept",
        "side-by-side--cursor",
    }
    HELP = (
        "Up and Down go from field to field. Left and Right choose whose value is kept, beyond the last all of them where they can stand "
        "together; Space chooses the next. `✓` stands before what is kept. "
        "`=` is the same, `≠` is not, `+` only one has. The field under the mark `>` is shown whole."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "to(0)", "First", show=False),
        Binding("end", "to(-1)", "Last", show=False),
        Binding("left", "choose(-1)", "Left's", show=False),
        Binding("right", "choose(1)", "Right's", show=False),
        Binding("space", "turn", "The next", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    """Number of the row the cursor is on."""

    class Chosen(Message):
        """The value of another side was chosen in a row."""

        def __init__(self, shown: SideBySide, name: str, side: int) -> None:
            super().__init__()
            self.shown, self.name, self.side = shown, name, side

        @property
        def control(self) -> SideBySide:
            """Where it was chosen."""
            return self.shown

    class Moved(Message):
        """The cursor stands on another row, or the rows are others."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._painted: list[Painted] = []
        self._starts: list[int] = []
        self._plan = Plan(0, 0, range(0), 0)
        self._first = 0
        """The first side in sight, where there is no room for all."""

    # what it is given

    def show(self, heads: Iterable[str], rows: Iterable[Row], *, anew: bool = False) -> None:
        """Show rows under the heads of their sides. Other things begin at the first choice; the same shown again stay where they are."""
        self._heads, self._rows = tuple(heads), tuple(rows)
        place = self._first_choice() if anew else min(self.cursor, max(len(self._rows) - 1, 0))
        self.set_reactive(SideBySide.cursor, place)
        if anew:
            self._first = 0
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._show_anew()

    def _first_choice(self) -> int:
        """Return the first row in which values differ and one is chosen: that is what there is to look at."""
        differ = (
            number for number, row in enumerate(self._rows) if row.kept is not None and row.mark != NOTHING
        )
        return next(differ, 0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def here(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def says_what_becomes(self) -> bool:
        """Whether there is room beside the sides for what each field becomes."""
        return bool(self._plan.becomes)

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line: the heads, or a piece of a row."""
        width = self._room.width
        if y < _HEAD:
            return Strip([Segment(self._head_words(width), self._look("head"))], width)
        place = y - _HEAD + self.scroll_offset.y
        if place >= len(self._painted):
            return Strip.blank(width, self.rich_style)
        return self._painted_line(self._painted[place], width)

    def _head_words(self, width: int) -> str:
        plan, sides = self._plan, len(self._heads)
        shown = plan.sides
        words = " " * MARKS + fitted(self._of_how_many(), plan.label)
        for side in shown:
            words += " " * (GAP + len(KEPT)) + fitted(self._heads[side], plan.cell - GAP - len(KEPT))
        if plan.becomes and sides:
            words += " " * GAP + fitted("Becomes", plan.becomes - GAP)
        return fitted(words, width)

    def _of_how_many(self) -> str:
        """Say which sides are in sight, where not all are."""
        shown = self._plan.sides
        if len(shown) >= len(self._heads):
            return ""
        return f"{shown.start + 1}-{shown.stop} of {len(self._heads)}"

    def _painted_line(self, line: Painted, width: int) -> Strip:
        row, is_here = self._rows[line.row], line.row == self.cursor
        plain = self._look("cursor") if is_here else self.rich_style
        kept = plain if is_here else plain + self._look("kept")
        mark = _ELSEWHERE
        if is_here and line.is_first:
            mark = _HERE if keys_act_on(self) else _WAITS
        before = mark + (row.mark if line.is_first else " ") + " " + line.label
        segments = [Segment(before, plain)]
        for side, cell in zip(self._plan.sides if not row.across else (0,), line.cells, strict=False):
            segments.append(Segment(cell, kept if row.is_kept(side) else plain))
        segments.append(Segment(line.becomes, plain))
        return Strip(segments).adjust_cell_length(width, plain)

    def _look(self, part: str) -> Style:
        return self.get_component_rich_style(f"side-by-side--{part}")

    # sharing the room

    @property
    def _room(self) -> Size:
        """The cells there are to paint in, beside the scrollbar."""
        return self.scrollable_content_region.size

    def _show_anew(self) -> None:
        """Lay out and paint what there is, with what the cursor is on in sight, and tell."""
        self._bring_side()
        self._lay_out()
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _share_room(self) -> None:
        """Share the room among the sides, once there is any."""
        if width := self._room.width:
            self._plan = planned(width, len(self._heads), self._first)

    def _lay_out(self) -> None:
        """Share the room among the sides, and wrap every value to what its side has."""
        width = self._room.width
        self._painted, self._starts = [], []
        if not width:  # not laid out on the screen yet
            return
        self._share_room()
        for number, row in enumerate(self._rows):
            self._starts.append(len(self._painted))
            is_whole = number == self.cursor
            self._painted += painted(number, row, self._plan, width, is_whole=is_whole)
        self.virtual_size = Size(width, len(self._painted) + _HEAD)

    def _bring_side(self) -> None:
        """Bring the side whose value is kept in this row in sight."""
        row, shown = self.here, len(self._plan.sides)
        if row is None or row.kept is None or not shown:
            return
        side = min(row.kept, len(row.values) - 1)
        self._first = max(min(self._first, side), side - shown + 1, 0)

    # moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the rows."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self) -> None:
        """Show the row under the cursor whole, and tell."""
        self._show_anew()

    @property
    def _start(self) -> int:
        """The line that the row under the cursor begins on."""
        return self._starts[self.cursor] if self._starts else 0

    @property
    def _end(self) -> int:
        """The line after the last of the row under the cursor."""
        return self._starts[self.cursor + 1] if self.cursor + 1 < len(self._starts) else len(self._painted)

    def _keep_in_sight(self) -> None:
        if not self._starts:
            return
        height = max(self._room.height - _HEAD, 1)
        start, ends, top = self._start, self._end, self.scroll_offset.y
        if start < top:
            top = start
        elif ends > top + height:
            top = min(start, ends - height)
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def action_move(self, by: int) -> None:
        """Go to another row; on one longer than the room, scroll through it first."""
        height, top = max(self._room.height - _HEAD, 1), self.scroll_offset.y
        if (by > 0 and self._end > top + height) or (by < 0 and self._start < top):
            self.scroll_to(y=top + by, animate=False, immediate=True, force=True)
            self.refresh()
        else:
            self.cursor += by

    def action_page(self, pages: int) -> None:
        """Go on by what the room shows."""
        by = pages * max(self._room.height - _HEAD - 1, 1)
        self.cursor = next(
            (number for number, at in enumerate(self._starts) if at >= self._start + by), len(self._rows) - 1
        )

    def action_to(self, place: int) -> None:
        """Go to the first row, or to the last."""
        self.cursor = place if place >= 0 else len(self._rows) - 1

    # choosing

    def action_choose(self, by: int) -> None:
        """Keep the value of the side to the left or to the right."""
        row = self.here
        if row is None or row.kept is None:
            self.app.bell()
            return
        side = row.kept + by
        if 0 <= side < row.choices:
            self.post_message(self.Chosen(self, row.name, side))

    def action_turn(self) -> None:
        """Keep the value of the next side; after the last comes the first."""
        row = self.here
        if row is None or row.kept is None:
            self.app.bell()
        else:
            self.post_message(self.Chosen(self, row.name, (row.kept + 1) % row.choices))

    def on_click(self, event: Click) -> None:
        """Go to the row that was clicked."""
        place = event.y - _HEAD + self.scroll_offset.y
        if event.y >= _HEAD and place < len(self._painted):
            self.cursor = self._painted[place].row

    # room and focus

    def on_resize(self, _: Resize) -> None:
        """Share the new room; how many sides it has room for is known before one is brought in sight."""
        self._share_room()
        self._show_anew()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        line = max(self._start - self.scroll_offset.y, 0)
        return self.content_region.offset + Offset(0, line + _HEAD)

    def on_focus(self, _: Focus) -> None:
        """Show where keys act."""
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """Show that keys act elsewhere."""
        self.refresh()
