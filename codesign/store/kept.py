"""What is kept from one key to the next: while nothing changes, a list is put in order once and words are read once.

Sorting 100,000 comments by when they were said takes longer than finding words in them. What is kept belongs to the
change it was read at, so nothing that anybody writes, here or elsewhere, is ever missing from it.
"""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import compress
from typing import Generic, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.finding.search import rows_of

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Order:
    """Row numbers in the order of a list. Codes are what `search.codes_of` gives for rows."""

    def __init__(self, codes: array[int]) -> None:
        self._rows = rows_of(codes)
        self._places = array("I", [len(codes)]) * (max(codes, default=0) + 1)
        """By code, the place of its row in the order; of what is not in it, the place after the last."""
        for place, code in enumerate(codes):
            self._places[code] = place

    @property
    def rows(self) -> array[int]:
        """All of them, for whoever asks to keep."""
        return self._rows[:]

    def only(self, found: array[int]) -> array[int]:
        """Return the rows that are among the codes found, in this order."""
        places, is_found = self._places, bytearray(len(self._rows) + 1)
        if max(found, default=0) >= len(places):
            found = array("I", (code for code in found if code < len(places)))
        for code in found:
            is_found[places[code]] = 1
        return array("q", compress(self._rows, is_found))


class Kept(Generic[Key, Value]):
    """What was last read of one store, by key, as it stood at its last change."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, tuple[str, Value]] = OrderedDict()
        self._turn = threading.Lock()

    def of(self, session: Session, key: Key, read: Callable[[], Value]) -> Value:
        """Return what is kept as this session sees it, read anew only where something changed."""
        change = session.execute(text("SELECT id FROM change ORDER BY row DESC LIMIT 1")).scalar() or ""
        with self._turn:
            kept = self._kept.get(key)
            if kept and kept[0] == change:
                self._kept.move_to_end(key)
                return kept[1]
        value = read()
        with self._turn:
            self._kept[key] = (change, value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value


MOST_ORDERS, MOST_VOCABULARIES = 4, 32
"""How many are kept: a list and its last few filters, of which one of a million rows takes 12 MB; and every vocabulary."""
