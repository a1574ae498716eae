"""What an action is, and the lists people go to."""

from __future__ import annotations

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
    alone: str = ""
    """Why there is no twin, where there is none."""
    means: str = ""
    """Other words people look for it by in the palette."""

    @property
    def letters(self) -> tuple[str, ...]:
        """Return its keys that are one letter: a digit means what it stands beside, a letter the same everywhere."""
        return tuple(key for key in self.every_key if len(key) == 1 and not key.isdigit())

    @property
    def every_key(self) -> tuple[str, ...]:
        """Return its keys one by one."""
        return tuple(key.strip() for key in self.keys.split(",") if key.strip())


TYPED_INTO = ("log", "forms", "filtering")
"""Places where letters type."""

MODES: tuple[tuple[str, str, str], ...] = (
    ("today", "Today", "h"),
    ("events", "Events", "e"),
    ("contacts", "Contacts", "c"),
    ("feedback", "Feedback", "f"),
    ("themes", "Themes", "t"),
    ("outcomes", "Outcomes", "o"),
    ("review", "Review", "r"),
    ("evidence", "Evidence", "v"),
)
"""Each mode: its name, its words, and the letter after `g`."""

MODE_TWINS = {
    "today": "codesign follow-ups list",
    "review": "codesign review",
    "evidence": "codesign packs list",
}
"""What shows a mode's records on the command line, where it is not the mode's own name with `list`."""
