"""Work that may take long, on the command line: done a piece at a time, saying how far it is where somebody looks on."""

from __future__ import annotations

import sys
from collections.abc import Collection, Generator, Iterator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from codesign.records.coding import LearningProgress

_PATIENCE, _BETWEEN = 0.3, 0.2
"""Seconds before anything is said, and between two times it is."""
Item = TypeVar("Item")
Result = TypeVar("Result")


class _Line:
    """A line on stderr that says how far work is, each time in place of what it said before; silent where nobody looks on."""

    def __init__(self) -> None:
        self.is_seen = sys.stderr.isatty()
        self._due = monotonic() + _PATIENCE
        self._has_said = False

    @property
    def is_due(self) -> bool:
        """Whether it is time to say something."""
        return self.is_seen and monotonic() > self._due

    def say(self, words: str) -> None:
        """Say how far it is."""
        self._due, self._has_said = monotonic() + _BETWEEN, True
        _show(words)

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._has_said:
            _show("")


def with_progress(steps: Generator[LearningProgress, None, Result]) -> Result:
    """Do work to its end and return what it returns. At a terminal, say how far it is once it takes long; Ctrl+C leaves it."""
    line = _Line()
    try:
        while True:
            progress = next(steps)
            if line.is_due:
                line.say(
                    f"{progress.doing}: {progress.done:,} of {progress.of:,}"
                    if progress.of
                    else progress.doing
                )
    except StopIteration as ended:
        result: Result = ended.value
        return result
    finally:
        line.clear()


def watched(items: Collection[Item], doing: str) -> Iterator[Item]:
    """Yield each, and say how far it is where somebody looks on and it takes long."""
    line = _Line()
    if not line.is_seen:
        yield from items
        return
    try:
        for done, item in enumerate(items):
            if line.is_due:
                line.say(f"{doing}: {done:,} of {len(items):,}")
            yield item
    finally:
        line.clear()


def _show(words: str) -> None:
    sys.stderr.write(f"\r\x1b[2K{words}")
    sys.stderr.flush()
