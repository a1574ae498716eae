"""Verified copies of the store. Made through the database's own backup, never by copying the file, which would lose the WAL."""

from __future__ import annotations

import os
from pathlib import Path

from codesign.store.engine import make_private, raw_connection

FOLDER = "backups"


def backup(path: Path, name: str) -> Path:
    """Copy the store at `path` to `backups/name` beside it, checked for integrity before it gets its name."""
    folder = path.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    half_made = folder / f".{name}.tmp"
    half_made.unlink(missing_ok=True)
    half_made.touch(mode=0o600)
    source, copy = raw_connection(path), raw_connection(half_made)
    try:
        source.backup(copy)
        copy.execute("pragma journal_mode=delete").close()
        if copy.execute("pragma integrity_check").fetchone()[0] != "ok":
            raise RuntimeError("the copy is not sound")
    finally:
        copy.close()
        source.close()
    _sync(half_made)
    finished = folder / name
    half_made.replace(finished)
    make_private(finished)
    return finished


def newest_backup(path: Path) -> Path | None:
    """Return the newest backup of the store at `path`, if there is one."""
    folder = path.parent / FOLDER
    found = (
        sorted(folder.glob(f"{path.stem}*.db"), key=lambda file: file.stat().st_mtime)
        if folder.is_dir()
        else []
    )
    return found[-1] if found else None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
