"""What the pages of records share: read in a thread, shown in full, Enter to what they name, Esc back to the same row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from codesign.entry.form_draft import FormOf
from codesign.records.columns_shown import Words
from codesign.screens.beside import Beside
from codesign.screens.copying import CopiesFromPage
from codesign.screens.forms.acting import ActsOnRecords
from codesign.screens.lists.screen import read_words
from codesign.screens.writing import WritesPage
from codesign.text import one_line
from codesign.widgets.bindings import bindings
from codesign.widgets.page_view import Line, PageView

if TYPE_CHECKING:
    from codesign.store import Store

_NOT_HERE = ("find", "verify")
"""What lists do and pages do not."""


class RecordPage(CopiesFromPage, WritesPage, ActsOnRecords):
    """A page over a list. A subclass reads its record and says it in lines."""

    CSS_PATH = "record.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    HELP: ClassVar[str] = (
        "# A record\nEverything held about one thing. Up and Down go to what can be opened or altered, Enter opens it, Esc goes back"
        " to the same row. `e` alters what is under the mark, `h` tells who changed what, and when."
    )
    SUBJECT: ClassVar[str] = ""
    """The kind of the record this is the page of, as forms call it; none where it is not altered here."""

    _record: Any = None
    """What was read, once it is shown."""

    def subject(self) -> tuple[str, str] | None:
        """Return the kind and the id of the record this is the page of."""
        if not self.SUBJECT or self._record is None:
            return None
        return self.SUBJECT, getattr(self._record, "line", self._record).id

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return one_line(self.query_one("#page", PageView).words)

    def subject_words(self) -> str:
        """Say what this is the page of."""
        return one_line(self.title_words(self._record)) if self._record is not None else ""

    def current(self) -> tuple[str, str] | None:
        """Return the part under the cursor; elsewhere on the page, nothing but the page's own record."""
        kind, _, id_ = self.query_one("#page", PageView).edits.partition(" ")
        return (kind, id_) if id_ else None

    def title_words(self, found: Any) -> str:
        """Return the record's reference and name."""
        raise NotImplementedError

    def page_lines(self, found: Any, words: Words) -> Iterable[Line]:
        """Return the page, line by line."""
        raise NotImplementedError

    def read_record(self, store: Store) -> Any:
        """Read the record. Runs in a thread."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The title, and the page."""
        yield Static("", id="title", markup=False)
        yield PageView(id="page")

    def read(self, store: Store) -> tuple[Any, Words]:
        """Read the record and the words for its codes."""
        with store.read():
            return self.read_record(store), read_words(store)

    def beside(self, store: Store) -> Beside:
        """Read the page as it stands beside a list. Runs in a thread, on a page that is not shown itself."""
        with store.read():
            record, words = self.read_record(store), read_words(store)
        return Beside(one_line(self.title_words(record)), tuple(self.page_lines(record, words)))

    def paint(self, found: Any) -> None:
        """Show the page."""
        record, words = found
        self._record = record
        self.query_one("#title", Static).update(one_line(self.title_words(record)))
        self.query_one("#page", PageView).show(self.page_lines(record, words))
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Give the page the keys."""
        self.query_one("#page").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a page can do."""
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open what is under the cursor; what leads nowhere is opened to be altered."""
        page, here = self.query_one("#page", PageView), self.current()
        if page.key or here is None:
            page.open_here()
        else:
            self.open_form(FormOf(*here))

    def action_close(self) -> None:
        """Go back to where this page was opened from."""
        self.app.pop_screen()

    def action_history(self) -> None:
        """Show who changed this record, when, and what it was before."""
        from codesign.screens.pages.history import HistoryPage

        subject = self.subject()
        if subject is not None:
            self.app.push_screen(HistoryPage(subject[1], self.subject_words()))

    @on(PageView.Followed, "#page")
    def _follow(self, followed: PageView.Followed) -> None:
        self.app.push_screen(page_for(followed.key))


def page_for(key: str) -> Screen[None]:
    """Return the page a key leads to.

    A key is `event ID`, `contact ID`, `said-by ID`, `comment REFERENCE`, `theme REFERENCE`, `outcome ID`, `follow-up ID`,
    `programme REFERENCE`, `pack ID` or `monitoring PROGRAMME-ID`.
    """
    kind, _, which = key.partition(" ")
    module, name = _PAGES[kind]
    page: Screen[None] = getattr(import_module(f"codesign.screens.pages.{module}"), name)(which)
    return page


_PAGES: Mapping[str, tuple[str, str]] = {
    "event": ("event", "EventPage"),
    "contact": ("contact", "ContactPage"),
    "said-by": ("said_by", "SaidByPage"),
    "comment": ("comment", "CommentPage"),
    "theme": ("theme", "ThemePage"),
    "outcome": ("outcome", "OutcomePage"),
    "programme": ("programme", "ProgrammePage"),
    "pack": ("pack", "PackPage"),
    "follow-up": ("follow_up", "FollowUpPage"),
    "monitoring": ("monitoring", "MonitoringPage"),
}
"""The page of each kind of key, loaded only when it is first opened."""
