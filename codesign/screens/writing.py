"""Screens that `w` writes to a file: a list with its filter and order, or a record's page line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.widgets import Static

from codesign.records.columns_shown import Words
from codesign.records.filters import found_by, order_words
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line, plural
from codesign.widgets.line_list import Line as Shown
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.evidence.list_file import ListShown
    from codesign.records.pages.line import Line
    from codesign.screens.lists.screen import ListScreen
    from codesign.screens.write_out import Wanted
    from codesign.store import Store


class Writes(ModeScreen):
    """A screen that can be written to a file."""

    NEEDS_REASON: ClassVar[bool] = False
    """Whether it holds names whatever is done, and so leaves only for a reason."""

    def shown_to_write(self) -> ListShown | None:
        """Return what is on the screen, or None while there is nothing."""
        raise NotImplementedError

    def action_write(self) -> None:
        """Ask for a file, and write what is on the screen to it."""
        self.codesign.when_open(self._ask_where)

    def _ask_where(self, store: Store) -> None:
        from codesign.screens.write_out import WriteModal, WritingModal

        shown = self.shown_to_write()
        if shown is None or not shown.rows:
            self.notify("There is nothing on this screen to write.", markup=False)
            return

        def begin(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.app.push_screen(WritingModal(store, shown, wanted))

        self.app.push_screen(WriteModal(shown, needs_reason=self.NEEDS_REASON), begin)


class WritesList(Writes):
    """A list: its rows in their order, or those selected, under every heading it has."""

    NEEDS_REASON: ClassVar[bool] = False

    def shown_to_write(self) -> ListShown | None:
        """Return the list as it stands."""
        from codesign.evidence.list_file import ListShown

        screen = cast("ListScreen", self)
        found, store = screen.found, self.desk.store
        if found is None or store is None:
            return None
        are_chosen = not screen.grid.selected.isdisjoint(found.rows)
        chosen = screen.grid.chosen if are_chosen else found.rows
        of = [f"of {title.render()}" for title in self.query("#title").results(Static)]
        said = [
            *of,
            f"holding “{one_line(found_by(found.narrowed.words))}”" if found.narrowed.words else "",
            found.filters,
        ]
        if are_chosen:
            said.append(f"the {plural(len(chosen), 'record')} selected")
        order = order_words(screen.LISTED, found.narrowed, len(found.rows)) if screen.LISTED else ""
        return ListShown(
            title=_title(screen.MANY or f"{screen.ONE}s"),
            headings=[column.heading for column in screen.COLUMNS],
            rows=list(chosen),
            lines=lambda rows: screen.lines(store, rows),
            cells=screen.cells,
            filters="; ".join(part for part in said if part),
            order=order,
            total=found.total,
        )


class WritesPage(Writes):
    """A record's page: a label and its words, line by line."""

    NEEDS_REASON: ClassVar[bool] = True

    def shown_to_write(self) -> ListShown | None:
        """Return the page as it stands."""
        from codesign.evidence.list_file import ListShown

        lines = [line for line in self.lines_to_write() if line.words or line.label]
        title = str(self.query_one("#title", Static).render())
        return ListShown(
            title=title, headings=("What", "Words"), rows=range(len(lines)),
            lines=lambda rows: [lines[row] for row in rows], cells=_page_cells, total=len(lines),
        )  # fmt: skip

    def lines_to_write(self) -> Sequence[Line]:
        """Return the page line by line; what may not leave is taken out of it as it is written."""
        from codesign.widgets.page_view import PageView

        return self.query_one(PageView).lines


class WritesLines(Writes):
    """Lines under headings, such as Today: each with the heading it stands under. Unfinished work is nobody's evidence yet."""

    NEEDS_REASON: ClassVar[bool] = True

    def shown_to_write(self) -> ListShown | None:
        """Return the lines as they stand."""
        from codesign.evidence.list_file import ListShown

        lines = list(_under_headings(self.query_one(LineList).lines))
        return ListShown(
            title=_title(self.MODE), headings=("Under", "Line"), rows=range(len(lines)),
            lines=lambda rows: [lines[row] for row in rows], cells=lambda line, _: line, total=len(lines),
        )  # fmt: skip


def _under_headings(lines: Sequence[Shown]) -> Iterator[tuple[str, str]]:
    heading = ""
    for line in lines:
        if line.is_heading:
            heading = one_line(line.words)
        elif not line.key.startswith("draft "):
            yield heading, one_line(line.words)


def _page_cells(line: Any, words: Words) -> tuple[str, str]:
    return ("", line.words.upper()) if line.is_heading else (line.label, line.words)


def _title(words: str) -> str:
    return words[:1].upper() + words[1:]
