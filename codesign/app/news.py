"""What is said in passing: a band across the window, on the half that nobody is typing in."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.widgets._toast import ToastRack  # the library keeps it to itself; a test proves where it stands

from codesign.app.terminal_cursor import cursor_place


class SaysInPassing(App[int]):
    """An app whose news never covers what is typed."""

    def notify(self, message: str, **words: Any) -> None:
        """Say something for a while. What went wrong begins with a mark, so that colour is never the only sign."""
        mark = "! " if words.get("severity", "information") != "information" else ""
        super().notify(f"{mark}{message}", **words)
        if self._running:
            self.call_later(self._keep_news_clear)

    async def on_event(self, event: events.Event) -> None:
        """Move the news away from the cursor, whenever a key may have moved that."""
        await super().on_event(event)
        if isinstance(event, events.Key) and self._notifications:
            self._keep_news_clear()

    def _keep_news_clear(self) -> None:
        try:
            rack = self.screen.get_child_by_type(ToastRack)
        except NoMatches:
            return
        cursor = cursor_place(self.screen.focused)
        rack.set_class(cursor is not None and cursor.y >= self.size.height // 2, "-above")
