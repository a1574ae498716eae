"""Feedback: every comment, newest first, exact words in quotation marks and our notes without."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codesign.records.filters import Filter
from codesign.screens.lists.comments import CommentsList
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.store import Store


class FeedbackScreen(CommentsList):
    """The list of comments."""

    MODE = "feedback"
    BINDINGS: ClassVar[list[BindingType]] = bindings("codes", "feedback")
    HELP: ClassVar[str] = (
        "# Feedback\nEverything that was said, newest first. Exact words stand in “quotation marks”; our notes do not. `/` finds by words."
        " `#` tags with a theme and `!` with an outcome, where the comment stands. `o` goes through what is listed, one comment after"
        " another, with suggestions."
    )
    EMPTY = (
        "Nothing was said yet. Comments are taken down with the event they were made at: N and then e logs one. "
        "n adds one made elsewhere: in a letter, an e-mail, a survey."
    )

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return comments, newest said first."""
        return store.feedback.rows(narrowed)

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to."""
        return store.seeking.comment(typed, among)
