"""A small made-up world to review: a tree of outcomes and of themes, places in one another, people merged, letters repeated."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store.store import Store
from tests.made_once import filled_once

TODAY = date(2026, 11, 12)
PLACES = (
    ("Hollerton village hall", "Hollerton"),
    ("Hollerton", ""),
    ("The Old Forge", "Ambridge"),
    ("Felpersham Library", "Felpersham"),
    ("", ""),
)
KINDS = ("carer", "resident", "service-user", "ward-councillor", "")


@dataclass
class World:
    """The store and what is in it."""

    store: Store
    programme: str
    other: str
    outcomes: list[str]
    themes: list[str]
    people: list[str]
    events: list[str]


@filled_once
def world(store: Store, seed: int, *, events: int = 14) -> World:
    """Fill a store."""
    chance = random.Random(seed)
    with store.write("make up"):
        programme = store.programmes.add(NewProgramme("Hollerton community care")).id
        other = store.programmes.add(NewProgramme("Another plan")).id
        outcomes = store.outcomes.add_many(programme, [
            NewOutcome("2", "Getting there", level="domain"), NewOutcome("2.1", "I can get there", parent="2", payment_linked=True),
            NewOutcome("2.10", "I can get back", parent="2"), NewOutcome("3", "Told", level="domain"), NewOutcome("3.1", "I am told", parent="3"),
        ])  # fmt: skip
        top = store.themes.add(NewTheme("transport", programme_id=programme))
        themes = ["transport"] + [
            store.themes.add(NewTheme(name, programme_id=programme, parent_id=parent)).name
            for name, parent in (("buses", top.id), ("parking", top.id), ("letters", ""))
        ]
        people = [store.contacts.add(NewContact(f"Made Up {n}", kind=chance.choice(KINDS))) for n in range(9)]
        made = [_event(store, chance, number, programme, other, outcomes, themes, people) for number in range(events)]  # fmt: skip
    survivor, gone = people[:2]
    store.same_person.merge(survivor, [gone])
    return World(store, programme, other, outcomes, themes, people, made)


def _event(  # noqa: PLR0917 - what an event of this world is made of
    store: Store,
    chance: random.Random,
    number: int,
    programme: str,
    other: str,
    outcomes: list[str],
    themes: list[str],
    people: list[str],
) -> str:
    place, area = chance.choice(PLACES)
    came = chance.sample(people, 3)
    held = TODAY - timedelta(days=chance.randrange(500))
    state = "cancelled" if number % 7 == 6 else "held"
    comments = tuple(
        NewComment(
            f"Comment {number} {n}",
            who=chance.choice((None, 0, 1, 2)) if state == "held" else None,
            kind=chance.choice(("", "", "carer", "staff")),
            place=chance.choice(("", "", "", "Edgeley", "Ambridge")),
            said_on=chance.choice(("", "", held.isoformat()[:7], held.isoformat()[:4])),
            themes=tuple({chance.choice(themes) for _ in range(chance.randrange(3))}),
            outcomes=tuple({chance.choice(outcomes) for _ in range(chance.randrange(3))}),
            sensitive="safeguarding" if chance.random() < 0.05 else "",
        )
        for n in range(chance.randrange(7))
    )
    heads = (Came(kind="carer", heads=chance.randrange(1, 9)),)
    return store.events.record(
        NewEvent(
            title=f"Event {number}",
            held_on=held.isoformat(),
            place=place,
            area=area,
            state=state,
            programme_id=chance.choice((programme, programme, other, "")),
            came=(*(Came(contact_id=each) for each in came), *heads) if state == "held" else (),
            comments=comments,
        )
    ).id
