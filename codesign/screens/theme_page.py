"""A theme's page: what it means, where it stands in the codebook, what we replied, and every comment under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from codesign.records.cards import ThemeCard
from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.records.pages.line import Line
from codesign.records.pages.theme import theme_lines
from codesign.screens.comments_page import CommentsPage

if TYPE_CHECKING:
    from codesign.store import Store


class ThemePage(CommentsPage):
    """Everything on one theme."""

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
        return list(theme_lines(found, words))
