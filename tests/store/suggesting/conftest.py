"""A store with tagged comments, for each test its own."""

from __future__ import annotations

import pytest

from codesign.store import Store
from tests.made_once import filled_once
from tests.store.suggesting.coded import Coded


@pytest.fixture
@filled_once
def coded(store: Store) -> Coded:
    """Return a store with tagged comments."""
    return Coded.of(store)
