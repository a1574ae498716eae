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
    "equals_sign": "=",
    "asterisk": "*",
    "ampersand": "&",
}


_MOVES = ("up", "down", "left", "right", "home", "end")
_NAMES = {words.lower(): name for name, words in _KEY_WORDS.items()}


def key_words(keys: str) -> str:
    """Return keys as people read them: `q or Ctrl+Q`."""
    return " or ".join(_one_key(key) for key in filter(None, keys.split(",")))


def _one_key(key: str) -> str:
    *held, last = key.split("+")
    named = _KEY_WORDS.get(last) or (
        last if len(last) == 1 and not held else last.replace("_", " ").capitalize()
    )
    return "+".join([*(each.capitalize() for each in held), named])


def key_named(written: str) -> str:
    """Return the terminal library's name of a key as a person writes it (`Ctrl+K`, `F5`, `Esc`, `?`), or nothing."""
    *held, last = [written] if len(written) == 1 else written.split("+")
    named = last if len(last) == 1 else last.lower()
    named = _NAMES.get(named, named)
    modifiers = [each.strip().lower() for each in held]
    if not set(modifiers) <= {"ctrl", "shift"} or not _is_key(named, modifiers):
        return ""  # Alt is AltGr on British keyboards, and types
    return "+".join([*modifiers, named.lower() if modifiers else named])


def _is_key(name: str, modifiers: list[str]) -> bool:
    if len(name) == 1:
        return name.isalnum() and modifiers != ["shift"]
    is_function = name[:1] == "f" and name[1:].isdigit() and 1 <= int(name[1:]) <= 24
    return is_function or name in _KEY_WORDS or name in _MOVES


def place_words(where: str) -> str:
    """Return a place as people read it."""
    return _PLACES.get(where, where)


def table_of(found: Iterable[Action]) -> str:
    """Return actions as a Markdown table, for the README."""
    rows = [
        f"| {_code(key_words(action.keys))} | {action.words} | {place_words(action.where)} | {action.help} | {_code(action.twin)} |"
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
    "plain": "at the first run",
    "everywhere": "everywhere",
    "lists": "in lists",
    "today": "on Today",
    "review": "in Review",
    "log": "logging an event",
    "first run": "at the first run",
    "filter": "while finding",
    "filtering": "choosing filters",
    "selected": "with records selected",
    "beside": "beside a list",
    "pages": "on a record's page",
    "feedback": "in Feedback",
    "evidence": "in Evidence",
    "contacts": "in Contacts and on a contact's page",
    "merged": "on the page of a contact that was merged",
    "same person": "answering “Same person?”",
    "queue": "in the queue of “Same person?”",
    "looking": "while looking for contacts held twice",
    "forms": "in forms",
    "codes": "where comments are listed or wait",
    "coding": "coding",
    "coding words": "coding, with words selected",
    "codebook": "in Themes and on a theme's page",
    "blind": "coding a second opinion",
    "settling": "settling a second opinion",
}


def _code(words: str) -> str:
    return f"`{words}`" if words else ""
