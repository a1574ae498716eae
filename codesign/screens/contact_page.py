"""A contact's page: names, where they are and were, what they allow, and the events they came to in the capacity held then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words
from codesign.records.people import ContactCard
from codesign.screens.contact_lines import contact_lines
from codesign.screens.record_page import RecordPage
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store


class ContactPage(RecordPage):
    """Everything on one contact."""

    def __init__(self, contact_id: str) -> None:
        super().__init__()
        self._contact_id = contact_id

    def read_record(self, store: Store) -> ContactCard:
        """Read the contact's card."""
        return store.contacts.card(self._contact_id)

    def title_words(self, found: ContactCard) -> str:
        """Return their reference and name."""
        mark = " · DO NOT CONTACT" if found.line.do_not_contact else ""
        return f"{found.line.reference} · {found.line.name}{mark}"

    def page_lines(self, found: ContactCard, words: Words) -> list[Line]:
        """Return the whole card."""
        return list(contact_lines(found, words))
