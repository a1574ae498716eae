"""Somebody's words, large: wrapped to a width that reads well, spans that are tagged in brackets, and words selected by keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codesign.widgets.cells import fitted
from codesign.widgets.word_lines import LaidOut, Span, Word, lay_out

READABLE = 76
"""The most cells to a line: longer lines are hard to read on, and shorter ones scroll sooner."""
_QUICK = 4_000
"""Characters that are laid out in some milliseconds: more are not where keys are answered."""
_MARGIN = 2
_FEWEST = 3
"""Lines of room there must be for one of them to say that the comment goes on."""
_OPEN, _SHUT = "[", "]"


class CodedWords(ScrollView, can_focus=True, inherit_bindings=False):
    """The words of one comment. It posts `Selected` whenever other words are selected."""

    HELP = "The comment. PgUp and PgDn scroll it; Space begins selecting words, Left and Right go from word to word."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left", "go(-1)", "Word before", show=False, tooltip="Go to the word before, while selecting."
        ),
        Binding("right", "go(1)", "Word after", show=False, tooltip="Go to the word after, while selecting."),
        Binding(
            "shift+left", "go(-1, True)", "Shorter", show=False, tooltip="Select a word less, or one before."
        ),
        Binding("shift+right", "go(1, True)", "Longer", show=False, tooltip="Select a word more."),
        Binding("pageup", "scroll_by(-1)", "Page up", show=False),
        Binding("pagedown", "scroll_by(1)", "Page down", show=False),
        Binding("home", "scroll_by(-1_000_000)", "First", show=False),
        Binding("end", "scroll_by(1_000_000)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "coded-words--span",
        "coded-words--mark",
        "coded-words--selected",
    }
    DEFAULT_CSS = """
    CodedWords {
        background: $background; color: $foreground; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        & > .coded-words--span { text-style: underline; }
        & > .coded-words--mark { text-style: bold; color: $primary; }
        & > .coded-words--selected { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    }
    """

    class Selected(Message):
        """Other words are selected."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._laid = LaidOut((), (), (), 0)
        self._from: int | None = None
        """The word that the selection holds on to; none where no words are selected."""
        self._to = 0
        """The word it reaches to."""
        self._is_held = False
        """Whether the beginning stays while Left and Right go on."""

    # what it shows

    @property
    def room(self) -> int:
        """Cells there are for words."""
        return max(min(self.scrollable_content_region.width - 2 * _MARGIN, READABLE), 0)

    def show(self, text: str, spans: Sequence[Span], laid: LaidOut | None = None) -> None:
        """Show a comment. Laid out already, for the same width, it is not laid out again."""
        is_other = text != self._text
        if not is_other and tuple(spans) == self._spans and self._laid.width == self.room:
            return
        self._text, self._spans = text, tuple(spans)
        if is_other:
            self._from, self._is_held = None, False
            self.scroll_to(y=0, animate=False, immediate=True, force=True)
        if not self.room:  # not laid out on the screen yet
            return
        chosen = self.selection
        self._take(
            laid if laid is not None and laid.width == self.room else lay_out(text, self._spans, self.room)
        )
        self._hold_on_to(chosen)
        self.refresh()

    def on_resize(self, _: Resize) -> None:
        """Lay the words out anew; what is selected stays selected. A very long comment is laid out in a thread."""
        if not self._text or self.room == self._laid.width:
            return
        if len(self._text) > _QUICK:
            self._lay_out_in_thread(self._text, self._spans, self.room)
        else:
            self._lie_anew(lay_out(self._text, self._spans, self.room))

    @work(thread=True, exclusive=True, exit_on_error=False, group="lay-out", description="lay out a comment")
    def _lay_out_in_thread(self, text: str, spans: tuple[Span, ...], room: int) -> None:
        laid = lay_out(text, spans, room)
        if (text, spans, room) == (self._text, self._spans, self.room):
            self.app.call_from_thread(self._lie_anew, laid)

    def _lie_anew(self, laid: LaidOut) -> None:
        chosen, top = self.selection, self._first_in_sight()
        self._take(laid)
        self._hold_on_to(chosen)
        self.scroll_to(y=self._line_of(self._laid.word_at(top)), animate=False, immediate=True, force=True)
        self.refresh()

    def _take(self, laid: LaidOut) -> None:
        self._laid = laid
        self.virtual_size = Size(self.scrollable_content_region.width, len(laid.lines))

    def _first_in_sight(self) -> int:
        words = self._laid.words
        return words[self._laid.first_on(self.scroll_offset.y)][0] if words else 0

    def _line_of(self, word: int) -> int:
        return self._laid.line_of[word] if self._laid.line_of else 0

    @property
    def left_below(self) -> int:
        """Lines that stand further down than the room goes."""
        return max(len(self._laid.lines) - self.scroll_offset.y - self.scrollable_content_region.height, 0)

    @property
    def _page(self) -> int:
        """Lines that are read at a time where there are more than the room shows: the last of the room says so."""
        return max(self.scrollable_content_region.height - 1, 1)

    @property
    def goes_on_words(self) -> str:
        """Say that the comment goes on beneath the room, and how far somebody is; nothing where all that is left is in sight."""
        if not self.left_below or self.scrollable_content_region.height < _FEWEST:
            return ""
        screens = -(-len(self._laid.lines) // self._page)
        at = min(self.scroll_offset.y // self._page + 1, screens)
        return f"… {at:,} of {screens:,} screens · PgDn goes on"

    # selecting

    @property
    def is_selecting(self) -> bool:
        """Whether words are being selected."""
        return self._from is not None

    @property
    def is_held(self) -> bool:
        """Whether the beginning of the selection stays."""
        return self._is_held

    @property
    def selection(self) -> tuple[int, int] | None:
        """From which code point to before which the words selected go."""
        if self._from is None or not self._laid.words:
            return None
        first, last = sorted((self._from, self._to))
        return self._laid.words[first][0], self._laid.words[last][1]

    @property
    def selected_words(self) -> str:
        """The words selected."""
        chosen = self.selection
        return self._text[slice(*chosen)] if chosen else ""

    def select(self) -> None:
        """Begin with the first word in sight; the next time hold the beginning, then let it go again."""
        if not self._laid.words:
            return
        if self._from is None:
            self._from = self._to = self._laid.first_on(self.scroll_offset.y)
            self._is_held = False
        else:
            self._is_held = not self._is_held
        self._changed()

    def let_go(self) -> None:
        """Select nothing any more."""
        self._from, self._is_held = None, False
        self.refresh()

    def action_go(self, words: int, stretch: bool = False) -> None:
        """Go on by some words: with the whole selection, or stretching it where its beginning is held."""
        self._go_to(self._to + words, stretch=stretch)

    def go_lines(self, lines: int) -> None:
        """Go to the first word some lines further on, or before."""
        if self._laid.line_of:
            self._go_to(self._laid.first_on(max(self._line_of(self._to) + lines, 0)), stretch=False)

    def action_scroll_by(self, pages: int) -> None:
        """Scroll by what the room shows."""
        y = max(min(self.scroll_offset.y + pages * self._page, self.virtual_size.height), 0)
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def _go_to(self, word: int, *, stretch: bool) -> None:
        if self._from is None or not self._laid.words:
            return
        self._to = max(min(word, len(self._laid.words) - 1), 0)
        self._is_held = self._is_held or stretch
        if not self._is_held:
            self._from = self._to
        self._changed()

    def _hold_on_to(self, chosen: tuple[int, int] | None) -> None:
        """Select the same words in another layout."""
        if chosen is None or not self._laid.words:
            return
        backwards = self._from is not None and self._from > self._to
        first, last = self._laid.word_at(chosen[0]), self._laid.word_at(chosen[1] - 1)
        self._from, self._to = (last, first) if backwards else (first, last)

    def _changed(self) -> None:
        if self._from is not None:
            self._bring(self._line_of(self._to))
        self.refresh()
        self.post_message(self.Selected())

    def _bring(self, line: int) -> None:
        top, height = self.scroll_offset.y, self._page
        if line < top or line >= top + height:
            y = line if line < top else line - height + 1
            self.scroll_to(y=y, animate=False, immediate=True, force=True)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: on the word the selection reaches to."""
        line = max(self._line_of(self._to) - self.scroll_offset.y, 0) if self.is_selecting else 0
        return self.content_region.offset + Offset(_MARGIN, line)

    # painting

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= len(self._laid.lines):
            return Strip.blank(width, self.rich_style)
        if y == self.scrollable_content_region.height - 1 and (more := self.goes_on_words):
            mark = self.get_component_rich_style("coded-words--mark")
            return Strip([Segment(fitted(" " * _MARGIN + more, width), mark)], width)
        return Strip(self._segments(self._laid.lines[place])).adjust_cell_length(width, self.rich_style)

    def _segments(self, line: Sequence[Word]) -> Iterator[Segment]:
        """Yield a line's words, those selected between brackets that take the place of the spaces beside them."""
        plain, chosen = self.rich_style, self.selection
        selected = self.get_component_rich_style("coded-words--selected")
        was_in = was_mark = False
        yield Segment(" " * (_MARGIN - 1), plain)
        gap = True
        for word in line:
            is_in = chosen is not None and not word.is_mark and chosen[0] <= word.start < chosen[1]
            if (
                gap or word.space or (is_in != was_in and not (word.is_mark or was_mark))
            ):  # as Chinese has no spaces
                sign = _OPEN if is_in and not was_in else _SHUT if was_in and not is_in else " "
                yield Segment(sign, selected if is_in or was_in else plain)
            yield Segment(word.words, selected if is_in else self._style(word))
            was_in, was_mark, gap = is_in, word.is_mark, False
        if was_in:
            yield Segment(_SHUT, selected)

    def _style(self, word: Word) -> Style:
        if word.is_mark:
            style = self.get_component_rich_style("coded-words--mark")
            return style + Style(color=word.colour) if word.colour else style
        return self.get_component_rich_style("coded-words--span") if word.is_in_span else self.rich_style
