"""The refusal every reader here shares: what could not be read, what to type instead, and the text itself."""

from __future__ import annotations

from codesign.errors import AskedWronglyError
from codesign.text import shorten


class EntryError(AskedWronglyError):
    """A line that cannot be read. It carries the line as typed, so that no field is ever emptied by it."""

    def __init__(self, what: str, *, todo: str = "", typed: str = "") -> None:
        super().__init__(what, todo=todo)
        self.typed = typed


def quoted(typed: str) -> str:
    """Return what was typed between quote marks, short enough for a sentence."""
    return f"“{shorten(typed.strip(), 40)}”"
