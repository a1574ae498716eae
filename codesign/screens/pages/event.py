"""An event's page: who came in which capacity, what was said, what it cost people, what we said we would do, which words changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from codesign.records.columns_shown import Words
from codesign.records.events import EventCard
from codesign.records.filters import Filter
from codesign.records.pages.event import event_lines, without_small
from codesign.records.pages.line import Line
from codesign.records.review_rules import SETTINGS
from codesign.screens.coding.among import Among
from codesign.screens.coding.here import Codes
from codesign.screens.pages.record import RecordPage
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.store import Store


class EventPage(Codes, RecordPage):
    """Everything on one event."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pages", "codes")

    SUBJECT: ClassVar[str] = "event"

    def __init__(self, event_id: str) -> None:
        super().__init__()
        self._event_id = event_id

    def read_record(self, store: Store) -> EventCard:
        """Read the event's card."""
        return store.cards.event(self._event_id)

    def title_words(self, found: EventCard) -> str:
        """Return its reference and title."""
        return f"{found.line.reference} · {found.line.title}"

    def page_lines(self, found: EventCard, words: Words) -> list[Line]:
        """Return the whole card."""
        return list(event_lines(found, words))

    def lines_to_write(self) -> list[Line]:
        """Return the page as it may leave: small counts of monitoring hidden, for the names of who came stand beside them."""
        return without_small(super().lines_to_write(), SETTINGS["small"].usual)

    def to_code(self) -> Among | None:
        """Return the comments made there."""
        if self._record is None:
            return None
        return Among(of=self.subject_words(), own=Filter(event_id=self._event_id))
