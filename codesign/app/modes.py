"""The screen of each mode, imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen


def today() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.today import TodayScreen

    return TodayScreen()


def events() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.events import EventsScreen

    return EventsScreen()


def contacts() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.contacts import ContactsScreen

    return ContactsScreen()


def feedback() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.feedback import FeedbackScreen

    return FeedbackScreen()


def themes() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.themes import ThemesScreen

    return ThemesScreen()


def outcomes() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.outcomes import OutcomesScreen

    return OutcomesScreen()


def review() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.review import ReviewScreen

    return ReviewScreen()


def evidence() -> Screen[Any]:
    """Return a new screen of this mode."""
    from codesign.screens.evidence import EvidenceScreen

    return EvidenceScreen()


MODE_SCREENS: dict[str, str | Callable[[], Screen[Any]]] = {
    "today": today,
    "events": events,
    "contacts": contacts,
    "feedback": feedback,
    "themes": themes,
    "outcomes": outcomes,
    "review": review,
    "evidence": evidence,
}


def import_screens() -> None:
    """Import the screen of every mode, once there is time for it: going to one then waits for no file."""
    for mode in MODE_SCREENS:
        import_module(f"codesign.screens.{mode}")
