"""Everything one contact said, newest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.records.pages.line import Line
from codesign.records.people import ContactLine
from codesign.screens.pages.comments import CommentsPage

if TYPE_CHECKING:
    from codesign.store import Store


class SaidByPage(CommentsPage):
    """The comments of one contact."""

    def __init__(self, contact_id: str) -> None:
        super().__init__()
        self._contact_id = contact_id

    def read_record(self, store: Store) -> ContactLine:
        """Read the contact."""
        return store.contacts.line(self._contact_id)

    def own(self, record: ContactLine, narrowed: Filter) -> Filter:
        """Narrow to what they said."""
        return replace(narrowed, contact_id=record.id)

    def title_words(self, found: ContactLine) -> str:
        """Return their reference and name."""
        return f"{found.reference} · {found.name} · what they said"

    def page_lines(self, found: ContactLine, words: Words) -> list[Line]:
        """Return where they are now, and the way to their page."""
        where = found.organisations or "No organisation is written down."
        return [Line(where, "Who", f"contact {found.id}")]
