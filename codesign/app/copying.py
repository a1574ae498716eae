"""Copying: to the system's clipboard where there is a tool for it, to the terminal where not, and saying which it was."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from textual import work
from textual.app import App

from codesign import clipboard


class Copies(App[int]):
    """An app that copies, and claims no more than it knows."""

    put_on_clipboard: Callable[[str], bool] = staticmethod(clipboard.copied)
    """Puts words on the system's clipboard, and says whether they were taken."""
    _copying = Lock()
    """Held while that is done: what was copied last must be what is there."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy words that were marked with the mouse, or in a field."""
        self._clipboard = text  # what Ctrl+V pastes here, whatever becomes of the rest
        self._copy(text, None)

    def copy_words(self, words: str, what: str) -> None:
        """Copy words, and say what was copied and what is known of it."""
        self._clipboard = words
        self._copy(words, what)

    @work(thread=True, exit_on_error=False, group="copy", description="copy")
    def _copy(self, words: str, what: str | None) -> None:
        with self._copying:
            if self._is_overtaken(words):
                return
            is_taken = self.put_on_clipboard(words)
        self.call_from_thread(self._say_copied, words, what, is_taken=is_taken)

    def _say_copied(self, words: str, what: str | None, *, is_taken: bool) -> None:
        if self._is_overtaken(words):
            return
        if not is_taken:
            super().copy_to_clipboard(words)
        if what is not None or not is_taken:
            self.notify(
                f"{what or ''} {clipboard.TOOK if is_taken else clipboard.SENT}".strip(), markup=False
            )

    def _is_overtaken(self, words: str) -> bool:
        """Whether something else was copied since: that is what is wanted, however late the words before it come."""
        return words != self._clipboard
