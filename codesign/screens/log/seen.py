"""What stood on the screen a moment ago: Enter takes what was seen, not what has just moved under the finger. Pure."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from codesign.screens.log.candidates import Found

SETTLED = 0.15
"""Seconds a row must have stood before Enter or a number takes it: quicker than that nobody reads."""


class Painted(NamedTuple):
    """The rows as they were painted, for which line, and which of them was marked."""

    at: float
    line: str
    rows: tuple[Found, ...]
    marked: int | None

    @property
    def under_cursor(self) -> Found | None:
        """The row that Enter takes."""
        return self.rows[self.marked] if self.marked is not None and self.marked < len(self.rows) else None


class Seen:
    """The last paintings, as far back as they matter."""

    def __init__(self) -> None:
        self._painted: deque[Painted] = deque()

    def paint(self, painted: Painted) -> None:
        """Note what was painted; the same again is no change."""
        if self._painted and self._painted[-1][1:] == painted[1:]:
            return
        self._painted.append(painted)
        while len(self._painted) > 1 and self._painted[1].at <= painted.at - SETTLED:
            self._painted.popleft()

    def before(self, now: float) -> Painted | None:
        """Return what stood when a hand that now comes down began to move."""
        stood = [painted for painted in self._painted if painted.at <= now - SETTLED]
        return stood[-1] if stood else None

    def meant_by_enter(self, now: float, line: str, marked: Found | None) -> Found | None:
        """Return the row Enter takes: the marked one if it has stood; of a list that moved by itself, the one seen marked.

        Nothing where the line was typed on since and another row is marked now: nobody has seen that one.
        """
        seen = self.before(now)
        row = seen.under_cursor if seen else None
        if seen is None or row is None:
            return None
        still = marked is not None and marked.known.id == row.known.id
        return (marked if still else row) if still or seen.line == line else None

    def rows(self, now: float, line: str, rows: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the rows a number means: as they were seen for this line, else as they are."""
        seen = self.before(now)
        return seen.rows if seen is not None and seen.line == line and seen.rows else rows
