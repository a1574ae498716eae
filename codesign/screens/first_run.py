"""The first run: where the data will live, what will not happen to it, and three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

if TYPE_CHECKING:
    from codesign.app import CodesignApp


class FirstRunScreen(Screen[str]):
    """No store yet. Ends with how to begin: `empty`, `import` or `demo`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin('empty')", "Start empty"),
        Binding("i", "begin('import')", "Bring in spreadsheets"),
        Binding("d", "begin('demo')", "Try the demo"),
    ]

    def compose(self) -> ComposeResult:
        """Four lines and the keys."""
        path = cast("CodesignApp", self.app).desk.store_path
        yield Static(f"Your data will live in {path}", markup=False)
        yield Static("Nobody else can read this file, and nothing is sent anywhere.", markup=False)
        yield Footer(show_command_palette=False)

    def action_begin(self, how: str) -> None:
        """End with how to begin."""
        self.dismiss(how)
