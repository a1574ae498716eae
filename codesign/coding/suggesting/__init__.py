"""Which tag? Pure functions: what a comment is read as, what was learnt from answers, and what they suggest, with reasons.

Ask here: `Suggester`, `Suggestion` and `Definition`. It learns from each answer, is kept as bytes, and needs nothing
outside the standard library. Nothing here tags anything.

What stands here is read when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codesign.coding.suggesting.definitions import Definition
    from codesign.coding.suggesting.suggester import Suggester
    from codesign.coding.suggesting.suggestion import Suggestion

_WHERE = {"Definition": "definitions", "Suggester": "suggester", "Suggestion": "suggestion"}

__all__ = ["Definition", "Suggester", "Suggestion"]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
