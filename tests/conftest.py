"""What every test stands on: a store in a temporary folder, a clock that does not move, ids from a seed, no home folder."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from codesign.clock import FrozenClock
from tests import loading

if TYPE_CHECKING:
    from codesign.store.store import Store

NOW = datetime(2026, 11, 12, 17, 42, tzinfo=UTC)
"""A Thursday, on the train."""

StoreMaker = Callable[..., "Store"]


def pytest_configure() -> None:
    """Let every process of the tests find what another has compiled, and every run prove properties by the same examples.

    No clock fails one. To look for examples nobody has thought of yet, set CODESIGN_EXPLORE.
    """
    loading.keep_what_is_compiled()
    explores = bool(os.environ.get("CODESIGN_EXPLORE"))
    slow = [HealthCheck.too_slow]
    settings.register_profile("same", deadline=None, derandomize=not explores, suppress_health_check=slow)
    settings.load_profile("same")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Load the tests without looking for rubbish: loading makes little."""
    gc.disable()
    loading.load_own_share(session.config)
    collected = yield
    gc.enable()
    return collected


def pytest_collection_finish() -> None:
    """Look for rubbish seldom: what is loaded by now stays, and looking through it all again takes a fifth of the run."""
    if "textual.app" in sys.modules:
        from tests import painting

        painting.read_styles_once()
        painting.paint_when_looked_at()
        _wait_no_longer_than_anything_works()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


_THREADS_HAVE = 0.04
"""Seconds a pause waits for work in threads: twice what the library's own sleeps, whether anything works or not."""


def _wait_no_longer_than_anything_works() -> None:
    """Let a pilot wait until nothing is left to do, in place of sleeping 20 ms and asking every widget, twice a key.

    Where the loop has nothing that is ready, every message is handled; what then waits for paint is painted at once.
    """
    import textual.app
    import textual.pilot

    from tests.painting import paint_now

    async def until_nothing_works(app: Any) -> None:
        loop: Any = asyncio.get_running_loop()
        given_up = time.monotonic() + _THREADS_HAVE
        while True:
            await asyncio.sleep(0)
            while loop._ready:
                await asyncio.sleep(0)
            screen = app.screen if app.is_running and app._screen_stack else None
            if screen is not None and _has_to_paint(screen):
                screen._on_timer_update()
            elif _waits_for_another(app) and time.monotonic() < given_up:
                await asyncio.sleep(0.001)
            elif screen is None or not paint_now(screen):
                return

    async def wait_for_screen(pilot: Any, timeout: float = 30.0) -> bool:
        await until_nothing_works(pilot.app)
        return pilot.app._exception is None

    async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
        from textual._context import active_app

        await until_nothing_works(active_app.get())

    pilots: Any = textual.pilot
    apps: Any = textual.app
    pilots.Pilot._wait_for_screen = wait_for_screen
    apps.App.delay_update = lambda *_: None  # it is against flicker, which no test sees
    pilots.wait_for_idle = apps.wait_for_idle = wait_for_idle


def _waits_for_another(app: Any) -> bool:
    return app._resize_event is not None or any(not worker.is_finished for worker in app.workers)


def _has_to_paint(screen: Any) -> bool:
    return bool(
        screen.is_current
        and not screen.app._batch_count
        and (
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._recompose_required
            or screen._dirty_widgets
            or screen._callbacks
        )
    )


def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are processors: some tests wait for a process or a terminal while others compute."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the home folder of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "CODESIGN_HOME",
    ):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("CODESIGN_STORE", raising=False)


@pytest.fixture(scope="session", autouse=True)
def waits_shipped() -> Iterator[dict[Any, tuple[str, ...]]]:
    """Let no test wait for the disk: nothing cuts its power, and what a killed program wrote the system keeps.

    Returns how the shipped program opens its files, by the module that does.
    """
    from codesign.store import engine
    from codesign.store.drafts import file

    shipped = {module: module._PRAGMAS for module in (engine, file)}
    with pytest.MonkeyPatch.context() as patch:
        for module, pragmas in shipped.items():
            quick = (each for each in pragmas if not each.startswith(("synchronous", "fullfsync")))
            patch.setattr(module, "_PRAGMAS", (*quick, "synchronous=off"))
        yield shipped


@pytest.fixture
def waits_for_the_disk(waits_shipped: dict[Any, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk in one test, as the shipped program does."""
    for module, pragmas in waits_shipped.items():
        monkeypatch.setattr(module, "_PRAGMAS", pragmas)


@pytest.fixture(autouse=True)
def own_umask() -> Iterator[None]:
    """Give each test the umask it began with: opening a store makes this process's files private from then on."""
    usual = os.umask(0o022)
    os.umask(usual)
    yield
    os.umask(usual)


@pytest.fixture
def clock() -> FrozenClock:
    """Return the clock of the tests."""
    return FrozenClock(NOW)


@pytest.fixture
def new_store(tmp_path: Path, clock: FrozenClock) -> Iterator[StoreMaker]:
    """Return a maker of empty stores: `new_store()`, or `new_store("other.db", letters="MRB")`."""
    from codesign.store.ids import SeededIds
    from codesign.store.store import Store
    from tests.made_once import created

    made: list[Store] = []

    def make(
        name: str = "test.db", *, letters: str = "KTM", actor: str = "P. Nair", demo: bool = False
    ) -> Store:
        path, device, ids = tmp_path / name, f"device-{letters}", SeededIds(f"{name}{letters}")
        store = created(
            Store, path, actor=actor, device=device, letters=letters, clock=clock, ids=ids, demo=demo
        )
        made.append(store)
        return store

    yield make
    for store in made:
        store.engine.dispose()


@pytest.fixture
def store(new_store: StoreMaker) -> Store:
    """Return an empty store."""
    return new_store()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the demonstration, built once for all tests that only read it."""
    from codesign.demo.build import build_demo

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build_demo(path).close()
    return path


def demo_as_built(path: Path) -> Store:
    """Open the demonstration as it is when it was just built, its clock standing where the story stops."""
    from codesign.demo.build import ACTOR, DEVICE, LETTERS
    from codesign.demo.clocks import AS_AT
    from codesign.store.store import Store

    return Store.open(path, actor=ACTOR, device=DEVICE, letters=LETTERS, clock=FrozenClock(AS_AT))
