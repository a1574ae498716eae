"""A store with comments to be coded, some of them tagged before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.screens.reading_time import TakesTimeToRead
from codesign.store import Store
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]

BUSES = (
    "The last bus is at four",
    "No bus comes on Sundays",
    "The bus was late again",
    "Two buses to the hospital and back",
    "A bus pass does not help where no bus comes",
)
DESK = (
    "The desk shuts at noon",
    "Nobody at the desk before ten",
    "Opening hours are no use to people who work",
    "The desk is shut on Saturdays",
    "Shut when I came, the hours on the door were wrong",
)
TO_CODE = (
    "The four o'clock bus never came",
    "The desk was shut when we got there",
    "My bus was late, so the desk was shut",
)


@pytest.fixture(autouse=True)
def reads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an answer be taken as soon as its comment is painted: a test reads faster than anybody."""
    monkeypatch.setattr(TakesTimeToRead, "SEEN", 0.0)


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with ten comments tagged to two themes, one outcome, and three comments without a tag."""
    _fill(store)
    for _ in store.suggesting.steps():
        pass
    return store


@filled_once
def _fill(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    (getting_there,) = store.outcomes.add_many(programme.id, [NewOutcome("2.1", "Can get there")])
    store.themes.add(
        NewTheme("buses", definition="Buses that are late, few or do not come", programme_id=programme.id)
    )
    store.themes.add(
        NewTheme("opening hours", definition="When the desk is open or shut", programme_id=programme.id)
    )
    tagged = [NewComment(words, themes=("buses",), outcomes=(getting_there,)) for words in BUSES]
    tagged += [NewComment(words, themes=("opening hours",)) for words in DESK]
    said = [NewComment(words, exact=True, kind="carer") for words in TO_CODE]
    store.events.record(
        NewEvent(
            "Hall drop-in",
            "2026-11-12",
            place="Penny Hassett hall",
            programme_id=programme.id,
            comments=(*tagged, *said),
        )
    )


@pytest.fixture
def press(settled: Settled) -> Callable[..., Awaitable[None]]:
    """Return what presses keys one by one, each once the one before has had its effect."""

    async def press(pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press
