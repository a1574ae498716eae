"""Where keys act: exactly one mark on the screen says so, without colour."""

from __future__ import annotations

from textual.widget import Widget


def keys_act_on(widget: Widget) -> bool:
    """Whether keys act on a widget: it has the focus, and nothing stands over its screen."""
    return widget.has_focus and widget.screen.is_active
