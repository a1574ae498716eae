"""One of many, found by typing: a theme, an outcome. What is typed narrows the list, and may become something new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codesign.text import one_line, shorten

NEW = "new "
"""Begins the answer that is what was typed, and not one of the list."""
_SHOWN = 200
"""Answers offered at once: nobody reads further, and typing narrows them."""


class PickModal(ModalScreen[str]):
    """A question answered from a list narrowed by typing. Answers with a key, `new WORDS`, or nothing."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]], *, new: str = "") -> None:
        super().__init__()
        self._question, self._answers, self._new = question, answers, new

    def compose(self) -> ComposeResult:
        """The question, the line, and what it narrows."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            yield Input(id="line", compact=True)
            yield OptionList(id="answers")
            yield Static(
                "Type to narrow · Up, Down, Enter choose · Esc goes back", markup=False, classes="hint"
            )

    def on_mount(self) -> None:
        """Offer everything, and let letters narrow it at once."""
        self.query_one("#answers").can_focus = False
        self._offer("")
        self.query_one("#line").focus()

    @on(Input.Changed)
    def narrowed(self, changed: Input.Changed) -> None:
        """Offer what holds every word typed."""
        self._offer(changed.value)

    def _offer(self, typed: str) -> None:
        wanted = typed.casefold().split()
        held = [
            (key, words) for key, words in self._answers if all(word in words.casefold() for word in wanted)
        ]
        options = [Option(Content(one_line(words)), id=key) for key, words in held[:_SHOWN]]
        if self._new and typed.strip():
            words = f"{self._new} “{shorten(typed.strip(), 40)}”"
            options.append(Option(Content(words), id=f"{NEW}{typed.strip()}"))
        answers = self.query_one("#answers", OptionList)
        answers.clear_options()
        answers.add_options(options)
        answers.highlighted = 0 if options else None

    def action_move(self, by: int) -> None:
        """Move among the answers without leaving the line."""
        answers = self.query_one("#answers", OptionList)
        if by > 0:
            answers.action_cursor_down()
        else:
            answers.action_cursor_up()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Take the answer under the mark."""
        answers = self.query_one("#answers", OptionList)
        if answers.highlighted is not None:
            self.dismiss(answers.get_option_at_index(answers.highlighted).id or "")

    @on(OptionList.OptionSelected)
    def clicked(self, selected: OptionList.OptionSelected) -> None:
        """Take the answer clicked."""
        self.dismiss(selected.option_id or "")

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss("")
