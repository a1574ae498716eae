"""`codesign log`: one event, from flags or question by question."""

from __future__ import annotations

import typer


def log(context: typer.Context) -> None:
    """Record one event."""
