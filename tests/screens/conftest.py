"""The app on a desk of its own: a store or none, drafts or none, a clock that stands still."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from codesign import places
from codesign.app import CodesignApp
from codesign.clock import FrozenClock
from codesign.screens.desk import Desk
from codesign.settings import Settings

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]


async def until(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    """Wait until something is so, however slow the computer is, but not for ever."""
    for _ in range(1_000):
        if is_so():
            return
        await pilot.pause(0.01)


@dataclass
class _Made:
    desks: list[Desk] = field(default_factory=list)


@pytest.fixture
def make_app(tmp_path: Path, clock: FrozenClock) -> Iterator[AppMaker]:
    """Return a maker of apps, to be run with `async with app.run_test(size=(80, 24)) as pilot`.

    `make_app(store)` shows a store that is open already, `make_app()` has none (first run), `make_app(path=…)` opens one
    in a worker as the program does. `drafts=False` keeps no unfinished work; other words are fields of the settings.
    """
    made = _Made()

    def make(
        store: Store | None = None,
        *,
        path: Path | None = None,
        drafts: bool = True,
        demo: bool = False,
        **settings: Any,
    ) -> CodesignApp:
        store_path = store.path if store is not None else path or tmp_path / "codesign.db"
        settings = {"device_id": "device-KTM", "device_letters": "KTM", "officer": "P. Nair", **settings}
        desk = Desk(
            store_path=store_path,
            settings=Settings(**settings),
            settings_path=tmp_path / "settings.toml",
            clock=clock,
            demo=demo,
            store=store,
        )
        if drafts:
            from codesign.store.drafts import Drafts

            desk.drafts = Drafts.open(places.drafts_file(store_path), clock=clock)
        made.desks.append(desk)
        app = CodesignApp(desk)
        app.put_on_clipboard = lambda _: False  # no test touches a real one
        return app

    yield make
    for desk in made.desks:
        if desk.drafts is not None:
            desk.drafts.close()


MOST_ROUNDS = 20
"""How often work may lead to more work before nobody waits for it any longer: some of it begins anew for ever."""


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every worker has finished and what it found is painted, and what that began, to the end."""
    for _ in range(MOST_ROUNDS):
        working = list(pilot.app.workers)
        for worker in working:
            with suppress(WorkerFailed, WorkerCancelled):  # what became of it is the test's to look at
                await worker.wait()
        await pilot.pause()
        if not working and not pilot.app.workers:
            return


@pytest.fixture
def settled() -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return what waits until every worker has finished and what it found is painted: `await settled(pilot)`."""
    return settle


@pytest.fixture
def shown() -> Callable[[CodesignApp], str]:
    """Return what reads the screen as a person would, line by line, without colours: `shown(app)`."""

    def read(app: CodesignApp) -> str:
        return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size))

    return read
