"""Two lines beneath a list: the words of the row under the cursor, as whole as two lines can show them."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from codesign.text import one_line
from codesign.widgets.cells import fitted, wrapped

_LINES = 2
_MARGIN = 2


class Peek(Widget):
    """The words under the cursor. They end in an ellipsis where there are more than two lines of them."""

    DEFAULT_CSS = """
    Peek { height: 2; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""

    def show(self, words: str) -> None:
        """Show the words of another row."""
        self._words = one_line(words)
        self.refresh()

    def render(self) -> Content:
        """Paint the two lines."""
        room = max(self.size.width - 2 * _MARGIN, 1)
        lines = list(wrapped(self._words[: room * 8], room))
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], fitted(" ".join(lines[_LINES - 1 :]), room)]
        return Content("\n".join(" " * _MARGIN + line for line in lines))

    def on_resize(self, _: Resize) -> None:
        """Wrap the words to the new width."""
        self.refresh()
