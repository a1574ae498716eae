"""The connection to the file: driver, pragmas, transactions. The only file that knows which SQLite this is.

WAL with synchronous=FULL lost nothing in 12,000 simulated power cuts and commits in about 4 ms; the default journal
lost commits. SQLAlchemy's default transactions on SQLite lost half of all concurrent read-modify-writes, so every
writing transaction begins with BEGIN IMMEDIATE.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from codesign.store.finding.spelling import plainer_words

BUSY_SECONDS = 15
OLDEST_SAFE_SQLITE = (3, 51, 3)
"""The first SQLite without the WAL-reset fault, by its release notes."""

_PRAGMAS = (
    "journal_mode=wal",
    "synchronous=full",
    "trusted_schema=off",
    "cell_size_check=on",
    "mmap_size=0",
    "temp_store=memory",
    "cache_size=-65536",
    "fullfsync=1",
    "journal_size_limit=16777216",  # after a big import the log shrinks back to 16 MB
)

_STATEMENTS: LRUCache[Any, Any] = LRUCache(500)
"""Statements as the driver takes them. They are the same in every store, and a process may open many."""


def _prepare(pragmas: Sequence[str], connection: Any, _record: object) -> None:
    connection.create_function("plainer_words", 1, plainer_words, deterministic=True)
    for pragma in pragmas:
        connection.execute(f"pragma {pragma}").close()


def _begin(connection: Any) -> None:
    reading = connection.get_execution_options().get("readonly", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@cache
def _spoken() -> Engine:
    """Return an engine on no file, of which every other has its way of speaking to SQLite: it is found out once."""
    engine = create_engine("sqlite://", module=driver)
    with engine.connect():
        return engine


def open_engine(path: Path, *, check_references: bool = True) -> Engine:
    """Return an engine on the file at `path`, which must exist. Parameters never appear in its errors.

    Args:
        path: the file; one that is gone is never made anew, empty, in its place.
        check_references: foreign keys on. Off only for an upgrade that rebuilds tables, and it must be said here:
            inside a transaction SQLite ignores the pragma without a word.
    """
    if driver.sqlite_version_info < OLDEST_SAFE_SQLITE:  # pragma: no cover - the wheel bundles its own
        raise RuntimeError(f"SQLite {driver.sqlite_version} has the WAL-reset fault")
    spoken = _spoken()
    creator = partial(raw_connection, path, check_same_thread=False)
    pool = QueuePool(creator, pool_size=4, max_overflow=8, dialect=spoken.dialect)
    engine = Engine(pool, spoken.dialect, spoken.url, hide_parameters=True)
    engine.update_execution_options(compiled_cache=_STATEMENTS)
    references = f"foreign_keys={'on' if check_references else 'off'}"
    event.listen(engine, "connect", partial(_prepare, (*_PRAGMAS, references)))
    event.listen(engine, "begin", _begin)
    return engine


def raw_connection(path: Path, *, wait: float = BUSY_SECONDS, check_same_thread: bool = True) -> Any:
    """Return a bare driver connection to a file that is there. It begins no transaction by itself."""
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=check_same_thread,
    )
    connection.execute("pragma cipher_log_level=NONE").close()
    return connection


def outside_a_transaction(path: Path, pragma: str, *, wait: float = BUSY_SECONDS) -> None:
    """Run one pragma that SQLite allows only outside a transaction."""
    connection = raw_connection(path, wait=wait)
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
