"""A theme's page: what it means, where it stands in the codebook, what we replied, and every comment under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codesign.records.cards import ThemeCard
from codesign.records.columns_shown import Words
from codesign.records.feedback import ThemeLine
from codesign.records.filters import Filter
from codesign.records.pages.line import Line
from codesign.records.pages.theme import theme_lines
from codesign.screens.codebook.altering import AltersCodebook
from codesign.screens.pages.comments import CommentsPage
from codesign.widgets.bindings import bindings
from codesign.widgets.swatches import swatched

if TYPE_CHECKING:
    from codesign.store import Store


class ThemePage(AltersCodebook, CommentsPage):
    """Everything on one theme."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("codebook")
    HELP: ClassVar[str] = (
        "# A theme\nWhat it means, what belongs and what does not, who changed it, and every comment under it. `e` alters it, `o` codes its "
        "comments, `A` signs it off, `M` merges it into another, `R` retires it. Space selects comments and `p` brings those to another "
        "theme; with none selected, those that hold some words."
    )
    SUBJECT: ClassVar[str] = "theme"

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def read_record(self, store: Store) -> ThemeCard:
        """Read the theme."""
        return store.cards.theme(self._reference)

    def own(self, record: ThemeCard, narrowed: Filter) -> Filter:
        """Narrow to the comments tagged with it, or with a theme beneath it."""
        return replace(narrowed, theme_id=record.line.id)

    def title_words(self, found: ThemeCard) -> str:
        """Return its reference and name."""
        return f"{found.line.reference} · {found.line.name}"

    def page_lines(self, found: ThemeCard, words: Words) -> list[Line]:
        """Return what it means, its state, its place in the codebook, and the replies to it."""
        lines = theme_lines(found, words)
        return [
            line._replace(words=swatched(line.words)) if line.label == "Colour" else line for line in lines
        ]

    # altering the codebook

    @property
    def has_theme(self) -> bool:
        """Whether the theme is read."""
        return self._record is not None

    def themes_here(self) -> Sequence[ThemeLine]:
        """Return this theme."""
        return [self._record.line] if self._record is not None else ()

    def comments_chosen(self) -> Sequence[int]:
        """Return the comments selected, in the list."""
        return [row for row in self.grid.rows if row in self.grid.selected]
