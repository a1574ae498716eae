"""Making an empty store: whole under a name nobody else uses, then put in its place without replacing anything."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import insert

from codesign.store import schema
from codesign.store.backup import settle
from codesign.store.engine import open_engine, outside_a_transaction
from codesign.store.faults import (
    LeftBehindError,
    StoreExistsError,
    driver_errors_explained,
    folder_errors_explained,
)
from codesign.store.tables import Meta, core

_COMPANIONS = ("-wal", "-shm", "-journal")


def make(path: Path, facts: Mapping[str, str]) -> None:
    """Make an empty store at `path` with these facts about it.

    Raises:
        StoreExistsError: something is already there.
        LeftBehindError: part of another store is there, and would be mixed into this one.
        CannotSaveError: the folder cannot be written.
    """
    half_made = path.with_name(f".{path.name}.{os.getpid()}.new")
    with driver_errors_explained(path), folder_errors_explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_what_is_there(path)
        _clear(half_made)
        try:
            half_made.touch(mode=0o600)
            _fill(half_made, facts)
            settle(half_made)
            _put_in_place(half_made, path)
        finally:
            _clear(half_made)
        settle(path.parent)


def _refuse_what_is_there(path: Path) -> None:
    if os.path.lexists(path):
        raise StoreExistsError(path)
    for companion in _beside(path):
        if companion.exists():
            raise LeftBehindError(companion)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in _COMPANIONS]


def _clear(half_made: Path) -> None:
    for file in (half_made, *_beside(half_made)):
        file.unlink(missing_ok=True)


def _put_in_place(half_made: Path, path: Path) -> None:
    """Give the finished file its name only if nobody took it meanwhile: a link cannot replace, a rename would."""
    try:
        os.link(half_made, path)
    except FileExistsError:
        raise StoreExistsError(path) from None
    except OSError:  # memory sticks know no links
        half_made.replace(path)


def _fill(path: Path, facts: Mapping[str, str]) -> None:
    engine = open_engine(path)
    try:
        with engine.begin() as connection:
            schema.create_all(connection)
            connection.execute(
                insert(core(Meta)), [{"key": key, "value": value} for key, value in facts.items()]
            )
            connection.exec_driver_sql(f"pragma application_id={schema.APPLICATION_ID:d}")
            connection.exec_driver_sql(f"pragma user_version={schema.VERSION:d}")
    finally:
        engine.dispose()
    outside_a_transaction(path, "journal_mode=delete")  # one file, so that it can be given its name
