"""The app, put together: modes along the top, one desk beneath, the palette, and leaving with the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from codesign import places
from codesign.app.acting import ActsEverywhere
from codesign.app.copying import Copies
from codesign.app.failing import FailsPlainly
from codesign.app.in_order import TakesKeysInOrder
from codesign.app.looking import LooksAsChosen
from codesign.app.modes import MODE_SCREENS
from codesign.app.news import SaysInPassing
from codesign.app.terminal_cursor import ShowsTerminalCursor
from codesign.screens.desk import Desk
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from textual.command import Provider

_LOOK_AT_TERMINAL = 2.0
"""Seconds between looks whether the terminal is still there."""


def _actions_by_name() -> type[Provider]:
    from codesign.commands import ActionsByName

    return ActionsByName


def _records_by_name() -> type[Provider]:
    from codesign.commands import RecordsByName

    return RecordsByName


def _views_by_name() -> type[Provider]:
    from codesign.commands import ViewsByName

    return ViewsByName


class CodesignApp(
    ActsEverywhere, SaysInPassing, Copies, LooksAsChosen, TakesKeysInOrder, ShowsTerminalCursor, FailsPlainly
):
    """The app."""

    TITLE = "codesign"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _actions_by_name,
        _records_by_name,
        _views_by_name,
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = MODE_SCREENS
    DEFAULT_MODE = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.terminal: int | None = None
        """The descriptor of the terminal, where there is one. When it goes without a word, so do we."""

    def on_mount(self) -> None:
        """Look now and then whether the terminal is still there."""
        if self.terminal is not None:
            self.set_interval(_LOOK_AT_TERMINAL, self._leave_with_the_terminal)

    def _leave_with_the_terminal(self) -> None:
        """Leave where the terminal is gone and no signal came: the library would read its end for ever."""
        if self.terminal is not None and not os.isatty(self.terminal):
            self.exit()


def run(store_path: Path | None = None, *, demo: bool = False) -> int:
    """Open the terminal interface on a store, and return how it ended."""
    from codesign import crash
    from codesign.screens import desk_opening

    desk = desk_opening.new_desk(store_path, demo=demo)
    places.private_umask()
    drafts_file = places.drafts_file(desk.store_path)
    put_back = crash.on_terminate(lambda: desk.drafts and desk.drafts.close())
    unhook = crash.install_excepthooks(drafts=drafts_file)
    app = CodesignApp(desk)
    app.terminal = sys.stdin.fileno() if sys.stdin.isatty() else None
    try:
        app.run()
    finally:
        unhook()
        put_back()
        desk_opening.let_go(desk)
        if app.fault_said:
            sys.stderr.write(f"{app.fault_said}\n")  # whole: the library would fold a path or crop it
    return app.return_code or 0
