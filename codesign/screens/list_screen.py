"""What the modes that are lists share: a line that says what is shown, a line to find by words, and the list."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from codesign.records.columns_shown import NEEDED, Words
from codesign.screens.mode_screen import ModeScreen
from codesign.text import plural, shorten
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column
from codesign.widgets.peek import Peek
from codesign.widgets.record_grid import ReadCells, Ready, RecordGrid, read_around

if TYPE_CHECKING:
    from codesign.store import Store


class Found(NamedTuple):
    """What was read for a list."""

    rows: array[int]
    read: ReadCells
    total: int
    """Records there are, whether the words typed find them or not."""
    find: str
    """The words these rows were found by."""
    ready: Ready | None = None
    """The page that will be in sight."""


class ListScreen(ModeScreen):
    """A mode that is one list. A subclass says which rows there are, reads some of them, and gives their page."""

    CSS_PATH = "list_screen.tcss"
    COLUMNS: ClassVar[Sequence[Column]] = ()
    ONE: ClassVar[str] = "record"
    MANY: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    """What to say in an empty list: what it is for, and the key that fills it."""
    PEEK: ClassVar[str] = ""
    """The heading of the column whose words stand whole beneath the list."""
    FINDS: ClassVar[bool] = False
    """Whether `/` finds by words here."""
    BINDINGS: ClassVar[list[BindingType]] = bindings("filter")

    def __init__(self) -> None:
        super().__init__()
        self.find = ""
        self._found: Found | None = None
        self._row: int | None = None

    # what a subclass says

    def rows(self, store: Store, find: str) -> array[int]:
        """Return the row numbers in order, narrowed by the words typed."""
        raise NotImplementedError

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[Any]:
        """Return some rows as lines, each with its `row`."""
        raise NotImplementedError

    def cells(self, line: Any, words: Words) -> Sequence[str]:
        """Return the cells of a line."""
        raise NotImplementedError

    def page(self, line: Any) -> Screen[None] | None:
        """Return the page of a line's record."""
        raise NotImplementedError

    # what it shows

    def body(self) -> ComposeResult:
        """The line that says what is shown, the find line, and the list."""
        yield Static("Opening the store…", id="shown", markup=False)
        yield Input(placeholder="Words to find. Enter keeps them, Esc clears them.", id="find", compact=True)
        yield RecordGrid(self.COLUMNS, empty=self.EMPTY, id="grid")
        yield Peek(id="peek")

    @property
    def grid(self) -> RecordGrid:
        """The list."""
        return self.query_one("#grid", RecordGrid)

    def on_mount(self) -> None:
        """Give the list the keys, so that the first key acts."""
        self.query_one("#find").display = False
        self.grid.focus()
        super().on_mount()

    def read(self, store: Store) -> Found:
        """Read which rows there are, in one snapshot with how many there would be without the words typed."""
        find = self.find
        with store.read():
            rows = self.rows(store, find)
            total = len(self.rows(store, "")) if find else len(rows)
        words = read_words(store)

        def cells(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {line.row: self.cells(line, words) for line in self.lines(store, wanted)}

        return Found(rows, cells, total, find, read_around(rows, self._row, cells))

    def paint(self, found: Found) -> None:
        """Show the list, unless other words have been typed since."""
        if found.find != self.find:
            return
        self._found = found
        self.grid.empty = self._nothing_found() if found.find else self.EMPTY
        self.grid.show(found.rows, found.read, found.ready)
        self._say_what_is_shown()

    def _nothing_found(self) -> str:
        return (
            f"Nothing here holds “{shorten(self.find, 60)}”. Esc clears the words and shows everything again."
        )

    @on(RecordGrid.Moved)
    def _say_what_is_shown(self) -> None:
        self._row = self.grid.row
        if self._found is not None:
            shown = self.query_one("#shown", Static)
            shown.set_class(bool(self.find), "-filtered")
            shown.update(self.what_is_shown(self._found))
            show_peek(self.query_one(Peek), self.grid, self.COLUMNS, self.PEEK)

    def what_is_shown(self, found: Found) -> str:
        """Say how many there are, which one the cursor is on, what narrows them, and what had no room."""
        there = plural(len(found.rows), self.ONE, self.MANY)
        if found.find:
            there = f"FOUND BY “{shorten(found.find, 30)}”: {len(found.rows):,} of {plural(found.total, self.ONE, self.MANY)} · Esc clears"
        at = f" · {self.grid.cursor + 1:,} of {len(found.rows):,}" if len(found.rows) > 1 else ""
        left = self.grid.left_off
        return there + at + (f" · no room for {', '.join(left)}" if left else "")

    # what it does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do."""
        if action == "find":
            return self.FINDS
        if action == "clear_find":
            return bool(self.find) or self.query_one("#find").has_focus
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open the record under the cursor."""
        self.grid.open_here()

    @on(RecordGrid.Opened, "#grid")
    def _open_page(self, opened: RecordGrid.Opened) -> None:
        store = self.desk.store
        lines = self.lines(store, [opened.row]) if store is not None else []
        page = self.page(lines[0]) if lines else None
        if page is not None:
            self.app.push_screen(page)

    # finding

    def action_find(self) -> None:
        """Type words to find."""
        line = self.query_one("#find", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#find")
    def _find(self, changed: Input.Changed) -> None:
        self.find = changed.value.strip()
        self.read_again()
        self.refresh_bindings()

    @on(Input.Submitted, "#find")
    def _keep_find(self) -> None:
        self.query_one("#find").display = bool(self.find)
        self.grid.focus()

    def action_clear_find(self) -> None:
        """Show everything again, with the cursor still on the same record."""
        line = self.query_one("#find", Input)
        line.value = ""
        line.display = False
        self.grid.focus()


class WholeListScreen(ListScreen):
    """A list short enough to be read whole, such as a codebook: its figures are counted once, in the thread."""

    def __init__(self) -> None:
        super().__init__()
        self._by_row: Mapping[int, Any] = {}

    def all_lines(self, store: Store) -> Sequence[Any]:
        """Return every line, in order."""
        raise NotImplementedError

    def read(self, store: Store) -> Found:
        """Read every line and make its cells."""
        with store.read():
            lines, words = self.all_lines(store), read_words(store)
        cells = {line.row: self.cells(line, words) for line in lines}
        self._by_row = {line.row: line for line in lines}
        return Found(
            array("q", cells), lambda rows: {row: cells[row] for row in rows if row in cells}, len(lines), ""
        )

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[Any]:
        """Return some of the lines that were read."""
        return [self._by_row[row] for row in rows if row in self._by_row]


def show_peek(peek: Peek, grid: RecordGrid, columns: Sequence[Column], heading: str) -> None:
    """Show beneath a list the cell under a heading, whole."""
    peek.display = bool(heading)
    places = [place for place, column in enumerate(columns) if column.heading == heading]
    peek.show(grid.cells[places[0]] if places and grid.cells else "")


def read_words(store: Store) -> Words:
    """Return what people read for the codes of every vocabulary the lists show."""
    return {name: store.vocabularies.as_names(name) for name in NEEDED}
