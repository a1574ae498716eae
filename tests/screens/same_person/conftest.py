"""A store in which some are held twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.people import Came, NewContact, Point
from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.same_person.answering import AnswerScreen
from codesign.store import Store
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture(autouse=True)
def reads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an answer be taken as soon as its question is painted: a test reads faster than anybody."""
    monkeypatch.setattr(AnswerScreen, "SEEN", 0.0)
    monkeypatch.setattr(TakesTimeToRead, "SEEN", 0.0)


@pytest.fixture
@filled_once
def twice(store: Store) -> Store:
    """Return a store with three pairs that may be one, the first of which came to an event and said something."""
    jane = _add(store, "Jane Smyth", "jane.smyth@borchester.example", "01632 960001", area="Penny Hassett")
    _add(store, "Cllr J. Smith", "jane.smyth@borchester.example", "01632 960001")
    for name in ("Katherine Archer", "Kathryn Archer"):
        _add(store, name, "kate.archer@ambridge.example", "01632 960555")
    for name in ("Oluwaseun Adeyemi", "Olu Adeyemi"):
        _add(store, name, "olu.adeyemi@felpersham.example", "01632 960777")
    store.events.record(
        NewEvent(
            "Hall drop-in", "2026-11-12",
            came=(Came(contact_id=jane),), comments=(NewComment("The bus is late", who=0),),
        )
    )  # fmt: skip
    return store


@pytest.fixture
def press(settled: Settled) -> Callable[..., Awaitable[None]]:
    """Return what presses keys one by one, each once the one before has had its effect."""

    async def press(pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


def _add(store: Store, name: str, email: str, phone: str, *, area: str = "") -> str:
    points = (Point("email", email), Point("phone", phone))
    return store.contacts.add(NewContact(name, area=area, points=points))
