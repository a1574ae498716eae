"""An older store becomes ours whole or not at all, with a verified copy of it made first."""

from __future__ import annotations

import lzma
import os
import random
import stat
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection

from codesign.clock import FrozenClock
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store import schema
from codesign.store.engine import raw_connection
from codesign.store.faults import UpgradeFailedError
from codesign.store.journal.proof import prove
from codesign.store.journal.undo import content
from codesign.store.store import Store
from codesign.store.upgrade import Step, bring_up_to_date
from tests.made_once import filled_once
from tests.store.killed import programs

KILLS = int(os.environ.get("CODESIGN_UPGRADE_KILLS", "6"))


def add_mood(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE event ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def rebuild_theme(connection: Connection) -> None:
    """Rebuild a table that others refer to: with foreign keys on, dropping it would refuse or take its children along."""
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'theme'").scalar()
    connection.exec_driver_sql(str(made).replace("CREATE TABLE theme", "CREATE TABLE theme_new"))
    connection.exec_driver_sql("INSERT INTO theme_new SELECT * FROM theme")
    connection.exec_driver_sql("DROP TABLE theme")
    connection.exec_driver_sql("ALTER TABLE theme_new RENAME TO theme")


def fail(connection: Connection) -> None:
    raise ValueError("a fault in a step")


def lose_the_themes(connection: Connection) -> None:
    for trigger in ("journal_theme_kept",):
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    connection.exec_driver_sql("DELETE FROM theme")


FIRST, SECOND = schema.VERSION + 1, schema.VERSION + 2
STEPS: dict[int, Step] = {FIRST: add_mood, SECOND: rebuild_theme}


@pytest.fixture
@filled_once
def old(store: Store) -> Store:
    """Return a store with something in it, of the version before the steps."""
    store.events.record(
        NewEvent("Hall", "2026-11-12", comments=(NewComment("We need buses", themes=("transport",)),))
    )
    return store


def upgrade(store: Store, clock: FrozenClock, steps: dict[int, Step]) -> Path | None:
    return bring_up_to_date(store.path, schema.VERSION, clock.now(), steps, to=max(steps))


@pytest.mark.bad_input(94)
def test_an_upgrade_keeps_everything_and_the_journal_goes_on(old: Store, clock: FrozenClock) -> None:
    with old.read() as session:
        before = content(session)
    old.close()

    upgrade(old, clock, STEPS)

    with old.read() as session:
        assert content(session) == before
    old.feedback.tag(old.feedback.find("C1").id, theme="carers")
    assert prove(old).holds
    connection = raw_connection(old.path)
    assert connection.execute("pragma user_version").fetchone() == (SECOND,)
    assert connection.execute("SELECT mood FROM event").fetchall() == [("",)]
    triggers = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    assert triggers == len(schema.all_triggers())
    connection.close()


@pytest.mark.bad_input(94)
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_a_backup_is_made_first_named_with_both_versions_and_opens_with_the_old_tool(
    old: Store, clock: FrozenClock
) -> None:
    with old.read() as session:
        before = content(session)

    copy = upgrade(old, clock, STEPS)

    assert copy is not None
    assert copy.name == f"test before version {SECOND} from {schema.VERSION} 2026-11-12 174200.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    again = Store.open(copy, actor="P", device="d", letters="KTM")
    with again.read() as session:
        assert content(session) == before
    again.close()


@pytest.mark.bad_input(94)
@pytest.mark.parametrize("step", [fail, lose_the_themes])
def test_a_step_that_fails_or_would_break_a_reference_leaves_the_old_store(
    old: Store, clock: FrozenClock, step: Step
) -> None:
    with old.read() as session:
        before = content(session)

    with pytest.raises(UpgradeFailedError, match="as it was before"):
        upgrade(old, clock, {FIRST: add_mood, SECOND: step})

    connection = raw_connection(old.path)
    assert connection.execute("pragma user_version").fetchone() == (schema.VERSION,)
    assert "mood" not in [row[1] for row in connection.execute("pragma table_info(event)").fetchall()]
    connection.close()
    with old.read() as session:
        assert content(session) == before


def test_a_store_of_this_version_is_left_alone(old: Store, clock: FrozenClock) -> None:
    assert bring_up_to_date(old.path, schema.VERSION, clock.now()) is None
    assert not (old.path.parent / "backups").exists()


UPGRADING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from codesign.store.upgrade import bring_up_to_date, check_file
def slow(connection):
    for n in range(40):
        connection.exec_driver_sql(f"CREATE TABLE extra_{n} AS SELECT * FROM comment")
def work():
    path, to = Path(sys.argv[1]), int(sys.argv[2])
    print("begun", flush=True)
    bring_up_to_date(path, check_file(path), datetime.now(UTC), {to: slow}, to=to)
    print("done", flush=True)
"""


@pytest.mark.bad_input(94)
@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_in_the_middle_it_is_old_or_new_and_nothing_between(old: Store) -> None:
    old.feedback.add_many([NewComment(f"Bus {n}", personal="") for n in range(500)])
    with old.read() as session:
        before = content(session)
    old.close()
    chance = random.Random(94)
    with programs(UPGRADING, str(old.path), str(FIRST)) as begin:
        for _ in range(KILLS):
            program = begin()
            assert program.says() == "begun"
            time.sleep(chance.random() * 0.25)
            program.kill()
            assert _version_and_extra_tables(old.path) in ((schema.VERSION, 0), (FIRST, 40))

    with old.read() as session:
        assert content(session) == before
    assert prove(old).holds


def _version_and_extra_tables(path: Path) -> tuple[int, int]:
    connection = raw_connection(path)
    (version,) = connection.execute("pragma user_version").fetchone()
    (extra,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'extra%'").fetchone()
    connection.close()
    return version, extra


@pytest.fixture
def of_1000(tmp_path: Path) -> Path:
    """Return a store that the program of version 1000 made."""
    path = tmp_path / "old.db"
    path.write_bytes(lzma.decompress((Path(__file__).parent / "store-1000.db.xz").read_bytes()))
    return path


@pytest.mark.bad_input(94)
def test_a_store_of_version_1000_becomes_ours_with_every_word_found(
    of_1000: Path, clock: FrozenClock
) -> None:
    store = Store.open(of_1000, actor="P. Nair", device="old", letters="KTM", clock=clock)

    assert store.upgraded_from is not None
    assert prove(store).holds
    for words, found in (("bus", 1), ("lukasz", 1), ("b", 1), ("confidence", 0)):
        assert len(store.feedback.rows(Filter(words=words))) == found, words
    for words in ("obrien", "sean@example.org", "hollerton carers"):
        assert len(store.contacts.rows(Filter(words=words))) >= 1, words
    assert len(store.events.rows(Filter(words="hollerton"))) == 1
    assert store.undoing.undo() is not None
    store.close()


@pytest.fixture
def of_1003(tmp_path: Path) -> Path:
    """Return a store that the program of version 1003 made: a codebook, tags, a retired theme, a merged contact."""
    path = tmp_path / "old.db"
    path.write_bytes(lzma.decompress((Path(__file__).parent / "store-1003.db.xz").read_bytes()))
    return path


@pytest.mark.bad_input(94)
def test_a_store_of_version_1003_keeps_its_codebook_and_its_tags(of_1003: Path, clock: FrozenClock) -> None:
    store = Store.open(of_1003, actor="P. Nair", device="old", letters="KTM", clock=clock)

    assert store.upgraded_from is not None
    assert prove(store).holds
    codebook = {theme.name: (theme.comments, theme.own, theme.state) for theme in store.themes.lines()}
    assert codebook == {
        "buses": (1, 1, "draft"),
        "parking": (1, 1, "retired"),
        "transport": (2, 1, "signed-off"),
    }
    assert store.feedback.find("C1").outcomes == "2.10"
    while store.undoing.plan().change.verb != "merge contacts":
        store.undoing.undo()
    assert prove(store).holds
    store.close()


@pytest.mark.parametrize("old", ["of_1000", "of_1003"])
def test_a_store_brought_up_to_date_has_what_a_new_one_has(
    old: str, store: Store, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(old)
    Store.open(path, actor="P. Nair", device="d", letters="KTM").close()

    assert laid_out(path) == laid_out(store.path)
    assert columns(path) == columns(store.path)


def columns(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the columns of every table in a file, with their type, whether they may be empty, and what they lead to."""
    connection = raw_connection(path)
    rows = connection.execute(
        """SELECT t.name, c.name, upper(c.type), c."notnull", c.pk, f."table", f."to"
           FROM sqlite_master t, pragma_table_info(t.name) c LEFT JOIN pragma_foreign_key_list(t.name) f ON f."from" = c.name
           WHERE t.type = 'table' AND t.name NOT LIKE 'search%' AND t.name NOT LIKE 'sqlite%'"""
    ).fetchall()
    connection.close()
    found: dict[str, set[tuple[object, ...]]] = {}
    for name, *column in rows:
        found.setdefault(name, set()).add(tuple(column))
    return found


def laid_out(path: Path) -> dict[str, str]:
    """Return the SQL of every index, trigger and search table in a file, by name."""
    connection = raw_connection(path)
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') OR name LIKE 'search%' ORDER BY name"
    ).fetchall()
    connection.close()
    return {name: " ".join(str(sql).replace('"', "").split()) for name, sql in rows}


def test_a_program_of_version_1003_can_still_write_to_a_store_of_ours(of_1003: Path, store: Store) -> None:
    """It names only the columns it knows: in its tables every other must do without a value."""
    known = known_columns(of_1003)
    Store.open(of_1003, actor="P. Nair", device="d", letters="KTM").close()
    for path in (store.path, of_1003):
        needed = {
            (table, name)
            for table, columns_ in known_columns(path).items()
            if table in known
            for name, is_needed in columns_.items()
            if is_needed and name not in known[table]
        }
        assert needed == set(), path


def known_columns(path: Path) -> dict[str, dict[str, bool]]:
    """Return the columns of every table in a file, and whether each needs a value when a row is made."""
    connection = raw_connection(path)
    rows = connection.execute(
        """SELECT t.name, c.name, c."notnull" AND c.dflt_value IS NULL AND NOT c.pk
           FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'search%'"""
    ).fetchall()
    connection.close()
    found: dict[str, dict[str, bool]] = {}
    for table, name, is_needed in rows:
        found.setdefault(table, {})[name] = bool(is_needed)
    return found
