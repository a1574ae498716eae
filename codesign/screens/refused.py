"""Why the store could not be opened, and what to do about it. Everything that needs no store still works."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from codesign.errors import CodesignError
from codesign.places import UnsafePlaceError
from codesign.widgets.bindings import bindings
from codesign.widgets.keys_line import KeysLine

if TYPE_CHECKING:
    from codesign.app import CodesignApp


class RefusedScreen(Screen[None]):
    """A refusal in its own sentence."""

    CSS_PATH = "first_run.tcss"
    HELP = "The store could not be opened. Nothing in it was changed. Esc goes on without it; unfinished work can be looked at."
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("plain"),
        Binding("enter", "keep_there", "Keep it there"),
        Binding("escape", "go_on", "Go on without"),
    ]

    def __init__(self, refused: CodesignError) -> None:
        super().__init__()
        self._refused = refused
        self._safe = refused.safe if isinstance(refused, UnsafePlaceError) else None

    def compose(self) -> ComposeResult:
        """What happened, what to do, and the keys."""
        with VerticalScroll(classes="page"):
            yield Static("The store is not open", markup=False, classes="title")
            yield Static(self._refused.what, markup=False, classes="line", id="what")
            yield Static(self._refused.todo, markup=False, classes="line", id="todo")
            if self._safe is not None:
                yield Static(f"Enter uses {self._safe} this time.", markup=False, classes="line", id="safe")
        yield KeysLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the safe place only where there is one."""
        return action != "keep_there" or self._safe is not None

    def action_keep_there(self) -> None:
        """Use the safe place, this time."""
        if self._safe is not None:
            self.dismiss(None)
            cast("CodesignApp", self.app).turn_to(self._safe)

    def action_go_on(self) -> None:
        """Go on without a store."""
        self.dismiss(None)
