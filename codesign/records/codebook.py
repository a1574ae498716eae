"""The codebook as it crosses a layer: what is said of a theme, what changed in it, and what came of changing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.columns_shown import day_words
from codesign.text import listed, one_line, plural, shorten

COLOURS: Mapping[str, str] = {
    "red": "#c0392b",
    "orange": "#d35400",
    "yellow": "#b7950b",
    "green": "#27ae60",
    "teal": "#148f77",
    "blue": "#2471a3",
    "indigo": "#5b4fcf",
    "purple": "#8e44ad",
    "pink": "#c2407e",
    "brown": "#8d5a2b",
    "grey": "#707b7c",
}
"""The colours a theme may have, by name, as other programs write them. The name stands wherever the colour does."""

LONGEST_NAME = 1_000
"""Letters of a theme's name; a longer one is a definition in the wrong place."""

_ALTERS = frozenset({"renamed", "merged", "split", "retired", "brought-back", "moved"})
_NAME = 60


class ThemeNamed(NamedTuple):
    """A theme, by what people call it."""

    id: str
    reference: str
    name: str


@dataclass(frozen=True)
class Description:
    """What is to be said of a theme: nothing leaves a field as it is, an empty text empties it."""

    definition: str | None = None
    examples: str | None = None
    belongs: str | None = None
    belongs_not: str | None = None
    colour: str | None = None


@dataclass(frozen=True)
class Part:
    """What a theme is split into: a theme there is (by its id), or a new one by its name, and which comments go there."""

    name: str = ""
    theme_id: str = ""
    comments: tuple[str, ...] = ()
    """Ids of comments."""
    words: str = ""
    """Or words: every comment of the theme that holds them all."""


class Codes(NamedTuple):
    """What is said of one theme, for whoever shows or writes the codebook."""

    id: str
    reference: str
    name: str
    definition: str
    examples: str
    belongs: str
    belongs_not: str
    colour: str
    parent_id: str
    parent: str
    state: str
    merged_into_id: str
    merged_into: str
    programme_id: str


class CodebookChangeLine(NamedTuple):
    """A change that alters what the figures of a theme mean."""

    id: str
    theme_id: str
    reference: str
    theme: str
    """What it is called now."""
    what: str
    was: str
    now: str
    others: tuple[str, ...]
    """The other themes it was about, by their names now."""
    comments: int
    made_on: str
    made_by: str

    @property
    def alters_figures(self) -> bool:
        """Whether comments moved or count elsewhere: a new meaning alone moves none."""
        return self.what in _ALTERS

    @property
    def words(self) -> str:
        """The change in a sentence without a full stop: `Parking merged into Transport on 3 Nov 2026, 12 comments`."""
        return self._told(day_words(self.made_on))

    @property
    def said(self) -> str:
        """The change without its day."""
        return self._told("")

    def _told(self, day: str) -> str:
        theme, others = _name(self.theme), listed([_name(each) for each in self.others], 4)
        on, until = (f" on {day}", f" until {day}") if day else ("", "")
        moved = f", {plural(self.comments, 'comment')}" if self.comments else ""
        kept = f"{moved} {'keeps' if self.comments == 1 else 'keep'} it" if moved else ""
        return {
            "renamed": f"{_name(self.now)} was called {_name(self.was)}{until}",
            "merged": f"{others} merged into {theme}{on}{moved}",
            "split": f"{theme} split into {others}{on}{moved}",
            "retired": f"{theme} retired{on}{kept}",
            "brought-back": f"{theme} brought back{on}",
            "signed-off": f"{theme} signed off{on}",
            "reopened": f"{theme} made a draft again{on}",
            "moved": f"{theme} moved from {_name(self.was) or 'the top'} to {_name(self.now) or 'the top'}{on}",
            "defined": f"{theme} defined anew{on}",
        }.get(self.what, f"{theme} {self.what}{on}")


class Recoded(NamedTuple):
    """What came of changing the codebook."""

    theme: ThemeNamed
    change: str
    """The reference of the change, for whoever undoes it; nothing where nothing was altered."""
    comments: int = 0
    """How many comments it moved; of a theme retired, how many keep it."""
    others: tuple[ThemeNamed, ...] = ()
    said: tuple[str, ...] = ()
    """What else a person should know, in sentences."""


class Twins(NamedTuple):
    """Themes of one name: two copies of the store may each have made one."""

    name: str
    themes: tuple[ThemeNamed, ...]


class Filled(NamedTuple):
    """One field of a theme that a file says something else about."""

    field: str
    held: str
    given: str
    is_taken: bool
    """Whether what the file says is taken: where the field is empty, or where it is to be replaced."""


class Brought(NamedTuple):
    """What a theme of a file comes to here."""

    name: str
    reference: str
    """Of the theme there is already; nothing where it is new."""
    what: str
    """new, same, filled (something is taken), or kept (the file says otherwise, and what stands here stays)."""
    fields: tuple[Filled, ...] = ()


@dataclass(frozen=True)
class BroughtIn:
    """What bringing a codebook in does, theme by theme; or would do, where nothing was written."""

    themes: tuple[Brought, ...]
    notes: tuple[str, ...]
    change: str = ""

    def count(self, what: str) -> int:
        """Count the themes that come to this."""
        return sum(each.what == what for each in self.themes)


def _name(name: str) -> str:
    return shorten(one_line(name), _NAME)
