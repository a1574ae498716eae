"""A list painted line by line: headings, records, the marks beside them, and the text that a drag of the mouse selects.

Widths follow what is in sight. When a list is shown, and when the room changes, the pages in sight are measured, and the
columns share the room by what their widest cell needs. Scrolling on into another page may only raise what a column needs,
so that the columns move at most once a page, and never as the cursor goes up and down within one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import TRANSPARENT
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from codesign.widgets.acting import keys_act_on
from codesign.widgets.cells import fitted, wrapped
from codesign.widgets.columns import GAP, Column, fit, needs
from codesign.widgets.record_marks import Marks
from codesign.widgets.record_pages import PAGE, Pages
from codesign.widgets.swatches import pieces

HEADING_LINES = 1
_MARK_WIDTH = 2
_EIGHTHS = 8
"""Places of a scrollbar's thumb to each line."""
GONE = "(no longer there)"


class RecordLines(ScrollView):
    """The painted part of a list. Line 0 is the headings and stays; line 1 is the first record, and scrolls."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-grid--record",
        "record-grid--heading",
        "record-grid--cursor",
        "record-grid--selected",
        "record-grid--trouble",
    }

    cursor: reactive[int] = reactive(0, repaint=False)
    """Place of the cursor in the list, from 0."""

    def __init__(self, columns: Sequence[Column], *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.empty = empty
        """What to say where there is nothing: what the list is for, and the key that fills it."""
        self._pages = Pages()
        self._marks = Marks()
        self._columns = tuple(columns)
        self._headed: Mapping[str, str] = {}
        self._widths = [0] * len(self._columns)
        self._needs: list[int] = []
        self._measured: set[int] = set()
        self._filters: Sequence[LineFilter] = ()
        self._behind = TRANSPARENT

    @property
    def rows(self) -> array[int]:
        """The row numbers, in the order of the list."""
        return self._pages.rows

    @property
    def left_off(self) -> tuple[str, ...]:
        """Headings of the columns there was no room for."""
        return tuple(
            column.heading for column, width in zip(self._columns, self._widths, strict=True) if not width
        )

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen, each with where its text begins, so that the mouse can select it."""
        line = y if y < HEADING_LINES else y + self.scroll_offset.y
        words, style = self._line(line)
        room = self._room.width
        width = self.content_size.width  # behind the scrollbar too: the library would fill that up
        segments = self._segments(fitted(words, room) + " " * (width - room), style, line)
        for each in self._filters:
            segments = each.apply(segments, self._behind)
        return Strip(segments, width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some lines, with what all of them share looked up once."""
        self._filters, self._behind = super().get_line_filters(), self.background_colors[1]
        return super().render_lines(crop)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return none: a line is filtered as it is painted, and not again each time another line is."""
        return ()

    def call_columns(self, names: Mapping[str, str]) -> None:
        """Let columns be headed otherwise than they are called, as where other things are listed in them."""
        self._headed = {name: heading for name, heading in names.items() if name != heading}

    def heading_words(self) -> str:
        """Return what stands in place of the headings, if anything does."""
        return ""

    def _line(self, line: int) -> tuple[str, Style]:
        """Return a line of the whole list, counted from the headings on, and how it looks."""
        place = line - HEADING_LINES
        if place < 0:
            style = self.get_component_rich_style("record-grid--heading")
            return self.heading_words() or self._joined(
                "  ", [self._headed.get(each.heading, each.heading) for each in self._columns]
            ), style
        if not self.rows:
            return self._empty_line(place), self._plain
        if place >= len(self.rows):
            return "", self._plain
        cells, mark = self._pages.cells(place), self._mark(place)
        if isinstance(cells, str):
            return mark + cells, self.get_component_rich_style("record-grid--trouble")
        return mark + GONE if cells is None else self._joined(mark, cells), self._style_of(place)

    def _mark(self, place: int) -> str:
        """Return the mark in text: `>` at the cursor, `-` there while keys act elsewhere, and `*` beside what is selected."""
        at_cursor = (">" if keys_act_on(self) else "-") if place == self.cursor else " "
        return at_cursor + ("*" if self.rows[place] in self._marks.selected else " ")

    def _style_of(self, place: int) -> Style:
        if place == self.cursor:
            return self.get_component_rich_style("record-grid--cursor")
        if self.rows[place] in self._marks.selected:
            return self.get_component_rich_style("record-grid--selected")
        return self._plain

    @property
    def _plain(self) -> Style:
        """The look of a record: a component's, because the library keeps those and works a widget's own out at every call."""
        return self.get_component_rich_style("record-grid--record")

    def _joined(self, mark: str, cells: Sequence[str]) -> str:
        shown = (
            fitted(cell, width, right=column.right)
            for column, cell, width in zip(self._columns, cells, self._widths, strict=True)
            if width
        )
        return mark + (" " * GAP).join(shown)

    def _empty_line(self, line: int) -> str:
        words = list(wrapped(self.empty, self._room.width - 4))
        return "  " + words[line - 1] if 0 < line <= len(words) else ""

    # text selected with the mouse

    def _segments(self, words: str, style: Style, line: int) -> list[Segment]:
        """Cut a line at what is selected of it, and say of each piece where in the list it stands, for the mouse."""
        selection = self.text_selection
        span = selection.get_span(line) if selection else None
        if span is None:
            return [_placed(text, its_style, x, line) for x, text, its_style in pieces(words, style)]
        start, end = span[0], span[1] if span[1] >= 0 else len(words)
        selected = style + self.screen.get_component_rich_style("screen--selection")
        parts = ((0, words[:start], style), (start, words[start:end], selected), (end, words[end:], style))
        return [_placed(text, its_style, x, line) for x, text, its_style in parts if text]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that was dragged over, as it is painted. A drag that leaves the list ends where the list in sight does."""
        top = self.scroll_offset.y + HEADING_LINES
        first = selection.start.y if selection.start else top
        last = selection.end.y if selection.end else top + self.lines_in_sight - 1
        lines = [self._line(line)[0] for line in range(first, min(last, len(self.rows)) + 1)]
        if not lines:
            return None
        if selection.end and last < first + len(lines):
            lines[-1] = lines[-1][: selection.end.x]
        if selection.start:
            lines[0] = lines[0][selection.start.x :]
        return "\n".join(line.rstrip() for line in lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected now."""
        self.refresh()

    # room

    @property
    def lines_in_sight(self) -> int:
        """How many records the room shows."""
        return max(self._room.height - HEADING_LINES, 1)

    @property
    def _room(self) -> Size:
        """The cells there are to paint in, beside the scrollbar."""
        return self.scrollable_content_region.size

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the lines, and the scrollbar only where it would look different: painting it costs as much as half the lines."""
        super().watch_scroll_y(old_value, self._as_the_scrollbar_shows(new_value))
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)

    def _as_the_scrollbar_shows(self, top: float) -> float:
        """Return one place for all those that the scrollbar's thumb shows at the same eighth of a line."""
        height, whole = self.size.height, self.virtual_size.height
        places = (height - max(1, height * height / max(whole, 1))) * _EIGHTHS
        if places < 1 or not 0 < top < self.max_scroll_y:
            return top
        return (int(top / self.max_scroll_y * places) + 0.5) * self.max_scroll_y / places

    def _lay_out(self) -> None:
        width = self._room.width
        self._widths = fit(self._columns, max(width - _MARK_WIDTH, 0), self._needs)
        self.virtual_size = Size(width, len(self.rows) + HEADING_LINES)

    def _forget_needs(self) -> None:
        self._needs = [] if self.rows else [0] * len(self._columns)
        self._measured.clear()

    def _measure(self) -> None:
        """Measure the pages in sight that were not measured yet; lay the columns out anew if one of them needs more."""
        before = self._needs
        for number in self._pages_in_sight():
            page = self._pages.page(number) if number not in self._measured else ""
            if not isinstance(page, str):
                self._measured.add(number)
                self._needs = needs(self._columns, page.values(), self._needs)
        if self._needs != before:
            self._lay_out()
            self.refresh()

    def _pages_in_sight(self) -> Iterator[int]:
        top = self.scroll_offset.y
        bottom = min(top + self.lines_in_sight, len(self.rows)) - 1
        yield from range(top // PAGE, bottom // PAGE + 1)


def _placed(text: str, style: Style, x: int, line: int) -> Segment:
    """Return a piece of a line with its place, as `Strip.apply_offsets` gives it: one strip less for every line painted."""
    return Segment(text, style + Style.from_meta({"offset": (x, line)}))
