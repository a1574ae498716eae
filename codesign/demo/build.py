"""Build the demonstration: the whole story told into a new store, through the verbs every screen and command uses."""

from __future__ import annotations

from pathlib import Path

from codesign.demo import answers, coding, people, reaching, sessions
from codesign.demo.clocks import AS_AT, StoryClock
from codesign.demo.story import story
from codesign.demo.telling import Telling
from codesign.store.ids import SeededIds
from codesign.store.store import Store

ACTOR = "Priya Nair (made up)"
DEVICE = "demonstration"
LETTERS = "DMO"
SEED = "Penny Hassett"
_TELLERS = (answers, people, sessions, coding, reaching)


def build_demo(path: Path) -> Store:
    """Make the demonstration's store at `path` and return it, its clock standing where the story stops.

    Raises:
        StoreExistsError: something is already there.
    """
    clock = StoryClock(people.OPENING.replace(hour=8))
    store = Store.create(
        path, actor=ACTOR, device=DEVICE, letters=LETTERS, clock=clock, ids=SeededIds(SEED), demo=True
    )
    telling = Telling(store, story())
    happenings = [each for teller in _TELLERS for each in teller.happenings(telling)]
    for happening in sorted(happenings, key=lambda each: each.at):
        clock.at = happening.at
        happening.tell()
    clock.at = AS_AT
    return store
