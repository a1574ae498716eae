"""Feedback: every comment, newest first, exact words in quotation marks and our notes without."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import COMMENT_HEADINGS, Words, comment_cells
from codesign.records.feedback import CommentLine
from codesign.screens.list_screen import ListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

COMMENT_COLUMNS = columns(
    COMMENT_HEADINGS,
    Ref="7-10", Said="11 leaves 3", Words="20-160", Who="10-30 leaves 7", Themes="10-36 leaves 6", Outcomes="8-16 leaves 5",
    **{"To quote": "13-25 leaves 4"}, Event="12-40 leaves 1", Mark="8-24 leaves 2",
)  # fmt: skip
"""The columns of comments, wherever they are listed."""


class FeedbackScreen(ListScreen):
    """The list of comments."""

    MODE = "feedback"
    HELP: ClassVar[str] = (
        "# Feedback\nEverything that was said, newest first. Exact words stand in “quotation marks”; our notes do not. `/` finds by words."
    )
    COLUMNS: ClassVar[Sequence[Column]] = COMMENT_COLUMNS
    ONE = "comment"
    PEEK = "Words"
    EMPTY = (
        "Nothing was said yet. Comments are taken down with the event they were made at: press n to log one."
    )
    FINDS = True

    def rows(self, store: Store, find: str) -> array[int]:
        """Return comments, newest said first."""
        return store.feedback.rows(find)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[CommentLine]:
        """Return some of them."""
        return store.feedback.lines(rows)

    def cells(self, line: CommentLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return comment_cells(line, words)

    def page(self, line: CommentLine) -> Screen[None]:
        """Return the comment's page."""
        from codesign.screens.comment_page import CommentPage

        return CommentPage(line.reference)
