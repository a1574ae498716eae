"""What the modes that are lists share: lines that say what is shown, a line to find by words, the list, a record beside it."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.records.filters import NOTHING, Filter, order_words
from codesign.screens.beside import NOTHING_BESIDE, WIDE, Beside, BesidePane, HasBeside
from codesign.screens.copying import CopiesFromList
from codesign.screens.lists.narrowing import Nothing
from codesign.screens.lists.selecting import SelectingScreen
from codesign.screens.lists.shown_words import ListState, shown_words
from codesign.screens.writing import WritesList
from codesign.text import shorten
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column
from codesign.widgets.page_view import PageView
from codesign.widgets.peek import Peek
from codesign.widgets.record_grid import ReadCells, Ready, RecordGrid, read_around

if TYPE_CHECKING:
    from codesign.store import Store


class Found(NamedTuple):
    """What was read for a list."""

    rows: array[int]
    read: ReadCells
    total: int
    """Records there are, whether the filter leaves them or not."""
    narrowed: Filter = NOTHING
    """What these rows were found by."""
    ready: Ready | None = None
    """The page that will be in sight."""
    filters: str = ""
    """What narrows them but for the words, said in words."""
    nothing: Nothing | None = None
    """Why nothing was found, where nothing was."""
    hits: Collection[int] | None = None
    """The rows that were found, where others are shown because those stand beneath them."""

    @property
    def sought(self) -> Collection[int]:
        """The rows that were found."""
        return self.rows if self.hits is None else self.hits


class ListScreen(CopiesFromList, WritesList, SelectingScreen):
    """A mode that is one list. A subclass says which rows there are, reads some of them, and gives their page."""

    CSS_PATH = "screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared by the library, not as one of the class
    COLUMNS: ClassVar[Sequence[Column]] = ()
    ONE: ClassVar[str] = "record"
    MANY: ClassVar[str] = ""
    KIND: ClassVar[str] = ""
    """The kind of its records, as forms call it: event, contact, comment, theme, outcome."""
    EMPTY: ClassVar[str] = ""
    """What to say in an empty list: what it is for, and the key that fills it."""
    GRID: ClassVar[str] = "grid"
    PEEK: ClassVar[str] = ""
    """The heading of the column whose words stand whole beneath the list."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("selected"),
        *bindings("beside"),
        *bindings("filter"),
    ]  # in the order in which Esc goes

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._row: int | None = None
        self._said = ""
        """What the line of filters says: saying it again would lay the screen out at every move."""
        self._all: tuple[int, int] | None = None
        """The newest change when every record was counted, and how many there were."""

    @property
    def found(self) -> Found | None:
        """What was read last and is shown."""
        return self._found

    # what a subclass says

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return the row numbers in order, narrowed by a filter."""
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
        """What is shown and what narrows it, the list, and beside or beneath it what the cursor is on."""
        yield from self.narrowing()
        with Horizontal(id="sides"):
            yield RecordGrid(
                self.COLUMNS, id=self.GRID
            )  # what an empty one says is not known before it is read
            yield BesidePane(id="beside")
        yield Peek(id="peek")

    @property
    def pane(self) -> BesidePane:
        """The room beside the list."""
        return self.query_one(BesidePane)

    def on_mount(self) -> None:
        """Give the list the keys, so that the first key acts."""
        self.query_one("#find").display = False
        self.grid.focus()

    # reading

    def read(self, store: Store) -> Found:
        """Read which rows there are, in one snapshot with how many there would be without the filter."""
        narrowed = self.narrowed
        with store.read():
            rows = self.rows(store, narrowed)
            total = len(rows) if narrowed.is_empty else self._count_all(store)
            filters = " · ".join(
                f"{label} = {words}" for label, words in store.filters.words(replace(narrowed, words=""))
            )
            nothing = self.why_nothing(store, narrowed) if not rows and not narrowed.is_empty else None
        words = read_words(store)

        def cells(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {line.row: self.cells(line, words) for line in self.lines(store, wanted)}

        return Found(rows, cells, total, narrowed, read_around(rows, self._row, cells), filters, nothing)

    def why_nothing(self, store: Store, narrowed: Filter) -> Nothing:
        """Say why nothing is found, and find the nearest words that would find something. Runs in a thread."""
        near = store.filters.nearest(self.LISTED, narrowed) if narrowed.words else None
        said = store.filters.nothing_found(self.LISTED, narrowed, near, clears="F")
        return Nothing(said + self.what_to_press(narrowed, near), near[0] if near else "")

    def what_to_press(self, narrowed: Filter, near: tuple[str, int] | None) -> str:
        """Say which keys help where nothing is found."""
        if near:
            return f" Enter finds “{shorten(near[0], 40)}” instead; Esc shows everything."
        return " Esc clears the words." if narrowed.words else ""

    def _count_all(self, store: Store) -> int:
        """Count every record, once until something changes: the next key of a word to find changes nothing."""
        newest = store.newest_change()
        if self._all is None or self._all[0] != newest:
            self._all = (newest, len(self.rows(store, NOTHING)))
        return self._all[1]

    def paint(self, found: Found) -> None:
        """Show the list, unless something else was asked for since."""
        if found.narrowed != self.narrowed:
            return
        before = self._found.narrowed if self._found is not None else found.narrowed
        begins = found.narrowed.asks_beyond(before) or (
            found.narrowed != before and self.grid.row not in found.sought
        )
        self._found = found
        self.instead = found.nothing.instead if found.nothing else ""
        self.grid.empty = found.nothing.words if found.nothing else self.EMPTY
        self.grid.show(found.rows, found.read, found.ready)
        if begins:  # what is asked for anew is looked at from the first, which is the likeliest
            self.grid.land(next((row for row in found.rows if row in found.sought), -1))

    @on(RecordGrid.Moved)
    def say_what_is_shown(self) -> None:
        """Say what is shown and what the cursor is on."""
        self._row = self.grid.row
        if self._found is None:
            return
        self._say_what_narrows(self._found)
        shown = self.query_one("#shown", Static)
        shown.set_class(bool(self.narrowed.words), "-filtered")
        shown.update(
            shown_words(self._state(self._found), self.size.width), layout=False
        )  # one line stays one line
        self._show_what_the_cursor_is_on()

    def what_narrows(self, found: Found) -> str:
        """Say which filters are on; nothing where none is."""
        if not found.filters:
            return ""
        return f"FILTERED: {found.filters} — {self._state(found).of_how_many} · F shows all"

    def _say_what_narrows(self, found: Found) -> None:
        line, said = self.query_one("#narrowed", Static), self.what_narrows(found)
        line.display = bool(said)
        if said != self._said:
            self._said = said
            line.update(said)

    def _state(self, found: Found) -> ListState:
        shown = len(found.rows)
        return ListState(
            shown,
            found.total,
            self.ONE,
            self.MANY,
            words=found.narrowed.words,
            selected=self.grid.selection_words,
            at=self.grid.cursor + 1,
            order=order_words(self.LISTED, found.narrowed, shown) if self.LISTED else "",
            left_off=self.grid.left_off,
            above=shown - len(found.sought),
        )

    # beside and beneath

    @property
    def is_wide(self) -> bool:
        """Whether there is room for a record beside the list."""
        return self.size.width >= WIDE

    def _show_what_the_cursor_is_on(self) -> None:
        store, row = self.desk.store, self.grid.row
        show_peek(self.query_one(Peek), self.grid, self.COLUMNS, "" if self.is_wide else self.PEEK)
        if self.is_wide and store is not None:
            self.pane.want(lambda: self._read_beside(store, row))

    def _read_beside(self, store: Store, row: int | None) -> Beside:
        """Read the page of a record, to stand beside the list. Runs in a thread."""
        lines = [] if row is None else self.lines(store, [row])
        page: object = self.page(lines[0]) if lines else None
        return page.beside(store) if isinstance(page, HasBeside) else NOTHING_BESIDE

    def on_resize(self, _: Resize) -> None:
        """Show the record beside the list, or no longer; the list takes the keys back with the room."""
        if not self.is_wide and self.pane.has_keys:
            self.grid.focus()
        self.say_what_is_shown()

    def action_beside(self) -> None:
        """Go into the record beside the list."""
        self.set_focus(self.pane.page)

    def action_leave_beside(self) -> None:
        """Go back to the list."""
        self.set_focus(self.grid)

    @on(PageView.Followed)
    def _follow(self, followed: PageView.Followed) -> None:
        from codesign.screens.pages.record import page_for

        self.app.push_screen(page_for(followed.key))

    # what it does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what this list can do now."""
        if action == "beside":
            return self.is_wide and self.focused is self.grid
        if action == "leave_beside":
            return isinstance(self.focused, PageView)
        return super().check_action(action, parameters)

    async def action_open(self) -> None:
        """Open the record under the cursor, or what is marked in the record beside it."""
        if self.is_wide and self.pane.has_keys:
            self.pane.page.open_here()
        elif self.grid.row is not None:
            await self._open_row(self.grid.row)

    @on(RecordGrid.Opened)
    async def _open_page(self, opened: RecordGrid.Opened) -> None:
        await self._open_row(opened.row)

    async def _open_row(self, row: int) -> None:
        """Open a record, before the next key is looked at: that one is for its page."""
        page = self._page_of(row)
        if page is not None:
            await self.app.push_screen(page)

    def _page_of(self, row: int) -> Screen[None] | None:
        line = self._line(row)
        return self.page(line) if line is not None else None

    def _line(self, row: int | None) -> Any:
        store = self.desk.store
        lines = self.lines(store, [row]) if store is not None and row is not None else []
        return lines[0] if lines else None

    def action_history(self) -> None:
        """Show who changed the record under the cursor, when, and what it was before."""
        from codesign.screens.pages.history import HistoryPage

        line = self._line(self.grid.row)
        if line is not None:
            self.app.push_screen(HistoryPage(line.id, self.record_title(line)))

    def record_title(self, line: Any) -> str:
        """Return what a line's record is called: its reference, and its name where it has one."""
        named = getattr(line, "title", "") or getattr(line, "name", "")
        reference = getattr(line, "reference", "") or getattr(line, "code", "")
        return " · ".join(part for part in (reference, named) if part)

    def current(self) -> tuple[str, str] | None:
        """Return the kind and the id of the record under the cursor: what `e` and `d` are about; beside the list, of the part there."""
        kind, _, id_ = self._edits_beside.partition(" ")
        if id_:
            return kind, id_
        line = self._line(self.grid.row)
        return self.record_key(line) if line is not None else None

    @property
    def _edits_beside(self) -> str:
        """What is altered under the cursor beside the list, where keys act there."""
        return self.pane.page.edits if self.is_wide and self.pane.has_keys else ""

    def words_here(self) -> str:
        """Say what is under the cursor."""
        if self._edits_beside:
            return self.pane.page.words
        line = self._line(self.grid.row)
        return self.record_title(line) if line is not None else ""

    def kinds_here(self) -> frozenset[str]:
        """Return what the cursor and the page are on, without reading."""
        subject = self.subject()
        here = {self.KIND} if self.grid.row is not None else set()
        return frozenset(here | ({subject[0]} if subject else set()))

    def record_key(self, line: Any) -> tuple[str, str]:
        """Return the kind and the id of a line's record."""
        return self.KIND, line.id


def show_peek(peek: Peek, grid: RecordGrid, columns: Sequence[Column], heading: str) -> None:
    """Show beneath a list the cell under a heading, whole."""
    peek.display = bool(heading)
    places = [place for place, column in enumerate(columns) if column.heading == heading]
    peek.show(grid.cells[places[0]] if places and grid.cells else "")


def read_words(store: Store) -> Words:
    """Return what people read for the codes of every vocabulary the lists show."""
    return store.vocabularies.all_names()
