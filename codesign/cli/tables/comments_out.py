"""What the tools on comments say and write: never over what they read or what somebody else wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from codesign.cli import talking
from codesign.cli.tables.match_files import STDOUT, are_one, csv_of, may_replace, put
from codesign.errors import AskedWronglyError

_MOST_NAMED = 20
_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))


class NotAWorkbookError(AskedWronglyError):
    """The name asked for is a workbook's, and a CSV file would be written under it."""

    def __init__(self, out: Path) -> None:
        super().__init__(
            f"--out writes a CSV file, and {out.name} is the name of a workbook.",
            todo=f"Write --out {out.with_suffix('.csv').name}: Excel opens it.",
        )


def refuse_harm(
    out: Path | None, headings: Sequence[str], read: Mapping[str, Path | None], *, is_json: bool
) -> None:
    """Refuse, before any work, an output that would destroy something. An earlier answer of the same kind may make room.

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
    if out.suffix.casefold() in _WORKBOOKS:
        raise NotAWorkbookError(out)
    for what, path in read.items():
        if path and are_one(out, path):
            raise OneFileTwiceError("--out", out, what)
    if not may_replace(out, headings):
        raise OutputTakenError("--out", out)


def write_rows(out: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file for programs, and say where it is. Words of people must have been guarded.

    An earlier answer of that name is kept beside it, as `name (2)`: somebody may have worked in it.
    """
    content = csv_of(headings, rows)
    kept = _kept_beside(out, content) if out != STDOUT else None
    if put(out, content) != STDOUT:
        talking.say(f"Written: {out}." + (f" The answer that was there is now {kept.name}." if kept else ""))


def _kept_beside(out: Path, content: bytes) -> Path | None:
    """Keep what a file held, where it is not what is to be written, and return where."""
    from codesign.files import write_new_file

    try:
        held = out.read_bytes() if out.is_file() else b""
    except OSError:
        return None  # the writer says what is wrong with it
    return write_new_file(out, held) if held and held != content else None


def say_read(notes: Sequence[str], warnings: Sequence[str]) -> None:
    """Say how tables were read; of many warnings the first."""
    for sentence in (*notes, *warnings[:_MOST_NAMED]):
        talking.say(sentence)
    if len(warnings) > _MOST_NAMED:
        talking.say(f"And {len(warnings) - _MOST_NAMED:,} more cells that could not be read whole.")
