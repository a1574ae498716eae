"""One small made-up store that stands still: made once, copied for each look, with a clock and ids that do not move."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codesign.clock import FrozenClock

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store

NOW = datetime(2026, 11, 16, 8, 40, tzinfo=UTC)
"""A Monday morning."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small store: three events, two outcomes, two themes, a pack; and two pieces of unfinished work."""
    from codesign.store.ids import SeededIds
    from codesign.store.store import Store

    folder = tmp_path_factory.mktemp("small")
    store = Store.create(
        folder / "codesign.db",
        actor="P. Nair",
        device="device-KTM",
        letters="KTM",
        clock=FrozenClock(datetime(2026, 11, 12, 17, 42, tzinfo=UTC)),
        ids=SeededIds("small"),
    )
    _fill(store)
    store.close()
    sys.modules["looks"].leave_unfinished(store.path)  # docs/looks.py, which the tests here have loaded
    return folder


def _fill(store: Store) -> None:
    from codesign.records.events import NewEvent, NewFollowUp
    from codesign.records.feedback import NewComment, NewTheme
    from codesign.records.keeping import NewBatch, NewPack
    from codesign.records.outcomes import NewOutcome, NewProgramme
    from codesign.records.people import Came, NewContact, Point

    programme = store.programmes.add(NewProgramme("Urgent care redesign", level="codesign"))
    outcomes = [NewOutcome("1", "Seen sooner"), NewOutcome("2.1", "Can get there")]
    (_, getting_there) = store.outcomes.add_many(programme.id, outcomes)
    for theme in ("transport", "opening hours"):
        store.themes.add(NewTheme(theme, definition=f"Anything about {theme}"))
    reached = (Point("email", "jane.smyth@borchester.example"), Point("phone", "01632 960001"))
    jane = NewContact(
        "Jane Smyth",
        kind="ward-councillor",
        area="Penny Hassett",
        organisation="Borchester District Council",
        role="Councillor",
        points=reached,
    )
    store.events.record(
        NewEvent(
            title="Carers' coffee morning",
            held_on="2026-09-04",
            place="Penny Hassett village hall",
            programme_id=programme.id,
            officer="P. Nair",
            came=(Came(new=jane), Came(kind="carer", heads=6, about=True)),
            comments=(
                NewComment("The last bus is at four", exact=True, kind="carer", themes=("transport",)),
                NewComment("The desk shuts at noon", kind="carer", outcomes=(getting_there,)),
            ),
            follow_ups=(NewFollowUp("Ring the bus company", "P. Nair", "2026-11-05"),),
        )
    )
    store.events.record(
        NewEvent(
            title="Penny Hassett hall drop-in",
            held_on="2026-11-12",
            place="Penny Hassett village hall",
            programme_id=programme.id,
            officer="P. Nair",
            came=(Came(new=NewContact("Ruth Pargetter", organisation="Healthwatch Borchester")),),
            comments=(NewComment("Nobody answers the phone before ten", who=0),),
            follow_ups=(NewFollowUp("Ask why the door is shut"),),
        )
    )
    store.contacts.add(
        NewContact(
            "Cllr J. Smith",
            kind="ward-councillor",
            area="Penny Hassett",
            organisation="Borchester District Council",
            role="Councillor",
            points=reached,
        )
    )  # who may be held twice
    with store.write("import contacts") as change:
        batch = store.batches.begin(change, "people.csv", "0" * 64, "contacts")
        aside = ((3, {"Name": "", "Kind": "carer"}, "it has no name"),)
        new = NewBatch("people.csv", "0" * 64, "", "contacts", 1, 0, 0, {}, aside)
        store.batches.finish(change, batch, new)
    store.packs.record(NewPack(programme.id, "urgent-care.zip", "0" * 64, "H9-KTM", "{}", ()))


AppMaker = Callable[[str, str], "CodesignApp"]


@pytest.fixture
def app_that_begins(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppMaker]:
    """Return a maker of apps that begin with the usual store, nothing, an empty store, or one that is refused."""
    from codesign.app import CodesignApp
    from codesign.screens.desk import Desk
    from codesign.settings import Settings
    from codesign.store.store import Store

    monkeypatch.chdir(
        tmp_path
    )  # where it is kept is said on some screens: as a path from here it is the same everywhere
    monkeypatch.setenv("HOME", "home")
    for name in ("NO_COLOR", "COLORTERM", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    desks: list[Desk] = []

    def make(begins: str, theme: str = "textual-dark") -> CodesignApp:
        path = Path("codesign.db")
        if begins == "usual":
            shutil.copytree(small, tmp_path, dirs_exist_ok=True)
        elif begins == "refused":
            path.write_bytes(b"SQLite format 3\x00" + bytes(2_000))
        settings = Settings(device_id="device-KTM", device_letters="KTM", officer="P. Nair", theme=theme)
        if begins == "empty":
            Store.create(
                path, actor="P. Nair", device="device-KTM", letters="KTM", clock=FrozenClock(NOW)
            ).close()
        desk = Desk(path, settings, Path("settings.toml"), clock=FrozenClock(NOW))
        desks.append(desk)
        return CodesignApp(desk)

    yield make
    from codesign.screens.desk_opening import let_go

    for desk in desks:
        let_go(desk)
