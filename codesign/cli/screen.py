"""The way from the command to the screens."""

from __future__ import annotations

import sys
from pathlib import Path

from codesign.errors import AskedWronglyError


class NoScreenError(AskedWronglyError):
    """There is no terminal to paint on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no terminal here to open the screens on.",
            todo="`codesign --help` lists what can be done in plain lines; `codesign demo --no-tui` shows what it is.",
        )


def is_screen() -> bool:
    """Whether somebody is at a terminal, to type at and to paint on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_screen(store: str = "", *, demo: bool = False) -> int:
    """Open the terminal interface and return how it ended.

    Raises:
        NoScreenError: input or output is not a terminal.
    """
    if not is_screen():
        raise NoScreenError
    from codesign.app import run

    return run(Path(store).expanduser().absolute() if store else None, demo=demo)
