"""Feedback: every comment, newest first, exact words in quotation marks and our notes without."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from codesign.records.columns_shown import COMMENT_HEADINGS, Words, comment_cells
from codesign.records.feedback import CommentLine
from codesign.records.filters import Filter
from codesign.screens.list_screen import ListScreen
from codesign.screens.tagging import TagsComments
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

COMMENT_COLUMNS = columns(
    COMMENT_HEADINGS,
    Ref="10", Said="11 leaves 4", Words="36-160", Who="10-30 leaves 7", Themes="10-36 leaves 6", Outcomes="8-16 leaves 5",
    **{"To quote": "13-25 leaves 3"}, Event="12-40 leaves 1", Mark="8-24 leaves 2",
)  # fmt: skip
"""The columns of comments, wherever they are listed."""


class FeedbackScreen(TagsComments, ListScreen):
    """The list of comments."""

    MODE = "feedback"
    BINDINGS: ClassVar[list[BindingType]] = bindings("feedback")
    HELP: ClassVar[str] = (
        "# Feedback\nEverything that was said, newest first. Exact words stand in “quotation marks”; our notes do not. `/` finds by words."
        " `#` tags with a theme and `!` with an outcome, where the comment stands."
    )
    COLUMNS: ClassVar[Sequence[Column]] = COMMENT_COLUMNS
    ONE = "comment"
    PEEK = "Words"
    EMPTY = (
        "Nothing was said yet. Comments are taken down with the event they were made at: N and then e logs one. "
        "n adds one made elsewhere: in a letter, an e-mail, a survey."
    )
    LISTED = "feedback"
    KIND = "comment"

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return comments, newest said first."""
        return store.feedback.rows(narrowed)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[CommentLine]:
        """Return some of them."""
        return store.feedback.lines(rows)

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to."""
        return store.seeking.comment(typed, among)

    def cells(self, line: CommentLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return comment_cells(line, words)

    def page(self, line: CommentLine) -> Screen[None]:
        """Return the comment's page."""
        from codesign.screens.comment_page import CommentPage

        return CommentPage(line.reference)

    def rows_to_tag(self) -> Sequence[int]:
        """Return the comments selected, or the one under the cursor."""
        return self.acted_on
