"""Work that may take long, on the command line: done a piece at a time, saying how far it is where somebody looks on."""

from __future__ import annotations

import sys
from collections.abc import Generator
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from codesign.cli import talking

if TYPE_CHECKING:
    from codesign.records.coding import LearningProgress

_PATIENCE, _BETWEEN = 0.3, 0.2
"""Seconds before anything is said, and between two times it is."""
Result = TypeVar("Result")


def with_progress(steps: Generator[LearningProgress, None, Result]) -> Result:
    """Do work to its end and return what it returns. At a terminal, say how far it is once it takes long; Ctrl+C leaves it."""
    said_at, has_said = monotonic() + _PATIENCE - _BETWEEN, False
    while True:
        try:
            progress = next(steps)
        except StopIteration as ended:
            if has_said:
                _say_in_place("")
            result: Result = ended.value
            return result
        if talking.is_terminal() and monotonic() - said_at > _BETWEEN:
            said_at, has_said = monotonic(), True
            _say_in_place(
                f"{progress.doing}: {progress.done:,} of {progress.of:,}" if progress.of else progress.doing
            )


def _say_in_place(words: str) -> None:
    """Say a line on stderr in place of the one before."""
    sys.stderr.write(f"\r{words:<70}" if words else f"\r{'':<70}\r")
    sys.stderr.flush()
