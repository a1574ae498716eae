"""The review and what its keys do: go to a panel, show it the other way, hide small counts, open what is behind a figure."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from codesign.records.filters import Filter
from codesign.records.views import FigureAsked
from codesign.screens.beside import WIDE
from codesign.screens.review.drafting import DraftsThemes
from codesign.screens.review.jumping import Jumps
from codesign.screens.review.keeping import KeepsViews
from codesign.screens.review.panels import PANELS
from codesign.screens.review.takes_out import TakesOut
from codesign.screens.review.view import Row
from codesign.widgets.bindings import bindings
from codesign.widgets.heat_table import HeatTable
from codesign.widgets.page_view import PageView
from codesign.widgets.record_grid import RecordGrid


class ReviewScreen(TakesOut, KeepsViews, DraftsThemes, Jumps):
    """The lead's Monday. A digit goes to a panel, Enter to what is behind a figure, Esc back to it."""

    MODE = "review"
    LISTED = "feedback"
    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared by the library, not as one of the class
    HELP: ClassVar[str] = (
        "# Review\n\nA digit shows a panel: 1 where evidence is thin, 2 who was not heard from, 3 what is growing, 4 what we said we "
        "would do, 5 who speaks of what. `O` shows a panel the other way: another order, another table. Enter on a figure opens the "
        "comments behind it, with the rule and the numbers above them; Esc comes back to the same row. `f` filters every panel and `F` "
        "clears; `B` hides small counts on a screen that others see, though figures of two filters beside each other may still tell them. `E` counts what has no programme too. `y` copies the figure with its filter and its as at, `w` writes the "
        "panel to a file, `T` makes a draft theme of words that rise. On panel 2 `n` adds a group or counts, `e` alters and `d` throws away. `K` keeps a view or a figure, and `V` shows what was kept. Named "
        "people and unnamed heads stand beside each other and are never added; drafts and rows set aside are in no figure."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review"), *bindings("beside")]

    def figure_asked(self) -> FigureAsked | None:
        """Return what the figure under the cursor is of, to be kept and made again; nothing where it cannot be."""
        found, view, row = self._found.get(self.panel.name), self.views.get(self.panel.name), self.here
        if found is None or view is None or row is None or row.figure is None:
            return None
        return FigureAsked(self.panel.name, row.figure, found.answered.narrowed, view.figure_turn)

    def figure_words(self) -> str:
        """Say which figure would be kept: what is under the cursor, or what stands over the panel."""
        row, view = self.here, self.views.get(self.panel.name)
        if row is None or view is None:
            return ""
        return row.words if row.figure else view.headline

    def current(self) -> tuple[str, str] | None:
        """Return the record the figure under the cursor is of, if it is of one."""
        return self.here.record if self.here is not None else None

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return self.here.words if self.here is not None else ""

    # what it does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here now."""
        if action == "find":
            return False
        if action == "remove":  # what a figure is of is thrown away where it is listed
            return self.current() is not None and self.kinds_here() <= {"follow-up", "reach-group"}
        if action == "turn":
            return bool(self.panel.turns)
        if action == "draft_theme":
            return self.here is not None and self.here.drafts is not None
        if action == "beside":
            return self.is_wide and not self.pane.has_keys
        if action == "leave_beside":
            return self.pane.has_keys
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Add to the reach list, or counts of an event's monitoring; on the other panels, as everywhere."""
        if self.panel.name != "reach":
            super().action_new()
            return
        from codesign.screens.forms.adding import add_to_reach

        add_to_reach(self.codesign)

    def action_history(self) -> None:
        """Show who changed the record the figure is of, when, and what it was before."""
        here = self.current()
        if here is not None:
            from codesign.screens.pages.history import HistoryPage

            self.app.push_screen(HistoryPage(here[1], self.words_here()))

    def action_place(self, which: str) -> None:
        """Show a panel."""
        if which != self.panel.name:
            self.panel = PANELS[which]
            self._show_panel()
            self._ask_anew()

    def action_turn(self) -> None:
        """Show the panel the other way."""
        if self.panel.turns:
            self._turns[self.panel.name] = self.panel.turned(self._turns.get(self.panel.name, ""))
            self._ask_anew()

    def action_safe_view(self) -> None:
        """Hide small counts, or show them again."""
        self.is_safe = not self.is_safe
        self._ask_anew()

    def action_every(self) -> None:
        """Count what has no programme too, or no longer."""
        self.is_every = not self.is_every
        self._ask_anew()

    def _ask_anew(self) -> None:
        self.let_keys_wait()
        self.read_again()
        self.refresh_bindings()

    def show_view(self, panel: str, turn: str, narrowed: Filter) -> None:
        """Show a panel as it was kept."""
        self.panel, self.narrowed = PANELS.get(panel, self.panel), narrowed
        if turn:
            self._turns[self.panel.name] = turn
        self._mark_tab()
        self._show_panel()
        self._ask_anew()

    def action_to_list(self) -> None:
        """Give the panel the keys."""
        self.set_focus(self.shown_widget)

    def action_clear_find(self) -> None:
        """Nothing is found by words here."""

    def action_beside(self) -> None:
        """Go into what stands beside the panel."""
        self.set_focus(self.pane.page)

    def action_leave_beside(self) -> None:
        """Go back to the panel."""
        self.set_focus(self.shown_widget)

    # opening

    @on(RecordGrid.Opened)
    @on(HeatTable.Opened)
    async def opened(self) -> None:
        """A figure was opened with the mouse."""
        await self.action_open()

    @on(PageView.Followed)
    def _follow(self, followed: PageView.Followed) -> None:
        from codesign.screens.pages.record import page_for

        self.app.push_screen(page_for(followed.key))

    async def action_open(self) -> None:
        """Open what is behind the figure: its comments, or the page it leads to."""
        from codesign.screens.ask import WordsModal
        from codesign.screens.pages.record import page_for
        from codesign.screens.review.behind import BehindPage, counts_behind

        row = self.here
        if self.pane.has_keys:
            self.pane.page.open_here()
        elif row is None:
            return
        elif row.is_hidden:
            self.notify(
                "Safe view keeps what is behind a small count closed. B shows everything again.", markup=False
            )
        elif row.page.startswith("monitoring "):
            await self.app.push_screen(counts_behind(self.panel, self._found[self.panel.name].answered, row))
        elif row.page:
            await self.app.push_screen(page_for(row.page))
        elif row.opens is not None:
            found = self._found[self.panel.name]
            page = BehindPage(
                self.panel, found.answered, row, of_programme=bool(found.asked.narrowed.programme_id)
            )
            await self.app.push_screen(page)
        elif row.lines and self.panel.columns:
            self.app.push_screen(WordsModal(_as_words(row)))
        else:
            self.notify("There are no comments behind this figure.", markup=False)


def _as_words(row: Row) -> str:
    """Return what stands beside a figure that no comments are behind, as it is read where there is no room beside it."""
    lines = (f"{line.label}: {line.words}" if line.label else line.words for line in row.lines)
    return "\n".join([row.title or row.words, "", *lines])
