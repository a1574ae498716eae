"""A page that is mostly a list of comments: what something is, in full, and everything said about it, newest first."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codesign.records.columns_shown import Words, comment_cells
from codesign.screens.comment_page import CommentPage
from codesign.screens.feedback import COMMENT_COLUMNS
from codesign.screens.list_screen import read_words, show_peek
from codesign.screens.record_page import RecordPage
from codesign.text import one_line, plural
from codesign.widgets.cells import paintable
from codesign.widgets.page_view import Line
from codesign.widgets.peek import Peek
from codesign.widgets.record_grid import ReadCells, RecordGrid

if TYPE_CHECKING:
    from codesign.store import Store


class _Said(NamedTuple):
    record: Any
    words: Words
    rows: array[int]
    read: ReadCells


class CommentsPage(RecordPage):
    """A record with its comments. A subclass reads the record and says which comments are its own."""

    EMPTY = "Nothing was said about this yet."

    def comment_rows(self, store: Store, record: Any) -> array[int]:
        """Return the row numbers of its comments, newest first."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The title, what it is, and the comments."""
        yield Static("", id="title", markup=False)
        with VerticalScroll(id="about"):
            yield Static("", id="facts", markup=False)
        yield Static("", id="shown", markup=False)
        yield RecordGrid(COMMENT_COLUMNS, empty=self.EMPTY, id="page")
        yield Peek(id="peek")

    def read(self, store: Store) -> _Said:  # type: ignore[override]  # a page that paints its own list
        """Read the record and which comments are its own."""
        with store.read():
            record, words = self.read_record(store), read_words(store)
            rows = self.comment_rows(store, record)

        def cells(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {line.row: comment_cells(line, words) for line in store.feedback.lines(wanted)}

        return _Said(record, words, rows, cells)

    def paint(self, found: _Said) -> None:
        """Show what it is and what was said."""
        self.query_one("#title", Static).update(one_line(self.title_words(found.record)))
        self.query_one("#facts", Static).update(_facts(self.page_lines(found.record, found.words)))
        self.query_one(RecordGrid).show(found.rows, found.read)

    @on(RecordGrid.Moved)
    def _say_what_is_shown(self) -> None:
        grid = self.query_one(RecordGrid)
        at = f" · {grid.cursor + 1:,} of {len(grid.rows):,}" if len(grid.rows) > 1 else ""
        left = f" · no room for {', '.join(grid.left_off)}" if grid.left_off else ""
        self.query_one("#shown", Static).update(f"{plural(len(grid.rows), 'comment')}{at}{left}")
        show_peek(self.query_one(Peek), grid, COMMENT_COLUMNS, "Words")

    def action_open(self) -> None:
        """Open the comment under the cursor."""
        self.query_one(RecordGrid).open_here()

    @on(RecordGrid.Opened)
    def _open_comment(self, opened: RecordGrid.Opened) -> None:
        store = self.desk.store
        lines = store.feedback.lines([opened.row]) if store is not None else []
        if lines:
            self.app.push_screen(CommentPage(lines[0].reference))


def _facts(lines: Iterable[Line]) -> str:
    return paintable("\n".join(f"{line.label}: {line.words}" if line.label else line.words for line in lines))
