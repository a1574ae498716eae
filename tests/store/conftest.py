"""Stores for tests of forms: one record of every kind, made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codesign.clock import FrozenClock

if TYPE_CHECKING:
    from tests.conftest import MadeOnce
    from tests.store.filled import Filled


@pytest.fixture(scope="session")
def filled_once(made_once: MadeOnce, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Return a store with one record of every kind, closed, to be copied."""
    from codesign.store.store import Store
    from tests.conftest import NOW
    from tests.store.filled import filled

    path = tmp_path_factory.mktemp("filled") / "test.db"
    shutil.copyfile(made_once.file, path)
    store = Store.open(path, actor="P. Nair", device="device-KTM", letters="KTM", clock=FrozenClock(NOW))
    made = filled(store)
    store.close()
    return made


@pytest.fixture
def made(filled_once: Filled, tmp_path: Path, clock: FrozenClock) -> Iterator[Filled]:
    """Return a store of this test's own with one record of every kind."""
    from codesign.store.store import Store
    from tests.store.filled import Filled

    path = tmp_path / "test.db"
    shutil.copyfile(filled_once.store.path, path)
    store = Store.open(path, actor="P. Nair", device="device-KTM", letters="KTM", clock=clock)
    yield Filled(store, dict(filled_once.ids))
    store.engine.dispose()
