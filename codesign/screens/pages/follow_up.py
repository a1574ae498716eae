"""The page of one follow-up: something we said we would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from codesign.records.columns_shown import Words
from codesign.records.events import FollowUpLine
from codesign.records.pages.follow_up import follow_up_lines
from codesign.records.pages.line import Line
from codesign.screens.pages.record import RecordPage

if TYPE_CHECKING:
    from codesign.store import Store


class FollowUpPage(RecordPage):
    """Everything on one follow-up; `e` gives it to somebody, closes it, or says that people were told."""

    SUBJECT: ClassVar[str] = "follow-up"

    def __init__(self, follow_up_id: str) -> None:
        super().__init__()
        self._follow_up_id = follow_up_id

    def read_record(self, store: Store) -> FollowUpLine:
        """Read the follow-up."""
        return store.follow_ups.one(self._follow_up_id)

    def title_words(self, found: FollowUpLine) -> str:
        """Return its reference and what it is."""
        return f"{found.reference} · We said we would"

    def page_lines(self, found: FollowUpLine, words: Words) -> list[Line]:
        """Return the whole of it."""
        return list(follow_up_lines(found, today=self.desk.today))
