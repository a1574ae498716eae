"""The record under the cursor, shown beside its list where the screen is wide: read in a thread, the last row wins."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from codesign.errors import CodesignError
from codesign.widgets.page_view import Line, PageView

if TYPE_CHECKING:
    from codesign.store import Store

WIDE = 140
"""Columns from which a list has room for a record beside it."""
_REST = 0.04
"""Seconds a cursor rests on a row before the row is read: longer than a key held down takes to repeat."""
_INTO = "Tab goes into it · Enter opens it"
_IN_IT = "Keys act here · Esc goes back to the list"


class Beside(NamedTuple):
    """A record's page, as it stands beside a list."""

    title: str
    lines: tuple[Line, ...]


NOTHING_BESIDE = Beside("", ())
"""What stands beside an empty list."""


@runtime_checkable
class HasBeside(Protocol):
    """A page that can stand beside a list."""

    def beside(self, store: Store) -> Beside:
        """Read the page's title and lines. Runs in a thread, on a page that is not shown itself."""
        ...


class BesidePane(Vertical):
    """The room beside a list. It is told how to read what it shall show, and reads one record at a time."""

    DEFAULT_CSS = """
    BesidePane { width: 35%; min-width: 56; height: 1fr; border-left: solid $primary; display: none; }
    BesidePane:focus-within { border-left: heavy $primary; }
    BesidePane > .title {
        height: 1; padding: 0 2; background: $panel; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
    }
    BesidePane > PageView { height: 1fr; }
    BesidePane > .keys { height: 1; padding: 0 2; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: Callable[[], Beside] | None = None
        self._is_reading = False
        self._title = ""

    def compose(self) -> ComposeResult:
        """Its name, the page, and what the keys do."""
        yield Static("", classes="title", markup=False)
        yield PageView()
        yield Static(_INTO, classes="keys", markup=False)

    @property
    def page(self) -> PageView:
        """The page."""
        return self.query_one(PageView)

    @property
    def has_keys(self) -> bool:
        """Whether keys act on the page beside the list."""
        return any(page.has_focus for page in self.query(PageView))  # there is none before the first frame

    def on_descendant_focus(self) -> None:
        """Say in words that keys act here."""
        self.query_one(".keys", Static).update(_IN_IT, layout=False)

    def on_descendant_blur(self) -> None:
        """Say how to come here."""
        self.query_one(".keys", Static).update(_INTO, layout=False)

    def want(self, read: Callable[[], Beside]) -> None:
        """Show what this reads, as soon as what is being read now is done; what is wanted after it takes its place."""
        self._wanted = read
        if not self._is_reading:
            self._is_reading = True
            self._read_in_thread()

    @work(thread=True, exit_on_error=False, group="beside", description="read what stands beside the list")
    def _read_in_thread(self) -> None:
        while (read := self._wanted) is not None:
            self._wanted = None
            sleep(_REST)
            if self._wanted is None:  # the cursor rests here: rows passed on the way are not read
                self.app.call_from_thread(self._show, _read(read))
        self.app.call_from_thread(self._rest)

    def _rest(self) -> None:
        """Stop reading, unless something was asked for at the very last; on the interface's thread, which asks."""
        self._is_reading = False
        if self._wanted is not None and self.is_attached:
            self.want(self._wanted)

    def _show(self, found: Beside) -> None:
        if not self.is_attached:
            return
        if found.title != self._title:
            self._title = found.title
            self.query_one(".title", Static).update(found.title, layout=False)
            self.page.show(())  # another record begins at its top, wherever the one before was left
            self.page.scroll_to(y=0, animate=False, immediate=True, force=True)
        self.page.show(found.lines)


def _read(read: Callable[[], Beside]) -> Beside:
    """Read, or say why that cannot be: the record may be gone by now."""
    try:
        return read()
    except CodesignError as error:
        return Beside("", (Line(str(error)),))
