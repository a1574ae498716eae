"""A list short enough to be read whole, such as a codebook: its figures are counted once, and words are found in memory."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from codesign.records.filters import Filter
from codesign.screens.lists.narrowing import Nothing
from codesign.screens.lists.screen import Found, ListScreen, read_words
from codesign.text import shorten
from codesign.widgets.record_grid import read_around

if TYPE_CHECKING:
    from codesign.matching.lines import Sought
    from codesign.store import Store


class _Whole(NamedTuple):
    """All there is, as it was read."""

    newest: int
    """The newest change there was then: while it is, nothing is read again."""
    lines: Mapping[int, Any]
    cells: Mapping[int, Sequence[str]]
    sought: Sequence[Sought]


class WholeListScreen(ListScreen):
    """A list that is held whole. It is narrowed by words alone: the figures beside a line are of all there is beneath it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = _Whole(-1, {}, {}, ())

    def all_lines(self, store: Store) -> Sequence[Any]:
        """Return every line, in order."""
        raise NotImplementedError

    def text(self, line: Any) -> str:
        """Return the words that a line is found by."""
        raise NotImplementedError

    # reading

    def read(self, store: Store) -> Found:
        """Find in what is held; read it only if something changed since."""
        newest = store.newest_change()
        if newest != self._whole.newest:
            self._whole = self._read_whole(store, newest)
        whole, narrowed = self._whole, self.narrowed
        rows, hits, nothing = self._look_through(whole, narrowed)

        def cells(wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
            return {row: whole.cells[row] for row in wanted if row in whole.cells}

        ready = read_around(rows, self._row, cells)
        return Found(rows, cells, len(whole.lines), narrowed, ready, nothing=nothing, hits=hits)

    def _read_whole(self, store: Store, newest: int) -> _Whole:
        from codesign.matching.lines import sought

        with store.read():
            lines, words = self.all_lines(store), read_words(store)
        return _Whole(
            newest,
            {line.row: line for line in lines},
            {line.row: self.cells(line, words) for line in lines},
            [sought(line.row, self.text(line), getattr(line, "depth", 0)) for line in lines],
        )

    def _look_through(
        self, whole: _Whole, narrowed: Filter
    ) -> tuple[array[int], Collection[int] | None, Nothing | None]:
        from codesign.matching.lines import find_lines, nearest

        if narrowed.is_empty:
            return array("q", whole.cells), None, None
        shown, hits = find_lines(whole.sought, narrowed.words)
        nothing = None if hits else self._nothing(narrowed, nearest(whole.sought, narrowed.words))
        return array("q", shown), hits, nothing

    def _nothing(self, narrowed: Filter, near: tuple[str, int] | None) -> Nothing:
        said = f"Nothing for {shorten(narrowed.words, 60)}."
        nearest = f" Nearest: {near[0]} ({near[1]:,})." if near else ""
        return Nothing(said + nearest + self.what_to_press(narrowed, near), near[0] if near else "")

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[Any]:
        """Return some of the lines that were read."""
        return [self._whole.lines[row] for row in rows if row in self._whole.lines]

    # what it does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to find by words, though there is nothing to filter by."""
        if action == "find":
            return not (self.is_finding or self.is_jumping)
        return super().check_action(action, parameters)

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the first row whose code or name begins with the letters."""
        wanted = typed.casefold()
        held = self._whole.cells if among is None else among
        return next((row for row in held if self._begins(row, wanted)), None)

    def _begins(self, row: int, wanted: str) -> bool:
        return any(cell.strip().casefold().startswith(wanted) for cell in self._whole.cells.get(row, ())[:2])
