"""What the seven modes share: the tabs along the top, the watermark, reading in a worker, painting on the interface's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from codesign.errors import CodesignError
from codesign.keys import MODES
from codesign.screens.read_first import ReadFirst
from codesign.widgets.bindings import bindings
from codesign.widgets.keys_line import KeysLine
from codesign.widgets.tabs_line import TabsLine

if TYPE_CHECKING:
    from codesign.store import Store

LOOK_EVERY = 3.0
"""Seconds between looks whether another copy wrote to the store."""


class ModeScreen(ReadFirst[None]):
    """A mode. A subclass says what to read (in a thread), how to paint it, and what stands in the body."""

    MODE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("lists")

    _newest = -1
    """The row of the newest change when this was read; -1 before it was."""
    _is_looking = False
    _is_reading = False
    _must_read_again = False

    def compose(self) -> ComposeResult:
        """Tabs, the body, and the footer."""
        here = self.MODE or self.app.current_mode  # a page stands on the list it was opened from
        yield TabsLine([(mode, words) for mode, words, _ in MODES], here)
        yield from self.body()
        yield KeysLine()

    def body(self) -> ComposeResult:
        """Return what stands between the tabs and the footer."""
        raise NotImplementedError

    def read(self, store: Store) -> Any:
        """Read what this mode shows. Runs in a thread; returns frozen records."""
        raise NotImplementedError

    def read_without_store(self) -> Any:
        """Read what can be shown before the store is open, if anything. Runs in a thread."""
        return None

    def paint(self, found: Any) -> None:
        """Show what was read. Runs on the interface's thread."""
        raise NotImplementedError

    @property
    def is_patient(self) -> bool:
        """Keys wait while the store is being opened, as the screen says: none of them could do anything before."""
        return self.desk.store is None and not self.desk.refused

    def on_mount(self) -> None:
        """Read again when a store is opened, and after every change."""
        self.codesign.store_opened.subscribe(self, lambda _: self.read_again())
        self.codesign.store_changed.subscribe(self, lambda _: self.read_again())
        self.set_interval(LOOK_EVERY, self.look_for_changes)

    def on_screen_resume(self) -> None:
        """Read when shown, and when shown again: another copy may have written."""
        self._mark_anew()
        self.read_again()

    def on_screen_suspend(self) -> None:
        """Mark no row as the one keys act on while something stands over it."""
        self._mark_anew()

    def _mark_anew(self) -> None:
        if self.focused is not None:
            self.focused.refresh()

    def read_again(self) -> None:
        """Read in a thread and paint. One reading at a time; the last word wins."""
        tabs = self.query_one(TabsLine)
        tabs.watermark = "DEMO" if self.desk.demo else ""
        tabs.marked = self.desk.narrowed
        if self.desk.refused:
            self.let_keys_go_on()
        if self.desk.store is None and self.desk.drafts is None:
            return  # nothing is open yet: the first frame comes first
        if self._is_reading:
            self._must_read_again = True
        else:
            self._is_reading = True
            self._read_in_thread(self.desk.store)

    def look_for_changes(self) -> None:
        """Read again if another copy wrote meanwhile. One row is looked at; nothing is while nobody looks here."""
        store = self.desk.store
        if store is not None and self.is_current and not (self._is_looking or self._is_reading):
            self._is_looking = True
            self._look_in_thread(store)

    @work(thread=True, exit_on_error=False, group="look", description="look whether anything changed")
    def _look_in_thread(self, store: Store) -> None:
        try:
            newest = store.newest_change()
        except CodesignError:
            return  # the next reading that a person asked for says so
        finally:
            self._is_looking = False
        if newest != self._newest >= 0:
            self.app.call_from_thread(self._read_if_here)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this screen can do: the registry names more than any one list does."""
        return callable(getattr(self, f"action_{action}", None))

    def action_new(self) -> None:
        """Log an event: what `n` does wherever a list holds nothing else to add."""
        self.codesign.log_event()

    @on(TabsLine.Chosen)
    def go_to_tab(self, chosen: TabsLine.Chosen) -> None:
        """Show the mode whose tab was clicked."""
        self.codesign.action_go_to(chosen.tab)

    @work(thread=True, exit_on_error=False, group="read", description="read the list")
    def _read_in_thread(self, store: Store | None) -> None:
        try:
            with self.keys_go_on_where_it_fails():
                self.app.call_from_thread(self._paint_if_here, self._read_now(store))
        finally:
            self._is_reading = False
        if self._must_read_again:
            self._must_read_again = False
            self.app.call_from_thread(self._read_if_here)

    def _read_now(self, store: Store | None) -> Any:
        if store is None:
            return self.read_without_store()
        self._newest = store.newest_change()  # before what is read: a change in between is looked at again
        return self.read(store)

    def _paint_if_here(self, found: Any) -> None:
        if self.is_attached and found is not None:
            self.paint(found)
            if not self._must_read_again:
                self.now_shown()

    def _read_if_here(self) -> None:
        if self.is_attached:
            self.read_again()
