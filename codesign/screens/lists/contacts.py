"""Contacts: people and organisations in one register, by name."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from codesign.records.columns_shown import CONTACT_HEADINGS, Words, contact_cells
from codesign.records.filters import Filter
from codesign.records.people import ContactLine
from codesign.screens.adding_contact import NEW, Asked, keep, look
from codesign.screens.ask import AskLineModal, if_answered
from codesign.screens.choose import ChooseModal
from codesign.screens.lists.screen import ListScreen
from codesign.screens.same_person.here import AsksSelected
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

_NOTE, _WHERE = CONTACT_HEADINGS.index("Note"), CONTACT_HEADINGS.index("Where they are")
_HEADINGS = tuple(heading for heading in CONTACT_HEADINGS if heading != "Note")


class ContactsScreen(AsksSelected, ListScreen):
    """The register."""

    MODE = "contacts"
    BINDINGS: ClassVar[list[BindingType]] = bindings("contacts")
    HELP: ClassVar[str] = (
        "# Contacts\nPeople, organisations and groups by name. `/` finds by name, other names, area and points of contact. "
        "`m` asks whether those selected are one, or, with none selected, lists everybody who may be held twice."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        _HEADINGS,
        Ref="10", Name="36-64", Kind="12-30 leaves 4", **{"Where they are": "15-60"},
        Area="8-24 leaves 1", Met="3 right leaves 3", **{"Last met": "11 leaves 2"},
    )  # fmt: skip
    ONE = "contact"
    PEEK = "Where they are"
    EMPTY = (
        "No contacts yet. People and organisations arrive as you log who came to an event; n adds one here."
    )
    LISTED = "contacts"
    KIND = "contact"

    def rows(self, store: Store, narrowed: Filter) -> array[int]:
        """Return contacts in name order."""
        return store.contacts.rows(narrowed)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[ContactLine]:
        """Return some of them."""
        return store.contacts.lines(rows)

    def seek(self, store: Store, typed: str, among: array[int] | None) -> int | None:
        """Return the row that letters lead to."""
        return store.seeking.contact(typed, among)

    def cells(self, line: ContactLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too; a note such as “Do not contact” stands first where they are, never cut off."""
        cells = list(contact_cells(line, words))
        cells[_WHERE] = " · ".join(part for part in (cells[_NOTE].upper(), cells[_WHERE]) if part)
        return cells[:_NOTE] + cells[_NOTE + 1 :]

    def page(self, line: ContactLine) -> Screen[None]:
        """Return the contact's page."""
        from codesign.screens.pages.contact import ContactPage

        return ContactPage(line.id)

    # adding one

    def action_new(self) -> None:
        """Add a contact: a name, and after a comma where they are."""
        ask = AskLineModal(
            "Who? A name, and after a comma where they are.",
            hint="Such as Sam Okafor, Ambridge Carers (chair) · Enter goes on · Esc goes back",
        )
        self.app.push_screen(ask, self._typed)

    def _typed(self, typed: str | None) -> None:
        if typed:
            self.codesign.when_open(lambda store: self._look(store, typed))

    @work(thread=True, exit_on_error=False, group="contact", description="look who it may be")
    def _look(self, store: Store, typed: str) -> None:
        asked = look(store, self.desk, typed, self.app.call_from_thread)
        if asked.found:
            self.app.call_from_thread(self._ask, store, asked)
        else:
            self._done(keep(store, asked, NEW))

    def _ask(self, store: Store, asked: Asked) -> None:
        choose = ChooseModal(f"Is {asked.contact.name} someone we know?", asked.answers)
        self.app.push_screen(choose, if_answered(lambda answer: self._keep(store, asked, answer)))

    @work(thread=True, exit_on_error=False, group="contact", description="keep a contact")
    def _keep(self, store: Store, asked: Asked, answer: str) -> None:
        self._done(keep(store, asked, answer))

    def _done(self, contact_id: str) -> None:
        """Show the contact, and let every list be read again."""
        from codesign.screens.pages.contact import ContactPage

        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        self.app.call_from_thread(self.app.push_screen, ContactPage(contact_id))
