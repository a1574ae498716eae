"""Which records of a list are selected: a set of row numbers, whatever the list is ordered or narrowed by."""

from __future__ import annotations

from array import array
from collections.abc import Sequence, Set


class Marks:
    """What is selected. It outlives sorting and narrowing: what leaves the list stays selected, and is not acted on meanwhile."""

    def __init__(self) -> None:
        self._selected: set[int] = set()
        self._here = 0
        self._before: frozenset[int] = frozenset()
        self._anchor: int | None = None

    @property
    def selected(self) -> Set[int]:
        """Every row selected, in the list or not."""
        return self._selected

    @property
    def here(self) -> int:
        """How many of them are in the list."""
        return self._here

    def list_changed(self, rows: Sequence[int]) -> None:
        """Count anew which of them are in the list."""
        self._anchor = None
        self._here = sum(row in self._selected for row in rows) if self._selected else 0

    def toggle(self, row: int) -> None:
        """Select a row of the list, or leave it out again."""
        self._anchor = None
        if row in self._selected:
            self._selected.discard(row)
            self._here -= 1
        else:
            self._selected.add(row)
            self._here += 1

    def extend(self, rows: array[int], start: int, end: int) -> None:
        """Select from one place of the list to another. Until `rest`, it goes on from where it began: going back leaves out."""
        if self._anchor is None:
            self._anchor, self._before = start, frozenset(self._selected)
        first, last = sorted((self._anchor, end))
        self._selected = {*self._before, *rows[first : last + 1]}
        self._here = sum(row in self._selected for row in rows)

    def rest(self) -> None:
        """End an extension: the next begins where it begins."""
        self._anchor = None

    def clear(self) -> None:
        """Select nothing."""
        self._selected.clear()
        self._here, self._anchor = 0, None

    def chosen(self, rows: array[int], under_cursor: int | None) -> list[int]:
        """Return what an action is for: the selected rows that are in the list, in its order, or the one under the cursor."""
        if self._here:
            return [row for row in rows if row in self._selected]
        return [] if under_cursor is None else [under_cursor]

    @property
    def words(self) -> str:
        """Say how many are selected, and how many of them are not in this list; nothing where none is."""
        count = len(self._selected)
        if not count:
            return ""
        away = count - self._here
        return f"{count:,} selected" + (f", {away:,} of them not in this list" if away else "")
