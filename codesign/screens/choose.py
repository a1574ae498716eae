"""One choice among a few, over whatever is shown. Esc chooses none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign.text import one_line
from codesign.widgets.bindings import help_key
from codesign.widgets.line_list import Line, LineList


class ChooseModal(ModalScreen[str]):
    """A question with a few answers: each a key and its words. Answers with the key, or with nothing."""

    CSS_PATH = "pick.tcss"
    HELP = "Up and Down go to an answer, Enter chooses it, Esc chooses none."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back"), help_key(is_typed=False)]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            yield LineList(mark="> ")
            yield Static("Enter chooses · Esc goes back", markup=False, classes="hint")

    def on_mount(self) -> None:
        """Let the arrow keys choose at once."""
        answers = self.query_one(LineList)
        answers.show([Line(one_line(words), key) for key, words in self._answers])
        answers.focus()

    @on(OptionList.OptionSelected)
    def chosen(self) -> None:
        """Take the answer."""
        self.dismiss(self.query_one(LineList).key)

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss("")
