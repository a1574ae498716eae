"""Verified copies of the store. Made through the database's own backup, never by copying the file, which would lose the WAL."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from codesign.store.engine import make_private, raw_connection
from codesign.store.faults import BACKUPS, BackupFailedError, driver_errors_explained, folder_errors_explained


def backup(path: Path, name: str) -> Path:
    """Copy the store at `path` to `backups/name` beside it, checked for integrity before it gets its name.

    Raises:
        BackupFailedError: the copy is not sound.
        CannotSaveError: there is no room for it, or no leave to write it.
    """
    folder = path.parent / BACKUPS
    half_made = folder / f".{name}.tmp"
    with folder_errors_explained(half_made), driver_errors_explained(path):
        folder.mkdir(mode=0o700, exist_ok=True)
        half_made.unlink(missing_ok=True)
        half_made.touch(mode=0o600)
        try:
            _copy(path, half_made)
            settle(half_made)
            finished = half_made.replace(folder / name)
        except BaseException:
            half_made.unlink(missing_ok=True)
            raise
        make_private(finished)
        settle(folder)
        return finished


def _copy(path: Path, half_made: Path) -> None:
    source, copy = raw_connection(path), raw_connection(half_made)
    try:
        source.backup(copy)
        copy.execute("pragma journal_mode=delete").close()
        if copy.execute("pragma integrity_check").fetchone()[0] != "ok":
            raise BackupFailedError(path)
    finally:
        copy.close()
        source.close()


def settle(path: Path) -> None:
    """Have the disk keep a file or a folder's entries before anything else is done. Windows keeps folders unasked."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        with contextlib.suppress(OSError):  # some disks know no fsync of a folder
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
