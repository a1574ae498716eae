"""What the review shows: what it all stands on, the filter, the panels and the one that is shown, with what the cursor is on."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.records.figures import People
from codesign.screens.beside import WIDE, Beside, BesidePane
from codesign.screens.lists.narrowing import NarrowedScreen
from codesign.screens.lists.screen import read_words
from codesign.screens.review.panels import PANELS, Panel
from codesign.screens.review.standing import of_only_programme, who_took_part
from codesign.screens.review.view import Asked, Row, View, filter_words, standing_words
from codesign.text import one_line
from codesign.widgets.heat import Heat, Place
from codesign.widgets.heat_table import HeatTable
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


class ShowsPanels(NarrowedScreen):
    """A review as it is read and painted: one panel at a time, and in a wide window what the cursor is on beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.panel: Panel = PANELS["thin"]
        self.is_safe = False
        self.is_every = False
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
        return Asked(
            self.narrowed, self.desk.today, self._turns.get(self.panel.name, ""), self.is_safe, self.is_every
        )

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
            answered = answered._replace(hidden=panel.hidden(store, answered, held.page))
            return held._replace(asked=asked, answered=answered, drafts=drafts)
        with store.read():
            only_id = store.programmes.only_id()
            narrowed = of_only_programme(asked.narrowed, only_id, is_every=asked.is_every)
            small = store.review.rule(narrowed.programme_id)["small"]
            answered = asked._replace(narrowed=narrowed, small=small)
            page, people = panel.read(store, answered), who_took_part(store, narrowed)
            answered = answered._replace(hidden=panel.hidden(store, answered, page))
            is_any = bool(store.programmes.ids())
            found = Found(panel.name, asked, answered, page, read_words(store), people, drafts, is_any)
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
        grid.call_columns(view.headed)

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
        found = self._found.get(self.panel.name)
        small = found.answered.small if found is not None else self.asked().small
        safe.update(f"SAFE VIEW: * is a count under {small}, or one that would tell it · B shows them")
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


def panels_words(here: str) -> str:
    """Return the panels with their digits, the one that is shown in brackets."""
    return " ".join(
        f"[{each.digit} {each.words}]" if each.name == here else f"{each.digit} {each.words}"
        for each in PANELS.values()
    )
