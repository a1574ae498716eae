"""`--write FILE`: the list that would be printed, in a file, with what was asked of it written on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.files import read_csv_bytes
from tests.cli.conftest import Runner, home_left_by, init


def tell(run: Runner) -> None:
    """Add one person, and record what they said."""
    run("contacts", "add", "Tamsin Examplewell", "--kind", "carer")
    logged = run("log", "--title", "Tea", "--date", "12 Nov 2026", "--came", "N1", "--comment", "The bus")
    assert logged.code == 0, logged.err


told = home_left_by(init, tell)
"""A runner on a store with one person and what they said."""


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "listed", ["events", "contacts", "feedback", "themes", "outcomes", "follow-ups", "replies"]
)
def test_a_list_is_written_with_what_was_asked_and_without_private_names(
    run: Runner, tmp_path: Path, listed: str
) -> None:
    file = tmp_path / "list.csv"
    ran = run(listed, "list", "--write", str(file))

    if listed in ("themes", "outcomes", "follow-ups", "replies"):
        assert ran.code == 2
        assert "nothing in this list to write" in ran.err
        return
    assert (ran.code, ran.out.strip()) == (0, str(file))
    rows = read_csv_bytes(file.read_bytes())
    assert f"List: {listed.capitalize()}" in rows[1][-1]
    assert "Tamsin Examplewell" not in str(rows)


@pytest.mark.usefixtures("told")
def test_a_list_written_of_a_programme_says_its_title_whatever_was_typed(run: Runner, tmp_path: Path) -> None:
    run("programmes", "add", "Getting about")
    logged = run("log", "--title", "Hall", "--date", "12 Nov 2026", "--programme", "G1")
    assert logged.code == 0, logged.err
    ran = run("events", "list", "--programme", "g1", "--write", str(tmp_path / "list.csv"))

    assert ran.code == 0, ran.err
    assert "Filter: programme Getting about (G1-" in (tmp_path / "list.csv").read_text("utf-8-sig")


@pytest.mark.usefixtures("told")
def test_names_need_a_file_and_a_reason_and_are_recorded(run: Runner, tmp_path: Path) -> None:
    refused = run("contacts", "list", "--with-names", "to check them")
    assert refused.code == 2
    assert "--write FILE" in refused.err

    for nothing in ("", "  "):
        refused = run("contacts", "list", "--write", str(tmp_path / "list.csv"), "--with-names", nothing)
        assert refused.code == 2
        assert "Say why" in refused.err
    assert not (tmp_path / "list.csv").exists()

    ran = run(
        "contacts", "find", "tamsin", "--write", str(tmp_path / "list.csv"), "--with-names", "to check them"
    )
    assert ran.code == 0
    whole = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert "Tamsin Examplewell" in whole
    assert "Filter: words tamsin" in whole
    shown = run("packs", "show", run("packs", "list", "--json").json[0]["reference"])
    assert "yes: to check them" in shown.out
    assert "List with names, no pack: Contacts, because: to check them" in shown.out
    assert "0 packs and 1 list written with names." in run("packs").err
    refused = run("verify", str(tmp_path / "list.csv"))
    assert refused.code == 2
    assert "is a list that was written, not a sealed pack" in refused.err


def test_settings_and_keys_are_said_and_changed(run: Runner) -> None:
    assert run("settings", "--name", "Ada Example", "--theme", "ansi-light").code == 0
    assert run("settings", "--json").json["name"] == "Ada Example"
    assert run("settings", "--theme", "../x").code == 2

    keys = {key["id"]: key for key in run("keys", "--json").json}
    assert keys["undo"]["key"] == "u"
    assert keys["undo"]["command"] == "codesign undo"
    refused = run("keys", "--press")
    assert refused.code == 2
    assert "no terminal" in refused.err


def test_own_keys_are_shown_and_a_clash_is_a_problem_found(run: Runner) -> None:
    file = Path(run("settings", "--json").json["file"])
    file.write_text(file.read_text() + '\nundo = "Ctrl+Z"\nedit = "n"\n', encoding="utf-8")
    ran = run("keys", "--json")

    assert {key["id"]: key for key in ran.json}["undo"]["key"] == "Ctrl+Z"
    assert ran.code == 3
    assert "The key n you chose for “edit” already means “New”" in ran.err
