"""Themes: the codebook in name order, with how often each was said, its state and the reply to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import THEME_HEADINGS, Words, theme_cells
from codesign.records.feedback import ThemeLine
from codesign.screens.list_screen import WholeListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store


class ThemesScreen(WholeListScreen):
    """The codebook."""

    MODE = "themes"
    HELP: ClassVar[str] = (
        "# Themes\nThe codebook with counts. People are counted once each, by name. Enter shows what was said under a theme."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        THEME_HEADINGS,
        Ref="10 leaves 1", Theme="40-64", State="10", Comments="8 right", People="6 right", Events="6 right leaves 2",
        **{"Last heard": "11 leaves 3"}, Reply="12-24",
    )  # fmt: skip
    ONE = "theme"
    PEEK = "Theme"
    EMPTY = (
        "No themes yet. Write # and a word after a comment as you log an event, and the theme stands here."
    )

    def all_lines(self, store: Store) -> Sequence[ThemeLine]:
        """Return the codebook, each theme under its parent."""
        return store.themes.lines()

    def cells(self, line: ThemeLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return theme_cells(line, words)

    def page(self, line: ThemeLine) -> Screen[None]:
        """Return the theme's page."""
        from codesign.screens.theme_page import ThemePage

        return ThemePage(line.reference)
