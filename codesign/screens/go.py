"""After `g`: the lists and the letter of each."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign.keys import MODES
from codesign.widgets.bindings import help_key


class GoScreen(ModalScreen[str]):
    """Ends with the mode whose letter was pressed, or with nothing."""

    CSS_PATH = "ask.tcss"
    HELP = "A letter goes to its list; Esc stays where you are."
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(letter, f"choose('{mode}')", words) for mode, words, letter in MODES),
        Binding("escape,g", "choose('')", "Stay"),
        help_key(is_typed=False),
    ]

    def compose(self) -> ComposeResult:
        """One line a list."""
        lines = [f"{letter}  {words}" for _, words, letter in MODES]
        with Vertical(classes="box"):
            yield Static("\n".join(["Go to", *lines, "", "Esc stays here"]), markup=False)

    def action_choose(self, mode: str) -> None:
        """End with a mode."""
        self.dismiss(mode)
