"""The store's errors, each owning its sentence, and the one place where a driver's error becomes one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codesign.errors import AskedWronglyError, CodesignError


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
            f"There is already a file at {path}.",
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
            f"There is nothing called {reference} here.", todo="References look like E148-KTM, C12 or T3."
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


_DISK_WORDS = {
    "full": "the disk is full",
    "readonly": "the store or its folder is read-only",
    "read-only": "the store or its folder is read-only",
    "unable to open": "the store's folder cannot be reached (was it moved, or a stick pulled out?)",
    "disk i/o": "the disk refused to write (full, over its quota, or taken away)",
}


def explain(message: str) -> CodesignError | None:
    """Return our sentence for a driver's message, or None where it is not one a person can act on."""
    low = message.lower()
    if "locked" in low or "busy" in low:
        return StoreBusyError()
    if "no open change" in low:
        return NoOpenChangeError()
    for sign, why in _DISK_WORDS.items():
        if sign in low:
            return CannotSaveError(why)
    return None


@contextmanager
def driver_errors_explained() -> Iterator[None]:
    """Turn the driver's errors that a person can act on into sentences; let the rest rise."""
    from sqlalchemy.exc import DatabaseError

    try:
        yield
    except DatabaseError as error:
        known = explain(str(error.orig))
        if known is None:
            raise
        raise known from None
