"""A comment's page: its words whole, who said it and where, its tags and marks, and how its record came to be as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codesign.records.columns_shown import Words
from codesign.records.feedback import CommentLine
from codesign.records.journal import FieldChange
from codesign.screens.comment_lines import comment_lines
from codesign.screens.record_page import RecordPage
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.verbs.tags import CommentTags


class _Found(NamedTuple):
    line: CommentLine
    tags: CommentTags
    history: list[FieldChange]


class CommentPage(RecordPage):
    """Everything on one comment."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def read_record(self, store: Store) -> _Found:
        """Read the comment, what it is tagged with, and its history."""
        from codesign.store.verbs.tags import Tags

        line = store.feedback.find(self._reference)
        return _Found(line, Tags(store).of(line.id), store.history.of(line.reference))

    def title_words(self, found: _Found) -> str:
        """Return its reference, and whose words they are."""
        return f"{found.line.reference} · {'their exact words' if found.line.exact else 'our note'}"

    def page_lines(self, found: _Found, words: Words) -> list[Line]:
        """Return the words, then everything about them."""
        return list(comment_lines(found.line, found.tags.themes, found.tags.outcomes, found.history, words))
