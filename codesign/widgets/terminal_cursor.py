"""Where the terminal's own cursor stands: at the cursor of what has the keys, for those whose tools follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Blur, Focus
from textual.geometry import Offset

if TYPE_CHECKING:
    from textual.widget import Widget as _Widget
else:
    _Widget = object
    """Nothing of the library's at run time: it takes styles and keys from the first of its own among the bases alone."""


class ShowsTerminalCursor(_Widget):
    """Something with a cursor that the terminal's own is put on, and that is painted anew as the keys come and go."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        raise NotImplementedError

    def _show_terminal_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def on_focus(self, _: Focus) -> None:
        """Paint the cursor as the one that keys move."""
        self._show_terminal_cursor()
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """Paint the cursor as one that waits."""
        self.refresh()
