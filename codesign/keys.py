"""The one registry of actions: what can be done, by which keys, in which words, and how on the command line.

Footer, help, palette and the key table of the README are drawn from it. One letter means one thing on every screen.
Letters act in lists only; forms use Ctrl and function keys, and each of those has a second way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """Something a person can do on a screen."""

    id: str
    """Stable name: what settings rebind and tests walk."""
    keys: str
    """Keys with commas, as the terminal library names them."""
    does: str
    """The action method of the screen or the app, as `name` or `name('argument')`."""
    words: str
    """Two or three words for the footer."""
    where: str = "everywhere"
    help: str = ""
    """One sentence for help and the palette."""
    twin: str = ""
    """The same on the command line."""
    in_footer: bool = True


MODES: tuple[tuple[str, str, str], ...] = (
    ("today", "Today", "h"),
    ("events", "Events", "e"),
    ("contacts", "Contacts", "c"),
    ("feedback", "Feedback", "f"),
    ("themes", "Themes", "t"),
    ("outcomes", "Outcomes", "o"),
    ("evidence", "Evidence", "v"),
)
"""Each mode: its name, its words, and the letter after `g`."""

ACTIONS: tuple[Action, ...] = (
    Action("go", "g", "app.go", "Go to", "lists", "Go to another list: g, then its letter."),
    *(
        Action(
            f"go.{mode}",
            "",
            f"app.go_to('{mode}')",
            words,
            "everywhere",
            f"Show {words}.",
            f"codesign {mode if mode not in ('today', 'evidence') else 'doctor'}",
            in_footer=False,
        )
        for mode, words, _ in MODES
    ),
    Action("new", "n", "new", "New", "lists", "Log an event, or add what this list holds.", "codesign log"),
    Action(
        "find", "slash", "find", "Find", "lists", "Find by words in this list.", "codesign events find WORDS"
    ),
    Action(
        "open",
        "enter",
        "open",
        "Open",
        "lists",
        "Open the record under the cursor.",
        "codesign events show E148",
    ),
    Action("edit", "e", "edit", "Edit", "lists", "Alter the record under the cursor.", "codesign edit C12"),
    Action(
        "remove",
        "d",
        "remove",
        "Throw away",
        "lists",
        "Throw away what is under the cursor, after asking. `u` brings a record back; unfinished work is kept for 30 days.",
        "codesign remove C12",
    ),
    Action(
        "new-any",
        "N",
        "app.new_any",
        "New…",
        "lists",
        "Add anything: an event, a contact, a group, a programme, an outcome, a theme, a follow-up.",
        "codesign contacts add NAME",
        in_footer=False,
    ),
    Action(
        "filter",
        "f",
        "filter",
        "Filter",
        "lists",
        "Show only some: of a programme, a consultation, a time, a place, a kind, a theme, an outcome or an officer.",
        "codesign feedback list --place Hollerton",
    ),
    Action(
        "filter.clear",
        "F",
        "clear_filter",
        "Clear filters",
        "lists",
        "Take every filter off, and show everything again.",
        "codesign feedback list",
    ),
    Action(
        "jump",
        "apostrophe",
        "jump",
        "Jump",
        "lists",
        "Jump to the first record that begins with what is typed next.",
        "codesign contacts find NAME",
        in_footer=False,
    ),
    Action(
        "select",
        "space",
        "select",
        "Select",
        "lists",
        "Select the record under the cursor, or leave it out again.",
        "codesign feedback tag C12 C13 --theme buses",
        in_footer=False,
    ),
    Action(
        "copy",
        "y",
        "copy",
        "Copy",
        "lists",
        "Copy what is under the cursor as it may be quoted: with who said it, where and when, as permission allows.",
        "codesign feedback quote C12",
    ),
    Action(
        "write",
        "w",
        "write",
        "Write",
        "lists",
        "Write what is on the screen to a CSV file or a workbook, with its filter written on it.",
        "codesign feedback list --to comments.xlsx",
    ),
    Action(
        "history",
        "h",
        "history",
        "History",
        "lists",
        "Who changed this record, when, and what it was before.",
        "codesign history C12",
    ),
    Action(
        "reply",
        "r",
        "reply",
        "Reply",
        "lists",
        "Say what was done about it: done, will do, considering, or not possible because.",
        "codesign replies add C12 --state done",
    ),
    Action(
        "undo",
        "u",
        "app.undo",
        "Undo",
        "lists",
        "Undo the newest change of this computer, after saying what and whose it is.",
        "codesign undo",
    ),
    Action(
        "look",
        "v",
        "look",
        "Look",
        "today",
        "Look at unfinished work without carrying on with it.",
        "codesign drafts show",
    ),
    Action(
        "first-run.empty",
        "enter",
        "start_empty",
        "Start empty",
        "first run",
        "Make an empty store.",
        "codesign init",
    ),
    Action(
        "first-run.import",
        "i",
        "bring_in",
        "Bring in spreadsheets",
        "first run",
        "Make a store and bring a spreadsheet into it.",
        "codesign import FILE",
    ),
    Action(
        "first-run.demo",
        "d",
        "try_demo",
        "Try the demo",
        "first run",
        "Show a made-up programme, kept apart from every real store.",
        "codesign demo",
    ),
    Action(
        "plain.help",
        "question_mark,f1",
        "app.help",
        "Help",
        "plain",
        "Help on what is in focus.",
        "codesign --help",
    ),
    Action("plain.quit", "q,ctrl+q", "app.quit", "Quit", "plain", "Leave. Nothing is lost: drafts are kept."),
    Action(
        "log.save",
        "ctrl+s,f2",
        "save",
        "Save",
        "log",
        "Save the event, or go to what keeps it from being saved.",
        "codesign log",
    ),
    Action(
        "log.safeguarding",
        "ctrl+g,f8",
        "safeguarding",
        "Safeguarding",
        "log",
        "This comment is about somebody's safety: keep only to whom it was referred. codesign tells nobody.",
        "codesign log",
    ),
    Action(
        "log.complaint",
        "ctrl+t,f9",
        "complaint",
        "Complaint",
        "log",
        "Mark this comment as a complaint, and begin a follow-up: feedback is not the complaints procedure.",
        "codesign log",
    ),
    Action(
        "log.sensitive",
        "ctrl+r",
        "sensitive",
        "Sensitive",
        "log",
        "Mark this comment as sensitive, or take the mark off: it is never quoted unless somebody decides so.",
        "codesign log",
        in_footer=False,
    ),
    Action(
        "log.open-same",
        "ctrl+o",
        "open_same",
        "Open the same",
        "log",
        "Open the event that looks the same as this one.",
        "codesign events show E148",
        in_footer=False,
    ),
    Action("log.help", "f1", "app.help", "Help", "log", "Help on this page.", "codesign log --help"),
    Action(
        "log.leave",
        "escape",
        "leave",
        "Back, kept",
        "log",
        "Go back; what is typed is kept as unfinished work.",
    ),
    Action("back", "escape", "app.back", "Back", "everywhere", "Back to the same row."),
    Action(
        "help",
        "question_mark,f1",
        "app.help",
        "Help",
        "lists",
        "Help on what is in focus.",
        "codesign --help",
    ),
    Action("commands", "ctrl+p", "app.command_palette", "All", "everywhere", "Every command by name."),
    Action(
        "quit",
        "q,ctrl+q",
        "app.quit",
        "Quit",
        "lists",
        "Leave. Nothing is lost: drafts are kept.",
        in_footer=False,
    ),
    Action(
        "clear-find",
        "escape",
        "clear_find",
        "Show all",
        "filter",
        "Clear the words typed and show everything.",
    ),
    Action("close", "escape", "close", "Back", "pages", "Back to the same row."),
    Action(
        "tag.theme",
        "number_sign",
        "tag_theme",
        "Theme",
        "feedback",
        "Tag the comment with a theme, or take one off.",
        "codesign feedback tag C12 --theme buses",
    ),
    Action(
        "tag.outcome",
        "exclamation_mark",
        "tag_outcome",
        "Outcome",
        "feedback",
        "Tag the comment to an outcome, or take one off.",
        "codesign feedback tag C12 --outcome 2.1",
    ),
    Action(
        "verify",
        "c",
        "verify",
        "Check one",
        "evidence",
        "Check that a pack is what it was when it was made, whoever made it.",
        "codesign verify PACK",
    ),
)
"""Every action there is. Screens add theirs here, not in their own files."""


def actions(*where: str) -> tuple[Action, ...]:
    """Return the actions of some places, in the registry's order."""
    return tuple(action for action in ACTIONS if action.where in where)


def clashes(found: Iterable[Action] = ACTIONS) -> list[str]:
    """Return the keys that mean two things in one place: there must be none."""
    taken: dict[tuple[str, str], str] = {}
    twice = []
    for action in found:
        for key in filter(None, action.keys.split(",")):
            other = taken.setdefault((action.where, key), action.id)
            if other != action.id:
                twice.append(f"{key} in {action.where}: {other} and {action.id}")
    return twice


_KEY_WORDS = {
    "escape": "Esc",
    "enter": "Enter",
    "slash": "/",
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


def as_table() -> str:
    """Return every action as a Markdown table, for the README."""
    rows = [
        f"| {_code(key_words(action.keys))} | {action.words} | {_PLACES.get(action.where, action.where)} | {action.help} | {_code(action.twin)} |"
        for action in ACTIONS
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
