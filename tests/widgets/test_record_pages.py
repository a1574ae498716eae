"""The pages of a list: which are read ahead, what is kept, and how one that could not be read is tried again."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

import pytest

from codesign.errors import CodesignError
from codesign.widgets.record_pages import PAGE, Pages, Ready


class Store:
    """Something that can be read, and can fail."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.is_busy = False

    def read(self, rows: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Read some rows."""
        if self.is_busy:
            raise CodesignError("The store is busy.", todo="Try again.")
        self.asked.append(rows[0] // PAGE)
        return {row: (f"N{row}",) for row in rows if row != 13}


@pytest.fixture
def behind() -> Store:
    """Return what is read from."""
    return Store()


@pytest.fixture
def pages(behind: Store) -> Pages:
    """Return the pages of a list of a thousand."""
    made = Pages()
    made.begin(array("q", range(1000)), behind.read, None)
    return made


def test_a_page_is_read_once_and_a_row_that_is_gone_has_no_cells(pages: Pages, behind: Store) -> None:
    assert (pages.cells(12), pages.cells(13), pages.cells(PAGE - 1)) == (("N12",), None, (f"N{PAGE - 1}",))
    assert behind.asked == [0]


def test_what_could_not_be_read_says_why_and_is_tried_again_by_the_next_reading(
    pages: Pages, behind: Store
) -> None:
    behind.is_busy = True
    assert pages.cells(0) == "could not read: The store is busy. Try again."
    behind.is_busy = False
    assert 0 in pages.wanted(0)

    assert pages.take(pages.list_number, 0, pages.read(0))

    assert pages.cells(0) == ("N0",)
    assert 0 not in pages.wanted(0)


def test_read_ahead_are_the_page_itself_its_neighbours_and_where_home_and_end_go(pages: Pages) -> None:
    assert list(pages.wanted(5 * PAGE)) == [5, 6, 4, 15, 14, 0]
    assert list(pages.wanted(0)) == [0, 1, 15, 14]
    pages.cells(5 * PAGE)
    assert 5 not in pages.wanted(5 * PAGE)
    assert pages.is_wanted(5 * PAGE)


def test_nothing_of_an_earlier_list_is_taken_for_the_one_shown(pages: Pages, behind: Store) -> None:
    earlier, page = pages.list_number, pages.read(2)
    pages.begin(array("q", range(500)), behind.read, Ready(0, {0: ("read before",)}))

    assert not pages.take(earlier, 2, page)
    assert pages.cells(0) == ("read before",)


def test_a_million_rows_looked_through_keep_only_the_newest_pages(pages: Pages, behind: Store) -> None:
    pages.begin(array("q", range(1_000_000)), behind.read, None)

    for place in range(0, 200 * PAGE, PAGE):
        pages.cells(place)

    assert len(pages._kept) == 32
    assert 199 not in pages.wanted(199 * PAGE)


def test_an_empty_list_wants_nothing() -> None:
    assert list(Pages().wanted(0)) == []
