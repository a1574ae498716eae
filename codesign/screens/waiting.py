"""What waits for somebody, each kind as a list: rows set aside with their reasons, follow-ups nobody owns or told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from codesign.records.events import FollowUpLine
from codesign.records.keeping import SetAsideLine
from codesign.screens.mode_screen import ModeScreen
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


class WaitingScreen(ModeScreen):
    """One kind of what waits. Enter shows a line whole; Esc goes back to Today."""

    MODE = "today"
    CSS_PATH = "today.tcss"
    HELP: ClassVar[str] = "What waits for somebody. Enter shows the whole of it, or the event it came from."

    def __init__(self, which: str) -> None:
        super().__init__()
        self._which = which
        self._whole: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """The heading and the list."""
        yield Static(TITLES[self._which], id="figures", markup=False)
        yield LineList(id="lines")

    def read(self, store: Store) -> Any:
        """Read what waits."""
        if self._which == "set-aside":
            return store.batches.set_aside()
        return store.follow_ups.lines(self._which, today=self.desk.today)

    def paint(self, found: Any) -> None:
        """Show it, the first few hundred."""
        self._whole = {}
        lines = [self._line(each) for each in found[:_MOST]]
        if len(found) > _MOST:
            lines.append(Line(f"and {len(found) - _MOST:,} more"))
        self.query_one("#figures", Static).update(f"{TITLES[self._which]}: {plural(len(found), 'line')}")
        self.query_one(LineList).show(lines or [Line("Nothing waits here any more. Esc goes back.")])

    @on(OptionList.OptionSelected)
    def open_line(self, event: OptionList.OptionSelected) -> None:
        """Show the whole of a line, or the event it came from."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        kind, _, key = self.query_one(LineList).key.partition(" ")
        if kind == "event":
            from codesign.screens.event_page import EventPage

            self.app.push_screen(EventPage(key))
        elif kind:
            from codesign.screens.ask import WordsModal

            self.app.push_screen(WordsModal(self._whole[key]))

    def _line(self, each: SetAsideLine | FollowUpLine) -> Line:
        if isinstance(each, FollowUpLine):
            key = f"event {each.event_id}" if each.event_id else f"whole {each.id}"
            self._whole[each.id] = follow_up_words(each)
            return Line(f"{each.reference}  {shorten(each.words, 60)} · {each.owner or 'nobody yet'}", key)
        cells = "\n".join(f"{heading}: {cell}" for heading, cell in each.cells.items())
        self._whole[each.id] = f"{each.batch}, row {each.row_number}\n{each.reason}\n\n{cells}"
        said = one_line(" · ".join(each.cells.values()))
        return Line(f"row {each.row_number}  {each.reason}  {shorten(said, 60)}", f"whole {each.id}")


def follow_up_words(each: FollowUpLine) -> str:
    """Return the whole of a follow-up in words."""
    said = [("Owner", each.owner or "nobody yet"), ("Due", each.due or "no date"), ("State", each.state)]
    told = [("Told", f"{each.fed_back_on} {each.fed_back_how}".strip()), ("Outcome", each.outcome)]
    return "\n".join(
        [f"{each.reference}: we said we would", each.words, ""]
        + [f"{name}: {value}" for name, value in (*said, *told) if value]
    )
