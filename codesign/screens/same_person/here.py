"""Asking about the contacts a screen is about: those selected in Contacts, or those who look like the one whose page it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from codesign.records.people import LookAlike
from codesign.records.same_person import Question, Why
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.same_person.answering import AnswerScreen

if TYPE_CHECKING:
    from codesign.screens.lists.screen import ListScreen
    from codesign.store import Store

_ONE_SELECTED = "One contact is selected. Select those it may be the same as too, with Space; or none, to see everybody who may be held twice."
_NOBODY = "Nobody looks like this contact, as far as is known, who was not answered already."


class AsksHere(ModeScreen):
    """A screen about some contacts. It asks about them, or says that there is nothing to ask here."""

    def ask_same_person(self) -> bool:
        """Ask whether the contacts this screen is about are one; says whether there were any to ask about."""
        raise NotImplementedError


class AsksSelected(AsksHere):
    """Contacts: those selected are asked about, whoever the engine thinks they are."""

    def ask_same_person(self) -> bool:
        """Ask about those selected."""
        screen = cast("ListScreen", self)
        if screen.grid.selected.isdisjoint(screen.grid.rows):
            return False
        self.codesign.when_open(self._ask_selected)
        return True

    def _ask_selected(self, store: Store) -> None:
        screen = cast("ListScreen", self)
        ids = [line.id for line in screen.lines(store, screen.grid.chosen)]
        if len(ids) < 2:
            self.notify(_ONE_SELECTED, markup=False)
            return
        self.app.push_screen(AnswerScreen(lambda _: [chosen_by_hand(ids)], ids, is_queue=False))


class AsksLookAlikes(AsksHere):
    """A contact's page: those who look like them are asked about, the one under the cursor first."""

    def look_alikes_here(self) -> tuple[str, Sequence[LookAlike], str]:
        """Return whose page it is, who looks like them, and the one of those the cursor is on, if it is on one."""
        raise NotImplementedError

    def ask_same_person(self) -> bool:
        """Ask about the look-alikes one by one."""
        own, found, here = self.look_alikes_here()
        if not found:
            self.notify(_NOBODY, markup=False)
            return True
        first = (own, here) if here else ()
        self.app.push_screen(AnswerScreen(lambda store: list(_open_ones(store, own, found)), first))
        return True


def chosen_by_hand(ids: Iterable[str], reasons: tuple[Why, ...] = (), likelihood: str = "") -> Question:
    """Return a question that a person asks, not the engine."""
    return Question(tuple(ids), 0.0, 0.0, likelihood, reasons)


def _open_ones(store: Store, own: str, found: Sequence[LookAlike]) -> Iterable[Question]:
    """Yield a question for each look-alike that still stands and that nobody answered. Runs in a thread."""
    from codesign.store.faults import GoneError

    answered = {
        frozenset((each.one, each.other)) for each in store.same_person.answered() if each.answer != "later"
    }
    for each in found:
        try:
            stands = store.contacts.line(each.contact_id).id == each.contact_id
        except GoneError:
            continue
        if stands and frozenset((own, each.contact_id)) not in answered:
            reasons = tuple(Why(words, 0.0) for words in each.reasons)
            yield chosen_by_hand((own, each.contact_id), reasons, each.likelihood)
