"""The screen of each mode, imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from textual.screen import Screen

_SCREENS: Mapping[str, tuple[str, str]] = {
    "today": ("today.screen", "TodayScreen"),
    "events": ("lists.events", "EventsScreen"),
    "contacts": ("lists.contacts", "ContactsScreen"),
    "feedback": ("lists.feedback", "FeedbackScreen"),
    "themes": ("lists.themes", "ThemesScreen"),
    "outcomes": ("lists.outcomes", "OutcomesScreen"),
    "review": ("review.screen", "ReviewScreen"),
    "evidence": ("lists.evidence", "EvidenceScreen"),
}


def _new(mode: str) -> Screen[Any]:
    module, name = _SCREENS[mode]
    screen: Screen[Any] = getattr(import_module(f"codesign.screens.{module}"), name)()
    return screen


MODE_SCREENS: dict[str, str | Callable[[], Screen[Any]]] = {mode: partial(_new, mode) for mode in _SCREENS}
"""What makes a new screen of each mode, as the library takes it."""


def import_screens() -> None:
    """Import the screen of every mode, once there is time for it: going to one then waits for no file."""
    for module, _ in _SCREENS.values():
        import_module(f"codesign.screens.{module}")
