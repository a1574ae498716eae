"""What the tools on comments say and write: never over what they read or what somebody else wrote, progress where it takes long."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar

from codesign.cli import talking
from codesign.cli.match_files import STDOUT, are_one, csv_of, may_replace, put

_PATIENCE, _BETWEEN = 0.3, 0.2
"""Seconds before anything is said of progress, and between two times it is."""
_MOST_NAMED = 20
Item = TypeVar("Item")


def refuse_harm(
    out: Path | None, headings: Sequence[str], read: Mapping[str, Path | None], *, is_json: bool
) -> None:
    """Refuse, before any work, an output that would destroy something. An earlier answer of the same kind is replaced.

    Raises:
        OneFileTwiceError, OutputTwiceError, OutputTakenError, NowhereToWriteError: of what was asked.
    """
    from codesign.matching.tables.errors import (
        NowhereToWriteError,
        OneFileTwiceError,
        OutputTakenError,
        OutputTwiceError,
    )

    if sys.stdout is None and (is_json or out in (None, STDOUT)):
        raise NowhereToWriteError
    if is_json and out == STDOUT:
        raise OutputTwiceError("--json", "--out")
    if out is None or out == STDOUT:
        return
    for what, path in read.items():
        if path and are_one(out, path):
            raise OneFileTwiceError("--out", out, what)
    if not may_replace(out, headings):
        raise OutputTakenError("--out", out)


def write_rows(out: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file for programs, and say where it is. Words of people must have been guarded."""
    if put(out, csv_of(headings, rows)) != STDOUT:
        talking.say(f"Written: {out}.")


def say_read(notes: Sequence[str], warnings: Sequence[str]) -> None:
    """Say how tables were read; of many warnings the first."""
    for sentence in (*notes, *warnings[:_MOST_NAMED]):
        talking.say(sentence)
    if len(warnings) > _MOST_NAMED:
        talking.say(f"And {len(warnings) - _MOST_NAMED:,} more cells that could not be read whole.")


def watched(items: Collection[Item], doing: str) -> Iterator[Item]:
    """Yield each, and say how far it is where somebody looks on and it takes long."""
    if not sys.stderr.isatty():
        yield from items
        return
    said_at, has_said = monotonic() + _PATIENCE - _BETWEEN, False
    try:
        for done, item in enumerate(items):
            if monotonic() - said_at > _BETWEEN:
                said_at, has_said = monotonic(), True
                _show(f"{doing}: {done:,} of {len(items):,}")
            yield item
    finally:
        if has_said:
            _show("")


def _show(words: str) -> None:
    sys.stderr.write(f"\r\x1b[2K{words}")
    sys.stderr.flush()
