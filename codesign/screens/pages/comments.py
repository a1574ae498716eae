"""A page that is mostly a list of comments: what something is, in full, and everything said about it, newest first."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from codesign.entry.form_draft import FormOf
from codesign.records.columns_shown import Words, comment_cells
from codesign.records.feedback import CommentLine
from codesign.records.filters import NOTHING, Filter
from codesign.records.pages.line import Line, section
from codesign.screens.beside import Beside
from codesign.screens.coding.here import Codes, among_own
from codesign.screens.forms.acting import Key
from codesign.screens.lists.comments import CommentsList
from codesign.screens.lists.narrowing import Nothing
from codesign.screens.lists.screen import Found, ListScreen, read_words
from codesign.screens.pages.record import RecordPage
from codesign.text import one_line, plural, shorten
from codesign.widgets.bindings import bindings
from codesign.widgets.page_view import PageView

if TYPE_CHECKING:
    from codesign.screens.coding.among import Among
    from codesign.store import Store

_BESIDE = 40
"""Comments that stand on the page where it is shown beside a list: enough to fill the highest of windows."""


class _Read(NamedTuple):
    record: Any
    words: Words
    said: Found


class CommentsPage(CommentsList, RecordPage):
    """A record with its comments. A subclass reads the record and says which comments are its own."""

    CSS_PATH = ["record.tcss", "../lists/screen.tcss"]  # type: ignore[assignment]  # noqa: RUF012 - both, as the library takes them
    BINDINGS: ClassVar[list[BindingType]] = [
        *ListScreen.BINDINGS,
        *bindings("pages"),
        *bindings("feedback"),
        *Codes.BINDINGS,
    ]
    GRID = "page"
    EMPTY = "Nothing was said about this yet."

    def __init__(self) -> None:
        super().__init__()
        self._record: Any = None

    def own(self, record: Any, narrowed: Filter) -> Filter:
        """Return a filter narrowed to the comments that are the record's own."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Find by words, as in a list: other pages have nothing to find in."""
        if action == "find":
            return not self.is_finding and not self.is_jumping
        return super().check_action(action, parameters)

    @property
    def narrowed_by_itself(self) -> Sequence[str]:
        """What its comments are narrowed by whatever is chosen."""
        return self.own(self._record, NOTHING).used if self._record is not None else ()

    def to_code(self) -> Among | None:
        """Return its comments, or those selected."""
        if self._record is None:
            return None
        return among_own(self, self.own(self._record, NOTHING), self.title_words(self._record))

    # the list

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return its comments, newest first."""
        return store.feedback.rows(self.own(self._record, narrowed))

    def why_nothing(self, store: Store, narrowed: Filter) -> Nothing:
        """Say that nothing of its own is found, and look for the nearest words among its own."""
        near = (
            store.filters.nearest(self.LISTED, self.own(self._record, narrowed)) if narrowed.words else None
        )
        said = (
            f"Nothing for {shorten(narrowed.words, 60)} on this page."
            if narrowed.words
            else "Nothing on this page."
        )
        nearest = f" Nearest: {near[0]} ({near[1]:,})." if near else ""
        return Nothing(said + nearest + self.what_to_press(narrowed, near), near[0] if near else "")

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to."""
        return store.seeking.comment(typed, self.grid.rows if among is None else among)

    # the page

    def body(self) -> ComposeResult:
        """The title, what it is, and the comments."""
        yield Static("", id="title", markup=False)
        yield PageView(id="about")
        yield from super().body()

    def read(self, store: Store) -> _Read:  # type: ignore[override]  # a page and its list together
        """Read the record and which comments are its own."""
        with store.read():
            self._record = self.read_record(store)
            return _Read(self._record, read_words(store), super().read(store))

    def paint(self, found: _Read) -> None:  # type: ignore[override]  # a page and its list together
        """Show what it is and what was said."""
        self.query_one("#title", Static).update(one_line(self.title_words(found.record)))
        self.about.show(self.page_lines(found.record, found.words))
        super().paint(found.said)

    @property
    def about(self) -> PageView:
        """What it is, above the comments."""
        return self.query_one("#about", PageView)

    # what the keys are about

    @property
    def is_above(self) -> bool:
        """Whether keys act on what stands above the comments."""
        return self.focused is not None and self.focused is self.about

    def current(self) -> tuple[str, str] | None:
        """Return the comment under the cursor, or the part marked above the comments."""
        if not self.is_above:
            return super().current()
        kind, _, id_ = self.about.edits.partition(" ")
        return (kind, id_) if id_ else None

    def kinds_here(self) -> frozenset[str]:
        """Return what the cursor and the page are on, without reading."""
        if not self.is_above:
            return super().kinds_here()
        return frozenset(said[0] for said in (self.current(), self.subject()) if said is not None)

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return one_line(self.about.words) if self.is_above else super().words_here()

    async def action_open(self) -> None:  # type: ignore[override]  # a page and its list together
        """Open the comment under the cursor, or what is marked above the comments; what leads nowhere is opened to be altered."""
        part = self.current() if self.is_above and not self.about.key else None
        if part is not None:
            self.open_form(FormOf(*part))
        elif self.is_above:
            self.about.open_here()
        else:
            await super().action_open()

    def action_history(self) -> None:
        """Show the history of the comment under the cursor, or of what this is the page of; where both may be meant, ask."""
        self._which("History of which?", self._show_history)

    def _show_history(self, key: Key) -> None:
        from codesign.screens.pages.history import HistoryPage

        words = self.subject_words() if key == self.subject() else self.words_here()
        self.app.push_screen(HistoryPage(key.id, words))

    def beside(self, store: Store) -> Beside:
        """Read the page with the newest of its comments, as it stands beside a list."""
        with store.read():
            record, words = self.read_record(store), read_words(store)
            rows = store.feedback.rows(self.own(record, NOTHING))
            newest = store.feedback.lines(rows[:_BESIDE])
        heading = f"What was said: {plural(len(rows), 'comment')}"
        said = section(heading, (_said(line, words) for line in newest), self.EMPTY)
        return Beside(
            one_line(self.title_words(record)), (*self.page_lines(record, words), *said, *_rest(rows))
        )


def _said(line: CommentLine, words: Words) -> Line:
    cells = comment_cells(line, words)
    return Line(cells[2], cells[1], key=f"comment {line.reference}")


def _rest(rows: Sequence[int]) -> Iterable[Line]:
    if len(rows) > _BESIDE:
        yield Line(f"and {len(rows) - _BESIDE:,} more: Enter in the list shows every one.")
