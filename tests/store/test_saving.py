"""Where a change cannot be saved, a sentence says so, and what was saved before is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.store.engine import raw_connection
from codesign.store.faults import CannotSaveError, GoneError, explain
from codesign.store.journal.proof import prove
from codesign.store.store import Store
from codesign.store.tables import Comment, Event
from tests.store.killed import programs

KILLS = int(os.environ.get("CODESIGN_STORE_KILLS", "6"))


def fill_up(store: Store) -> None:
    """Let the file grow no further than it is now."""
    store.close()
    with store.read() as session:
        pages = session.execute(text("pragma page_count")).scalar()
        session.execute(text(f"pragma max_page_count={pages}"))


@pytest.mark.bad_input(92)
@pytest.mark.parametrize("nested", [False, True])
def test_a_full_disk_is_said_and_nothing_saved_before_is_lost(store: Store, nested: bool) -> None:
    store.events.record(NewEvent("Before", "2026-11-12"))
    fill_up(store)
    many = [NewComment("We need buses " * 50, personal="") for _ in range(300)]

    outer = store.write("outer") if nested else nullcontext()
    with pytest.raises(CannotSaveError, match="the disk is full"), outer:
        store.feedback.add_many(many)

    assert [line.title for line in store.events.last(5)] == ["Before"]
    assert len(store.feedback.rows()) == 0
    assert prove(store).holds


@pytest.mark.usefixtures("waits_for_the_disk")
def test_a_change_is_saved_when_the_disk_has_kept_it(store: Store) -> None:
    with store.read() as session:
        asked = ("journal_mode", "synchronous", "fullfsync")
        assert [session.execute(text(f"pragma {name}")).scalar() for name in asked] == ["wal", 2, 1]


LIMITED = """
import resource, sys
from pathlib import Path
from codesign.records.feedback import NewComment
from codesign.store.store import Store
store = Store.open(Path(sys.argv[1]), actor="P", device="device-KTM", letters="KTM")
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from codesign.store.faults import CannotSaveError
try:
    for n in range(1000):
        store.feedback.add_many([NewComment("We need buses " * 50, personal="")] * 20)
        print(n, flush=True)
except CannotSaveError as error:
    print(error.what, flush=True)
"""


@pytest.mark.bad_input(92)
@pytest.mark.skipif(os.name == "nt", reason="RLIMIT_FSIZE")
def test_a_disk_that_refuses_half_way_keeps_every_change_it_took(store: Store) -> None:
    store.close()

    said = subprocess.run(
        [sys.executable, "-c", LIMITED, str(store.path)], capture_output=True, text=True, timeout=120
    )

    *taken, last = said.stdout.splitlines()
    assert last.startswith("Could not save"), said.stderr
    assert len(store.feedback.rows()) == 20 * len(taken)
    assert prove(store).holds


@pytest.mark.bad_input(92)
@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of an open file")
@pytest.mark.parametrize("taken_by", ["nobody", "a new store"])
def test_a_store_moved_away_while_open_takes_no_more_changes(
    store: Store, tmp_path: Path, taken_by: str
) -> None:
    store.events.record(NewEvent("Before", "2026-11-12"))
    away = tmp_path / "away"
    away.mkdir()
    for file in tmp_path.glob("test.db*"):
        file.rename(away / file.name)
    if taken_by == "a new store":
        Store.create(store.path, actor="Q", device="device-MRB", letters="MRB").close()

    with pytest.raises(CannotSaveError, match="moved or deleted"):
        store.events.record(NewEvent("After", "2026-11-12"))

    store.engine.dispose()
    moved = Store.open(away / "test.db", actor="P", device="device-KTM", letters="KTM")
    assert [line.title for line in moved.events.last(5)] == ["Before"]
    moved.close()
    assert store.path.exists() == (taken_by == "a new store")


@pytest.mark.bad_input(95)
def test_no_error_of_the_database_says_what_people_said(store: Store) -> None:
    with pytest.raises(SQLAlchemyError) as fault, store.write("fault") as change:
        change.session.execute(
            text("INSERT INTO nowhere(words) VALUES (:words)"), {"words": "My neighbour shouts"}
        )

    assert "neighbour" not in str(fault.value)
    assert "hidden" in str(fault.value)


def test_a_reference_to_nothing_is_a_sentence(store: Store) -> None:
    with pytest.raises(GoneError), store.write("add comment") as change:
        change.add(Comment, words="Lost", event_id="no such event")


def test_what_belongs_to_something_undone_meanwhile_is_refused_not_lost_from_sight(store: Store) -> None:
    event = store.events.record(NewEvent("Hall", "2026-11-12"))
    store.undoing.undo()

    with pytest.raises(GoneError):
        store.feedback.add(NewComment("We need buses"), event_id=event.id)
    with pytest.raises(GoneError):
        store.events.alter(event.id, title="Another hall")
    with pytest.raises(GoneError):
        store.cards.event(event.id)


@pytest.mark.parametrize(
    "message",
    ["database is locked", "database or disk is full", "attempt to write a readonly database",
     "unable to open database file", "disk I/O error", "database disk image is malformed", "no open change"],
)  # fmt: skip
def test_each_thing_the_driver_says_has_a_sentence(message: str, tmp_path: Path) -> None:
    said = explain(message, tmp_path / "store.db")

    assert said is not None
    assert said.what.endswith(".")
    assert said.todo


WRITING = """
import sys
from pathlib import Path
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.store.store import Store
def work():
    store = Store.open(Path(sys.argv[1]), actor="P", device="device-KTM", letters="KTM")
    print("open", flush=True)
    for n in range(100_000):
        made = store.events.record(NewEvent("Hall", "2026-11-12", comments=(NewComment("Buses", personal=""),) * 3))
        print(made.reference, flush=True)
"""


@pytest.mark.bad_input(89)
@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_while_writing_no_change_that_was_acknowledged_is_missing(store: Store) -> None:
    chance = random.Random(89)
    acknowledged: list[str] = []
    with programs(WRITING, str(store.path)) as begin:
        for turn in range(KILLS):
            writer = begin()
            assert writer.says() == "open"
            acknowledged += [writer.says() for _ in range(turn % 4)]
            time.sleep(chance.random() * 0.05)
            acknowledged += writer.kill()

            held = {line.reference for line in store.events.lines(store.events.rows())}
            assert set(acknowledged) <= held
            assert len(store.feedback.rows()) == 3 * len(held)

    assert acknowledged
    assert prove(store).holds
    connection = raw_connection(store.path)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_change_that_fails_half_way_leaves_no_trace(store: Store) -> None:
    changes = store.history.count()

    with pytest.raises(ZeroDivisionError), store.write("record event") as change:
        change.add(Event, title=str(1 // len(change.add(Event, title="Hall")[:0])))

    assert len(store.events.rows()) == 0
    assert store.history.count() == changes
    assert prove(store).holds
