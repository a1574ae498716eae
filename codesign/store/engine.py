"""The connection to the file: driver, pragmas, transactions. The only file that knows which SQLite this is.

WAL with synchronous=FULL lost nothing in 12,000 simulated power cuts and commits in about 4 ms; the default journal
lost commits. SQLAlchemy's default transactions on SQLite lost half of all concurrent read-modify-writes, so every
writing transaction begins with BEGIN IMMEDIATE.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 15
OLDEST_SAFE_SQLITE = (3, 51, 3)
"""The first SQLite without the WAL-reset fault, by its release notes."""

_PRAGMAS = (
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "trusted_schema=off",
    "cell_size_check=on",
    "mmap_size=0",
    "temp_store=memory",
    "cache_size=-65536",
    "fullfsync=1",
)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we emit BEGIN ourselves
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").close()


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get("readonly", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def open_engine(path: Path) -> Engine:
    """Return an engine on the file at `path`, which must exist. Parameters never appear in its errors."""
    if driver.sqlite_version_info < OLDEST_SAFE_SQLITE:  # pragma: no cover - the wheel bundles its own
        raise RuntimeError(f"SQLite {driver.sqlite_version} has the WAL-reset fault")
    engine = create_engine(
        f"sqlite:///{path}",
        module=driver,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def raw_connection(path: Path, *, read_only: bool = False) -> Any:
    """Return a bare driver connection, for looking at a file before trusting it and for backups."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = driver.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("pragma cipher_log_level=NONE").close()
    return connection


def outside_a_transaction(path: Path, pragma: str) -> None:
    """Run one pragma that SQLite allows only outside a transaction."""
    connection = raw_connection(path)
    try:
        connection.execute(f"pragma {pragma}").close()
    finally:
        connection.close()


def make_private(path: Path) -> None:
    """Let nobody but this user read the file and its companions."""
    for suffix in ("", "-wal", "-shm"):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            os.chmod(companion, 0o600)  # noqa: PTH101 - one call, one meaning


DriverError = (driver.DatabaseError, sqlite3.DatabaseError)
