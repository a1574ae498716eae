"""The one registry of actions: one letter, one thing; every action said in words and doable on the command line."""

from __future__ import annotations

import importlib
import pkgutil
import shlex
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from rich.cells import cell_len
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen

import codesign.screens
import codesign.widgets
from codesign.cli.running import every_command
from codesign.keys import ACTIONS, MODES, Action, as_table, clashes, key_named, key_words, own_keys
from codesign.keys.action import TYPED_INTO

TREE = every_command()


def does(action: Action) -> str:
    """Return what an action does, whichever screen it stands on."""
    return action.does.partition("(")[0].removeprefix("app.")


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes() == []


def test_one_letter_means_one_thing_everywhere() -> None:
    for one, other in combinations(ACTIONS, 2):
        shared = set(one.letters) & set(other.letters)
        same_thing = one.words == other.words or does(one) == does(other)
        assert not shared or same_thing, f"{shared}: {one.id} and {other.id}"


def classes_with_keys() -> Iterator[type[DOMNode]]:
    for package in (codesign.screens, codesign.widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for each in vars(importlib.import_module(module.name)).values():
                if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.name:
                    yield each


def test_no_screen_has_letters_of_its_own_but_those_that_choose_among_answers() -> None:
    known = {letter for action in ACTIONS for letter in action.letters}
    strays = [
        f"{key} in {each.__name__}"
        for each in classes_with_keys()
        if not issubclass(each, ModalScreen)  # the letters of a question choose an answer beside them
        for binding in each.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id is None
        for key in binding.key.split(",")
        if key in known
    ]

    assert strays == []


def test_where_words_are_typed_letters_type() -> None:
    assert [action.id for action in ACTIONS if action.where in TYPED_INTO and action.letters] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_said_in_words(action: Action) -> None:
    assert action.id
    assert action.does
    assert action.words
    assert action.help.endswith(".")
    assert cell_len(action.words) <= 24


def test_ids_are_different() -> None:
    ids = [action.id for action in ACTIONS]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_nothing_is_on_ctrl_alt_and_function_keys_have_a_second_way(action: Action) -> None:
    assert not any("alt" in key for key in action.every_key)
    if any(key.startswith("f") and key[1:].isdigit() for key in action.every_key):
        assert len(action.every_key) > 1 or action.does.startswith("app."), (
            "the palette offers what the app does"
        )


def test_what_can_be_done_everywhere_can_be_done_in_two_ways() -> None:
    for action in ACTIONS:
        if action.does.startswith("app."):
            in_palette = does(action) not in ("command_palette", "go")  # `go` is there by each list's name
            again = (
                [other for other in ACTIONS if other.does.startswith("app.go_to")]
                if action.id == "go"
                else []
            )
            assert len(action.every_key) + in_palette + len(again) >= 2 or not action.keys, action.id


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_twin_on_the_command_line_or_says_why_not(action: Action) -> None:
    assert bool(action.twin) != bool(action.alone), "one or the other"
    if action.twin:
        name, *words = shlex.split(action.twin)
        assert name == "codesign"
        understood(TREE, words)


def understood(command: Any, words: list[str]) -> None:
    """Take the words of a command as the program would, as far as not running it."""
    while getattr(command, "commands", None) and words and not words[0].startswith("-"):
        command = command.commands[words.pop(0)]
    if words == ["--help"]:
        return
    parser = command.make_parser(command.context_class(command))
    options, _, _ = parser.parse_args(words)
    missing = [each.name for each in command.params if each.required and not options.get(each.name)]
    assert missing == []


def test_each_mode_has_its_letter() -> None:
    assert [letter for _, _, letter in MODES] == ["h", "e", "c", "f", "t", "o", "r", "v"]


def test_keys_are_said_as_people_read_them() -> None:
    assert key_words("q,ctrl+q") == "q or Ctrl+Q"
    assert key_words("question_mark,f1") == "? or F1"
    assert key_words("escape") == "Esc"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl+K", "ctrl+k"), ("F5", "f5"), ("Esc", "escape"), ("?", "question_mark"), ("k", "k"), ("K", "K"),
        ("space", "space"), ("Home", "home"), ("+", "plus"),
        ("Ctrl+Alt+K", ""), ("Alt+K", ""), ("shift+k", ""), ("F99", ""), ("any key", ""), ("é\x1b", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_key_is_read_as_people_write_it(written: str, name: str) -> None:
    assert key_named(written) == name


def test_a_person_s_own_keys_are_taken() -> None:
    assert own_keys({"undo": "U, Ctrl+Z", "help": "F1"}) == ({"undo": "U,ctrl+z", "help": "f1"}, ())


def test_two_actions_can_change_places() -> None:
    own = own_keys({"edit": "d", "remove": "e"})

    assert own == ({"edit": "d", "remove": "e"}, ())


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"undo": "n"}, "The key n you chose for “undo” already means “New” (new)"),
        ({"undo": "Esc"}, "The key Esc you chose for “undo” already means"),
        ({"first-run.demo": "e"}, "The key e you chose for “first-run.demo” already means “Edit” (edit)"),
        ({"undoo": "U"}, "names no action. Is “undo” meant?"),
        ({"undo": "Ctrl+Alt+U"}, "“Ctrl+Alt+U”, chosen for “undo”, is no key a terminal can send"),
        ({"log.save": "s"}, "“s”, chosen for “log.save”, types a letter there"),
        ({"go.themes": "T"}, "“go.themes” has no key to change"),
        ({"undo": " , "}, "No key is chosen for “undo”"),
    ],
)
def test_a_key_that_cannot_be_is_refused_in_words_and_the_usual_stays(
    chosen: dict[str, str], says: str
) -> None:
    own = own_keys(chosen)

    assert own.keymap == {}
    assert len(own.said) == 1
    assert says in own.said[0]


def test_a_form_and_a_list_may_use_one_ctrl_key_each_in_its_way() -> None:
    assert own_keys({"undo": "ctrl+s"}).keymap == {"undo": "ctrl+s"}


def test_the_table_for_the_readme_has_a_row_for_every_action_with_a_key() -> None:
    table = as_table()

    for action in ACTIONS:
        if action.keys:
            assert action.help in table
    assert "`h` Today" in table
    assert all(line.count("|") == 6 for line in table.splitlines() if line.startswith("|"))
