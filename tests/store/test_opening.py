"""Whatever stands where a store should be, the sentence says what it is, and nothing is changed."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from codesign.clock import FrozenClock
from codesign.errors import CodesignError
from codesign.records.events import NewEvent
from codesign.store.engine import raw_connection
from codesign.store.faults import (
    CannotOpenError,
    CannotSaveError,
    DamagedStoreError,
    EmptyFileError,
    LeftBehindError,
    NoStoreError,
    NotAStoreError,
    StoreExistsError,
    StoreTooNewError,
)
from codesign.store.marks import VERSION
from codesign.store.store import Store
from codesign.store.tables import JOURNALLED

StoreMaker = Callable[..., Store]


def opened(path: Path) -> Store:
    return Store.open(path, actor="P. Nair", device="device-KTM", letters="KTM")


def nothing(path: Path) -> None:
    """Leave the place empty."""


def no_bytes(path: Path) -> None:
    path.touch()


def folder(path: Path) -> None:
    path.mkdir()


def words(path: Path) -> None:
    path.write_text("Dear all, please find attached")


def another_programs(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes(words)")
    connection.close()


def newer_major(path: Path) -> None:
    made_closed(path)
    altered(path, "pragma user_version=2000")


def cut_short(path: Path) -> None:
    made_closed(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def header_then_noise(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 64)


def made_closed(path: Path) -> None:
    Store.create(path, actor="P. Nair", device="device-KTM", letters="KTM").close()


def altered(path: Path, *statements: str) -> None:
    connection = raw_connection(path)
    for statement in statements:
        connection.execute(statement).close()
    connection.close()


REFUSED: list[tuple[Callable[[Path], None], type[CodesignError], str]] = [
    (nothing, NoStoreError, "There is no store at"),
    (no_bytes, EmptyFileError, "0 bytes"),
    (folder, NotAStoreError, "a folder"),
    (words, NotAStoreError, "no database"),
    (another_programs, NotAStoreError, "another program's database"),
    (newer_major, StoreTooNewError, "newer codesign (store version 2; this one knows 1)"),
    (cut_short, DamagedStoreError, "damaged"),
    (header_then_noise, DamagedStoreError, "damaged"),
]


@pytest.mark.bad_input(93)
@pytest.mark.parametrize(("put", "error", "says"), REFUSED, ids=lambda each: getattr(each, "__name__", None))
def test_each_thing_that_is_not_our_store_is_refused_in_its_own_sentence(
    tmp_path: Path, put: Callable[[Path], None], error: type[CodesignError], says: str
) -> None:
    path = tmp_path / "store.db"
    put(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(error) as refusal:
        opened(path)

    assert says in refusal.value.what
    assert refusal.value.todo
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.bad_input(93)
def test_a_damaged_store_names_its_newest_backup(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    cut_short(path)
    kept = tmp_path / "backups"
    kept.mkdir()
    (kept / "store before version 1001 from 1000 2026-11-12 174200.db").touch()

    with pytest.raises(DamagedStoreError, match="store before version 1001"):
        opened(path)


@pytest.mark.bad_input(93)
def test_damage_met_while_reading_is_a_sentence_too(store: Store) -> None:
    store.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (size - 8192))

    with pytest.raises(DamagedStoreError):
        opened(store.path).figures.people()


def test_a_newer_minor_opens_and_keeps_what_it_does_not_know(new_store: StoreMaker) -> None:
    store = new_store()
    event = store.events.record(NewEvent("Hall", "2026-11"))
    store.close()
    altered(
        store.path,
        "DROP TRIGGER journal_event_altered",
        "ALTER TABLE event ADD COLUMN mood TEXT NOT NULL DEFAULT 'glad'",
        "CREATE TABLE weather(row INTEGER PRIMARY KEY, words TEXT)",
        "INSERT INTO weather(words) VALUES ('rain')",
        f"pragma user_version={VERSION + 1}",
    )

    again = opened(store.path)
    again.events.alter(event.id, title="Another hall")
    again.close()

    connection = raw_connection(store.path)
    assert connection.execute("SELECT title, mood FROM event").fetchall() == [("Another hall", "glad")]
    assert connection.execute("SELECT words FROM weather").fetchall() == [("rain",)]
    assert connection.execute("pragma user_version").fetchone() == (VERSION + 1,)
    connection.close()


def test_a_store_is_never_made_over_something(tmp_path: Path, clock: FrozenClock) -> None:
    path = tmp_path / "store.db"
    words(path)

    with pytest.raises(StoreExistsError):
        made_closed(path)

    assert path.read_text() == "Dear all, please find attached"


def test_a_log_left_by_a_store_that_is_gone_is_not_mixed_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "store.db-wal").write_bytes(b"somebody's last changes")

    with pytest.raises(LeftBehindError, match=r"store\.db-wal"):
        made_closed(tmp_path / "store.db")

    assert (tmp_path / "store.db-wal").read_bytes() == b"somebody's last changes"
    assert not (tmp_path / "store.db").exists()


def test_a_store_half_made_when_the_power_went_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / f".store.db.{os.getpid()}.new").write_bytes(b"half")

    made_closed(tmp_path / "store.db")

    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["store.db"]


def test_a_store_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotSaveError, match=r"is a file|system would not"):
        made_closed(tmp_path / "file" / "store.db")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_the_store_and_its_companions_are_for_this_user_only(store: Store) -> None:
    with store.read():
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.glob("test.db*")}

    assert set(modes) == {"test.db", "test.db-wal", "test.db-shm"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("name", ["what?.db", "50% & more #1.db", "Bé 北.db", "a;b'c.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    made_closed(tmp_path / name)

    assert opened(tmp_path / name).fact("store")


AS_NOBODY = """
import os, sys
from pathlib import Path
from codesign.store.store import Store
from codesign.errors import CodesignError
os.setuid(65534)
try:
    store = Store.open(Path(sys.argv[1]), actor="P", device="d", letters="KTM")
    store.events.alter("x", title="y")
except CodesignError as error:
    print(type(error).__name__)
"""


@pytest.mark.bad_input(92)
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs another user to be")
@pytest.mark.parametrize("mode", [0o600, 0o444])
def test_a_store_that_may_not_be_read_or_written_is_not_called_damaged(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "store.db"
    made_closed(path)
    path.chmod(mode)
    for above in (tmp_path, *tmp_path.parents):
        if above.stat().st_uid == os.geteuid() and str(above) not in ("/", "/tmp"):
            above.chmod(0o755)

    said = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)], capture_output=True, text=True, timeout=60
    )

    assert said.stdout.strip() in (CannotOpenError.__name__, CannotSaveError.__name__), said.stderr
    assert sqlite3.connect(path).execute("pragma integrity_check").fetchone() == ("ok",)


def test_every_journalled_table_has_its_triggers(store: Store) -> None:
    connection = raw_connection(store.path)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()

    assert {f"journal_{table}_{what}" for table in JOURNALLED for what in ("made", "altered", "kept")} < names
