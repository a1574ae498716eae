"""A first look at a store through the bare driver: what Today shows, before the database libraries are loaded.

It only reads, and only a store of exactly our version. Whatever is amiss it leaves for the opening that follows to say.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from codesign.records.figures import TodayPage
from codesign.store.marks import APPLICATION_ID, VERSION
from codesign.store.verbs.counting import today_page

_PRAGMAS = ("cipher_log_level = NONE", "query_only = ON", "trusted_schema = OFF", "cache_size = -65536")
_PATIENCE = 1.0
"""Seconds to wait for another copy; the opening that follows has more."""


def first_look(path: Path, today: date) -> TodayPage | None:
    """Return what Today shows of the store at `path`, or None where it cannot be read in this way."""
    if not path.is_file() or path.stat().st_size == 0:
        return None
    try:
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE, isolation_level=None
        )
    except driver.Error:
        return None
    try:
        return _look(connection, today)
    except driver.Error:
        return None
    finally:
        connection.close()


def _look(connection: driver.Connection, today: date) -> TodayPage | None:
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}").close()
    marks = [
        connection.execute(f"pragma {mark}").fetchone()[0] for mark in ("application_id", "user_version")
    ]
    if marks != [APPLICATION_ID, VERSION]:
        return None
    connection.execute("BEGIN")  # one snapshot for all of it
    return today_page(lambda sql, values: connection.execute(sql, dict(values)).fetchall(), today)
