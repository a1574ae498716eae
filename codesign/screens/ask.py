"""Small questions over whatever is shown: yes or no with the safe answer focused, one line to type, words to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from codesign.errors import AskedWronglyError
from codesign.widgets.bindings import help_key

Answer = TypeVar("Answer")


def if_answered(do: Callable[[Answer], object]) -> Callable[[Answer | None], None]:
    """Return what does something with an answer, and nothing where there is none or it is no."""

    def take(answer: Answer | None) -> None:
        if answer:
            do(answer)

    return take


class AskModal(ModalScreen[bool]):
    """A question whose safe answer is focused: Enter alone changes nothing, and so does Esc."""

    CSS_PATH = "ask.tcss"
    HELP = "A question. Enter gives the answer that has the focus, which at first is the safe one; y is yes, Esc is no."
    BINDINGS: ClassVar[list[BindingType]] = [
        help_key(is_typed=False),
        Binding("escape", "answer(False)", "No"),
        Binding("y", "answer(True)", "Yes"),
        Binding("left,right", "app.focus_next", "Other answer", show=False),
    ]

    def __init__(self, question: str, *, yes: str, no: str = "Leave it") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        """The question, and the safe answer first."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            with Horizontal(classes="answers"):
                yield Button(f"{self._no} (Esc)", id="no", compact=True)
                yield Button(f"{self._yes} (y)", id="yes", compact=True)

    def on_mount(self) -> None:
        """Focus the safe answer."""
        self.query_one("#no", Button).focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Take the answer that was chosen."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Take an answer given by its key."""
        self.dismiss(answer)


class AskLineModal(ModalScreen[str]):
    """A question answered by typing one line; Esc answers with nothing."""

    CSS_PATH = "ask.tcss"
    HELP = "One line to type: Enter goes on with it, Esc goes back and changes nothing."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back"), help_key(is_typed=True)]
    SELECTS: ClassVar[bool] = True
    """Whether what stands there is marked, so that the first letter takes its place."""

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        read: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._question, self._value, self._hint = question, value, hint
        self._read = read
        """Returns what is meant by a line, or raises the sentence that refuses it; the question then stays."""

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="box"):
            yield Static(self._question, markup=False, classes="question")
            yield Input(self._value, id="line", compact=True, select_on_focus=self.SELECTS)
            yield Static(self._hint or "Enter goes on · Esc goes back", markup=False, classes="hint")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Take the line, unless nothing was typed or it is refused."""
        try:
            said = self._read(event.value) if self._read else event.value.strip()
        except AskedWronglyError as refused:
            self.query_one(".hint", Static).update(str(refused))
            return
        if said:
            self.dismiss(said)

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss("")


class WordsModal(ModalScreen[None]):
    """Words to read, whole, however long they are."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,question_mark,f1", "leave", "Back")]

    def __init__(self, words: str, *, hint: str = "Esc goes back") -> None:
        super().__init__()
        self._words, self._hint = words, hint

    def compose(self) -> ComposeResult:
        """The words, scrolling where they are long."""
        with Vertical(classes="box"):
            with VerticalScroll(id="words"):
                yield Static(self._words, markup=False)
            yield Static(self._hint, markup=False, classes="hint")

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#words").focus()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
