"""Type-ahead in a list: after `'`, letters jump to the first record that begins with them."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.events import Blur, Key
from textual.message import Message

from codesign.errors import CodesignError
from codesign.widgets.cells import paintable
from codesign.widgets.record_lines import RecordLines

Seek = Callable[[str], int | None]
"""Returns the row number of the first record that begins with some letters. Called in a thread."""


class TypeAhead(RecordLines):
    """A list that can be jumped in by typing. What is typed stands in place of the headings meanwhile."""

    class Landing(Message):
        """Enter came before it is known where the letters lead: what comes next is for the record they lead to."""

    class Landed(Message):
        """The cursor is where the letters led, if they led anywhere."""

    seek: Seek | None = None
    """Answers where letters lead, if they lead anywhere in this list."""
    _typed: str | None = None
    _sought = ""
    """The letters whose record is being looked for."""
    _is_nowhere = False
    _trouble = ""

    @property
    def is_jumping(self) -> bool:
        """Whether letters are typed to jump by."""
        return self._typed is not None

    def begin_jump(self) -> None:
        """Take the letters that follow as the beginning of what to jump to."""
        if self.seek is not None:
            self.focus()
            self._type("")

    def end_jump(self) -> None:
        """Let letters be commands again."""
        if self.is_jumping:
            self._typed, self._sought = None, ""
            self._is_nowhere, self._trouble = False, ""
            self.refresh()

    def land(self, row: int) -> bool:
        """Move to a record; says whether it is in the list."""
        raise NotImplementedError

    def heading_words(self) -> str:
        """Say what is being typed, and when nothing begins so."""
        if self._typed is None:
            return ""
        words = f"  Jump to: {paintable(self._typed)}▏"
        if self._trouble:
            return f"{words}  could not look: {self._trouble}"
        if self._is_nowhere:
            return f"{words}  nothing here begins with that · Backspace · Esc ends"
        return words if self._typed else f"{words}  type how it begins · Enter or Esc ends"

    @property
    def jump_column(self) -> int:
        """Where the letter typed next will stand."""
        return len("  Jump to: ") + len(self._typed or "")

    def on_key(self, event: Key) -> None:
        """Take letters while jumping. Enter and Esc end it; any other key ends it and does what it does."""
        if self._typed is None:
            return
        if event.key == "enter":
            self._end_where_letters_lead()
        elif event.key == "escape":
            self.end_jump()
        elif event.key == "backspace":
            self._type(self._typed[:-1])
        elif event.is_printable and event.character:
            self._type(self._typed + event.character)
        else:
            self.end_jump()
            return
        event.stop()
        event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter of what is typed, and no command."""
        return self.is_jumping and character is not None and character.isprintable()

    def on_blur(self, _: Blur) -> None:
        """Going elsewhere ends it."""
        self.end_jump()

    def _end_where_letters_lead(self) -> None:
        """Let letters be commands again, of the record they lead to, however long it takes to find."""
        sought = self._sought
        self.end_jump()
        if sought:
            self._sought = sought
            self.post_message(self.Landing())

    def _type(self, typed: str) -> None:
        self._typed, self._is_nowhere, self._trouble, self._sought = typed, False, "", ""
        self.refresh()
        if typed.strip() and self.seek is not None:
            self._sought = typed
            self._seek(self.seek, typed)

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="jump", description="look where letters lead"
    )
    def _seek(self, seek: Seek, typed: str) -> None:
        """Ask where the letters lead, beside the keys."""
        try:
            row, trouble = seek(typed.strip()), ""
        except CodesignError as error:
            row, trouble = None, str(error)
        self.app.call_from_thread(self._found, typed, row, trouble)

    def _found(self, typed: str, row: int | None, trouble: str) -> None:
        if typed != self._sought:
            return  # more was typed since, or it was ended
        self._sought = ""
        is_nowhere = row is None or not self.land(row)
        if self.is_jumping:
            self._trouble, self._is_nowhere = trouble, is_nowhere
        else:
            self.post_message(self.Landed())
        self.refresh()
