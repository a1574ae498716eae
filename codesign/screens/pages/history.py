"""History, as a page over a list: who changed what, when, and what it was before. Of one record, of one change, or of everything."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from codesign.records.history import HISTORY_HEADINGS, history_cells
from codesign.screens.lists.screen import read_words, show_peek
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.pages.record import page_for
from codesign.text import one_line, plural
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns
from codesign.widgets.peek import Peek
from codesign.widgets.record_grid import ReadCells, Ready, RecordGrid, read_around

if TYPE_CHECKING:
    from codesign.store import Store

_SAID = "Before → after"
_COLUMNS: Sequence[Column] = columns(
    HISTORY_HEADINGS,
    When="17", Who="8-20 leaves 2", What="14-26 leaves 3", About="10-32", Ref="9-11 leaves 1",
    **{_SAID: "20-120"},
)  # fmt: skip
_NOT_HERE = ("new", "find", "verify", "history")


class _Found(NamedTuple):
    rows: array[int]
    read: ReadCells
    ready: Ready


class HistoryPage(ModeScreen):
    """The history of a record by its id, of a change by its id, or of everything where no id is given."""

    CSS_PATH = "record.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    HELP: ClassVar[str] = (
        "# History\nEvery change, newest first: when, who, and what it was before. Enter on a change shows all it did; "
        "Enter there opens the record. Values that were erased, and safeguarding words, are nowhere here."
    )

    def __init__(self, record_id: str, title: str = "") -> None:
        super().__init__()
        self._record_id = record_id
        self._title = title
        self._row: int | None = None

    def body(self) -> ComposeResult:
        """The title, what is shown, the list, and the whole of what the line under the cursor says."""
        yield Static(one_line(f"History of {self._title or 'everything'}"), id="title", markup=False)
        yield Static("Reading…", id="shown", markup=False)
        yield RecordGrid(_COLUMNS, id="page")
        yield Peek(id="peek")

    @property
    def grid(self) -> RecordGrid:
        """The list."""
        return self.query_one("#page", RecordGrid)

    def on_mount(self) -> None:
        """Give the list the keys."""
        self.grid.focus()
        super().on_mount()

    def read(self, store: Store) -> _Found:
        """Read which changes there were, and the words for codes."""
        with store.read():
            rows, words = store.history.rows(self._record_id), read_words(store)

        def cells(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {
                line.row: history_cells(line, words) for line in store.history.lines(wanted, self._record_id)
            }

        return _Found(rows, cells, read_around(rows, self._row, cells))

    def paint(self, found: Any) -> None:
        """Show the list."""
        self.grid.empty = "Nothing was changed here yet."
        self.grid.show(found.rows, found.read, found.ready)

    @on(RecordGrid.Moved)
    def _say_what_is_shown(self) -> None:
        grid = self.grid
        if not grid.empty:
            return  # nothing is read yet
        self._row = grid.row
        at = f" · {grid.cursor + 1:,} of {len(grid.rows):,}" if len(grid.rows) > 1 else ""
        left = f" · no room for {', '.join(grid.left_off)}" if grid.left_off else ""
        self.query_one("#shown", Static).update(f"{plural(len(grid.rows), 'change')}{at}{left}", layout=False)
        show_peek(self.query_one(Peek), grid, _COLUMNS, _SAID)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a history can do."""
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open the change under the cursor; on the page of a change, the record."""
        self.grid.open_here()

    def action_close(self) -> None:
        """Go back to where this page was opened from."""
        self.app.pop_screen()

    @on(RecordGrid.Opened)
    def _open(self, opened: RecordGrid.Opened) -> None:
        store = self.desk.store
        lines = store.history.lines([opened.row], self._record_id) if store is not None else []
        for line in lines:
            if line.change_id != self._record_id:
                self.app.push_screen(HistoryPage(line.change_id, f"{line.reference} · {line.verb}"))
            elif line.leads_to:
                self.app.push_screen(page_for(line.leads_to))
            else:
                self.notify("This has no page of its own.", markup=False)
