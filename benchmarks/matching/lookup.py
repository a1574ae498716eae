"""A name as it is typed, a whole form, and records added one by one: among contacts whose duplicates are known."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codesign.matching import Known, Register, Sort, Typed
from codesign.matching.entry import make_entry
from codesign.matching.growing import Growing

from .sets import rows

TYPED = 150
"""People whose names are typed, a key at a time."""
FORMS = 400
ADDED = 200
SLIPS = 0.25
FIRST = 10
SEED = 4_711
_FIELDS = {
    **{
        name: name
        for name in ("name", "email", "phone", "organisation", "role", "address", "postcode", "kind")
    },
    "charity_number": "identifier",
}
"""Columns of the made-up contacts, and what they are."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts and who they are."""

    rows: Sequence[Row]
    entity: Mapping[str, str]

    @classmethod
    def read(cls, table: Path, truth: Path) -> Contacts:
        """Read them from two files."""
        return cls(list(rows(table)), {row["id"]: row["entity_id"] for row in rows(truth)})

    def with_a_copy(self) -> list[Row]:
        """Return the rows that are not the only one of theirs."""
        count: dict[str, int] = {}
        for row in self.rows:
            count[self.entity[row["id"]]] = count.get(self.entity[row["id"]], 0) + 1
        return [row for row in self.rows if count[self.entity[row["id"]]] > 1]


def keystrokes(contacts: Contacts, register: Register) -> list[float]:
    """Type some names from the second letter, one in four with a slip; return the seconds of every key."""
    chance = random.Random(SEED)
    people = [row for row in contacts.rows if row["type"] == "person"]
    taken = []
    for row in chance.sample(people, min(TYPED, len(people))):
        for name in _as_typed(row["name"], chance):
            began = time.perf_counter()
            register.candidates(Typed(name))
            taken.append(time.perf_counter() - began)
    return taken


def whole_forms(contacts: Contacts, register: Register) -> float:
    """Fill in whole forms of people already there; return how often one of theirs is among the first ten."""
    asked = random.Random(SEED).sample(copies := contacts.with_a_copy(), min(FORMS, len(copies)))
    found = 0
    for row in asked:
        candidates = register.candidates(form(row), FIRST, other_than=row["id"])
        found += any(contacts.entity[each.id] == contacts.entity[row["id"]] for each in candidates)
    return found / len(asked) if asked else 1.0


def added(contacts: Contacts, register: Register) -> list[float]:
    """Take some out and put them back, looking at whom each may be; return the seconds of each."""
    taken = []
    for row in random.Random(SEED).sample(list(contacts.rows), min(ADDED, len(contacts.rows))):
        register.remove(row["id"])
        began = time.perf_counter()
        register.candidates(form(row), FIRST)
        register.add(known(row))
        taken.append(time.perf_counter() - began)
    return taken


def one_by_one(contacts: Contacts) -> tuple[Mapping[str, str], list[float]]:
    """Add every record in turn to those before it; return each with its group, and the seconds of each addition."""
    growing, taken = Growing(), list[float]()
    group = {row["id"]: row["id"] for row in contacts.rows}
    for row in contacts.rows:
        said = {field: row[column] for column, field in _FIELDS.items() if row.get(column)}
        began = time.perf_counter()
        growing.add(make_entry(row["id"], said, _sort(row)))
        taken.append(time.perf_counter() - began)
    for cluster in growing.clusters:
        group.update(dict.fromkeys(cluster, cluster[0]))
    return group, taken


def register_of(contacts: Contacts) -> Register:
    """Hold all of them, as the program does: the collector does not walk them while somebody types."""
    register = Register(map(known, contacts.rows))
    gc.collect()
    gc.freeze()
    return register


def known(row: Row) -> Known:
    """Return a row as a contact already held."""
    return Known(
        id=row["id"],
        name=row["name"],
        sort=_sort(row),
        organisations=_some(row["organisation"]),
        roles=_some(row["role"]),
        emails=_some(row["email"]),
        phones=_some(row["phone"]),
        kind=row["kind"],
    )


def form(row: Row) -> Typed:
    """Return a row as a form filled in."""
    return Typed(
        row["name"],
        organisation=row["organisation"],
        email=row["email"],
        phone=row["phone"],
        sort=_sort(row),
        role=row["role"],
        kind=row["kind"],
    )


def _as_typed(name: str, chance: random.Random) -> Iterable[str]:
    if chance.random() < SLIPS and len(name) > 6:
        at = chance.randrange(2, len(name) - 2)
        name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return (name[:length] for length in range(2, len(name) + 1))


def _sort(row: Row) -> Sort:
    return "organisation" if row["type"] == "organisation" else "person"


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
