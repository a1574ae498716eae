"""What is behind a figure: the rule and the numbers it comes from, and beneath them every comment it counts, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from codesign.records.columns_shown import Words
from codesign.records.filters import NOTHING, Filter
from codesign.records.pages.line import Line
from codesign.records.review import both
from codesign.screens.lists.screen import Found, read_words
from codesign.screens.pages.comments import CommentsPage
from codesign.screens.review.view import Asked, Row, filter_words
from codesign.text import one_line

if TYPE_CHECKING:
    from codesign.screens.pages.monitoring import MonitoringPage
    from codesign.screens.review.panels import Panel
    from codesign.store import Store


class _Figure(NamedTuple):
    row: Row
    filters: str = ""
    """The filter of the review, in words."""
    id: str = ""
    """None: what is altered here are its comments."""


class BehindPage(CommentsPage):
    """The comments behind a figure. What stands above them is made again whenever one is altered."""

    CSS_PATH = ["../pages/record.tcss", "../lists/screen.tcss"]  # noqa: RUF012 - both, as the library takes them
    EMPTY = "There are no comments behind this figure. Esc goes back to it."

    def __init__(self, panel: Panel, asked: Asked, row: Row, *, of_programme: bool = False) -> None:
        """Make the page.

        Args:
            panel: the panel the figure stands on.
            asked: what was asked of it.
            row: the figure.
            of_programme: whether its programme was chosen, and so is a filter like others.
        """
        super().__init__()
        self._panel, self._question, self._row_opened = panel, asked, row
        self._of_programme = of_programme

    def read_record(self, store: Store) -> _Figure:
        """Make the figure again; one that is no longer there stays as it was."""
        page = self._panel.read_whole(store, self._question)
        asked = self._question._replace(hidden=self._panel.hidden(store, self._question, page))
        view = self._panel.view(page, asked, read_words(store))
        said = filter_words(view.standing, with_programme=self._of_programme)
        return _Figure(view.find(self._row_opened.key) or self._row_opened, said)

    def own(self, record: _Figure, narrowed: Filter) -> Filter:
        """Narrow to the comments of the figure."""
        return both(narrowed, record.row.opens or NOTHING)

    def title_words(self, found: _Figure) -> str:
        """Return what the figure is of."""
        return found.row.title or found.row.words

    def what_narrows(self, found: Found) -> str:
        """Say loudly which filter of the review these comments are left by, and of which figure they are."""
        record, here = self._record, super().what_narrows(found)
        if not isinstance(record, _Figure) or not record.filters:
            return here
        said = f"FILTERED in Review: {one_line(record.filters)} · only {one_line(self.title_words(record))}"
        return f"{said}\n{here}" if here else said

    def page_lines(self, found: _Figure, words: Words) -> list[Line]:
        """Return the rule and the numbers."""
        return list(found.row.lines)


def counts_behind(panel: Panel, asked: Asked, row: Row) -> MonitoringPage:
    """Return the counts of monitoring behind a group that is counted by them, for no comments are."""
    from codesign.screens.pages.monitoring import Above, MonitoringPage

    def above(store: Store) -> Above:
        view = panel.view(panel.read_whole(store, asked), asked, read_words(store))
        here = view.find(row.key) or row
        lines = tuple(line for line in here.lines if line.label != "Comments")  # the counts stand beneath
        return Above(here.title, lines, here.figure or "")

    return MonitoringPage(row.page.removeprefix("monitoring "), above)
