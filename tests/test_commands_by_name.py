"""The palette finds an action by the words people have for it; `codesign keys --press` says what each key means."""

from __future__ import annotations

import pytest

from codesign.commands import help_words, means
from codesign.keys import ACTIONS
from codesign.screens.key_echo import key_arrived


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("import", "import"), ("spreadsheet", "import"), ("export", "write"), ("excel", "write"), ("csv", "write"),
        ("group", "new.group"), ("programme", "new.programme"), ("new person", "new.person"), ("settings", "settings"),
        ("colour", "theme"), ("light", "theme"), ("dark theme", "theme"), ("delete", "remove"), ("bin", "remove"),
        ("search", "find"), ("clipboard", "copy"), ("quote", "copy"), ("revert", "undo"), ("exit", "quit"),
        ("audit", "history"), ("my name", "your-name"), ("officer", "your-name"), ("label", "tag.theme"),
    ],
)  # fmt: skip
def test_an_action_is_found_by_other_words_for_it(typed: str, action: str) -> None:
    assert action in {each.id for each in ACTIONS if means(each, typed)}


@pytest.mark.parametrize("typed", ["", "zzz", "undo zzz"])
def test_words_that_mean_nothing_here_find_nothing(typed: str) -> None:
    assert [each.id for each in ACTIONS if means(each, typed)] == []


def test_a_key_is_said_with_what_it_types_and_does() -> None:
    assert key_arrived("u", "u", {}) == "u, types u: Undo (in lists)"
    assert key_arrived("ctrl+y", "\x19", {}) == "Ctrl+Y: does nothing on the screens"
    assert key_arrived("ctrl+z", "\x1a", {"undo": "ctrl+z"}).endswith("Undo (in lists)")
    assert "Save (logging an event, in forms)" in key_arrived("f2", None, {})


def test_the_palette_says_the_key_an_action_has_for_this_person() -> None:
    (undo,) = [each for each in ACTIONS if each.id == "undo"]

    assert help_words(undo, {}).startswith("u · Undo the newest change")
    assert help_words(undo, {"undo": "ctrl+z"}).startswith("Ctrl+Z · Undo the newest change")
