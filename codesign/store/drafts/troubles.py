"""Why unfinished work could not be written, in words."""

from __future__ import annotations

import errno
from pathlib import Path

from codesign.errors import CodesignError
from codesign.store.drafts.file import error_code

_REASONS = {
    5: "another copy of codesign is writing to it and does not let go",  # SQLITE_BUSY
    6: "another copy of codesign is writing to it and does not let go",  # SQLITE_LOCKED
    8: "it may only be read",  # SQLITE_READONLY
    10: "the disk does not take it",  # SQLITE_IOERR
    11: "the file is damaged",  # SQLITE_CORRUPT
    13: "the disk is full",  # SQLITE_FULL
    14: "it cannot be opened",  # SQLITE_CANTOPEN
    26: "the file is damaged",  # SQLITE_NOTADB
}
_SYSTEM = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "it may only be read",
}


class DraftsClosedError(CodesignError):
    """Words were handed in after the drafts were closed."""

    def __init__(self) -> None:
        super().__init__("Unfinished work is no longer being kept: codesign is closing.")


class DraftsNotReachedError(CodesignError):
    """The drafts could not be read or changed just now."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The file of unfinished work {path} could not be used: {reason}.",
            todo="Nothing typed is lost; try again.",
        )


def why(fault: BaseException, path: Path) -> str:
    """Say why a file could not be written. Never the error's own words: they may hold what was typed."""
    if isinstance(fault, CodesignError):
        return fault.what
    if not path.parent.exists():
        return f"the folder {path.parent} is no longer there"
    if isinstance(fault, OSError):
        return _SYSTEM.get(fault.errno or 0, "the disk does not take it")
    return _REASONS.get(error_code(fault), "the file could not be used")
