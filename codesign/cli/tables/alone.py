"""The tools for any table without the other commands, which need what these do not: half of a short run would go into loading them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

from codesign.cli.grouping import command

TOOLS = ("match", "suggest", "rising", "repeats", "personal")
"""Commands that need no store. Each is a function of its own name in a module of that name, beside its EXAMPLE and its PATHS."""


def add_tools(tree: typer.Typer) -> None:
    """Put every tool into the whole command line."""
    for name in TOOLS:
        _add(tree, name)


def tool_alone(name: str) -> Any:
    """Return the command line as it is for one of the tools."""
    tree = typer.Typer(name="codesign", rich_markup_mode=None, add_completion=False)
    tree.callback()(_root)
    paths = _add(tree, name).PATHS
    group: Any = typer.main.get_command(tree)
    alone = group.commands[name]
    group.add_help_option = alone.add_help_option = (
        False  # whoever asks for help gets the whole command line's
    )
    for param in alone.params:
        if isinstance(param.default, int) and not isinstance(param.default, bool):
            param._runtime_param = _AsTyped(_whole_number)
        elif getattr(param, "multiple", False):
            param._runtime_param = _AsTyped(list)
        elif type(param.default) is not bool:
            param._runtime_param = _AsTyped(Path if param.name in paths else str)
    return group


def _add(tree: typer.Typer, name: str) -> Any:
    module = import_module(f"codesign.cli.tables.{name}")
    command(tree, name, module.EXAMPLE)(getattr(module, name))
    return module


def _root() -> None:
    """Stand above, so that a tool has a name to be called by."""


def _whole_number(typed: Any) -> int:
    try:
        number = int(typed)
    except ValueError:
        number = -1
    if number < 0:
        raise typer.BadParameter("a whole number of 0 or more is needed.")
    return number


class _AsTyped:
    """Takes words and paths as they were typed. Typer would load pydantic for it: 50 ms, and 10 MB."""

    def __init__(self, made: Callable[[Any], Any]) -> None:
        self._made = made

    def coerce(self, value: Any, **_: Any) -> Any:
        """Return what was typed, or nothing."""
        return None if value is None else self._made(value)
