"""A list to read before one thing is done to all of it: each line can be left out, and nothing is done before `y`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign.screens.reading_time import TakesTimeToRead
from codesign.widgets.bindings import help_key
from codesign.widgets.tick_list import Tick, TickList


class TickModal(TakesTimeToRead, ModalScreen[list[str] | None]):
    """Ends with the keys of the lines that are ticked, or with nothing."""

    CSS_PATH = "same_person.tcss"
    HELP = "Space ticks the line under the mark `>`, or takes its tick off. `y` does it to what is ticked; Esc does nothing."
    BINDINGS: ClassVar[list[BindingType]] = [
        help_key(is_typed=False),
        Binding("y", "yes", "Do it"),
        Binding("escape", "leave", "Leave it"),
    ]

    def __init__(self, question: str, ticks: Sequence[Tick], says: Callable[[int], str]) -> None:
        super().__init__()
        self._question, self._ticks, self._says = question, ticks, says
        """What `y` does, in words, by how many lines are ticked."""
        self.since = inf

    def compose(self) -> ComposeResult:
        """The question, the lines, and the keys."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            yield TickList(self._ticks)
            yield Static("", markup=False, classes="hint")

    def on_mount(self) -> None:
        """Let the arrow keys go through the list at once."""
        self.query_one(TickList).focus()
        self._say()
        self.call_after_refresh(self.begin_to_read)

    def say_too_soon(self, words: str) -> None:
        """Say which keys did nothing, where it says what the keys do."""
        self.query_one(".hint", Static).update(words)
        self.app.bell()

    @property
    def ticked(self) -> list[str]:
        """The keys of the lines that are ticked."""
        return self.query_one(TickList).ticked

    @on(TickList.Turned)
    def _say(self) -> None:
        ticked = len(self.query_one(TickList).ticked)
        turns = "Space ticks or leaves out · " if self._ticks else ""
        self.query_one(".hint", Static).update(f"y {self._says(ticked)} · {turns}Esc leaves it")

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        """Enter turns a tick too: it never does what `y` does."""
        if self.may_answer("Enter"):
            self.query_one(TickList).action_turn()

    def action_yes(self) -> None:
        """Do it to what is ticked, once it could be read."""
        if self.may_answer("y"):
            self.dismiss(self.query_one(TickList).ticked)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)
