"""A contact's page: names, where they are and were, what they allow, what they came to and said; and who looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from codesign.records.columns_shown import Words
from codesign.records.pages.contact import MERGE, contact_lines
from codesign.records.pages.line import Line
from codesign.records.people import ContactCard, LookAlike
from codesign.records.same_person import Merge
from codesign.screens.look_alikes import look_alikes
from codesign.screens.pages.record import RecordPage
from codesign.screens.same_person.here import AsksLookAlikes
from codesign.screens.same_person.splitting import TakesApart
from codesign.widgets.bindings import bindings
from codesign.widgets.page_view import PageView

if TYPE_CHECKING:
    from codesign.store import Store


@dataclass(frozen=True)
class _Shown:
    card: ContactCard
    words: Words
    look_alikes: tuple[LookAlike, ...] | None


class ContactPage(AsksLookAlikes, TakesApart, RecordPage):
    """Everything on one contact. Look-alikes come after the rest: knowing everybody takes a while the first time."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("contacts", "merged")
    HELP: ClassVar[str] = (
        f"{RecordPage.HELP} `m` asks whether somebody who looks like this contact is the same; `p` takes apart what was joined."
    )
    SUBJECT: ClassVar[str] = "contact"

    def __init__(self, contact_id: str) -> None:
        super().__init__()
        self._contact_id = contact_id
        self._shown: _Shown | None = None

    def read_record(self, store: Store) -> ContactCard:
        """Read the contact's card."""
        return store.cards.contact(self._contact_id)

    def part_kinds(self) -> tuple[str, ...]:
        """Return what can be added: members only to an organisation or a group."""
        kinds = super().part_kinds()
        is_person = self._record is not None and self._record.line.sort == "person"
        return tuple(kind for kind in kinds if kind != "member" or not is_person)

    def title_words(self, found: ContactCard) -> str:
        """Return their reference and name."""
        mark = " · DO NOT CONTACT" if found.line.do_not_contact else ""
        return f"{found.line.reference} · {found.line.name}{mark}"

    def page_lines(self, found: ContactCard, words: Words) -> list[Line]:
        """Return the whole card, with the look-alikes found before, if they were."""
        return list(contact_lines(found, words, self._shown.look_alikes if self._shown else ()))

    # who it also is, and who it may be

    def look_alikes_here(self) -> tuple[str, Sequence[LookAlike], str]:
        """Return whose page it is, who looks like them, and the one of those under the cursor."""
        found = self._shown.look_alikes or () if self._shown else ()
        here = self.query_one("#page", PageView).key.removeprefix("contact ")
        own = self._shown.card.line.id if self._shown else self._contact_id
        return own, found, here if here in {each.contact_id for each in found} else ""

    def merges_here(self) -> Sequence[Merge]:
        """Return the merges that stand, the one under the cursor alone where it is on one."""
        merges = self._shown.card.merges if self._shown else ()
        kind, _, id_ = self.query_one("#page", PageView).edits.partition(" ")
        return [each for each in merges if each.id == id_] if kind == MERGE else merges

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take apart only where something was joined."""
        if action == "split":
            return bool(self._shown and self._shown.card.merges)
        return super().check_action(action, parameters)

    def current(self) -> tuple[str, str] | None:
        """Return the part under the cursor; a merge is none that a form alters."""
        here = super().current()
        return None if here is not None and here[0] == MERGE else here

    def action_open(self) -> None:
        """Open what is under the cursor; a merge is looked at by taking it apart, which asks first."""
        if self.query_one("#page", PageView).edits.startswith(f"{MERGE} "):
            self.action_split()
        else:
            super().action_open()

    def paint(self, found: tuple[ContactCard, Words]) -> None:
        """Show the page, and look for look-alikes."""
        card, words = found
        before = self._shown.look_alikes if self._shown else None
        self._shown = _Shown(card, words, before)
        super().paint(found)
        store = self.desk.store
        if store is not None:
            self._look(store)

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="look-alikes",
        description="look who looks like a contact",
    )
    def _look(self, store: Store) -> None:
        found = tuple(look_alikes(store, self.desk, self._contact_id, self.app.call_from_thread))
        self.app.call_from_thread(self._show_look_alikes, found)

    def _show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        if self._shown is None or not self.is_attached or found == self._shown.look_alikes:
            return
        self._shown = _Shown(self._shown.card, self._shown.words, found)
        self.query_one("#page", PageView).show(self.page_lines(self._shown.card, self._shown.words))
