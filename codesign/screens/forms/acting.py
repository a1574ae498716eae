"""What lists and pages do with the record under the cursor: alter it, throw it away, reply to it, add what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on, work

from codesign.entry.form_draft import FormOf
from codesign.entry.forms import FORMS
from codesign.screens.mode_screen import ModeScreen
from codesign.widgets.record_grid import RecordGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from codesign.store import Store

REPLIED_TO = frozenset({"comment", "theme"})
"""Kinds of records a reply is given to."""
NEW_HERE = {"theme": "theme", "outcome": "outcome", "comment": "comment"}
"""What `n` makes by a form, by the kind of records a list holds. Events are logged, and contacts added by a line."""


class Key(NamedTuple):
    """A record: the kind of its form, and its id."""

    kind: str
    id: str

    @property
    def one(self) -> str:
        """What people call such a record."""
        return FORMS[self.kind].one


def key_of(said: tuple[str, str] | None) -> Key | None:
    """Return a record's key, if it is one that has a form."""
    return Key(*said) if said is not None and said[0] in FORMS and said[1] else None


class ActsOnRecords(ModeScreen):
    """A screen whose records can be altered. It says which one the cursor is on, and which one it is a page of."""

    _kinds_offered: frozenset[str] = frozenset()

    def current(self) -> tuple[str, str] | None:
        """Return the kind and the id of the record under the cursor, or nothing."""
        return None

    def subject(self) -> tuple[str, str] | None:
        """Return the kind and the id of the record this is the page of, or nothing for a list."""
        return None

    def words_here(self) -> str:
        """Say what is under the cursor."""
        return "the one under the cursor"

    def subject_words(self) -> str:
        """Say what this is the page of."""
        return "the one this page is about"

    def kinds_here(self) -> frozenset[str]:
        """Return the kinds of records the cursor or the page is on, as far as is known without reading."""
        return frozenset(said[0] for said in (self.current(), self.subject()) if said is not None)

    def part_kinds(self) -> tuple[str, ...]:
        """Return the kinds of parts that can be added to the record this is the page of."""
        own = key_of(self.subject())
        return FORMS[own.kind].parts if own is not None else ()

    # what is offered

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to alter and throw away only where there is a record, and to reply only to what is replied to."""
        if action in ("edit", "remove"):
            return any(kind in FORMS for kind in self.kinds_here())
        if action == "reply":
            return bool(self.kinds_here() & REPLIED_TO)
        return super().check_action(action, parameters)

    @on(RecordGrid.Moved)
    def _offer_anew(self) -> None:
        """Offer something else only where the cursor has come to records of another kind, or to any at all."""
        if (kinds := self.kinds_here()) != self._kinds_offered:
            self._kinds_offered = kinds
            self.refresh_bindings()

    # altering

    def action_edit(self) -> None:
        """Alter the record under the cursor, or the one this is the page of."""
        self._which("Alter which?", lambda key: self.open_form(FormOf(key.kind, key.id)))

    def action_reply(self) -> None:
        """Say what was done about the comment or the theme."""
        self._which(
            "Reply to which?",
            lambda key: self.open_form(FormOf("reply", "", key.id)),
            among=REPLIED_TO,
        )

    def open_form(self, of: FormOf, typed: dict[str, str] | None = None) -> None:
        """Open a form over this screen."""
        from codesign.screens.forms.screen import FormScreen

        self.app.push_screen(FormScreen(of, typed=typed))

    def _which(self, question: str, do: Callable[[Key], None], among: frozenset[str] | None = None) -> None:
        """Do something with the record under the cursor or the one this is the page of; where both may be meant, ask."""
        said = ((key_of(self.current()), self.words_here()), (key_of(self.subject()), self.subject_words()))
        meant = {
            key: words for key, words in said if key is not None and (among is None or key.kind in among)
        }
        if len(meant) == 1:
            do(*meant)
        elif meant:
            from codesign.screens.choose import ChooseModal

            keys = list(meant)
            answers = [
                (str(place), f"{key.one.capitalize()}: {meant[key]}") for place, key in enumerate(keys)
            ]
            self.app.push_screen(
                ChooseModal(question, answers), lambda answer: do(keys[int(answer)]) if answer else None
            )

    # throwing away

    def action_remove(self) -> None:
        """Ask, naming the record and what goes with it; then throw it away."""
        self._which("Throw away which?", lambda key: self.codesign.when_open(self._looker(key)))

    def _looker(self, key: Key) -> Callable[[Store], None]:
        def look(store: Store) -> None:
            self._look_what_goes(store, key)

        return look

    @work(thread=True, exit_on_error=False, group="remove", description="look what goes with a record")
    def _look_what_goes(self, store: Store, key: Key) -> None:
        goes = store.editing.what_goes(key.kind, key.id)
        self.app.call_from_thread(self._ask_remove, store, key, goes)

    def _ask_remove(self, store: Store, key: Key, goes: str) -> None:
        from codesign.screens.ask import AskModal

        ask = AskModal(f"Throw away this {key.one}?\n\n{goes}\n\nu undoes it.", yes="Throw it away")

        def answered(yes: bool | None) -> None:
            if yes:
                self._remove(store, key, goes)

        self.app.push_screen(ask, answered)

    @work(thread=True, exit_on_error=False, group="remove", description="throw a record away")
    def _remove(self, store: Store, key: Key, goes: str) -> None:
        removed = store.editing.remove(key.kind, key.id, named=goes)
        said = f"Thrown away, as {removed.change}: {removed.words}. `u` undoes it."
        self.app.call_from_thread(self._removed, key, said)

    def _removed(self, key: Key, said: str) -> None:
        """Say so, and leave a page whose record is gone before anything is read again."""
        self.app.notify(said, timeout=10, markup=False)
        if key == key_of(self.subject()):
            self.leave()
        self.codesign.store_changed.publish(None)

    # adding

    def action_new(self) -> None:
        """Add what this list holds; on a record's page, what belongs to the record."""
        own, here = key_of(self.subject()), key_of(self.current())
        if own is not None and self.part_kinds():
            from codesign.screens.forms.adding import add_part

            add_part(self.codesign, own, self.part_kinds())
            return
        beside = own or here
        kind = beside.kind if beside is not None else getattr(self, "KIND", "")
        if kind in NEW_HERE:
            from codesign.screens.forms.adding import add

            add(self.codesign, NEW_HERE[kind], beside=beside)
        else:
            super().action_new()
