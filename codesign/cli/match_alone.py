"""`codesign match` without the other commands, which need what it does not: half of a short run would go into loading them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from codesign.cli import match
from codesign.cli.grouping import command


def match_alone() -> Any:
    """Return the command line as it is for `codesign match`."""
    tree = typer.Typer(name="codesign", rich_markup_mode=None, add_completion=False)
    tree.callback()(_root)
    command(tree, "match", match.EXAMPLE)(match.match)
    group: Any = typer.main.get_command(tree)
    alone = group.commands["match"]
    group.add_help_option = alone.add_help_option = (
        False  # whoever asks for help gets the whole command line's
    )
    for param in alone.params:
        if type(param.default) is not bool:
            param._runtime_param = _AsTyped(Path if param.name in match.PATHS else str)
    return group


def _root() -> None:
    """Stand above, so that `match` has a name to be called by."""


class _AsTyped:
    """Takes words and paths as they were typed. Typer would load pydantic for it: 50 ms, and 10 MB."""

    def __init__(self, made: Callable[[str], Any]) -> None:
        self._made = made

    def coerce(self, value: Any, **_: Any) -> Any:
        """Return what was typed, or nothing."""
        return None if value is None else self._made(value)
