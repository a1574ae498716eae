"""Which store versions we open, and how an older one becomes ours: numbered steps, one transaction, a backup first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from codesign.store import schema
from codesign.store.backup import backup, newest_backup
from codesign.store.engine import DriverError, open_engine, raw_connection
from codesign.store.faults import (
    DamagedStoreError,
    EmptyFileError,
    NoStoreError,
    NotAStoreError,
    StoreTooNewError,
)

SQLITE_HEADER = b"SQLite format 3\x00"

Step = Callable[[Any], None]
STEPS: Mapping[int, Step] = {}
"""The version each step leads to, and the step. Small, in order, tested on a real old file."""


def check_file(path: Path) -> int:
    """Return the version of the store at `path`, or refuse the file in its own sentence."""
    if not path.exists():
        raise NoStoreError(path)
    if path.is_dir():
        raise NotAStoreError(path, "a folder")
    if path.stat().st_size == 0:
        raise EmptyFileError(path)
    with path.open("rb") as file:
        if file.read(len(SQLITE_HEADER)) != SQLITE_HEADER:
            raise NotAStoreError(path, "no database (or one locked with a key)")
    application, version = _marks(path)
    if application != schema.APPLICATION_ID:
        raise NotAStoreError(path, "another program's database")
    if version // 1000 > schema.VERSION // 1000:
        raise StoreTooNewError(path, version, schema.VERSION)
    return version


def bring_up_to_date(
    path: Path, version: int, at: datetime, steps: Mapping[int, Step] = STEPS, *, to: int = schema.VERSION
) -> Path | None:
    """Take the steps from `version` to ours in one transaction, after a verified backup. Returns the backup, if one was made."""
    due = [(number, steps[number]) for number in sorted(steps) if version < number <= to]
    if version >= to:
        return None
    copy = backup(path, f"{path.stem} before version {to} from {version} {at:%Y-%m-%d %H%M%S}.db")
    engine = open_engine(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("pragma foreign_keys=off")
            connection.commit()
            with connection.begin():
                if connection.exec_driver_sql("pragma user_version").scalar() == version:
                    _take(connection, due, to)
    finally:
        engine.dispose()
    return copy


def _take(connection: Any, due: list[tuple[int, Step]], to: int) -> None:
    for _number, step in due:
        step(connection)
    schema.remake_triggers(connection)
    broken = connection.exec_driver_sql("pragma foreign_key_check").all()
    if broken:
        raise RuntimeError(f"{len(broken)} references would be broken by the upgrade")
    connection.exec_driver_sql(f"pragma user_version={to:d}")


def _marks(path: Path) -> tuple[int, int]:
    try:
        connection = raw_connection(path)
        try:
            application, version = (
                connection.execute(f"pragma {mark}").fetchone()[0]
                for mark in ("application_id", "user_version")
            )
            return application, version
        finally:
            connection.close()
    except DriverError:
        raise DamagedStoreError(path, newest_backup(path)) from None
