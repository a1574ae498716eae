"""Today: what was left unfinished, what we said we would do, what happened last, and the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from codesign.records.figures import TodayPage
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.today_lines import figures_words, today_lines
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.drafts import DraftLine


class _Found(NamedTuple):
    page: TodayPage
    drafts: list[DraftLine]


class TodayScreen(ModeScreen):
    """The first screen."""

    MODE = "today"
    HELP: ClassVar[str] = (
        "# Today\nUnfinished work stands first; then what we said we would do, and the last events."
    )

    def body(self) -> ComposeResult:
        """The figures, then one list of everything."""
        yield Static("Opening the store…", id="figures", markup=False)
        yield LineList(id="lines")

    def read(self, store: Store) -> _Found:
        """Read the figures, the lists and the drafts."""
        drafts = self.desk.drafts
        return _Found(store.figures.today(today=self.desk.today), drafts.list() if drafts else [])

    def paint(self, found: Any) -> None:
        """Show them."""
        self.query_one("#figures", Static).update(figures_words(found.page, len(found.drafts)))
        self.query_one(LineList).show(today_lines(found.page, found.drafts))

    @on(OptionList.OptionSelected)
    def open_line(self, _: OptionList.OptionSelected) -> None:
        """Open what is under the cursor."""
        kind, _space, key = self.query_one(LineList).key.partition(" ")
        if kind == "event":
            from codesign.screens.event_page import EventPage

            self.app.push_screen(EventPage(key))
        elif kind == "draft":
            self._log(key)

    def action_new(self) -> None:
        """Log an event."""
        self._log()

    def _log(self, draft_id: str = "") -> None:
        from codesign.screens.log import LogScreen

        self.app.push_screen(LogScreen(draft_id))
