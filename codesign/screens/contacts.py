"""Contacts: people and organisations in one register, by name."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from codesign.records.columns_shown import CONTACT_HEADINGS, Words, contact_cells
from codesign.records.people import ContactLine
from codesign.screens.list_screen import ListScreen
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

_NOTE, _WHERE = CONTACT_HEADINGS.index("Note"), CONTACT_HEADINGS.index("Where they are")
_HEADINGS = tuple(heading for heading in CONTACT_HEADINGS if heading != "Note")


class ContactsScreen(ListScreen):
    """The register."""

    MODE = "contacts"
    HELP: ClassVar[str] = (
        "# Contacts\nPeople, organisations and groups by name. `/` finds by name, other names, area and points of contact."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        _HEADINGS,
        Ref="7-9 leaves 4", Name="18-44", Kind="10-30 leaves 5", **{"Where they are": "17-60"},
        Area="8-24 leaves 1", Met="3 right leaves 3", **{"Last met": "11 leaves 2"},
    )  # fmt: skip
    ONE = "contact"
    PEEK = "Where they are"
    EMPTY = "No contacts yet. People and organisations arrive as you log who came to an event: press n to log one."
    FINDS = True

    def rows(self, store: Store, find: str) -> array[int]:
        """Return contacts in name order."""
        return store.contacts.rows(find)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[ContactLine]:
        """Return some of them."""
        return store.contacts.lines(rows)

    def cells(self, line: ContactLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too; a note such as “Do not contact” stands first where they are, never cut off."""
        cells = list(contact_cells(line, words))
        cells[_WHERE] = " · ".join(part for part in (cells[_NOTE].upper(), cells[_WHERE]) if part)
        return cells[:_NOTE] + cells[_NOTE + 1 :]

    def page(self, line: ContactLine) -> Screen[None]:
        """Return the contact's page."""
        from codesign.screens.contact_page import ContactPage

        return ContactPage(line.id)
