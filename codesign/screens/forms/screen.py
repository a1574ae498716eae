"""The form of one record: saved in one change, never over what somebody else altered, and left with what was typed kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work

from codesign.errors import CodesignError
from codesign.records.editing import Editing, Problem, Saved
from codesign.records.people import NewContact
from codesign.screens.adding_contact import LATER, NEW, Asked, keep, keep_apart, look, look_for
from codesign.screens.forms.conflict import ConflictModal
from codesign.screens.forms.page import FormPage
from codesign.screens.forms.words import saved_words

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.editing.verbs import ChangedElsewhereError


class FormScreen(FormPage):
    """Altering a record, or making one."""

    HELP: ClassVar[str] = (
        "# A form\n"
        "Each field says back what it understood. Enter and Tab go to the next, Shift+Tab back; Ctrl+J breaks a line. "
        "Where something is chosen, type any part of it: Down lists and marks, Enter takes the marked one, or what is typed "
        "where it is one of them. A name no organisation bears is a new one; in quotation marks for certain.\n\n"
        "The words of a new comment are read as on the log page: a quotation mark first for exact words, and at the end "
        "`#theme`, `!outcome`, `@who`, `/anon`. In words altered later, quotation marks stay as they are.\n\n"
        "Every key is kept as you type it: Esc goes back and leaves it under Unfinished on Today, and opening the same "
        "form carries on with it. Ctrl+S saves; `u` undoes what was saved."
    )

    _decided: tuple[Asked, str] | None = None
    """Who somebody to be added looked like, and the answer that they are none of them."""

    # saving

    def action_save(self) -> None:
        """Save, or put the cursor on what keeps it from being saved."""
        if self.editing is not None and not self._is_saving and not self._is_over:
            self._begin_saving(self.editing, dict(self.fields.typed))

    def _begin_saving(self, editing: Editing, typed: dict[str, str]) -> None:
        self.keep()
        self._is_saving = True
        self.say("Saving…")
        self.codesign.when_open(lambda store: self._save(store, editing, typed))

    @work(thread=True, exit_on_error=False, group="save", description="save a form")
    def _save(self, store: Store, editing: Editing, typed: dict[str, str]) -> None:
        from codesign.store.editing.verbs import ChangedElsewhereError, NotSavedError

        self._mark_saving()
        try:
            if self._asks_who(store, typed):
                return
            saved = self._write(store, editing, typed)
        except NotSavedError as refused:
            self.app.call_from_thread(self._not_saved, str(refused), refused.problems)
        except ChangedElsewhereError as refused:
            self.app.call_from_thread(self._ask_conflict, refused, typed)
        except CodesignError as refused:
            self.app.call_from_thread(self._not_saved, str(refused))
        else:
            went = self._kept.finish()
            self.app.call_from_thread(self._saved, saved, went)

    def _write(self, store: Store, editing: Editing, typed: dict[str, str]) -> Saved:
        """Write the record, and with somebody new that they are none of those who look like them, in one change."""
        if self._decided is None:
            return store.editing.save(editing, typed, today=self.desk.today)
        with store.write("add contact") as change:
            saved = store.editing.save(editing, typed, today=self.desk.today)
            keep_apart(store, change, *self._decided, saved.id)
            return saved

    def _asks_who(self, store: Store, typed: dict[str, str]) -> bool:
        """Ask whether somebody to be added is known already, where somebody looks like them. Runs in a thread."""
        name = typed.get("name", "").strip()
        if self.of.kind != "contact" or not self.of.is_new or self._decided is not None or not name:
            return False
        sort = "organisation" if typed.get("sort", "").casefold().startswith("org") else "person"
        asked = look_for(store, self.desk, NewContact(name, sort=sort), self.app.call_from_thread)
        if asked.found:
            self.app.call_from_thread(self._ask_who, asked)
        return bool(asked.found)

    def _ask_who(self, asked: Asked) -> None:
        from codesign.screens.choose import ChooseModal

        self._is_saving = False
        self.say("Not saved yet: is it somebody here already?")
        choose = ChooseModal(f"Is {asked.contact.name} someone we know?", asked.answers)
        self.app.push_screen(choose, lambda answer: self._take_who(asked, answer) if answer else None)

    def _take_who(self, asked: Asked, answer: str) -> None:
        """Save somebody new; of somebody known, show the page, with what was typed kept."""
        if answer in (NEW, LATER):
            self._decided = (asked, answer)
            self.action_save()
            return
        from codesign.screens.pages.record import page_for

        self.action_leave()
        self.app.push_screen(page_for(f"contact {answer}"))

    # somebody who is not in the register yet

    def add_to_register(self, name: str, typed: str) -> None:
        """Add somebody a field names, once it is sure that they are nobody known."""
        self.codesign.when_open(lambda store: self._look_who(store, name, typed))

    @work(thread=True, exit_on_error=False, group="contact", description="look who it may be")
    def _look_who(self, store: Store, name: str, typed: str) -> None:
        asked = look(store, self.desk, typed, self.app.call_from_thread)
        if asked.found:
            self.app.call_from_thread(self._ask_whether_known, store, name, asked)
        else:
            self._put_who(store, name, keep(store, asked, NEW))

    def _ask_whether_known(self, store: Store, name: str, asked: Asked) -> None:
        from codesign.screens.ask import if_answered
        from codesign.screens.choose import ChooseModal

        choose = ChooseModal(f"Is {asked.contact.name} someone we know?", asked.answers)
        self.app.push_screen(choose, if_answered(lambda answer: self._keep_who(store, name, asked, answer)))

    @work(thread=True, exit_on_error=False, group="contact", description="keep a contact")
    def _keep_who(self, store: Store, name: str, asked: Asked, answer: str) -> None:
        self._put_who(store, name, keep(store, asked, answer))

    def _put_who(self, store: Store, name: str, contact_id: str) -> None:
        """Put somebody of the register in a field. Runs in a thread."""
        line = store.contacts.line(contact_id)
        self.app.call_from_thread(self._put_name, name, f"{line.name} ({line.reference})")

    def _put_name(self, name: str, words: str) -> None:
        self.codesign.store_changed.publish(None)
        if self.is_attached:
            self.fields.line(name).put(words)
            self.say(f"{words} is in the register.")

    def _mark_saving(self) -> None:
        """Keep, on the disk, that this was being saved: a record that is new must not be made twice unasked."""
        if self.of.is_new and self._kept.is_kept:
            self._kept.keep(replace(self.draft, is_saving=True))
            self._kept.flush()

    def _not_saved(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        """Say why, at the field where it is one field's fault, and go there. What was typed stays."""
        self._is_saving = False
        self._kept.keep(self.draft)
        at_fields = [each for each in problems if each.name]
        for each in at_fields:
            self.fields.say(each.name, each.sentence, is_wrong=True)
        if at_fields:
            self.fields.focus_on(at_fields[0].name)
            self.fields.say(at_fields[0].name, at_fields[0].sentence, is_wrong=True)
        more = f" ({len(problems) - 1} more after it)" if len(problems) > 1 else ""
        said = problems[0].sentence if problems else sentence
        self.say(f"Not saved yet: {said}{more}", is_wrong=True)

    def _saved(self, saved: Saved, went: bool) -> None:
        self.app.notify(
            saved_words(saved, self.form, is_new=self.of.is_new, went=went), timeout=10, markup=False
        )
        self.codesign.store_changed.publish(None)
        self.close(saved)

    # altered elsewhere meanwhile

    def _ask_conflict(self, refused: ChangedElsewhereError, typed: dict[str, str]) -> None:
        """Show theirs and mine; nothing is written until a person has chosen."""
        self._is_saving = False
        self.say("Not saved yet: somebody else altered it meanwhile.", is_wrong=True)

        def chosen(mine: frozenset[str] | None) -> None:
            if mine is not None:
                self._begin_saving(refused.now, refused.settled(typed, mine=mine))

        zone = self.desk.settings.zone
        called = refused.now.reference or f"This {self.form.one}"
        ask = ConflictModal(called, refused.conflicts, today=self.desk.today, zone=zone)
        self.app.push_screen(ask, chosen)

    # beginning afresh

    def action_afresh(self) -> None:
        """Ask, then throw away what was typed and show the record as it is stored."""
        from codesign.screens.ask import AskModal, if_answered

        if not self._kept.is_kept or self._is_saving or self._is_over:
            self.say("Nothing was typed here yet.")
            return
        ask = AskModal(
            f"Throw away what you typed here?\n\n{self.draft.title}\n\n"
            "It is kept for 30 days: `codesign drafts restore` brings it back.",
            yes="Begin afresh",
        )
        self.app.push_screen(ask, if_answered(lambda _: self._discard()))

    @work(thread=True, exit_on_error=False, group="draft", description="throw away what was typed")
    def _discard(self) -> None:
        if self._kept.discard():
            self.app.call_from_thread(self.read_record, carries_on=False)

    # leaving

    def action_leave(self) -> None:
        """Go back; what was typed is kept as unfinished work."""
        if self._is_saving:
            return
        if self.editing is not None:
            self.keep()
        if self.draft.altered and self._kept.is_kept:
            self.app.notify(
                "Kept as unfinished work: Enter on Today, or opening the same form, carries on with it.",
                markup=False,
            )
            self._leave_cursor_on_it()
            self._release()
        else:
            self._forget()
        self.close(None)

    def _leave_cursor_on_it(self) -> None:
        from codesign.screens.today.screen import TodayScreen

        for screen in self.app.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.stand_on_draft(self._kept.draft_id)

    def _release(self) -> None:
        app, kept = self.codesign, self._kept  # a screen that is gone knows no app any more

        def release() -> None:
            kept.release()
            app.call_from_thread(app.store_changed.publish, None)

        self._as_left(release, "let another window have unfinished work")

    def _forget(self) -> None:
        self._as_left(self._kept.finish, "let go of work with nothing in it")

    def _as_left(self, do: Callable[[], object], description: str) -> None:
        """Do something in a thread as the form is left. Its own work is called off as it goes, begun or not: this is the app's."""
        self.app.run_worker(do, thread=True, exit_on_error=False, group="draft", description=description)
