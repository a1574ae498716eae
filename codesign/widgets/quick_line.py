"""A line to type on that grows as it wraps: Enter goes on, and every paste is kept whole and clean.

Keys may come faster than the screen answers, on a slow laptop or from a pipe. So what a key does to the line is done
before the next is read, and a key that comes after the cursor has gone elsewhere follows it there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.style import Style
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from codesign.text import clean

Location = tuple[int, int]


_NOTHING = Style.null()
_PARTS = frozenset({"text-area--cursor", "text-area--selection", "text-area--placeholder"})


def _plain() -> TextAreaTheme:
    """Return looks without what a line of a form never shows: twenty lines of a page would each be styled for all."""
    return TextAreaTheme(
        "plain",
        gutter_style=_NOTHING,
        cursor_line_style=_NOTHING,
        cursor_line_gutter_style=_NOTHING,
        bracket_matching_style=_NOTHING,
    )


class QuickLine(TextArea):
    """A line of a form. Everything typed is text; its owner is called for Enter and for the arrows at its edges."""

    DEFAULT_CSS = """
    QuickLine { height: auto; max-height: 8; min-height: 1; width: 1fr; padding: 0; border: none; background: $boost; }
    QuickLine:focus { background: $primary 25%; }
    """

    class Pasted(Message):
        """Several lines came, whole or joined where a line cannot be broken; or what nobody sees was removed."""

        def __init__(self, line: QuickLine, lines: int, removed: int, joined: int = 0) -> None:
            super().__init__()
            self.line, self.lines, self.removed, self.joined = line, lines, removed, joined

        @property
        def control(self) -> QuickLine:
            """The line it was pasted on."""
            return self.line

    def __init__(self, *, placeholder: str = "", breaks: bool = False, **kwargs: Any) -> None:
        super().__init__(
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            placeholder=Content(placeholder),
            **kwargs,
        )
        self.register_theme(_plain())
        self.theme = "plain"
        self._breaks = breaks
        self.when_entered: Callable[[QuickLine], object] = lambda line: line.screen.focus_next()
        """Called at once when Enter is pressed."""
        self.when_walked: Callable[[QuickLine, int], object] = _walk
        """Called at once when an arrow is pressed at the first row (-1) or the last (1)."""
        self.joins = " "
        """What stands between lines pasted where a line cannot be broken."""

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]  # theirs is the same, cached
        """Return the parts that are styled: each is a node of its own, on every line, at every change of looks."""
        return _PARTS

    def put(self, text: str, cursor: Location | None = None) -> None:
        """Show a text, with the cursor where it was, or at the end."""
        if text != self.text:
            self.load_text(text)
        self.move_cursor(cursor if cursor is not None else self.document.end)

    def dim(self, words: str) -> None:
        """Show what holds while nothing is typed."""
        self.placeholder = Content(words)

    def takes(self, event: events.Key) -> bool:
        """Take a key before it is typed; a kind of line with keys of its own says so here."""
        return False

    async def _on_key(self, event: events.Key) -> None:
        focused = self.screen.focused
        if focused is not self and isinstance(focused, QuickLine):
            event.stop()
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))
        elif self.takes(event):
            event.stop()
            event.prevent_default()
        elif event.key in ("ctrl+j", "alt+enter", "shift+enter"):
            event.stop()
            event.prevent_default()
            if self._breaks:
                self.insert("\n")
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self.when_entered(self)
        elif event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            _walk(self, -1 if event.key == "shift+tab" else 1)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        cleaned = clean(event.text)
        text = cleaned.text.strip("\n")
        pasted = [line for line in text.split("\n") if self._breaks or line.strip()]
        lines, joined = (len(pasted), 0) if self._breaks else (1, len(pasted) * (len(pasted) > 1))
        text = ("\n" if self._breaks else self.joins).join(pasted)
        start, end = self.selection
        self.replace(text, start, end, maintain_selection_offset=False)
        if cleaned.removed or lines > 1 or joined:
            self.post_message(self.Pasted(self, lines, cleaned.removed, joined))

    def action_delete_to_start_of_line(self) -> None:
        """Clear the whole field; where lines may be broken, up to the start of this one, however many rows it fills."""
        if not self._breaks:
            self._delete_via_keyboard(self.document.start, self.document.end)
            return
        row, column = self.cursor_location
        if column and self.selection.is_empty:
            self._delete_via_keyboard((row, 0), (row, column))
        else:
            super().action_delete_to_start_of_line()

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row, or tell that there is none."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.when_walked(self, -1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row, or tell that there is none."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.when_walked(self, 1)
        else:
            super().action_cursor_down(select)


def _walk(line: QuickLine, step: int) -> None:
    if step > 0:
        line.screen.focus_next()
    else:
        line.screen.focus_previous()
