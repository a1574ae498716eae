"""Threads and processes at one store lose nothing, wait for each other, and close without waiting."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from codesign.records.outcomes import NewProgramme
from codesign.store.engine import BUSY_SECONDS
from codesign.store.journal.proof import prove
from codesign.store.store import Store
from codesign.store.tables import Programme

CHANGES = 200


def count_up(store: Store, times: int) -> None:
    """Read a number and write one more, each in one change."""
    for _ in range(times):
        with store.write("count") as change:
            row = change.session.execute(text("SELECT id, term FROM programme")).one()
            change.set(Programme, row.id, term=str(int(row.term) + 1))


COUNTING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_two_at_once import count_up
from codesign.store.store import Store
store = Store.open(Path(sys.argv[1]), actor="Q. Marsh", device="device-MRB", letters="MRB")
print("open", flush=True)
count_up(store, int(sys.argv[2]))
store.close()
"""


@pytest.mark.bad_input(90)
def test_two_threads_lose_none_of_200_changes(store: Store) -> None:
    store.programmes.add(NewProgramme("Counted", term="0"))

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(count_up, store, CHANGES // 2) for _ in range(2)]:
            done.result()

    assert store.programmes.lines()[0].term == str(CHANGES)
    assert prove(store).holds


@pytest.mark.bad_input(90)
def test_two_processes_lose_none_of_200_changes(store: Store) -> None:
    store.programmes.add(NewProgramme("Counted", term="0"))
    command = [sys.executable, "-c", COUNTING, str(store.path), str(CHANGES // 2), str(Path(__file__).parent)]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        count_up(store, CHANGES // 2)
        assert other.wait(120) == 0

    assert store.programmes.lines()[0].term == str(CHANGES)
    assert prove(store).holds


@pytest.mark.bad_input(90)
def test_a_reader_is_not_stopped_by_a_writer_and_sees_only_what_is_finished(store: Store) -> None:
    with ThreadPoolExecutor(1) as other, store.write("add programme") as change:
        change.add(Programme, title="Half written")

        assert other.submit(store.programmes.lines).result(timeout=10) == []


def test_a_nested_read_is_one_snapshot(store: Store) -> None:
    with ThreadPoolExecutor(1) as other, store.read():
        before = store.programmes.lines()
        other.submit(store.programmes.add, NewProgramme("Meanwhile")).result(timeout=10)

        assert store.programmes.lines() == before == []
    assert len(store.programmes.lines()) == 1


def test_closing_does_not_wait_for_somebody_who_still_reads(store: Store) -> None:
    other = Store.open(store.path, actor="Q. Marsh", device="device-MRB", letters="MRB")
    store.programmes.add(NewProgramme("Kept"))

    with other.read():
        other.programmes.lines()
        began = time.monotonic()
        store.close()
        assert time.monotonic() - began < BUSY_SECONDS / 2

    assert [line.title for line in other.programmes.lines()] == ["Kept"]
    other.close()
    assert not store.path.with_name("test.db-wal").exists()
