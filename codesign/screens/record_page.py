"""What the pages of records share: read in a thread, shown in full, Enter to what they name, Esc back to the same row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.screens.beside import Beside
from codesign.screens.list_screen import read_words
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line
from codesign.widgets.bindings import bindings
from codesign.widgets.page_view import Line, PageView

if TYPE_CHECKING:
    from codesign.store import Store

_NOT_HERE = ("new", "find", "verify")
"""What lists do and pages do not."""


class RecordPage(ModeScreen):
    """A page over a list. A subclass reads its record and says it in lines."""

    CSS_PATH = "record_page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    HELP: ClassVar[str] = (
        "# A record\nEverything held about one thing. Up and Down go to what can be opened, Enter opens it, Esc goes back."
    )

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
        self.query_one("#title", Static).update(one_line(self.title_words(record)))
        self.query_one("#page", PageView).show(self.page_lines(record, words))

    def on_mount(self) -> None:
        """Give the page the keys."""
        self.query_one("#page").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a page can do."""
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        self.query_one("#page", PageView).open_here()

    def action_close(self) -> None:
        """Go back to where this page was opened from."""
        self.app.pop_screen()

    @on(PageView.Followed, "#page")
    def _follow(self, followed: PageView.Followed) -> None:
        self.app.push_screen(page_for(followed.key))


def page_for(key: str) -> Screen[None]:
    """Return the page a key leads to: `event ID`, `contact ID`, `said-by ID`, `comment REFERENCE`, `theme REFERENCE`, `outcome ID`."""
    kind, _, which = key.partition(" ")
    if kind == "event":
        from codesign.screens.event_page import EventPage

        return EventPage(which)
    if kind == "contact":
        from codesign.screens.contact_page import ContactPage

        return ContactPage(which)
    if kind == "said-by":
        from codesign.screens.said_by_page import SaidByPage

        return SaidByPage(which)
    if kind == "comment":
        from codesign.screens.comment_page import CommentPage

        return CommentPage(which)
    if kind == "theme":
        from codesign.screens.theme_page import ThemePage

        return ThemePage(which)
    from codesign.screens.outcome_page import OutcomePage

    return OutcomePage(which)
