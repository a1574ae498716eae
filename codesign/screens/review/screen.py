"""The review: one panel at a time in a small window, and in a wide one the panel with what the cursor is on beside it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.records.figures import People
from codesign.records.filters import Filter
from codesign.records.views import FigureAsked
from codesign.screens.beside import WIDE, Beside, BesidePane
from codesign.screens.list_screen import read_words
from codesign.screens.narrowing import NarrowedScreen
from codesign.screens.review.drafting import DraftsThemes
from codesign.screens.review.keeping import KeepsViews
from codesign.screens.review.panels import PANELS, Panel
from codesign.screens.review.standing import of_only_programme, only_programme, who_took_part
from codesign.screens.review.takes_out import TakesOut
from codesign.screens.review.view import Asked, Row, View, filter_words, standing_words
from codesign.text import one_line
from codesign.widgets.bindings import bindings
from codesign.widgets.heat import Heat, Place
from codesign.widgets.heat_table import HeatTable
from codesign.widgets.page_view import PageView
from codesign.widgets.peek import Peek
from codesign.widgets.record_grid import RecordGrid

if TYPE_CHECKING:
    from codesign.store import Store


_NO_PROGRAMME = "No programme yet: a contract, a service change or a strategy that engagement serves. N and then r adds one."
_NOTHING_SAID = "Nothing was said yet: n logs an event, codesign import FILE brings comments in"


class Found(NamedTuple):
    """What was read for a panel."""

    panel: str
    asked: Asked
    answered: Asked
    """What it was read for: where there is only one programme, it is that one's."""
    page: Any
    words: Words
    people: People | None
    """Who took part; nothing where a filter would make it untrue."""
    drafts: int
    has_programme: bool


class ReviewScreen(TakesOut, KeepsViews, DraftsThemes, NarrowedScreen):
    """The lead's Monday. A digit goes to a panel, Enter to what is behind a figure, Esc back to it."""

    MODE = "review"
    LISTED = "feedback"
    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared by the library, not as one of the class
    HELP: ClassVar[str] = (
        "# Review\n\nA digit shows a panel: 1 where evidence is thin, 2 who was not heard from, 3 what is growing, 4 what we said we "
        "would do, 5 who speaks of what. `O` shows a panel the other way: another order, another table. Enter on a figure opens the comments behind it, "
        "with the rule and the numbers above them; Esc comes back to the same row. `f` filters every panel and `F` clears; `B` hides small "
        "counts on a screen that others see. `y` copies the figure with its filter and its as at, `T` makes a draft theme of words that rise, `w` writes the panel to a file, `K` keeps "
        "it and `V` shows what was kept. Named people and unnamed heads stand beside each other and are never added; drafts and rows set "
        "aside are in no figure."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review"), *bindings("beside")]

    def __init__(self) -> None:
        super().__init__()
        self.panel: Panel = PANELS["thin"]
        self.is_safe = False
        self._turns: dict[str, str] = {}
        self._found: dict[str, Found] = {}
        """What was read last for each panel."""
        self._read_at: dict[str, tuple[int, Asked]] = {}
        """At which newest change each panel was read, and what was asked: while both are so, nothing is read again."""
        self.views: dict[str, View] = {}
        self._places: dict[str, int] = {}
        """The number each figure is known by in its list."""
        self._landed: set[str] = set()
        """The panels whose cursor was put where it begins."""
        self._table_shown: str | None = None
        self._cells: dict[str, Place] = {}
        """Where the cursor was left in each table."""

    # what it shows

    def body(self) -> ComposeResult:
        """What it all stands on, the filter, the panels, and the one that is shown."""
        waits = "Opening the store…" if self.desk.store is None else "Reading…"
        yield Static(self.desk.refused or waits, id="standing", markup=False)
        yield Static("", id="narrowed", markup=False)
        yield Static("", id="safe", markup=False)
        yield Static("", id="panels", markup=False)
        yield Static("", id="shown", markup=False)
        with Horizontal(id="sides"):
            for panel in PANELS.values():
                if panel.columns:
                    yield RecordGrid(panel.columns, id=panel.name)
                else:
                    yield HeatTable(id=panel.name)
            yield BesidePane(id="beside")
        yield Peek(id="peek")

    def on_mount(self) -> None:
        """Give the first panel the keys."""
        super().on_mount()
        self._show_panel()

    @property
    def shown_widget(self) -> Widget:
        """The list or the table of the panel that is shown."""
        return self.query_one(f"#{self.panel.name}")

    @property
    def pane(self) -> BesidePane:
        """The room beside the panel."""
        return self.query_one(BesidePane)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for something beside the panel: a table takes all the room there is."""
        return self.size.width >= WIDE and bool(self.panel.columns)

    def asked(self) -> Asked:
        """What is asked of the panel now."""
        return Asked(self.narrowed, self.desk.today, self._turns.get(self.panel.name, ""), self.is_safe)

    @property
    def turn_words(self) -> str:
        """Which way the panel is shown, in words."""
        turns = self.panel.turns
        return turns.get(self._turns.get(self.panel.name, ""), next(iter(turns.values()), ""))

    # reading

    def read(self, store: Store) -> Found:
        """Read the panel that is shown; what was read before and is still so is not read again."""
        panel, asked = self.panel, self.asked()
        key = (store.newest_change(), asked._replace(is_safe=False))
        drafts = len(self.desk.drafts.list()) if self.desk.drafts is not None else 0
        held = self._found.get(panel.name)
        if held is not None and self._read_at.get(panel.name) == key:
            answered = held.answered._replace(is_safe=asked.is_safe)
            return held._replace(asked=asked, answered=answered, drafts=drafts)
        with store.read():
            only = only_programme(self.desk, store)
            narrowed = of_only_programme(asked.narrowed, only)
            small = store.review.rule(narrowed.programme_id)["small"]
            answered = asked._replace(narrowed=narrowed, small=small)
            page, people = panel.read(store, answered), who_took_part(store, narrowed)
            found = Found(panel.name, asked, answered, page, read_words(store), people, drafts, only.is_any)
        if panel.more is not None:
            self.app.call_from_thread(
                self._paint_if_here, found
            )  # what is quick is not kept back for the rest
            found = found._replace(page=panel.more(store, answered, page))
        self._read_at[panel.name] = key
        return found

    def paint(self, found: Found) -> None:
        """Show the panel, unless something else was asked for since."""
        self._found[found.panel] = found
        if (found.panel, found.asked) != (self.panel.name, self.asked()):
            return
        view = self.panel.view(found.page, found.answered, found.words)
        self.views[found.panel] = view
        stands_on = standing_words(view.standing, found.people, found.drafts, view.safe)
        self.query_one("#standing", Static).update(one_line(stands_on))
        self._say_filter(view)
        if view.heat is not None:
            self._show_heat(view, view.heat)
        else:
            self._show_rows(view)
        self._show_panel()
        self._say_what_is_shown()
        self.refresh_bindings()

    def _empty(self, view: View) -> str:
        if not self.narrowed.is_empty:
            return "Nothing within this filter. F shows everything again."
        return view.empty if self._found[self.panel.name].has_programme else f"{_NO_PROGRAMME} {view.empty}"

    def _show_heat(self, view: View, heat: Heat) -> None:
        """Show a table; the cursor is where it was left in this one."""
        table, way = self.query_one(f"#{self.panel.name}", HeatTable), self._turns.get(self.panel.name, "")
        table.empty = self._empty(view)
        self._table_shown, before = way, self._table_shown
        table.show(heat)
        if way != before:
            table.cursor = self._cells.get(way, view.lands_at)

    def _show_rows(self, view: View) -> None:
        grid = self.query_one(f"#{self.panel.name}", RecordGrid)
        rows = array("q", (self._place_of(row.key) for row in view.rows))
        cells = {place: row.cells for place, row in zip(rows, view.rows, strict=True)}
        grid.empty = self._empty(view)

        def read(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {place: cells[place] for place in wanted if place in cells}

        grid.show(rows, read)
        self._land(grid, view)

    def _land(self, grid: RecordGrid, view: View) -> None:
        """Put the cursor where the panel begins, the first time it is shown."""
        if self.panel.name not in self._landed and view.rows:
            self._landed.add(self.panel.name)
            if view.lands_on:
                grid.land(self._place_of(view.lands_on))

    def _place_of(self, key: str) -> int:
        return self._places.setdefault(key, len(self._places))

    # what is said above it

    def _say_filter(self, view: View) -> None:
        line = self.query_one("#narrowed", Static)
        words = filter_words(view.standing, with_programme=bool(self.narrowed.programme_id))
        line.set_class(bool(words), "-filtered")
        line.update(
            f"FILTERED: {one_line(words)} · F shows everything"
            if words
            else "No filter: everything is counted · f filters"
        )

    def _show_panel(self) -> None:
        """Show the panel's own list and no other, and say which it is."""
        for name in PANELS:
            self.query_one(f"#{name}").set_class(name == self.panel.name, "-here")
        self.set_class(not self.panel.columns, "-matrix")
        self.query_one("#panels", Static).update(panels_words(self.panel.name), layout=False)
        safe = self.query_one("#safe", Static)
        safe.display = self.is_safe
        safe.update("SAFE VIEW: small counts are hidden, for a shared screen · B shows them")
        if not self.pane.has_keys or not self.is_wide:
            self.set_focus(self.shown_widget)

    def _say_what_is_shown(self) -> None:
        view = self.views.get(self.panel.name)
        if view is not None:
            way = f"{self.turn_words} (O turns)" if self.turn_words else ""
            nothing = "" if view.standing.comments or not self.narrowed.is_empty else _NOTHING_SAID
            said = " · ".join(part for part in (nothing, way, view.headline) if part)
            self.query_one("#shown", Static).update(said)

    # the figure under the cursor

    @property
    def here(self) -> Row | None:
        """The figure under the cursor."""
        view, shown = self.views.get(self.panel.name), self.shown_widget
        if view is None:
            return None
        if isinstance(shown, HeatTable):
            return view.cell(shown.cursor) if view.cell is not None and not shown.heat.is_empty else None
        row = shown.row if isinstance(shown, RecordGrid) else None
        return next((each for each in view.rows if self._places.get(each.key) == row), None)

    @on(RecordGrid.Moved)
    @on(HeatTable.Moved)
    def follow_cursor(self) -> None:
        """Show what the cursor is on: beside the panel, or in words beneath it."""
        row, peek, shown = self.here, self.query_one(Peek), self.shown_widget
        if isinstance(shown, HeatTable) and self._table_shown is not None:
            self._cells[self._table_shown] = shown.cursor
        peek.display = not self.is_wide
        peek.show(row.words if row is not None else "")
        if self.is_wide:
            beside = Beside(row.title or row.words, row.lines) if row is not None else Beside("", ())
            self.pane.want(lambda: beside)

    def on_resize(self, _: Resize) -> None:
        """Show what the cursor is on beside the panel, or no longer."""
        if not self.is_wide and self.pane.has_keys:
            self.set_focus(self.shown_widget)
        self.follow_cursor()

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
            return self.current() is not None and self.kinds_here() == {"follow-up"}
        if action == "turn":
            return bool(self.panel.turns)
        if action == "draft_theme":
            return self.here is not None and self.here.drafts is not None
        if action == "beside":
            return self.is_wide and not self.pane.has_keys
        if action == "leave_beside":
            return self.pane.has_keys
        return super().check_action(action, parameters)

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
        from codesign.screens.record_page import page_for

        self.app.push_screen(page_for(followed.key))

    async def action_open(self) -> None:
        """Open what is behind the figure: its comments, or the page it leads to."""
        from codesign.screens.ask import WordsModal
        from codesign.screens.record_page import page_for
        from codesign.screens.review.behind import BehindPage

        row = self.here
        if self.pane.has_keys:
            self.pane.page.open_here()
        elif row is None:
            return
        elif row.is_hidden:
            self.notify(
                "Safe view keeps what is behind a small count closed. B shows everything again.", markup=False
            )
        elif row.page:
            await self.app.push_screen(page_for(row.page))
        elif row.opens is not None:
            await self.app.push_screen(BehindPage(self.panel, self._found[self.panel.name].answered, row))
        elif row.lines and self.panel.columns:
            self.app.push_screen(WordsModal(_as_words(row)))
        else:
            self.notify("There are no comments behind this figure.", markup=False)


def _as_words(row: Row) -> str:
    """Return what stands beside a figure that no comments are behind, as it is read where there is no room beside it."""
    lines = (f"{line.label}: {line.words}" if line.label else line.words for line in row.lines)
    return "\n".join([row.title or row.words, "", *lines])


def panels_words(here: str) -> str:
    """Return the panels with their digits, the one that is shown in brackets."""
    return " ".join(
        f"[{each.digit} {each.words}]" if each.name == here else f"{each.digit} {each.words}"
        for each in PANELS.values()
    )
