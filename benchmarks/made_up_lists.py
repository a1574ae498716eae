"""Made-up stores of one long list: a register of so many contacts, or so many comments. Same seed, same store.

One contact in ten is an organisation; everybody else holds a role in one, and came to events as in life: most to one or
two, a few to hundreds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from made_up import SEED, Ticking, said

from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewProgramme
from codesign.store.finding.sort_names import sort_name
from codesign.store.ids import RandomIds
from codesign.store.store import Store
from codesign.store.tables import Affiliation, Attendance, Contact, Event

_FIRST = [
    "Ewan",
    "Roy",
    "Asha",
    "Bea",
    "Clive",
    "Dilys",
    "Emeka",
    "Farah",
    "Gwen",
    "Hana",
    "Idris",
    "Joan",
    "Kwame",
    "Lena",
    "Mo",
    "Nia",
    "Oona",
    "Pia",
    "Quin",
    "Rhys",
]
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
    "O'Neill",
    "Ferreira",
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
_PIECE = 20_000


def register_store(folder: Path, contacts: int) -> Store:
    """Return the store with so many contacts, making it where it is not there yet."""
    store, is_new = _store(folder / f"register-{contacts}.db")
    if is_new:
        _fill_register(store, random.Random(SEED), contacts)
    return store


def comments_store(folder: Path, comments: int) -> Store:
    """Return the store with so many comments, making it where it is not there yet."""
    store, is_new = _store(folder / f"comments-{comments}.db")
    if is_new:
        chance = random.Random(SEED)
        programme = store.programmes.add(NewProgramme("Community care, made up")).id
        for first in range(0, comments, _PIECE):
            new = [
                NewComment(said(chance), said_on=_day(chance), personal="")
                for _ in range(min(_PIECE, comments - first))
            ]
            store.feedback.add_many(new, programme_id=programme)
    return store


def _store(path: Path) -> tuple[Store, bool]:
    is_new, clock = not path.exists(), Ticking()
    make = Store.create if is_new else Store.open
    ids = RandomIds(clock)
    return make(path, actor="P. Nair", device="bench", letters="KTM", clock=clock, ids=ids), is_new


def _fill_register(store: Store, chance: random.Random, contacts: int) -> None:
    organisations = max(contacts // 10, 1)
    with store.write("make up organisations") as change:
        bodies = change.add_many(Contact, [_organisation(chance, n) for n in range(organisations)])
    with store.write("make up people") as change:
        people = change.add_many(Contact, [_person(chance, n) for n in range(contacts - organisations)])
        roles = [
            {"contact_id": each, "organisation_id": chance.choice(bodies), "role": chance.choice(("chair", "member", ""))}
            for each in people
        ]  # fmt: skip
        change.add_many(Affiliation, roles)
    if not people:
        return
    with store.write("make up events") as change:
        events = change.add_many(Event, [_event(chance, n) for n in range(max(contacts // 6, 1))])
        change.add_many(Attendance, list(_came(chance, events, people, bodies)))


def _came(
    chance: random.Random, events: list[str], people: list[str], bodies: list[str]
) -> Iterator[dict[str, object]]:
    for event in events:
        for position in range(8):
            often = min(int(chance.paretovariate(0.6)), len(people)) - 1  # a few come to nearly everything
            who = people[often] if position < 2 else chance.choice(people)
            yield {
                "event_id": event,
                "contact_id": who,
                "organisation_id": chance.choice(bodies),
                "position": position,
            }


def _person(chance: random.Random, number: int) -> dict[str, object]:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {number}"
    return {
        "name": name,
        "sort_name": sort_name(name),
        "sort": "person",
        "kind": "resident",
        "area": chance.choice(_PLACES),
    }


def _organisation(chance: random.Random, number: int) -> dict[str, object]:
    name = f"{chance.choice(_PLACES)} {chance.choice(('Carers', 'Surgery', 'Library', 'Mind'))} {number}"
    return {
        "name": name,
        "sort_name": sort_name(name),
        "sort": "organisation",
        "kind": "charity",
        "area": chance.choice(_PLACES),
    }


def _event(chance: random.Random, number: int) -> dict[str, object]:
    return {
        "title": f"Session {number}",
        "held_on": _day(chance),
        "place": f"{chance.choice(_PLACES)} hall",
        "method": "workshop",
    }


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(2019, 2027)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
