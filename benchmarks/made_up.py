"""A made-up store for measuring: 16,000 events and 100,000 comments of one programme, and 2,000 other people's contacts.

`python benchmarks/made_up.py FOLDER` makes `FOLDER/made-up.db` once and says where it is; the other benchmarks make their
own in a temporary folder, or use one that is there. Same seed, same store.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store.ids import RandomIds
from codesign.store.store import Store

EVENTS, COMMENTS, CONTACTS, OUTCOMES, THEMES = 16_000, 100_000, 2_000, 60, 80
SEED = 20261112
_EVENTS_A_CHANGE = 10
LAST_DAY = date(2026, 11, 12)

_TOPICS = [
    "buses",
    "parking",
    "carers",
    "letters",
    "waiting",
    "falls",
    "meals",
    "garden",
    "phones",
    "forms",
    "warmth",
    "stairs",
]
_SAID = [
    "need more of",
    "less",
    "nobody told us about",
    "we were glad of",
    "please think again about",
    "who decides on",
]
_PLACES = [
    "Hollerton",
    "Ambridge",
    "Borchester",
    "Felpersham",
    "Loxley",
    "Penny",
    "Hassett",
    "Edgeley",
    "Darrington",
]
_FIRST = ["Ewan", "Roy", "Asha", "Bea", "Clive", "Dilys", "Emeka", "Farah", "Gwen", "Hana", "Idris", "Joan"]
_LAST = [
    "Strathie",
    "Petherbridge",
    "Nair",
    "Okoro",
    "Lindqvist",
    "Marsh",
    "Tolland",
    "Whitlow",
    "Abara",
    "Quennell",
]


@dataclass
class Ticking:
    """A clock that goes on a second every time it is asked, so that ids and times are spread over months as in life."""

    at: datetime = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the next second."""
        self.at += timedelta(seconds=1)
        return self.at


def made_up_store(folder: Path, *, events: int = EVENTS, comments: int = COMMENTS) -> Store:
    """Return the made-up store in `folder`, making it where it is not there yet."""
    path = folder / f"made-up-{events}-{comments}.db"
    open_or_make = Store.open if path.exists() else Store.create
    fill, clock = not path.exists(), Ticking()
    store = open_or_make(
        path, actor="P. Nair", device="bench", letters="KTM", clock=clock, ids=RandomIds(clock)
    )
    if fill:
        _fill(store, random.Random(SEED), events, comments)
    return store


def said(chance: random.Random) -> str:
    """Return something somebody might have said."""
    return f"{chance.choice(_TOPICS).title()}: {chance.choice(_SAID)} {chance.choice(_TOPICS)} in {chance.choice(_PLACES)}, {chance.random():.9f}."


def new_comments(
    chance: random.Random, count: int, outcomes: list[str], people: int
) -> tuple[NewComment, ...]:
    """Return comments, three in four of them tagged, half of them by somebody named."""
    return tuple(
        NewComment(
            said(chance),
            who=chance.randrange(people) if people and chance.random() < 0.5 else None,
            themes=(f"{chance.choice(_TOPICS)} {chance.randrange(THEMES // len(_TOPICS))}",)
            if chance.random() < 0.75
            else (),
            outcomes=(chance.choice(outcomes),) if chance.random() < 0.75 else (),
            type=chance.choice(("need", "idea", "complaint", "praise")),
            personal="",
        )
        for _ in range(count)
    )


class _World(NamedTuple):
    """What every made-up event belongs to."""

    programme: str
    outcomes: list[str]
    people: list[str]


def _fill(store: Store, chance: random.Random, events: int, comments: int) -> None:
    with store.write("make up"):
        world = _world(store, chance)
    sizes = list(_sizes(events, comments))
    for first in range(0, events, _EVENTS_A_CHANGE):
        with store.write("make up events"):
            for number in range(first, min(first + _EVENTS_A_CHANGE, events)):
                store.events.record(_event(chance, number, sizes[number], world))


def _world(store: Store, chance: random.Random) -> _World:
    programme = store.programmes.add(NewProgramme("Community care, made up", level="involve")).id
    nodes = [
        NewOutcome(f"{n // 10 + 1}.{n % 10 + 1}", f"People are {n} times better off") for n in range(OUTCOMES)
    ]
    for topic in _TOPICS:
        store.themes.add(NewTheme(topic, programme_id=programme))
    people = [store.contacts.add(NewContact(_name(chance, n), kind="resident")) for n in range(CONTACTS)]
    return _World(programme, store.outcomes.add_many(programme, nodes), people)


def _sizes(events: int, comments: int) -> Iterator[int]:
    """Spread the comments over the events, to the last one."""
    given = 0
    for number in range(1, events + 1):
        share = comments * number // events - given
        given += share
        yield share


def _event(chance: random.Random, number: int, size: int, world: _World) -> NewEvent:
    came = tuple(Came(contact_id=each) for each in chance.sample(world.people, 4))
    held = LAST_DAY - timedelta(days=number % 3000)
    follow_ups = (NewFollowUp(f"Write to them about {number}", "P. Nair", str(held + timedelta(days=30))),)
    return NewEvent(
        title=f"Session {number} in {chance.choice(_PLACES)}",
        held_on=str(held),
        place=f"{chance.choice(_PLACES)} village hall",
        method="workshop",
        state="held" if number % 40 else "cancelled",
        programme_id=world.programme if number % 10 else "",
        came=(*came, Came(kind="carer", heads=chance.randrange(1, 9), about=number % 3 == 0))
        if number % 40
        else (),
        comments=new_comments(chance, size, world.outcomes, 4 if number % 40 else 0),
        follow_ups=follow_ups if number % 20 == 0 else (),
    )


def _name(chance: random.Random, number: int) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}"


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    where.mkdir(parents=True, exist_ok=True)
    made = made_up_store(where)
    print(made.path)
    made.close()
