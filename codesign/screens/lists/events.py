"""Events: what was planned, held, cancelled, and where nobody came; newest first."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import EVENT_HEADINGS, Words, event_cells
from codesign.records.events import EventLine
from codesign.records.filters import Filter
from codesign.screens.lists.screen import ListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

_STATE, _PEOPLE = EVENT_HEADINGS.index("State"), EVENT_HEADINGS.index("People")
_HEADINGS = tuple(heading for heading in EVENT_HEADINGS if heading != "State")


class EventsScreen(ListScreen):
    """The list of events."""

    MODE = "events"
    HELP: ClassVar[str] = (
        "# Events\nEvery event, newest first. `/` finds by title, place, purpose and note. Enter opens one; `n` logs one."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        _HEADINGS,
        Ref="10", When="11", Title="40-64", Place="10-40 leaves 3", Method="12-40 leaves 2", People="38",
        Comments="8 right leaves 4", Programme="12-40 leaves 1",
    )  # fmt: skip
    ONE = "event"
    PEEK = "Title"
    EMPTY = "No events yet. An event is a session, a meeting or a visit where people told you something. Press n to log one."
    LISTED = "events"
    KIND = "event"

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return events, newest first."""
        return store.events.rows(narrowed)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[EventLine]:
        """Return some of them."""
        return store.events.lines(rows)

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to."""
        return store.seeking.event(typed, among)

    def cells(self, line: EventLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too; the state of an event that was not held stands where its people would."""
        cells = list(event_cells(line, words))
        if line.state != "held":
            cells[_PEOPLE] = ", ".join(part for part in (cells[_STATE], cells[_PEOPLE]) if part)
        return cells[:_STATE] + cells[_STATE + 1 :]

    def page(self, line: EventLine) -> Screen[None]:
        """Return the event's page."""
        from codesign.screens.pages.event import EventPage

        return EventPage(line.id)
