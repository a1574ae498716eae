"""The way from the command to the screens."""

from __future__ import annotations

import os
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
    """Whether somebody is at a terminal, to type at and to paint on. The library paints on stderr, so that counts too."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.__stderr__))


class DumbTerminalError(AskedWronglyError):
    """The terminal says of itself that it cannot be painted on."""

    def __init__(self) -> None:
        super().__init__(
            "This terminal says it can only print lines (TERM=dumb), so the screens cannot be opened in it.",
            todo="`codesign --help` lists what can be done in plain lines; a terminal window of its own opens the screens.",
        )


def open_screen(store: str = "", *, demo: bool = False) -> int:
    """Open the terminal interface and return how it ended.

    Raises:
        NoScreenError: input or output is not a terminal. DumbTerminalError: it cannot be painted on.
    """
    if not is_screen():
        raise NoScreenError
    if os.environ.get("TERM") == "dumb":
        raise DumbTerminalError
    from codesign.app import run

    return run(Path(store).expanduser().absolute() if store else None, demo=demo)
