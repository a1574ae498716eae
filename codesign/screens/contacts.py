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


class ContactsScreen(ListScreen):
    """The register."""

    MODE = "contacts"
    HELP: ClassVar[str] = (
        "# Contacts\nPeople, organisations and groups by name. `/` finds by name, other names, area and points of contact."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        CONTACT_HEADINGS,
        Ref="7-9 leaves 4", Name="16-44", Kind="9-30 leaves 5", **{"Where they are": "13-60 leaves 6"},
        Area="8-24 leaves 1", Met="3 right leaves 3", **{"Last met": "11 leaves 2"}, Note="14",
    )  # fmt: skip
    ONE = "contact"
    EMPTY = "No contacts yet. People and organisations arrive as you log who came to an event: press n to log one."
    FINDS = True

    def rows(self, store: Store, find: str) -> array[int]:
        """Return contacts in name order."""
        return store.contacts.rows(find)

    def lines(self, store: Store, rows: Sequence[int]) -> Sequence[ContactLine]:
        """Return some of them."""
        return store.contacts.lines(rows)

    def cells(self, line: ContactLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return contact_cells(line, words)

    def page(self, line: ContactLine) -> Screen[None]:
        """Return the contact's page."""
        from codesign.screens.contact_page import ContactPage

        return ContactPage(line.id)
