"""The first look: what Today shows, read before the database libraries are loaded, and the same to the last figure."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment
from codesign.store.engine import raw_connection
from codesign.store.first_look import first_look
from codesign.store.marks import VERSION
from tests.conftest import demo_as_built

if TYPE_CHECKING:
    from codesign.store import Store

TODAY = date(2026, 11, 16)


def test_it_shows_what_the_open_store_shows(demo_file: Path, tmp_path: Path) -> None:
    store = demo_as_built(Path(shutil.copy(demo_file, tmp_path)))

    assert first_look(store.path, TODAY) == store.figures.today(today=TODAY)
    store.close()
    assert first_look(store.path, TODAY) is not None


def test_it_sees_what_was_just_recorded_and_changes_nothing(store: Store) -> None:
    store.events.record(
        NewEvent(
            title="Hall drop-in",
            held_on="2026-11-12",
            comments=(NewComment("late buses"),),
            follow_ups=(NewFollowUp("ring the bus company", "P. Nair", "2026-11-14"), NewFollowUp("undated")),
        )
    )
    before = store.prove()

    page = first_look(store.path, TODAY)

    assert page is not None
    assert page.figures.words == "1 event · 1 comment · 0 named"
    assert [line.words for line in page.overdue] == ["ring the bus company"]
    assert page.due == ()
    assert store.prove() == before


@pytest.mark.parametrize(
    "content", [b"", b"a letter to somebody" * 300, b"SQLite format 3\x00" + b"\x00" * 4096]
)
def test_what_is_no_store_of_ours_is_left_to_the_opening_to_refuse(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)

    assert first_look(path, TODAY) is None
    assert first_look(tmp_path / "none.db", TODAY) is None
    assert first_look(tmp_path, TODAY) is None
    assert path.read_bytes() == content
    assert not (tmp_path / "none.db").exists()


def test_a_store_of_another_version_is_left_to_the_opening(store: Store) -> None:
    connection = raw_connection(store.path)
    connection.execute(f"pragma user_version = {VERSION + 1}")
    connection.close()

    assert first_look(store.path, TODAY) is None


def test_it_loads_no_database_library(store: Store) -> None:
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from codesign.store.first_look import first_look\n"
        "assert first_look(Path(sys.argv[1]), date(2026, 11, 16))\n"
        "print([name for name in ('sqlalchemy', 'sqlmodel', 'pydantic') if name in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
