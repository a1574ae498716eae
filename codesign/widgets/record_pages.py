"""The pages of a list that were read: the newest few are kept, and one that could not be read is tried again."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from codesign.errors import CodesignError

PAGE = 64
"""Rows read at once."""
_KEPT = 32

ReadCells = Callable[[Sequence[int]], Mapping[int, Sequence[str]]]
"""Reads the cells of some rows, by row number. A row that is no longer there is left out."""
Page = Mapping[int, Sequence[str]]


class Ready(NamedTuple):
    """A page of a list that was read before the list is shown."""

    number: int
    page: Page


def read_around(rows: Sequence[int], row: int | None, read: ReadCells) -> Ready:
    """Read the page a row is on, or the first; in a thread, so that a list is shown without waiting for it."""
    try:
        number = rows.index(row) // PAGE if row is not None else 0
    except ValueError:
        number = 0
    return Ready(number, read(rows[number * PAGE : (number + 1) * PAGE]))


class Pages:
    """What was read of a list. A page is its cells by row number, or the sentence that says why it could not be read."""

    def __init__(self) -> None:
        self.rows: array[int] = array("q")
        self.list_number = 0
        """Grows with every list shown, so that what was read for an earlier one is not taken for this."""
        self._read: ReadCells = lambda _: {}
        self._kept: OrderedDict[int, Page | str] = OrderedDict()

    def begin(self, rows: array[int], read: ReadCells, ready: Ready | None) -> None:
        """Turn to another list, or to the same one read anew."""
        self.rows, self._read = rows, read
        self.list_number += 1
        self._kept.clear()
        if ready is not None:
            self._keep(ready.number, ready.page)

    def page(self, number: int) -> Page | str:
        """Return a page, read now if it was not read ahead."""
        page = self._kept.get(number)
        if page is None:
            page = self.read(number)
            self._keep(number, page)
        return page

    def cells(self, place: int) -> Sequence[str] | str | None:
        """Return the cells at a place of the list; the sentence where they could not be read; nothing where they are gone."""
        page = self.page(place // PAGE)
        return page if isinstance(page, str) else page.get(self.rows[place])

    def read(self, number: int) -> Page | str:
        """Read a page. May be called in any thread; keeps nothing."""
        try:
            return self._read(self.rows[number * PAGE : (number + 1) * PAGE])
        except CodesignError as error:
            return f"could not read: {error}"

    def wanted(self, place: int) -> Iterator[int]:
        """Yield the pages worth reading ahead: a place's own, one either side, and where Home and End go."""
        here, last = place // PAGE, (len(self.rows) - 1) // PAGE
        for number in dict.fromkeys((here, here + 1, here - 1, last, last - 1, 0)):
            if 0 <= number <= last and isinstance(self._kept.get(number, ""), str):
                yield number

    def is_wanted(self, place: int) -> bool:
        """Whether the page of a place, or one beside it, is not read, or could not be when it was tried."""
        return any(abs(number - place // PAGE) <= 1 for number in self.wanted(place))

    def take(self, list_number: int, number: int, page: Page | str) -> bool:
        """Keep a page that was read ahead. Says whether it is of this list, and was wanted still."""
        if list_number != self.list_number or not isinstance(self._kept.get(number, ""), str):
            return False
        self._keep(number, page)
        return True

    def _keep(self, number: int, page: Page | str) -> None:
        self._kept[number] = page
        self._kept.move_to_end(number)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
