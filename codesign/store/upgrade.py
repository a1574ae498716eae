"""Which store versions we open, and how an older one becomes ours: numbered steps, one transaction, a backup first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from codesign.store import schema
from codesign.store.backup import backup
from codesign.store.engine import DriverError, open_engine, raw_connection
from codesign.store.faults import (
    CannotOpenError,
    DamagedStoreError,
    EmptyFileError,
    NoStoreError,
    NotAStoreError,
    StoreTooNewError,
    UpgradeFailedError,
    explain,
    newest_backup,
)
from codesign.store.step_1004 import code_and_review

SQLITE_HEADER = b"SQLite format 3\x00"

Step = Callable[[Connection], None]


def _order_by_index(connection: Connection) -> None:
    """Lay the indexes anew that lists are put in order by, and what comments are counted by."""
    for name in ("ix_comment_event_id", "ix_event_held_on", "ix_contact_sort_name", "ix_contact_named"):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    for name, laid in (
        ("ix_comment_of_event", '"comment" (event_id, deleted, sensitive, said_on)'),
        ("ix_comment_place", "\"comment\" (place, deleted) WHERE place <> ''"),
        ("ix_event_held", '"event" (held_on) WHERE deleted = 0'),
        ("ix_contact_named", '"contact" (sort_name) WHERE deleted = 0'),
    ):
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {laid}")


def _count_who_came_by_index(connection: Connection) -> None:
    """Lay the index anew by which the events are counted that somebody came to from an organisation."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_attendance_organisation_id")
    connection.exec_driver_sql(
        'CREATE INDEX ix_attendance_organisation ON "attendance" (organisation_id, deleted, event_id)'
    )


def _merge_contacts(connection: Connection) -> None:
    """Make room for contacts merged into others, and for what was known when a look-alike was decided about."""
    for statement in (
        """CREATE TABLE contactmerge (
            "row" INTEGER NOT NULL, id VARCHAR NOT NULL, deleted BOOLEAN NOT NULL, survivor_id VARCHAR NOT NULL,
            merged_id VARCHAR NOT NULL, chosen VARCHAR NOT NULL, words VARCHAR NOT NULL, reasons VARCHAR NOT NULL, weight INTEGER,
            PRIMARY KEY ("row"), UNIQUE (id),
            FOREIGN KEY(survivor_id) REFERENCES contact (id), FOREIGN KEY(merged_id) REFERENCES contact (id))""",
        "CREATE TABLE standing (contact_id VARCHAR NOT NULL, survivor_id VARCHAR NOT NULL, PRIMARY KEY (contact_id))",
        "ALTER TABLE alias ADD COLUMN merge_id VARCHAR REFERENCES contactmerge (id)",
        "ALTER TABLE alias ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT 0",
        "ALTER TABLE matchanswer ADD COLUMN how VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE matchanswer ADD COLUMN weight INTEGER",
        "CREATE INDEX ix_contactmerge_survivor_id ON contactmerge (survivor_id)",
        "CREATE INDEX ix_contactmerge_merged_id ON contactmerge (merged_id)",
        "CREATE INDEX ix_standing_survivor_id ON standing (survivor_id)",
        "CREATE INDEX ix_alias_merge_id ON alias (merge_id)",
        'CREATE INDEX ix_alias_hidden ON "alias" (contact_id) WHERE hidden = 1',
    ):
        connection.exec_driver_sql(statement)


STEPS: Mapping[int, Step] = {
    1001: _order_by_index,
    1002: _count_who_came_by_index,
    1003: _merge_contacts,
    1004: code_and_review,
}
"""The version each step leads to, and the step. Small, in order, tested on a real old file.

Triggers and search tables are made anew after every upgrade: no step says anything about them.
"""


def check_file(path: Path) -> int:
    """Return the version of the store at `path`, or refuse the file in its own sentence."""
    if not path.exists():
        raise NoStoreError(path)
    if path.is_dir():
        raise NotAStoreError(path, "a folder")
    if path.stat().st_size == 0:
        raise EmptyFileError(path)
    if _beginning(path) != SQLITE_HEADER:
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
    """Take the steps from `version` to ours in one transaction, after a verified backup. Returns the backup, if one was made.

    Raises:
        UpgradeFailedError: a step failed, or would have broken a reference; the store is as it was.
    """
    if version >= to:
        return None
    due = [steps[number] for number in sorted(steps) if version < number <= to]
    copy = backup(path, f"{path.stem} before version {to} from {version} {at:%Y-%m-%d %H%M%S}.db")
    engine = open_engine(path, check_references=False)
    try:
        with engine.begin() as connection:
            if (
                connection.exec_driver_sql("pragma user_version").scalar() == version
            ):  # nobody else was quicker
                _take(connection, due, to)
    except Exception as error:
        known = explain(str(getattr(error, "orig", "")), path)
        raise known or UpgradeFailedError(path, copy) from error
    finally:
        engine.dispose()
    return copy


def _take(connection: Connection, due: Sequence[Step], to: int) -> None:
    for step in due:
        step(connection)
    schema.remake_triggers(connection)
    schema.remake_search(connection)
    broken = connection.exec_driver_sql("pragma foreign_key_check").all()
    if broken:
        raise RuntimeError(f"{len(broken)} references would be broken by the upgrade")
    connection.exec_driver_sql(f"pragma user_version={to:d}")


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_HEADER))
    except OSError:
        raise CannotOpenError(path, "you may not read it") from None


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
    except DriverError as error:
        raise explain(str(error), path, opening=True) or DamagedStoreError(
            path, newest_backup(path)
        ) from None
