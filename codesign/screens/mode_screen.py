"""What the seven modes share: the tabs along the top, the watermark, reading in a worker, painting on the interface's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer

from codesign.keys import MODES
from codesign.widgets.bindings import bindings
from codesign.widgets.tabs_line import TabsLine

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.screens.desk import Desk
    from codesign.store import Store


class ModeScreen(Screen[None]):
    """A mode. A subclass says what to read (in a thread), how to paint it, and what stands in the body."""

    MODE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("lists")

    def compose(self) -> ComposeResult:
        """Tabs, the body, and the footer."""
        yield TabsLine([(mode, words) for mode, words, _ in MODES], self.MODE)
        yield from self.body()
        yield Footer(show_command_palette=False)

    def body(self) -> ComposeResult:
        """Return what stands between the tabs and the footer."""
        raise NotImplementedError

    def read(self, store: Store) -> Any:
        """Read what this mode shows. Runs in a thread; returns frozen records."""
        raise NotImplementedError

    def paint(self, found: Any) -> None:
        """Show what was read. Runs on the interface's thread."""
        raise NotImplementedError

    @property
    def codesign(self) -> CodesignApp:
        """The app, typed."""
        return cast("CodesignApp", self.app)

    @property
    def desk(self) -> Desk:
        """What every screen stands on."""
        return self.codesign.desk

    def on_mount(self) -> None:
        """Read as soon as the store is open, and again after every change."""
        self.codesign.store_opened.subscribe(self, lambda _: self.read_again())
        self.codesign.store_changed.subscribe(self, lambda _: self.read_again())
        self.read_again()

    def on_screen_resume(self) -> None:
        """Read again when shown again: another copy may have written."""
        self.read_again()

    @work(thread=True, exclusive=True, exit_on_error=False, group="read", description="read the list")
    def read_again(self) -> None:
        """Read in a thread and paint, unless the store is not open yet."""
        if self.desk.store is not None:
            found = self.read(self.desk.store)
            self.app.call_from_thread(self._paint_if_here, found)

    def _paint_if_here(self, found: Any) -> None:
        if self.is_mounted:
            self.paint(found)
