"""Which question comes next: those after the one answered, then those before it; what was left for later is not asked twice. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Key = frozenset[str]
"""A question by the contacts it is about."""


class Turns:
    """The order questions are asked in while somebody goes through them."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self._wanted: Key = frozenset(first)
        self._order: tuple[Key, ...] = ()
        self._done: list[Key] = []
        self._decided: set[Key] = set()
        """Those that were decided, not left for later."""
        self.came_back = False
        """Whether the question picked last was answered before, and its answer undone."""

    def passed(self, key: Key, *, is_later: bool = False) -> None:
        """Remember that a question was answered, or left for later."""
        (self._decided.discard if is_later else self._decided.add)(key)
        if key not in self._done:
            self._done.append(key)

    def was_passed(self, key: Key) -> bool:
        """Whether a question was answered here, or left for later."""
        return key in self._done

    def taken_back(self, keys: Sequence[Key], later: Iterable[Key]) -> Key | None:
        """Return a question that was answered and is there again, the newest first: its answer was undone.

        What was left for later, here, is not there again; what was left before, decided here and undone, is.
        """
        there = set(keys) - (set(later) - self._decided)
        return next((key for key in reversed(self._done) if key in there), None)

    def pick(self, keys: Sequence[Key], later: Iterable[Key] = ()) -> Key | None:
        """Return the question to ask of those there are, or nothing where all were passed."""
        again = self.taken_back(keys, later)
        self.came_back = again is not None
        if again is not None:
            self._done.remove(again)
            self._decided.discard(again)
            self._wanted = again
        elif self._wanted in self._done or self._wanted not in keys:
            self._wanted = self._next(keys)
        self._order = tuple(keys)
        return self._wanted or None

    def _next(self, keys: Sequence[Key]) -> Key:
        """Return the first question after the one before, as they stood then; then those that are new, or stood before it."""
        at = self._order.index(self._wanted) + 1 if self._wanted in self._order else 0
        there = {key for key in keys if key not in self._done}
        if (
            not self._order and self._wanted
        ):  # the first one asked for is gone: those about the same contacts come first
            there = {key for key in there if key & self._wanted} or there
        waits = (*self._order[at:], *keys)
        return next((key for key in waits if key in there), frozenset())
