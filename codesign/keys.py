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
    Action(
        "undo",
        "u",
        "app.undo",
        "Undo",
        "lists",
        "Undo the newest change of this computer, after saying what and whose it is.",
        "codesign undo",
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
