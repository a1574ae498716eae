"""How long each panel of the review takes on 100,000 made-up comments: the first time, after a change, and asked again.

`python benchmarks/review.py [FOLDER] [--comments N] [--rounds N]` makes its store once in FOLDER, else in a temporary folder: 60
themes, five domains with four outcomes each, 2,000 people, an event for every fifty comments, tags on most.

`first` is a store just opened: everything is read. `after a change` is one made since that touched no comment and no tag,
so that the facts are kept and the figures are not. `again` is with nothing changed. Wall-clock; the best of the rounds, for
what else the machine does is none of the panel's. Target: every panel, the first time, in 200 ms; the aim is 100.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from conditions import conditions
from made_up import LAST_DAY, SEED, Ticking, said

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store.ids import RandomIds
from codesign.store.store import Store

COMMENTS, PEOPLE, THEMES, DOMAINS, EACH = 100_000, 2_000, 60, 5, 4
A_SESSION, SESSIONS_A_CHANGE, DAYS = 50, 20, 700
TARGET = 200
_KINDS = (
    "carer",
    "resident",
    "service-user",
    "own-staff",
    "ward-councillor",
    "volunteer",
    "parent-carer",
    "charity",
)
_PLACES = ("Hollerton", "Ambridge", "Borchester", "Felpersham", "Loxley", "Edgeley", "Darrington")

Panel = Callable[[Store, str], object]
PANELS: Mapping[str, Panel] = {
    "thin, by outcome": lambda store, programme: store.review.thin(programme, today=LAST_DAY),
    "thin, by theme": lambda store, programme: store.review.thin(programme, today=LAST_DAY, of="themes"),
    "reached": lambda store, programme: store.review.reached(programme, today=LAST_DAY),
    "growing": lambda store, programme: store.review.growing(programme, today=LAST_DAY),
    "rising words": lambda store, programme: store.review.rising(programme, today=LAST_DAY),
    "we said we would": lambda store, programme: store.review.promised(programme, today=LAST_DAY),
    "outcome by kind": lambda store, programme: store.review.matrix(programme, today=LAST_DAY),
    "theme by month": lambda store, programme: store.review.matrix(
        programme, today=LAST_DAY, kind="theme-month"
    ),
    "theme by place": lambda store, programme: store.review.matrix(
        programme, today=LAST_DAY, kind="theme-place"
    ),
}


def review_store(folder: Path, comments: int) -> Path:
    """Return the made-up store of so many comments, making it where it is not there yet."""
    path = folder / f"review-{comments}.db"
    if not path.exists():
        clock = Ticking()
        store = Store.create(
            path, actor="P. Nair", device="bench", letters="KTM", clock=clock, ids=RandomIds(clock)
        )
        _fill(store, random.Random(SEED), comments)
        store.close()
    return path


def _fill(store: Store, chance: random.Random, comments: int) -> None:
    with store.write("make up"):
        programme = store.programmes.add(NewProgramme("Community care, made up", level="involve")).id
        outcomes = _outcomes(store, programme)
        themes = [
            store.themes.add(NewTheme(f"theme {n}", programme_id=programme, state="signed-off")).name
            for n in range(THEMES)
        ]
        people = [
            store.contacts.add(NewContact(f"Made Up {n}", kind=chance.choice(_KINDS))) for n in range(PEOPLE)
        ]
    sessions = max(1, comments // A_SESSION)
    for first in range(0, sessions, SESSIONS_A_CHANGE):
        with store.write("make up events"):
            for number in range(first, min(first + SESSIONS_A_CHANGE, sessions)):
                held = (LAST_DAY - timedelta(days=number * DAYS // sessions)).isoformat()
                share = comments // sessions
                said_there = tuple(_comment(chance, themes, outcomes) for _ in range(share))
                store.events.record(_event(chance, number, held, programme, people, said_there))


def _outcomes(store: Store, programme: str) -> list[str]:
    """Make the tree and return the ids of its outcomes."""
    nodes = [
        node
        for domain in range(1, DOMAINS + 1)
        for node in (
            NewOutcome(f"{domain}", f"Domain {domain}", level="domain"),
            *(NewOutcome(f"{domain}.{n}", "People are better off", parent=f"{domain}", payment_linked=n == 1) for n in range(1, EACH + 1)),
        )
    ]  # fmt: skip
    made = store.outcomes.add_many(programme, nodes)
    return [id_ for id_, node in zip(made, nodes, strict=True) if node.level == "outcome"]


def _comment(chance: random.Random, themes: list[str], outcomes: list[str]) -> NewComment:
    return NewComment(
        said(chance),
        who=chance.randrange(8) if chance.random() < 0.6 else None,
        kind=chance.choice(_KINDS) if chance.random() < 0.3 else "",
        themes=tuple({chance.choice(themes) for _ in range(chance.choice((0, 1, 1, 1, 2)))}),
        outcomes=tuple({chance.choice(outcomes) for _ in range(chance.choice((0, 1, 1, 1, 2)))}),
        personal="",
    )


def _event(  # noqa: PLR0917 - what a made-up event is made of
    chance: random.Random,
    number: int,
    held: str,
    programme: str,
    people: list[str],
    comments: tuple[NewComment, ...],
) -> NewEvent:
    place = chance.choice(_PLACES)
    came = tuple(Came(contact_id=each) for each in chance.sample(people, 8))
    return NewEvent(
        title=f"Session {number}", held_on=held, place=f"{place} village hall", area=place, method="workshop", programme_id=programme,
        came=(*came, Came(kind="carer", heads=chance.randrange(1, 9))), comments=comments,
        follow_ups=(NewFollowUp(f"Write to them about {number}", "P. Nair", held),) if number % 4 == 0 else (),
    )  # fmt: skip


def measure(
    path: Path, rounds: int, now: Callable[[], float] = time.perf_counter
) -> dict[str, tuple[float, float, float]]:
    """Return for each panel the seconds it takes the first time, after a change that touches no comment, and again.

    Args:
        path: the store.
        rounds: how often, of which the best counts.
        now: the clock: that on the wall, or `time.process_time`.
    """
    found: dict[str, tuple[float, float, float]] = {}
    for _ in range(rounds):
        for name, panel in PANELS.items():
            clock = Ticking()
            store = Store.open(
                path, actor="P. Nair", device="bench", letters="KTM", clock=clock, ids=RandomIds(clock)
            )
            programme = store.programmes.lines()[0].id
            first = _timed(panel, store, programme, now)
            store.follow_ups.add(NewFollowUp("Ring the bus company", "P. Nair", "2026-12-01"))
            after, again = (_timed(panel, store, programme, now) for _ in range(2))
            store.close()
            best = found.get(name, (first, after, again))
            found[name] = (min(best[0], first), min(best[1], after), min(best[2], again))
    return found


def _timed(panel: Panel, store: Store, programme: str, now: Callable[[], float]) -> float:
    began = now()
    panel(store, programme)
    return now() - began


def main() -> None:
    """Make the store, measure every panel and print the table."""
    read = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    read.add_argument("folder", nargs="?", type=Path)
    read.add_argument("--comments", type=int, default=COMMENTS)
    read.add_argument("--rounds", type=int, default=3)
    asked = read.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        path = review_store(folder, asked.comments)
        print(f"{asked.comments:,} comments. {conditions()}")
        print(f"{'':20}{'first':>10}{'after a change':>18}{'again':>10}   target {TARGET} ms")
        for name, (first, after, again) in measure(path, asked.rounds).items():
            print(f"{name:20}{first * 1000:7.0f} ms{after * 1000:15.0f} ms{again * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
