"""A line for words to find: whatever is pasted is kept whole, its lines one after another."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from codesign.text import clean


class FindLine(Input):
    """One line to type on. The library's own keeps only the first line of a paste, and says nothing of the rest."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        words = " ".join(clean(event.text).text.split())
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)
