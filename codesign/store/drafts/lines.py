"""Drafts as others see them: a line in a list, or one whole."""

from __future__ import annotations

import json
from typing import NamedTuple

from codesign.store.drafts.file import DraftRow
from codesign.store.drafts.running_copy import RunningCopy, copy_from, is_running


class DraftLine(NamedTuple):
    """One draft in a list."""

    id: str
    kind: str
    title: str
    """What its state calls itself, in `title`."""
    device: str
    started: str
    changed: str
    discarded: str
    """When it was thrown away, or empty."""
    is_elsewhere: bool
    """Another running copy has it open."""
    was_interrupted: bool
    """The copy that had it open ended without closing: killed, or the power went."""


class Draft(NamedTuple):
    """One draft whole."""

    line: DraftLine
    state: dict[str, object]
    version: int


def line_of(row: DraftRow, copy: RunningCopy) -> DraftLine:
    """Return the line of a draft, as one running copy sees it."""
    owner = copy_from(row.owner)
    runs = owner is not None and is_running(owner)
    title = json.loads(row.state).get("title", "")
    return DraftLine(
        row.id,
        row.kind,
        title if isinstance(title, str) else "",
        row.device,
        row.started,
        row.changed,
        row.discarded,
        is_elsewhere=runs and owner != copy,
        was_interrupted=owner is not None and not runs,
    )
