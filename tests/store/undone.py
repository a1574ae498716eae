"""A change undone, or what the refusal says."""

from __future__ import annotations

from codesign.records.journal import ChangeLine
from codesign.store.file import StoreFile
from codesign.store.journal.undo import StoodOnError, Undo


def undo_or_refusal(store: StoreFile, chosen: str) -> tuple[ChangeLine | None, str]:
    """Return the change that undid it, or why it cannot be undone yet."""
    try:
        return Undo(store).undo(chosen), ""
    except StoodOnError as refusal:
        return None, refusal.what
