"""A name somebody has left, on the command line: hidden, found by, said by no command, and shown again."""

from __future__ import annotations

from pathlib import Path

import pytest

from codesign.errors import Exit
from tests.cli.conftest import Runner, home_left_by, init

LEFT = "Martin Elderkin"


def add_mary(run: Runner) -> None:
    """Add somebody whose other name is one they have left."""
    run("contacts", "add", "Mary Elderkin", "--alias", LEFT, "--new")


mary = home_left_by(init, add_mary)
"""A runner on a store of somebody whose other name is one they have left."""


def test_a_name_is_hidden_and_they_are_found_by_it(mary: Runner) -> None:
    hidden = mary("contacts", "hide-name", "N1", LEFT.upper())

    assert (hidden.code, "Elderkin" in hidden.out + hidden.err) == (Exit.DONE, False)
    assert mary("contacts", "show", "N1", "--json").json["aliases"] == []
    assert [each["name"] for each in mary("contacts", "find", "martin", "--json").json] == ["Mary Elderkin"]
    assert mary("contacts", "show-name", "N1", LEFT).code == Exit.DONE
    assert mary("contacts", "show", "N1", "--json").json["aliases"] == [LEFT]


def test_a_slip_for_a_hidden_name_is_not_put_right_aloud(mary: Runner) -> None:
    mary("contacts", "hide-name", "N1", LEFT)
    refused = mary("contacts", "show-name", "N1", "Martin Elder")

    assert refused.code == Exit.ASKED_WRONGLY
    assert "Martin" not in refused.out + refused.err


def test_the_name_they_go_by_stays(mary: Runner) -> None:
    assert mary("contacts", "hide-name", "N1", "mary elderkin").code == Exit.ASKED_WRONGLY


SAYS = {
    "list": ("contacts", "list"),
    "list as JSON": ("contacts", "list", "--json"),
    "page": ("contacts", "show", "N1"),
    "page as JSON": ("contacts", "show", "N2", "--json"),
    "event": ("events", "show", "E1", "--json"),
    "who may be one": ("contacts", "duplicates"),
    "who may be one as JSON": ("contacts", "duplicates", "--json"),
    "what came since": ("contacts", "split", "N2", "--added", "--json"),
    "merged again": ("contacts", "merge", "N1", "N3"),
    "history": ("history", "--json"),
    "history of one": ("history", "N1", "--json"),
    "what was done": ("history", "N2"),
    "doctor": ("doctor",),
    "written": ("contacts", "list", "--write", "list.csv", "--with-names", "a partner asked", "--json"),
    "undone": ("undo", "--yes"),
}


def test_no_command_says_it(mary: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mary("contacts", "add", LEFT, "--email", "m@elderkin.example", "--new")
    mary("contacts", "add", "M Elderkin", "--email", "m@elderkin.example", "--new")
    logged = mary(
        "log", "--title", "Lunch", "--date", "today", "--came", "N1", "--comment", "Last bus is four"
    )
    assert logged.code == Exit.DONE, logged.err
    mary("contacts", "merge", "N1", "N2", "--yes")
    mary("contacts", "alias", "N1", f"Mr {LEFT}")
    before = {name: words for name, words in SAYS.items() if name not in ("written", "undone")}
    said = {name for name, words in before.items() if LEFT in "".join(mary(*words)[1:])}
    assert {"page", "page as JSON", "what came since", "history of one"} <= said
    for name in (LEFT, f"Mr {LEFT}"):
        mary("contacts", "hide-name", "N1", name)

    for name, words in SAYS.items():
        ran = mary(*words)
        assert LEFT.casefold() not in (ran.out + ran.err).casefold(), name
    written = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert ("Mary Elderkin" in written, LEFT in written) == (True, False)
