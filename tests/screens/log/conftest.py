"""A programme, a framework, a codebook and the people of the village hall, before anybody types."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from tests.made_once import filled_once

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from codesign.store import Store


@pytest.fixture
@filled_once
def hall(store: Store) -> Store:
    """Return a store in which Jane Smyth and others are known, and the hall has been used before."""
    programme = store.programmes.add(NewProgramme(title="Urgent care redesign", level="codesign"))
    store.outcomes.add_many(
        programme.id,
        [
            NewOutcome("2", "Getting there"),
            NewOutcome("2.1", "Can get there"),
            NewOutcome("2.10", "Can park there"),
        ],
    )
    store.themes.add(NewTheme("transport"))
    store.themes.add(NewTheme("opening hours"))
    jane = store.contacts.add(
        NewContact(
            "Jane Smyth",
            kind="ward-councillor",
            area="Penny Hassett",
            organisation="Borchester District Council",
            role="Councillor",
        )
    )
    others = [
        store.contacts.add(NewContact(name, organisation=organisation))
        for name, organisation in (
            ("John Smith", "Felpersham Stroke Club"),
            ("Tom Bellamy", "Penny Hassett Parish Council"),
            ("Ruth Pargetter", "Healthwatch Borchester"),
        )
    ]
    store.events.record(
        NewEvent(
            title="Carers' coffee morning",
            held_on="2026-09-04",
            place="Penny Hassett village hall",
            area="Penny Hassett",
            programme_id=programme.id,
            consultation="Getting there",
            came=(Came(contact_id=jane), *(Came(contact_id=each) for each in others)),
            comments=(NewComment("The bus is late", themes=("transport",)),),
        )
    )
    return store


def standing_still() -> float:
    """Return what a clock that stands says: whether a list was seen is not left to how fast this computer is."""
    return 7.0


@pytest.fixture
def ticking() -> Callable[[], float]:
    """Return a clock that a typist of 55 words a minute would see: 0.22 s between looks."""
    counter = itertools.count()
    return lambda: next(counter) * 0.22


class Typist:
    """Types into the log screen faster than any person could, and counts the keys."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press keys by their names."""
        self.keys += len(keys)
        for key in keys:
            self.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()

    async def type(self, text: str, *, counted: bool = True) -> None:
        """Type text, one key a character; a tab is the Tab key."""
        self.keys += len(text) if counted else 0
        for character in text:
            key = {" ": "space", "\t": "tab"}.get(character, character)
            self.pilot.app.post_message(events.Key(key, None if character == "\t" else character))
        await self.pilot.pause()


@pytest.fixture
def typist() -> Callable[[Pilot[Any]], Typist]:
    """Return a maker of typists."""
    return Typist
