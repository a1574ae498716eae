"""How many questions waited when somebody last looked, and how many new contacts looked like somebody since: two figures.

Looking takes too long for a page that is opened every morning, and another copy, or a command, may have looked. The figures
are kept beside the store's own facts: they are no record, no change and nobody's data, and undoing leaves them as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from codesign.clock import stamp
from codesign.errors import CodesignError
from codesign.records.same_person import Counted

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

_KEY = "same person"


def read(store: StoreFile) -> Counted:
    """Return what was counted last; nothing where nobody has looked."""
    try:
        held = json.loads(store.fact(_KEY) or "{}")
        return Counted(int(held.get("questions", -1)), str(held.get("at", "")), int(held.get("alike", 0)))
    except (ValueError, TypeError, AttributeError):  # written by a newer codesign
        return Counted()


def keep(store: StoreFile, questions: int) -> None:
    """Keep how many questions wait, as counted just now among everybody."""
    _write(store, Counted(questions, stamp(store.hands.clock.now())))


def add_alike(store: StoreFile, contacts: int) -> None:
    """Add contacts that came in since and look like somebody: nobody has looked among everybody yet."""
    if contacts:
        held = read(store)
        _write(store, Counted(held.questions, held.at, held.alike + contacts))


def _write(store: StoreFile, counted: Counted) -> None:
    """Write it. A store that cannot be written to now goes without: the figure is a convenience."""
    held = json.dumps({"questions": counted.questions, "at": counted.at, "alike": counted.alike})
    try:
        store.keep_fact(_KEY, held)
    except CodesignError:
        return
