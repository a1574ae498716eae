"""Themes: the codebook in name order, with how often each was said, its state and the reply to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from codesign.records.columns_shown import THEME_HEADINGS, Words, theme_cells
from codesign.records.feedback import ThemeLine
from codesign.screens.codebook.altering import AltersCodebook
from codesign.screens.lists.whole import WholeListScreen
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns
from codesign.widgets.swatches import swatched

if TYPE_CHECKING:
    from codesign.store import Store


class ThemesScreen(AltersCodebook, WholeListScreen):
    """The codebook."""

    MODE = "themes"
    BINDINGS: ClassVar[list[BindingType]] = bindings("codebook")
    HELP: ClassVar[str] = (
        "# Themes\nThe codebook as a tree, with counts. A theme counts what was said under it and under all beneath it: each comment once,"
        " people once each by name. `/` finds words in their names and meanings, and shows what each stands beneath. Enter shows what was said. `A` signs a theme off, `M` merges"
        " it into another, `p` splits it, `R` retires it: each says first what it will do. Where there is little room, Colour, Ref, Reply, Events and Last heard are left off,"
        " in that order."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        THEME_HEADINGS,
        Ref="10 leaves 2", Theme="26-64", State="10-28", Comments="8 right", People="6 right", Events="6 right leaves 4",
        **{"Last heard": "11 leaves 5"}, Reply="12-24 leaves 3", Colour="8-10 leaves 1",
    )  # fmt: skip
    ONE = KIND = "theme"
    MANY = "themes, each with all beneath it"
    PEEK = "Theme"
    EMPTY = "No themes yet. Write # and a word after a comment as you log an event, and the theme stands here; n adds one."

    def all_lines(self, store: Store) -> Sequence[ThemeLine]:
        """Return the codebook, each theme under its parent."""
        return store.themes.lines()

    def text(self, line: ThemeLine) -> str:
        """Return its reference, its name and what it means."""
        return f"{line.reference} {line.name} {line.definition}"

    def cells(self, line: ThemeLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too, with a block of each colour beside its name."""
        *cells, colour = theme_cells(line, words)
        return (*cells, swatched(colour))

    def page(self, line: ThemeLine) -> Screen[None]:
        """Return the theme's page."""
        from codesign.screens.pages.theme import ThemePage

        return ThemePage(line.reference)

    # altering the codebook

    @property
    def has_theme(self) -> bool:
        """Whether the cursor is on a theme."""
        return self.grid.row is not None

    def themes_here(self) -> Sequence[ThemeLine]:
        """Return the themes selected, or the one under the cursor."""
        store = self.desk.store
        return self.lines(store, self.acted_on) if store is not None else ()
