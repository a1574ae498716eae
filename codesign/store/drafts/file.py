"""The file of unfinished work: one small SQLite file beside the store, opened with the raw driver.

It is made whole under another name and then put in place, so that an empty file is always damage and never a beginning.
Everything deleted is overwritten.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import sqlcipher3.dbapi2 as driver

from codesign.clock import Clock, stamp, today
from codesign.errors import CodesignError
from codesign.files import free_name
from codesign.store.drafts.running_copy import RunningCopy, copy_from, is_running
from codesign.text import plural

APPLICATION_ID = 0x43534452  # "CSDR"
USER_VERSION = 1000  # major * 1000 + minor: a newer minor opens, a newer major does not
KEPT_DAYS = 30
"""How long thrown-away work can be had back."""

_SCHEMA = """
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  device TEXT NOT NULL,
  started TEXT NOT NULL,
  changed TEXT NOT NULL,
  discarded TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT ''
)
"""
_COLUMNS = "id, kind, state, version, device, started, changed, discarded, owner"
_PRAGMAS = (
    *("cipher_log_level = NONE", "busy_timeout = 5000", "trusted_schema = OFF", "cell_size_check = ON"),
    *("temp_store = MEMORY", "secure_delete = ON", "fullfsync = ON", "synchronous = FULL", "mmap_size = 0"),
)
_DAMAGED = {11, 26}  # SQLITE_CORRUPT, SQLITE_NOTADB
_COMPANIONS = ("-wal", "-shm", "-journal")


class DraftsTooNewError(CodesignError):
    """The drafts were written by a later codesign, in a way this one cannot read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The file of unfinished work {path} was made by a newer codesign.",
            todo="Install the newer codesign, and carry on with it there.",
        )


class DraftRow(NamedTuple):
    """One draft as the file holds it."""

    id: str
    kind: str
    state: str
    version: int
    device: str
    started: str
    changed: str
    discarded: str = ""
    owner: str = ""


class _Damage(Exception):
    """Why a file cannot be used, and what could still be read from it."""

    def __init__(self, why: str, rows: list[DraftRow] | None = None) -> None:
        super().__init__(why)
        self.why, self.rows = why, rows or []


class DraftFile:
    """An open file of drafts. One thread uses it at a time."""

    def __init__(self, path: Path, connection: Any) -> None:
        self.path = path
        self.notices: list[str] = []
        self._connection = connection
        self._node = _node(path)

    @classmethod
    def open(cls, path: Path, clock: Clock) -> DraftFile:
        """Open the drafts at a path, begun anew where there are none or they are damaged; `notices` says so.

        Raises:
            DraftsTooNewError: They were written by a newer major version.
            OSError: The folder refuses; the driver's own errors, where the disk does.
        """
        notices = []
        try:
            opened = cls._open_whole(path)
        except _Damage as damage:
            notices.append(_set_aside(path, damage, clock))
            opened = cls._open_whole(path)
            opened.adopt(damage.rows)
        opened.notices = notices
        opened.purge(clock.now())
        return opened

    @classmethod
    def _open_whole(cls, path: Path) -> DraftFile:
        if not path.exists():
            if _companion(path, "-wal").exists():
                raise _Damage("was missing, and a part of it was left over")
            _make(path)
        elif path.stat().st_size == 0:
            raise _Damage("was empty")
        connection = driver.connect(str(path), timeout=5, check_same_thread=False)
        try:
            _check(connection, path)
            return cls(path, connection)
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close; what was written ahead goes into the file itself."""
        with contextlib.suppress(driver.Error):
            self._connection.close()

    @property
    def has_vanished(self) -> bool:
        """Whether the file was deleted or replaced under us; what we would write then would be nowhere."""
        try:
            return _node(self.path) != self._node
        except OSError:
            return True

    def rows(self) -> list[DraftRow]:
        """Return every draft, the one last changed first."""
        found = self._connection.execute(f"SELECT {_COLUMNS} FROM draft ORDER BY changed DESC, id")
        return [DraftRow(*row) for row in found.fetchall()]

    def row(self, draft_id: str) -> DraftRow | None:
        """Return one draft."""
        found = self._connection.execute(f"SELECT {_COLUMNS} FROM draft WHERE id = ?", (draft_id,)).fetchone()
        return DraftRow(*found) if found else None

    def write(self, drafts: Iterable[DraftRow], copy: RunningCopy) -> list[str]:
        """Keep drafts in one transaction; return the ids of those another running copy holds."""
        refused = []
        with self._change():
            for each in drafts:
                if not self._is_free_to(each.id, copy):
                    refused.append(each.id)
                    continue
                self._connection.execute(
                    f"INSERT INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT (id) DO UPDATE SET"
                    " kind = excluded.kind, state = excluded.state, version = excluded.version, discarded = '',"
                    " device = excluded.device, changed = excluded.changed, owner = excluded.owner",
                    (*each[:7], str(copy)),
                )
        return refused

    def adopt(self, rows: Iterable[DraftRow]) -> int:
        """Take in drafts found elsewhere, unless the same or a later one is here; return how many."""
        with self._change():
            before = self._connection.total_changes
            self._connection.executemany(
                f"INSERT INTO draft ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " state = excluded.state, version = excluded.version, changed = excluded.changed"
                " WHERE draft.changed < excluded.changed",
                list(rows),
            )
            return int(self._connection.total_changes - before)

    def set_discarded(self, draft_id: str, when: str, copy: RunningCopy) -> bool:
        """Throw a draft away, or with no moment bring it back; False if it is not there or held by another copy."""
        return self._alter(draft_id, copy, "UPDATE draft SET discarded = ?, owner = '' WHERE id = ?", when)

    def delete(self, draft_id: str, copy: RunningCopy) -> bool:
        """Overwrite a draft and forget it; False if it is not there or held by another copy."""
        done = self._alter(draft_id, copy, "DELETE FROM draft WHERE id = ?")
        self.fold()
        return done

    def claim(self, draft_id: str, copy: RunningCopy) -> bool:
        """Take a draft for one running copy; False if it is not there or another holds it and still runs."""
        return self._alter(draft_id, copy, "UPDATE draft SET owner = ? WHERE id = ?", str(copy))

    def release(self, copy: RunningCopy, draft_id: str = "") -> None:
        """Let go of one draft, or of all that a copy holds."""
        with self._change():
            self._connection.execute(
                "UPDATE draft SET owner = '' WHERE owner = ? AND ? IN ('', id)", (str(copy), draft_id)
            )

    def purge(self, now: datetime) -> None:
        """Overwrite what was thrown away long enough ago."""
        limit = stamp(now - timedelta(days=KEPT_DAYS))
        with self._change():
            purged = self._connection.execute(
                "DELETE FROM draft WHERE discarded <> '' AND discarded < ?", (limit,)
            ).rowcount
        if purged:
            self.fold()

    def fold(self) -> bool:
        """Move what was written ahead into the file and empty the rest; False if another copy is reading."""
        busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def scrub(self) -> bool:
        """Write the whole file afresh, so that no page holds what was taken out; False if it must be tried again."""
        self._connection.execute("VACUUM")
        return self.fold()

    def _alter(self, draft_id: str, copy: RunningCopy, statement: str, *values: str) -> bool:
        with self._change():
            if not self._is_free_to(draft_id, copy):
                return False
            return bool(self._connection.execute(statement, (*values, draft_id)).rowcount)

    def _is_free_to(self, draft_id: str, copy: RunningCopy) -> bool:
        found = self._connection.execute("SELECT owner FROM draft WHERE id = ?", (draft_id,)).fetchone()
        owner = copy_from(found[0]) if found else None
        return owner is None or owner == copy or not is_running(owner)

    @contextlib.contextmanager
    def _change(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(driver.Error):  # a full disk has rolled back already
                self._connection.execute("ROLLBACK")
            raise


def is_damage(fault: BaseException) -> bool:
    """Whether an error of the driver means that the file itself is spoilt."""
    return error_code(fault) in _DAMAGED


def error_code(fault: BaseException) -> int:
    """Return SQLite's own number for an error, or 0."""
    return int(getattr(fault, "sqlite_errorcode", 0) or 0) & 0xFF


def _prepare(connection: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _check(connection: Any, path: Path) -> None:
    """Make a file ready to use, and see that it is ours, known and whole."""
    try:
        _prepare(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise _Damage("was not one of codesign's")
        if connection.execute("PRAGMA user_version").fetchone()[0] // 1000 > USER_VERSION // 1000:
            raise DraftsTooNewError(path)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _Damage("was damaged", _salvage(connection))
        connection.execute(f"SELECT {_COLUMNS} FROM draft LIMIT 0")
        connection.execute("PRAGMA journal_mode = WAL")
    except driver.DatabaseError as fault:
        # Errors of the disk are not damage of the file: those may pass.
        if is_damage(fault) or "no such" in str(fault):
            raise _Damage("was damaged", _salvage(connection)) from fault
        raise


def _salvage(connection: Any) -> list[DraftRow]:
    """Read what can still be read from a damaged file, row by row."""
    rows = []
    with contextlib.suppress(driver.Error, UnicodeDecodeError):
        for row in connection.execute(f"SELECT {_COLUMNS} FROM draft"):
            if all(isinstance(value, str) for value in (*row[:3], *row[4:])) and isinstance(row[3], int):
                rows.append(DraftRow(*row))
    return rows


def _make(path: Path) -> None:
    """Make an empty drafts file whole, then give it its name; if another copy was quicker, theirs stands."""
    making = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    os.close(os.open(making, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        connection = driver.connect(str(making))
        try:
            _prepare(connection)
            connection.executescript(
                f"BEGIN; {_SCHEMA}; PRAGMA application_id = {APPLICATION_ID};"
                f" PRAGMA user_version = {USER_VERSION}; COMMIT; PRAGMA journal_mode = WAL;"
            )
        finally:
            connection.close()
        with contextlib.suppress(FileExistsError):
            _name(making, path)
    finally:
        making.unlink(missing_ok=True)


def _name(making: Path, path: Path) -> None:
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks know no links
        if not path.exists():
            making.rename(path)
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _set_aside(path: Path, damage: _Damage, clock: Clock) -> str:
    kept = free_name(path.with_name(f"{path.name} damaged {today(clock).isoformat()}"))
    # What was written ahead moves first: beside a new file it would be taken for part of it.
    for ending in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            _companion(path, ending).rename(_companion(kept, ending))
    with contextlib.suppress(FileNotFoundError):
        path.rename(kept)
    saved = f" {plural(len(damage.rows), 'draft')} could be read and is kept." if damage.rows else ""
    saved = saved.replace("drafts could be read and is", "drafts could be read and are")
    return (
        f"The file of unfinished work, {path.name}, {damage.why}. It is set aside as {kept.name}, "
        f"and a new one has been begun.{saved}"
    )


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _node(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
