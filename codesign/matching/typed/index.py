"""Keys to the contacts that have them, and the spellings near a typed word.

A key's first letter says what it is: w a word of a name, s how it sounds, i its initial, q a whole name, b a name with
a bare initial in it, @ an e-mail or phone, d a ward, o an organisation.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from typing import Any

Numbers = set[int]

MOST_SPELLINGS = 400
"""Words of the index one prefix may open."""
MOST_SLIPS = 12
"""Words of the index one slip of the finger may open."""


class Index:
    """Which contacts, by number, have a key."""

    def __init__(self) -> None:
        self._held: dict[str, int | Numbers] = {}  # most keys are one person's: a bare number saves a set
        self._spellings: list[str] = []
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        self._first: dict[str, Numbers] = {}

    def add(self, key: str, number: int) -> None:
        """Note that a contact has a key."""
        held = self._held.get(key)
        self._first.pop(key, None)
        if held is None:
            self._held[key] = number
            self._learn(key)
        elif isinstance(held, int):
            self._held[key] = {held, number}
        else:
            held.add(number)

    def discard(self, key: str, number: int) -> None:
        """Forget that a contact has a key."""
        left = self.at(key) - {number}
        self._first.pop(key, None)
        if left:
            self._held[key] = left
        else:
            del self._held[key]
            self._unlearn(key)

    def at(self, key: str) -> Numbers:
        """Return the contacts that have a key; the set is not to be changed."""
        held = self._held.get(key)
        if held is None:
            return set()
        return {held} if isinstance(held, int) else held

    def first_at(self, key: str, most: int, rank: Callable[[int], Any]) -> Numbers:
        """Return the contacts that have a key; of very many the first by rank, which are kept until the key is altered."""
        found = self.at(key)
        if len(found) <= most:
            return found
        first = self._first.get(key)
        if first is None:
            first = self._first[key] = set(nsmallest(most, found, key=rank))
        return first

    def union(self, keys: Iterable[str]) -> Numbers:
        """Return the contacts that have any of the keys."""
        return set[int]().union(*map(self.at, keys))

    def beginning(self, word: str, most: int, near: Numbers) -> Numbers:
        """Return contacts with a word that begins so: about `most` of them, and all of those in `near`."""
        found: Numbers = set()
        for key in self._spelt_from(word):
            numbers = self.at(key)
            found |= numbers if len(found) <= most else numbers & near
        return found

    def count_beginning(self, word: str) -> int:
        """Return about how many contacts have a word that begins so."""
        return sum(len(self.at(key)) for key in self._spelt_from(word))

    def _spelt_from(self, word: str) -> Iterator[str]:
        start = bisect_left(self._spellings, f"w{word}")
        for key in self._spellings[start : start + MOST_SPELLINGS]:
            if not key.startswith(word, 1):
                return
            yield key

    def slips(self, word: str) -> list[str]:
        """Return known words a slip of the finger away, with the same first letter."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if len(word) < 4:
            return []
        allowed = 1 if len(word) < 9 else 2
        near: list[str] = []
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            shape = self._by_shape.get((word[0], length), [])
            found = extract(word, shape, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            near += [spelling for spelling, distance, _ in found if distance]
        return sorted(near)[:MOST_SLIPS]

    def _learn(self, key: str) -> None:
        if key[0] == "w":
            insort(self._spellings, key)
            self._by_shape.setdefault((key[1], len(key) - 1), []).append(key[1:])

    def _unlearn(self, key: str) -> None:
        if key[0] == "w":
            del self._spellings[bisect_left(self._spellings, key)]
            self._by_shape[key[1], len(key) - 1].remove(key[1:])
