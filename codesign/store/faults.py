"""The store's errors, each owning its sentence, and the one place where a driver's error becomes one of them."""

from __future__ import annotations

import errno
import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codesign.errors import AskedWronglyError, CodesignError
from codesign.records.columns_shown import day_words
from codesign.text import shorten


class NoStoreError(CodesignError):
    """There is no store at the place asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no store at {path}.",
            todo="Make one with `codesign init`, or name another with --store.",
        )


class StoreExistsError(CodesignError):
    """A store would be made where something is already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is already something at {path}.",
            todo="Nothing was changed. Open it with `codesign`, or name another place with --store.",
        )


class EmptyFileError(CodesignError):
    """A 0-byte file: SQLite would take it for an empty database without a word."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is empty (0 bytes), so it is not a store.",
            todo="If it once was, a copy or a sync went wrong: look for a backup in the folder `backups` beside it. Otherwise delete it and run `codesign init`.",
        )


class NotAStoreError(CodesignError):
    """The file belongs to another program, or is no database at all."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(
            f"{path.name} is not a codesign store: it is {found}.",
            todo="Nothing was changed. Name the right file with --store.",
        )


class DamagedStoreError(CodesignError):
    """The file is a store that cannot be read any more."""

    def __init__(self, path: Path, backup: Path | None) -> None:
        where = (
            f"The newest backup is {backup}: open it with --store to look."
            if backup
            else f"No backup was found in {path.parent / 'backups'}."
        )
        super().__init__(
            f"The store {path} is damaged and cannot be read.", todo=f"Do not delete it. {where}"
        )


class StoreTooNewError(CodesignError):
    """The store was made by a newer major version."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path.name} was made by a newer codesign (store version {found // 1000}; this one knows {known // 1000}).",
            todo="Install the newer codesign, or open a backup made before the upgrade. Nothing was changed.",
        )


class StoreBusyError(CodesignError):
    """Somebody else held the store longer than we wait."""

    def __init__(self) -> None:
        super().__init__(
            "The store is busy: another copy of codesign has been writing for more than 15 seconds.",
            todo="Nothing was changed. Wait for its import or save to finish and try again.",
        )


class CannotOpenError(CodesignError):
    """The system will not let the store be read, or not in the way a store must be."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Could not open {path}: {why}.",
            todo="Nothing was changed. Mend that, or copy the store with its companions (-wal, -shm) to a folder of your own.",
        )


class LeftBehindError(CodesignError):
    """Part of a store that is gone stands where a new one would be made, and would be mixed into it."""

    def __init__(self, companion: Path) -> None:
        super().__init__(
            f"{companion.name} is left in {companion.parent} from a store that was moved or deleted without it. It may hold that store's last changes.",
            todo="Put it back beside its store, or delete it if that store is not wanted; or name another place with --store.",
        )


class UpgradeFailedError(CodesignError):
    """A step of an upgrade failed, and the store is as it was."""

    def __init__(self, path: Path, copy: Path) -> None:
        super().__init__(
            f"{path.name} could not be brought up to this version of codesign. It is as it was before.",
            todo=f"A copy made before trying is {copy}. The version of codesign you had before still opens both. Please report this.",
        )


class BackupFailedError(CodesignError):
    """A copy of the store was made and is not sound, so it was not kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A backup of {path.name} was made but did not pass its own check, so it was not kept.",
            todo="Run `codesign doctor`: the store itself may be damaged. Nothing was changed.",
        )


class GoneError(CodesignError):
    """A record that was on the screen a moment ago is not here any more, or what it would refer to is not."""

    def __init__(self) -> None:
        super().__init__(
            "That record is not here any more: it was undone or removed, perhaps in another window.",
            todo="Nothing was changed. `codesign history` shows by whom; undo that to bring it back.",
        )


class CannotSaveError(CodesignError):
    """The disk refused."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Could not save: {why}.",
            todo="Nothing was changed in the store. What is on the screen is still there: make room or mend the folder, then save again.",
        )


class UnknownReferenceError(AskedWronglyError):
    """No record goes by the reference typed."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"There is nothing called {shorten(reference, 60)} here.",
            todo="References look like E148-KTM, C12 or T3.",
        )


class RemovedError(UnknownReferenceError):
    """The record was thrown away, or the change that made it was undone."""

    def __init__(self, reference: str, verb: str, actor: str, at: str, change: str) -> None:
        how = "its making was undone" if verb.startswith("undo ") else "it was thrown away"
        AskedWronglyError.__init__(
            self,
            f"{reference} is no longer here: {how} by {actor or 'somebody'} on {day_words(at[:10])} ({change}).",
            todo=f"`codesign undo {change}` brings it back; `codesign history {change}` shows what went with it.",
        )


class AmbiguousReferenceError(AskedWronglyError):
    """More than one device has that number."""

    def __init__(self, reference: str, choices: list[str]) -> None:
        super().__init__(
            f"{reference} could be {' or '.join(choices)}.", todo="Type the letters after the dash too."
        )


class NoOpenChangeError(CodesignError):
    """A row was written outside a change: a fault of the program, refused by the store itself."""

    def __init__(self) -> None:
        super().__init__(
            "A record was about to be written outside a named change, so it was refused.",
            todo="Nothing was changed. Please report this.",
        )


BACKUPS = "backups"
"""The folder beside a store that its backups are in."""

_FOLDER_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "the folder is read-only",
    errno.EACCES: "you may not write in that folder",
    errno.EPERM: "you may not write in that folder",
    errno.ENOTDIR: "the folder asked for is a file",
    errno.ENAMETOOLONG: "the name is too long",
}
_DISK_WORDS = {
    "full": "the disk is full",
    "readonly": "the store or its folder is read-only",
    "read-only": "the store or its folder is read-only",
    "unable to open": "the store's folder cannot be reached (was it moved, or a stick pulled out?)",
    "disk i/o": "the disk refused to write (full, over its quota, or taken away)",
}


def explain(message: str, path: Path, *, opening: bool = False) -> CodesignError | None:
    """Return our sentence for a driver's message, or None where it is not one a person can act on."""
    low = message.lower()
    if "locked" in low or "busy" in low:
        return StoreBusyError()
    if "no open change" in low:
        return NoOpenChangeError()
    if "foreign key constraint" in low:
        return GoneError()
    if "malformed" in low or "not a database" in low:
        return DamagedStoreError(path, newest_backup(path))
    for sign, why in _DISK_WORDS.items():
        if sign in low:
            return CannotOpenError(path, why) if opening else CannotSaveError(why)
    return None


def newest_backup(path: Path) -> Path | None:
    """Return the newest backup of the store at `path`, if there is one."""
    folder = path.parent / BACKUPS
    if not folder.is_dir():
        return None
    found = folder.glob(f"{glob.escape(path.stem)} *.db")
    return max(found, key=lambda file: file.stat().st_mtime, default=None)


@contextmanager
def driver_errors_explained(path: Path, *, opening: bool = False) -> Iterator[None]:
    """Turn the driver's errors that a person can act on into sentences; let the rest rise."""
    from sqlalchemy.exc import DatabaseError

    from codesign.store.engine import DriverError

    try:
        yield
    except (DatabaseError, *DriverError) as error:
        known = _first_known(error, path, opening=opening)
        if known is None:
            raise
        raise known from None


def _first_known(error: BaseException, path: Path, *, opening: bool) -> CodesignError | None:
    """Explain an error, or the one it happened while handling: a full disk has already ended the transaction we then end."""
    seen: BaseException | None = error
    while seen is not None:
        known = explain(str(getattr(seen, "orig", seen)), path, opening=opening)
        if known is not None:
            return known
        seen = seen.__context__
    return None


@contextmanager
def folder_errors_explained(path: Path) -> Iterator[None]:
    """Turn what the system says of a folder or a file that it will not let be made into a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotSaveError(
            _FOLDER_WORDS.get(error.errno or 0, f"the system would not make {path}")
        ) from None
