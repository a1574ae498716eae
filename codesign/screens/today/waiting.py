"""What waits for somebody, each kind as a list: rows set aside with their reasons, follow-ups nobody owns or told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from codesign.records.events import FollowUpLine
from codesign.records.keeping import SetAsideLine
from codesign.screens.copying import CopiesFromLines
from codesign.screens.forms.acting import ActsOnRecords
from codesign.text import one_line, plural, shorten
from codesign.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from codesign.store import Store

_MOST = 300
"""Lines shown; the rest are counted. The command line lists them all."""

TITLES = {
    "set-aside": "Rows of spreadsheets set aside",
    "overdue": "We said we would: overdue",
    "due": "We said we would: due within seven days",
    "nobody": "Follow-ups without an owner or a date",
    "not-told": "Follow-ups done, people not told",
}


class WaitingScreen(CopiesFromLines, ActsOnRecords):
    """One kind of what waits. Enter shows a line whole; Esc goes back to Today."""

    MODE = "today"
    CSS_PATH = "screen.tcss"
    HELP: ClassVar[str] = (
        "# What waits\n\nEnter shows the whole of a line. `e` gives a follow-up to somebody, closes it, or says that people "
        "were told. `d` says that a row set aside is not needed; it is kept, and `u` brings it back here."
    )

    def __init__(self, which: str) -> None:
        super().__init__()
        self._kind = which
        self._rows: dict[str, SetAsideLine] = {}

    def body(self) -> ComposeResult:
        """The heading and the list."""
        yield Static(TITLES[self._kind], id="figures", markup=False)
        yield LineList(id="lines")

    def read(self, store: Store) -> Any:
        """Read what waits."""
        if self._kind == "set-aside":
            return store.batches.set_aside()
        return store.follow_ups.lines(self._kind, today=self.desk.today)

    def paint(self, found: Any) -> None:
        """Show it, the first few hundred."""
        self._rows = {each.id: each for each in found[:_MOST] if isinstance(each, SetAsideLine)}
        lines = [_line(each) for each in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(Line(f"and {len(found) - _MOST:,} more"))
        self.query_one("#figures", Static).update(f"{TITLES[self._kind]}: {plural(len(found), 'line')}")
        self.query_one(LineList).show(lines or [Line("Nothing waits here any more. Esc goes back.")])
        self.refresh_bindings()

    # what is under the cursor

    def current(self) -> tuple[str, str] | None:
        """Return the follow-up under the cursor."""
        of, key = self._under_cursor()
        return (of, key) if of == "follow-up" else None

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return self.query_one(LineList).here.words

    def _under_cursor(self) -> tuple[str, str]:
        found = self.query(LineList)
        of, _, key = found.first().key.partition(" ") if found else ("", "", "")
        return of, key

    @property
    def _row_here(self) -> SetAsideLine | None:
        of, key = self._under_cursor()
        return self._rows.get(key) if of == "row" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to throw away a row as well."""
        if action == "remove" and self._row_here is not None:
            return True
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def offer(self, _: OptionList.OptionHighlighted) -> None:
        """Offer what can be done to the line under the cursor."""
        self.refresh_bindings()

    # going where a line leads

    @on(OptionList.OptionSelected)
    def open_line(self, event: OptionList.OptionSelected) -> None:
        """Show the whole of a line."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show the whole of what is under the cursor."""
        row, here = self._row_here, self.current()
        if row is not None:
            from codesign.screens.ask import WordsModal

            self.app.push_screen(WordsModal(row_words(row)))
        elif here is not None:
            from codesign.screens.pages.record import page_for

            self.app.push_screen(page_for(" ".join(here)))

    def action_remove(self) -> None:
        """Ask whether a row set aside is not needed, or throw a follow-up away."""
        row = self._row_here
        if row is None:
            super().action_remove()
            return
        from codesign.screens.ask import AskModal

        ask = AskModal(
            f"Is this row not needed?\n\n{shorten(row_words(row), 400)}\n\nIt is kept, but waits here no more. u undoes it.",
            yes="Not needed",
        )
        self.app.push_screen(ask, lambda yes: self._begin_dismissing(row) if yes else None)

    def _begin_dismissing(self, row: SetAsideLine) -> None:
        if self.desk.store is not None:
            self._dismiss(self.desk.store, row.id)

    @work(
        thread=True,
        exit_on_error=False,
        group="set aside",
        description="say that a row set aside is not needed",
    )
    def _dismiss(self, store: Store, row_id: str) -> None:
        store.batches.settle(row_id, "dismissed")
        self.app.call_from_thread(self.codesign.store_changed.publish, None)


def _line(each: SetAsideLine | FollowUpLine) -> Line:
    if isinstance(each, FollowUpLine):
        words = f"{each.reference}  {shorten(each.words, 60)} · {each.owner or 'nobody yet'}"
        return Line(words, f"follow-up {each.id}")
    said = one_line(" · ".join(each.cells.values()))
    return Line(f"row {each.row_number}  {each.reason}  {shorten(said, 60)}", f"row {each.id}")


def row_words(each: SetAsideLine) -> str:
    """Return a row set aside whole: where it stood, why it was not written, and every cell."""
    cells = "\n".join(f"{heading}: {cell}" for heading, cell in each.cells.items())
    return f"{each.batch}, row {each.row_number}\n{each.reason}\n\n{cells}"
