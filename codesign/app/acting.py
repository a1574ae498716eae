"""What can be done wherever you are: going about, help, bringing in, undoing, leaving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import work

from codesign.app.opening import OpensDesk

if TYPE_CHECKING:
    from codesign.app.app import CodesignApp
    from codesign.entry.form_draft import FormOf
    from codesign.records.filters import Filter
    from codesign.records.journal import UndoPlan
    from codesign.records.views import ViewLine
    from codesign.store import Store


class ActsEverywhere(OpensDesk):
    """An app with the global actions of the registry."""

    def action_go(self) -> None:
        """Wait for the letter of a list."""
        from codesign.screens.go import GoScreen

        self.push_screen(GoScreen(), lambda mode: self.action_go_to(mode) if mode else None)

    def action_go_to(self, mode: str) -> None:
        """Show one of the modes."""
        if mode != self.current_mode:
            self.switch_mode(mode)
        self._leave_pages()

    def _leave_pages(self) -> None:
        """Leave the pages opened over a list, so that its letter leads to the list; a form in the way is not left."""
        from codesign.screens.mode_screen import ModeScreen

        if all(isinstance(screen, ModeScreen) for screen in self.screen_stack):
            while len(self.screen_stack) > 1:
                self.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back only where there is something to go back to."""
        return action != "back" or len(self.screen_stack) > 1

    async def action_back(self) -> None:
        """Go back to the screen beneath, if there is one."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()

    def action_help(self) -> None:
        """Say what the thing in focus is, and what each key does."""
        from codesign.screens.ask import WordsModal
        from codesign.screens.help import help_words

        self.push_screen(WordsModal(help_words(self.screen)))

    def log_event(self, draft_id: str = "") -> None:
        """Log an event, or carry on with one that was begun."""
        from codesign.screens.log import LogScreen

        self.push_screen(LogScreen(draft_id))

    def action_new_any(self) -> None:
        """Add anything: ask what, by its letter."""
        from codesign.screens.forms.adding import add_anything

        add_anything(cast("CodesignApp", self))

    def action_same_person(self) -> None:
        """Ask whether contacts are one: those the screen is about, else all that may be held twice."""
        from codesign.screens.same_person.here import AsksHere

        screen = self.screen
        if not (isinstance(screen, AsksHere) and screen.ask_same_person()):
            self.show_same_person()

    def show_same_person(self) -> None:
        """Show the queue of contacts that may be one and the same."""
        from codesign.screens.same_person.queue import QueueScreen

        if not isinstance(self.screen, QueueScreen):
            self.push_screen(QueueScreen())

    def action_second_opinions(self) -> None:
        """Show the second opinions there are."""
        from codesign.screens.second_opinion.listing import OpinionsScreen

        if not isinstance(self.screen, OpinionsScreen):
            self.push_screen(OpinionsScreen())

    def action_edit_programme(self) -> None:
        """Alter a programme: the only one, or the one picked. No list holds them."""
        from codesign.screens.forms.programmes import edit_programme

        edit_programme(cast("CodesignApp", self))

    def action_edit_question(self) -> None:
        """Alter a question of a consultation: the only one, or the one picked. No list holds them."""
        from codesign.screens.forms.programmes import edit_question

        edit_question(cast("CodesignApp", self))

    def carry_on_form(self, draft_id: str, of: FormOf) -> None:
        """Carry on with a form that was left unfinished."""
        from codesign.entry.forms import FORMS
        from codesign.screens.coding.memo import KIND, carry_on_memo
        from codesign.screens.forms.screen import FormScreen

        if of.kind == KIND:
            carry_on_memo(cast("CodesignApp", self), draft_id)
            return
        if of.kind not in FORMS:
            self.notify("That form was begun in a newer codesign: carry on with it there.", markup=False)
            return
        self.push_screen(FormScreen(of, draft_id=draft_id))

    def action_new_of(self, letter: str) -> None:
        """Add one kind of thing, by its letter after `N`."""
        from codesign.screens.forms.adding import ANYTHING, add

        found = next(each for each in ANYTHING if each.letter == letter)
        add(cast("CodesignApp", self), found.kind, typed=found.typed)

    def feedback_filter(self) -> Filter:
        """Return what Feedback is narrowed by, wherever one is; nothing where it was not opened yet."""
        from codesign.records.filters import NOTHING
        from codesign.screens.lists.narrowing import NarrowedScreen

        first = next(iter(self._screen_stacks.get("feedback", ())), None)
        return first.narrowed if isinstance(first, NarrowedScreen) else NOTHING

    def show_kept_view(self, kept: ViewLine) -> None:
        """Show a view that was kept: its list or its panel, narrowed as it was."""
        from codesign.screens.lists.narrowing import NarrowedScreen
        from codesign.screens.review import ReviewScreen

        mode, _, panel = kept.listed.partition(" ")

        def show() -> None:
            if isinstance(self.screen, ReviewScreen):
                self.screen.show_view(panel, kept.shown, kept.narrowed)
            elif isinstance(self.screen, NarrowedScreen):
                self.screen.narrow(kept.narrowed)

        self.action_go_to(mode)
        self.call_later(show)

    def action_bring_in(self) -> None:
        """Bring a spreadsheet in."""
        from codesign.screens.bringing_in import bring_in

        self.when_open(lambda store: bring_in(cast("CodesignApp", self), store))

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="import", description="bring a spreadsheet in"
    )
    def bring_in_file(self, store: Store, path: Path) -> None:
        """Bring a file in, and say what became of every row."""
        from codesign.screens import bringing_in

        self.call_from_thread(self.notify, "Reading the file. You can go on meanwhile.", markup=False)
        said = bringing_in.account(store, path)
        self.call_from_thread(bringing_in.tell, cast("CodesignApp", self), said)

    def action_your_name(self) -> None:
        """Change the name that changes are made under."""
        self.ask_name(self.desk.settings.officer)

    def action_settings(self) -> None:
        """Say where the settings are, and what stands in them."""
        from codesign.screens.ask import WordsModal
        from codesign.screens.settings_words import settings_words

        self.push_screen(WordsModal(settings_words(self.desk, self.theme)))

    def action_all_history(self) -> None:
        """Show every change there was."""
        from codesign.screens.pages.history import HistoryPage

        self.push_screen(HistoryPage(""))

    def action_undo(self) -> None:
        """Say what the newest change of this computer is, and undo it if that is wanted."""
        self.when_open(self._plan_undo)

    @work(thread=True, exit_on_error=False, group="undo", description="look what there is to undo")
    def _plan_undo(self, store: Store) -> None:
        plan = store.undoing.plan()
        self.call_from_thread(self._ask_undo, store, plan)

    def _ask_undo(self, store: Store, plan: UndoPlan) -> None:
        from codesign.screens.ask import AskModal, if_answered

        ask = AskModal(f"{plan.words}?", yes="Undo it")
        self.push_screen(ask, if_answered(lambda _: self._undo(store, plan.change.reference)))

    @work(thread=True, exit_on_error=False, group="undo", description="undo a change")
    def _undo(self, store: Store, reference: str) -> None:
        done = store.undoing.undo(reference)
        self.call_from_thread(self.store_changed.publish, None)
        said = f"{reference} is undone, as {done.reference}. `u` undoes further back."
        self.call_from_thread(self.notify, said, markup=False)

    async def action_quit(self) -> None:
        """Leave, once every word is on the disk; where it cannot be, ask."""
        import asyncio

        drafts = self.desk.drafts
        if drafts is None or await asyncio.to_thread(drafts.flush):
            self.exit(0)
            return
        from codesign.screens.ask import AskModal

        ask = AskModal(
            f"{drafts.trouble or 'What you typed is not saved yet.'}\n\nLeave all the same?", yes="Leave"
        )
        self.push_screen(ask, lambda yes: self.exit(0) if yes else None)

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing selected: say how to leave, and leave nothing."""
        in_list = callable(getattr(self.screen, "action_copy", None))
        copies = " y copies the record the cursor is on." if in_list else ""
        self.notify(
            f"Ctrl+C copies what is selected and nothing is selected.{copies} Ctrl+Q leaves; in lists, q too.",
            markup=False,
        )
