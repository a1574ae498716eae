"""The files `codesign match` writes: never over what it reads, never over what somebody else wrote, ids as they were."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from codesign.matching.tables.errors import (
    NowhereToWriteError,
    OneFileTwiceError,
    OutputTakenError,
    OutputTwiceError,
)

if TYPE_CHECKING:
    from codesign.matching.score import Pair

GROUPS = ("id", "cluster_id")
PAIRS = ("one", "other", "weight", "probability", "reasons")
STDOUT = Path("-")


class Outputs:
    """Where the groups and the likely pairs go. A path `-` is what a pipe reads: stdout."""

    def __init__(self, out: Path | None, pairs: Path | None, *, is_json: bool) -> None:
        self.pairs = pairs
        self.out = out or (None if is_json else STDOUT)
        self._is_json = is_json

    def refuse_harm(self, read: Mapping[str, Path | None]) -> None:
        """Refuse, before any work, outputs that would destroy something.

        Files of our own are replaced, so that a command may be run again; no other file is.

        Raises:
            OneFileTwiceError, OutputTwiceError, OutputTakenError, NowhereToWriteError: of what was asked.
        """
        written = {"--out": self.out, "--pairs": self.pairs}
        to_stdout = [said for said, path in written.items() if path == STDOUT]
        if (to_stdout or self._is_json) and sys.stdout is None:
            raise NowhereToWriteError
        if len(to_stdout) + self._is_json > 1:
            raise OutputTwiceError(*(["--json"] * self._is_json + to_stdout)[:2])
        files = {said: path for said, path in written.items() if path and path != STDOUT}
        held = {said: path for said, path in read.items() if path}
        for said, path in files.items():
            for what, other in held.items():
                if are_one(path, other):
                    raise OneFileTwiceError(said, path, what)
        for (said, path), (what, other) in combinations(files.items(), 2):
            if are_one(path, other) and not is_a_drain(path):
                raise OneFileTwiceError(said, path, what)
        for said, path in files.items():
            if not may_replace(path, GROUPS if said == "--out" else PAIRS):
                raise OutputTakenError(said, path)

    def write(self, groups: Iterable[tuple[str, str]], pairs: Iterable[Pair]) -> list[Path]:
        """Write both, and return the files that were written."""
        written = [put(self.out, csv_of(GROUPS, groups))] if self.out else []
        if self.pairs:
            written.append(put(self.pairs, csv_of(PAIRS, pair_rows(pairs))))
        return [path for path in written if path != STDOUT]


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a file for programs: without the mark for Excel, which would become part of the first heading."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return page.getvalue().encode("utf-8", "replace")


def pair_rows(pairs: Iterable[Pair]) -> Iterator[tuple[str, ...]]:
    """Yield a row for every likely pair, its reasons strongest first.

    Ids come out as they came in, `=1+1` too: by them this file is joined to the table, which has them like that. What
    people wrote stands only in the reasons, and is guarded so that no spreadsheet runs it.
    """
    from codesign.files import guard_cell

    for pair in pairs:
        reasons = "; ".join(f"{reason.words} ({reason.weight:+.1f})" for reason in pair.reasons)
        yield pair.one, pair.other, f"{pair.weight:.3f}", f"{pair.probability:.4f}", guard_cell(reasons)


def put(path: Path, content: bytes) -> Path:
    """Write a file whole, or what it holds to stdout."""
    if path == STDOUT:
        sys.stdout.write(content.decode().replace("\r\n", "\n"))
        return path
    from codesign.files import write_file

    return write_file(path, content)


def are_one(one: Path, other: Path) -> bool:
    """Say whether two paths are one file."""
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def is_a_drain(path: Path) -> bool:
    """Say whether this is a device or a pipe, into which two outputs may go one after the other."""
    from codesign.files import is_so

    return is_so(lambda: path.exists() and not path.is_file() and not path.is_dir())


def may_replace(path: Path, headings: Sequence[str]) -> bool:
    """Say whether nothing is lost by writing here: nothing is there, or an earlier answer of the same kind, or no bytes."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            start = file.read(200)
    except (OSError, ValueError):
        return True  # the writer says what is wrong with it
    return not start or start.removeprefix(b"\xef\xbb\xbf").splitlines()[0] == ",".join(headings).encode()
