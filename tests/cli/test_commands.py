"""Every command: an example in its help, plain words when it is asked wrongly, and nothing heavy loaded to say so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from codesign.cli.running import every_command
from tests.cli.conftest import Runner

HEAVY = (
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "textual",
    "rich",
    "sqlcipher3",
    "rapidfuzz",
    "openpyxl",
    "docx",
    "codesign.store",
)


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give every command that is no group, with the words that lead to it."""
    for name, below in getattr(command, "commands", {}).items():
        yield from leaves(below, (*path, name))
    if not getattr(command, "commands", None):
        yield path, command


EVERY = list(leaves(every_command()))


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(run: Runner, path: tuple[str, ...]) -> None:
    ran = run(*path, "--help")

    assert ran.code == 0
    assert f"Example:\n    codesign {' '.join(path)}" in ran.out


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_every_option_says_what_it_is_for(path: tuple[str, ...]) -> None:
    command = dict(EVERY)[path]

    assert [one.name for one in command.params if not one.help] == []


@pytest.mark.parametrize(
    "group",
    [
        "programmes",
        "vocabularies",
        "contacts",
        "events",
        "feedback",
        "themes",
        "outcomes",
        "wording",
        "follow-ups",
        "replies",
        "drafts",
        "packs",
    ],
)
def test_a_group_alone_lists_and_does_so_as_json_too(ready: Runner, group: str) -> None:
    assert ready(group).code == 0
    assert isinstance(ready(group, "--json").json, list)


def test_json_asked_of_the_group_in_place_of_the_command_is_refused_not_ignored(ready: Runner) -> None:
    ran = ready("events", "--json", "list")

    assert (ran.code, ran.out) == (2, "")
    assert "--json goes after the command" in ran.err


def loaded_by(*words: str) -> set[str]:
    """Run a command in an interpreter of its own, and return what heavy things it loaded."""
    asked = (
        f"import sys; from codesign.__main__ import main; main({list(words)!r}); "
        f"print(*[one for one in {HEAVY!r} if one in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60)
    assert ran.stdout
    return set(ran.stderr.split())


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_load_neither_the_store_nor_the_screens(word: str) -> None:
    assert loaded_by(word) == set()


@pytest.mark.parametrize("words", [("events", "list", "--help"), ("log", "--help")], ids=" ".join)
def test_help_of_one_command_loads_at_most_the_library_that_reads_options(words: tuple[str, ...]) -> None:
    assert loaded_by(*words) <= {"pydantic"}


def test_the_version_is_data() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "codesign", "--version"], capture_output=True, text=True, timeout=60
    )

    assert (ran.returncode, ran.stdout.split()[0], ran.stderr) == (0, "codesign", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("event",), "Did you mean 'events'"),
        (("events", "list", "--form", "May"), "No such option: --form"),
        (("events", "list", "--limit", "few"), "a whole number is needed"),
        (("contacts", "show"), "Missing argument 'REF'"),
        (("history", "--limit", "-1"), "--limit"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_is_asked_wrongly_is_said_in_plain_words_with_exit_2(
    ready: Runner, words: tuple[str, ...], said: str
) -> None:
    ran = ready(*words)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "--help" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.bad_input(88)
def test_without_a_terminal_the_screens_are_not_tried(run: Runner) -> None:
    ran = run()

    assert (ran.code, ran.out) == (2, "")
    assert "plain lines" in ran.err


def test_the_store_may_be_named_first_or_last(run: Runner, tmp_path: Any) -> None:
    other = tmp_path / "other.db"
    run("--store", str(other), "init", "--name", "P. Nair")

    assert other.exists()
    assert run("programmes", "list", "--json", f"--store={other}").json == []
    assert run("programmes", "--store", str(other)).code == 0


def test_no_store_yet_is_a_sentence_that_says_how_to_make_one(run: Runner) -> None:
    ran = run("events", "list")

    assert (ran.code, ran.out) == (1, "")
    assert "codesign init" in ran.err


def test_shells_are_given_completions() -> None:
    asked = {
        **os.environ,
        "_CODESIGN_COMPLETE": "complete_bash",
        "COMP_WORDS": "codesign ev",
        "COMP_CWORD": "1",
    }

    ran = subprocess.run(
        [sys.executable, "-m", "codesign"], capture_output=True, text=True, timeout=60, env=asked
    )

    assert ran.stdout.split() == ["events"]


def test_whatever_a_screen_can_do_names_a_command_there_is() -> None:
    from codesign.keys import ACTIONS

    known = {path[:length] for path, _ in EVERY for length in (1, 2)}
    twins = [action.twin.removeprefix("codesign ").split() for action in ACTIONS if action.twin]
    missing = [words for words in twins if not words[0].startswith("-") and (words[0],) not in known]

    assert missing == []
