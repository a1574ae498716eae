"""Beginning a store, and looking whether everything is in order: each problem in its own sentence, exit 3."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from codesign import places
from codesign.settings import load_settings
from tests.cli.conftest import NOW_2019, Ran, Runner


def finding(ran: Ran, about: str) -> Any:
    """Return what was found about one thing."""
    return next(one for one in ran.json if one["about"] == about)


def test_init_says_where_everything_lives_and_that_nothing_is_sent(run: Runner, store_file: Path) -> None:
    ran = run("init", "--name", "P. Nair")

    assert ran.out.strip() == str(store_file)
    assert "Nothing is sent anywhere" in ran.err
    assert store_file.exists()
    assert load_settings(places.settings_file()).settings.officer == "P. Nair"
    if os.name == "posix":
        assert store_file.stat().st_mode & 0o077 == 0


def test_init_asks_for_a_name_at_a_terminal_and_changes_are_made_under_it(run: Runner) -> None:
    run("init", typed="Priya Nair\n", terminal=True)
    run("themes", "add", "buses")

    assert run("history", "--json").json[0]["actor"] == "Priya Nair"


def test_one_device_keeps_its_letters(run: Runner) -> None:
    run("init", "--name", "P. Nair")
    first, second = run("themes", "add", "buses").first, run("themes", "add", "lights").first

    assert first.split("-")[1] == second.split("-")[1]


def test_init_never_touches_a_store_that_is_there(ready: Runner, store_file: Path) -> None:
    before = store_file.read_bytes()

    ran = ready("init", "--name", "Somebody else")

    assert (ran.code, ran.out) == (1, "")
    assert store_file.read_bytes() == before


@pytest.mark.bad_input(91)
def test_a_folder_that_is_copied_to_the_cloud_is_refused_and_a_safe_one_offered(
    run: Runner, tmp_path: Path
) -> None:
    shared = tmp_path / "Dropbox" / "team.db"

    ran = run("init", "--name", "P. Nair", "--store", str(shared))

    assert ran.code == 1
    assert "Dropbox" in ran.err
    assert not shared.exists()
    assert run("events", "--store", str(shared)).code == 1
    looked = run("doctor", "--store", str(shared), "--json")
    assert looked.code == 3
    assert finding(looked, "Its place")["is_problem"]


def test_doctor_finds_nothing_wrong_and_prints_the_head_to_keep(ready: Runner) -> None:
    ran = ready("doctor")

    assert ran.code == 0, ran.out
    assert "found only against a head kept elsewhere" in ran.out
    head = finding(ready("doctor", "--json"), "Head")["found"]
    assert len(bytes.fromhex(head)) == 32
    ready("themes", "add", "buses")
    assert "nothing before it was cut off" in ready("doctor", "--head", head).out


def test_a_head_of_another_store_is_a_problem(ready: Runner) -> None:
    ran = ready("doctor", "--head", "00" * 32)

    assert ran.code == 3
    assert "PROBLEM" in ran.out
    assert "cut off, or this is another store" in ran.out


def test_a_record_altered_behind_the_journal_is_found(ready: Runner, store_file: Path) -> None:
    import sqlcipher3.dbapi2 as driver

    ready("themes", "add", "buses")
    connection = driver.connect(str(store_file))
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("UPDATE theme SET name = 'trams'")
    connection.commit()
    connection.close()

    ran = ready("doctor")

    assert ran.code == 3
    assert "A theme differs from what the journal says" in ran.out


def test_before_there_is_a_store_doctor_says_how_to_begin(run: Runner) -> None:
    ran = run("doctor")

    assert ran.code == 0
    assert "codesign init" in ran.out
    assert run("doctor", "--head", "00").code == 3


@pytest.mark.bad_input(5)
def test_a_wrong_clock_is_a_problem(ready: Runner) -> None:
    ran = ready("doctor", at=NOW_2019)

    assert ran.code == 3
    assert "The clock looks wrong" in ran.out


@pytest.mark.bad_input(93)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "0 bytes"),
        (b"GIF89a and so on, no store at all" * 50, "not a codesign store"),
        (b"SQLite format 3\x00" + b"\xff" * 4000, ""),
    ],
    ids=["empty", "garbage", "damaged"],
)
def test_what_is_no_store_is_said_in_its_own_sentence(
    run: Runner, store_file: Path, content: bytes, said: str
) -> None:
    store_file.parent.mkdir(parents=True)
    store_file.write_bytes(content)

    ran = run("events")
    looked = run("doctor")

    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert "fault of its own" not in ran.err
    assert looked.code == 3
    assert store_file.read_bytes() == content


@pytest.mark.bad_input(92)
@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_a_problem(ready: Runner, store_file: Path) -> None:
    store_file.parent.chmod(0o500)
    try:
        assert ready("doctor").code == 3
    finally:
        store_file.parent.chmod(0o700)


@pytest.mark.bad_input(90)
def test_two_commands_at_once_are_both_safe(ready: Runner, store_file: Path) -> None:
    import subprocess
    import sys

    adding = [
        subprocess.Popen([sys.executable, "-m", "codesign", "themes", "add", name], stderr=subprocess.PIPE)
        for name in ("buses", "lights", "ramps")
    ]
    for one in adding:
        one.communicate(timeout=60)

    assert [one.returncode for one in adding] == [0, 0, 0]
    assert sorted(line["name"] for line in ready("themes", "--json").json) == ["buses", "lights", "ramps"]
    assert "the chain holds" in ready("doctor").out
