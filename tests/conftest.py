"""What every test stands on: a store in a temporary folder, a clock that does not move, ids from a seed, no home folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codesign.clock import FrozenClock

if TYPE_CHECKING:
    from codesign.store.store import Store

NOW = datetime(2026, 11, 12, 17, 42, tzinfo=UTC)
"""A Thursday, on the train."""

StoreMaker = Callable[..., "Store"]


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

    made: list[Store] = []

    def make(
        name: str = "test.db", *, letters: str = "KTM", actor: str = "P. Nair", demo: bool = False
    ) -> Store:
        store = Store.create(
            tmp_path / name,
            actor=actor,
            device=f"device-{letters}",
            letters=letters,
            clock=clock,
            ids=SeededIds(f"{name}{letters}"),
            demo=demo,
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
