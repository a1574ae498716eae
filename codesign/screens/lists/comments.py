"""Comments in a list, wherever they are listed: in Feedback, and on the page of what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import COMMENT_HEADINGS, Words, comment_cells
from codesign.records.feedback import CommentLine
from codesign.screens.coding.here import Codes, among_listed
from codesign.screens.lists.screen import ListScreen
from codesign.screens.tagging import TagsComments
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.screens.coding.among import Among
    from codesign.store import Store


class CommentsList(Codes, TagsComments, ListScreen):
    """A list of comments. A subclass says which, and how one is jumped to."""

    COLUMNS: ClassVar[Sequence[Column]] = columns(
        COMMENT_HEADINGS,
        Ref="10", Said="11 leaves 4", Words="36-160", Who="10-30 leaves 7", Themes="10-36 leaves 6", Outcomes="8-16 leaves 5",
        **{"To quote": "13-25 leaves 3"}, Event="12-40 leaves 1", Mark="8-24 leaves 2",
    )  # fmt: skip
    ONE = "comment"
    KIND = "comment"
    PEEK = "Words"
    LISTED = "feedback"

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[CommentLine]:
        """Return some of them."""
        return store.feedback.lines(rows)

    def cells(self, line: CommentLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return comment_cells(line, words)

    def page(self, line: CommentLine) -> Screen[None]:
        """Return the comment's page."""
        from codesign.screens.pages.comment import CommentPage

        return CommentPage(line.reference)

    def rows_to_tag(self) -> Sequence[int]:
        """Return the comments selected, or the one under the cursor."""
        return self.acted_on

    def to_code(self) -> Among | None:
        """Return the comments selected, or all that the list shows."""
        return among_listed(self)
