"""A comment's page: its words whole, who said it and where, its tags and who gave them, what came of it, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from codesign.records.cards import CommentCard
from codesign.records.columns_shown import Words
from codesign.records.feedback import CommentLine
from codesign.records.history import HistoryLine
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.line import Line
from codesign.screens.coding.among import Among
from codesign.screens.coding.here import Codes
from codesign.screens.pages.record import RecordPage
from codesign.screens.tagging import TagsComments
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.store import Store

_CHANGES = 20
"""Rows altered that are told on the page, those of one change together; `h` tells them all."""


class _Found(NamedTuple):
    card: CommentCard
    history: list[HistoryLine]

    @property
    def line(self) -> CommentLine:
        """The comment."""
        return self.card.line


class CommentPage(Codes, TagsComments, RecordPage):
    """Everything on one comment."""

    SUBJECT: ClassVar[str] = "comment"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages", "codes", "feedback")

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._words: Words = {}

    def read_record(self, store: Store) -> _Found:
        """Read the comment, what it is tagged with, what came of it, and its newest changes."""
        card = store.cards.comment(self._reference)
        changes = store.history.rows(card.line.id)[:_CHANGES]
        return _Found(card, store.history.lines(changes, card.line.id))

    def title_words(self, found: _Found) -> str:
        """Return its reference, and whose words they are."""
        line = found.line
        return f"{line.reference} · {'their exact words' if line.exact else 'our note'}"

    def page_lines(self, found: _Found, words: Words) -> list[Line]:
        """Return the words, then everything about them."""
        self._words = words
        return list(comment_lines(found.card, words, found.history))

    def lines_to_write(self) -> list[Line]:
        """Return the page as it may leave: its words by permission, without its history, which holds its words too."""
        from codesign.evidence.comment_page import comment_page

        found: _Found | None = self._record
        return comment_page(found.card, self._words) if found is not None else []

    def rows_to_tag(self) -> list[int]:
        """Return this comment."""
        return [self._record.line.row] if self._record is not None else []

    def to_code(self) -> Among | None:
        """Return this comment."""
        rows = frozenset(self.rows_to_tag())
        return Among(of=self.subject_words(), rows=rows) if rows else None
