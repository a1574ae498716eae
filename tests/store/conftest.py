"""Stores for tests of forms: one record of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from codesign.store.store import Store
    from tests.store.filled import Filled


@pytest.fixture
def made(store: Store) -> Filled:
    """Return a store of this test's own with one record of every kind."""
    from tests.store.filled import filled

    return filled(store)
