"""Keys and actions as people read them: in the footer, in help, in the palette, in the README."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.keys.action import MODES, Action

_KEY_WORDS = {
    "escape": "Esc",
    "enter": "Enter",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "apostrophe": "'",
    "quotation_mark": '"',
    "number_sign": "#",
    "exclamation_mark": "!",
    "at": "@",
}


def key_words(keys: str) -> str:
    """Return keys as people read them: `q or Ctrl+Q`."""
    return " or ".join(_one_key(key) for key in filter(None, keys.split(",")))


def _one_key(key: str) -> str:
    *held, last = key.split("+")
    named = _KEY_WORDS.get(last) or (last if len(last) == 1 and not held else last.capitalize())
    return "+".join([*(each.capitalize() for each in held), named])


def table_of(found: Iterable[Action]) -> str:
    """Return actions as a Markdown table, for the README."""
    rows = [
        f"| {_code(key_words(action.keys))} | {action.words} | {_PLACES.get(action.where, action.where)} | {action.help} | {_code(action.twin)} |"
        for action in found
        if action.keys and action.where != "plain"  # the same keys as in lists, on screens that are none
    ]
    letters = ", ".join(f"`{letter}` {words}" for _, words, letter in MODES)
    return "\n".join(
        [
            "| Key | Does | Where | | On the command line |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"After `g`: {letters}.",
        ]
    )


_PLACES = {
    "everywhere": "everywhere",
    "lists": "in lists",
    "today": "on Today",
    "log": "logging an event",
    "first run": "at the first run",
    "filter": "while finding",
    "pages": "on a record's page",
    "feedback": "in Feedback",
    "evidence": "in Evidence",
}


def _code(words: str) -> str:
    return f"`{words}`" if words else ""
