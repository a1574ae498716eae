"""What the library does again for every app, or several times between two looks, done once where tests run its apps.

A test starts an app in the process of hundreds before it, and looks only when it has waited until nothing works.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

_SHIPPED: Any = Screen._compositor_refresh
"""How the library paints, before anything here has altered it."""


def read_styles_once() -> None:
    """Let every app of the run have the same rules, read once: an app reads its style sheets anew four times as it starts."""
    sheets: Any = Stylesheet
    reads = sheets._parse_rules
    read: dict[tuple[object, ...], dict[tuple[object, ...], Any]] = {}
    last: tuple[object, dict[tuple[object, ...], Any]] = (None, {})

    def parse_rules(sheet: Any, css: str, **where: Any) -> Any:
        nonlocal last
        colours = sheet._variables
        if colours is not last[0]:
            last = colours, read.setdefault(tuple(colours.items()), {})
        rules, key = last[1], (css, *where.values())
        if key not in rules:
            rules[key] = reads(sheet, css, **where)
        return rules[key]

    sheets._parse_rules = parse_rules


def paint_when_looked_at() -> None:
    """Put off painting the screen that is shown until a pilot waits, as a slow terminal would: see `paint_now`."""
    screens: Any = Screen
    paint = screens._compositor_refresh

    def paint_later(screen: Any) -> None:
        if screen is not screen.app.screen:
            paint(screen)
            return
        screen._dirty_widgets.clear()  # where they stand is kept as what is to be painted
        screen._paint_put_off = paint

    screens._paint_put_off = None
    screens._compositor_refresh = paint_later


def paint_as_shipped(patch: pytest.MonkeyPatch) -> None:
    """Paint in one test whenever the program does: for what waits for a frame itself, and for no pilot."""
    patch.setattr(Screen, "_compositor_refresh", _SHIPPED)


def paint_now(screen: Any) -> bool:
    """Paint what was put off, and return whether anything was: painting may give more to do."""
    paint, screen._paint_put_off = screen._paint_put_off, None
    if paint is None:
        return False
    with screen._context():
        try:
            paint(screen)
        except Exception as fault:  # noqa: BLE001 # whatever it is, the app is told of it as where it paints of itself
            screen.app._handle_exception(fault)
    return True
