"""The one registry of actions: one letter, one thing; every action said in words and doable on the command line."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.cells import cell_len

from codesign.keys import ACTIONS, MODES, Action, as_table, clashes, key_words

LIST_PLACES = {action.where for action in ACTIONS} - {"first run", "plain", "log"}
"""Where single letters act: every list and record page. The first run and forms are not lists."""

CHANGES_NOTHING = {"go", "back", "commands", "help", "quit", "open", "look"}


def letters_of(action: Action) -> list[str]:
    return [key for key in action.keys.split(",") if len(key) == 1]


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes() == []


def test_one_letter_means_one_thing_on_every_list() -> None:
    in_lists = [action for action in ACTIONS if action.where in LIST_PLACES]

    for one, other in combinations(in_lists, 2):
        shared = set(letters_of(one)) & set(letters_of(other))
        same_thing = one.words == other.words or one.does.partition("(")[0] == other.does.partition("(")[0]
        assert not shared or same_thing, f"{shared}: {one.id} and {other.id}"


def test_forms_use_no_plain_letters() -> None:
    assert [action.id for action in ACTIONS if action.where == "log" and letters_of(action)] == []


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
    keys = [key for key in action.keys.split(",") if key]

    assert not any("alt" in key for key in keys)
    if any(key.startswith("f") and key[1:].isdigit() for key in keys):
        assert len(keys) > 1 or action.does.startswith("app."), (
            "the palette, Ctrl+P, offers what the app does"
        )


def test_what_the_shell_changes_has_a_twin_on_the_command_line() -> None:
    for action in ACTIONS:
        if (
            action.where in ("lists", "today", "first run")
            and action.id.partition(".")[0] not in CHANGES_NOTHING
        ):
            assert action.twin.startswith("codesign"), action.id


def test_each_mode_has_its_letter() -> None:
    assert [letter for _, _, letter in MODES] == ["h", "e", "c", "f", "t", "o", "v"]


def test_keys_are_said_as_people_read_them() -> None:
    assert key_words("q,ctrl+q") == "q or Ctrl+Q"
    assert key_words("question_mark,f1") == "? or F1"
    assert key_words("escape") == "Esc"


def test_the_table_for_the_readme_has_a_row_for_every_action_with_a_key() -> None:
    table = as_table()

    for action in ACTIONS:
        if action.keys:
            assert action.help in table
    assert "`h` Today" in table
    assert all(line.count("|") == 6 for line in table.splitlines() if line.startswith("|"))
