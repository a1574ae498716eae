"""Opening the desk: the first frame is painted and takes keys before the store is imported; a worker then opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import App
from textual.signal import Signal

from codesign.app.modes import import_screens
from codesign.collecting import set_apart_what_stays
from codesign.errors import CodesignError
from codesign.screens.desk import Desk

if TYPE_CHECKING:
    from codesign.screens.today.lines import TodayFound
    from codesign.store import Store


class OpensDesk(App[int]):
    """An app on a desk: the drafts and the store are opened in a worker, and what was asked for meanwhile is then done."""

    def __init__(self, desk: Desk, **words: Any) -> None:
        super().__init__(**words)
        self.desk = desk
        self.store_opened: Signal[Store] = Signal(self, "store-opened")
        """Published once the store is open, and again if another is opened."""
        self.store_changed: Signal[None] = Signal(self, "store-changed")
        """Published after every change this copy makes, so that lists read again."""
        self._waiting: list[Callable[[Store], object]] = []
        self._opening = Lock()
        """Held while the desk is opened, so that a key pressed before it is open does not open it a second time beside."""

    def on_mount(self) -> None:
        """Where there is no store yet, ask how to begin."""
        self._begin_if_there_is_no_store()

    def on_ready(self) -> None:
        """After the first frame: open what there is."""
        for notice in self.desk.notices:
            self.notify(notice, timeout=30, markup=False)
        # The footer is painted one frame later, and a busy thread would slow it.
        self.call_after_refresh(self.open_desk)

    @work(thread=True, exit_on_error=False, group="open", description="open the desk")
    def open_desk(self) -> None:
        """Check the place, open the drafts, take a first look at the store; then open it, once that look is painted."""
        from codesign.screens import desk_opening

        with self._opening:
            refused = desk_opening.place_refused(self.desk)
            if refused is not None:
                self.call_from_thread(self._show_refusal, refused)
                return
            try:
                self._open_drafts()
            except CodesignError as trouble:  # the store may still be opened
                self.call_later(self.say_trouble, str(trouble))
            self.call_from_thread(self._take_first_look, desk_opening.first_look(self.desk))

    def _open_drafts(self) -> None:
        from codesign.screens.desk_opening import drafts_opened

        for sentence in drafts_opened(self.desk, on_trouble=self._say_trouble_soon):
            self.call_later(self.notify, sentence, timeout=30, markup=False)

    def _take_first_look(self, found: TodayFound) -> None:
        from codesign.screens.today.screen import TodayScreen

        self.desk.first_page = found.page
        if isinstance(self.screen, TodayScreen):
            self.screen.paint(found)
            self.screen.now_shown()
        if self.desk.has_store or self.desk.demo:
            self.call_after_refresh(self.open_store)

    @work(thread=True, exit_on_error=False, group="store", description="open the store")
    def open_store(self) -> None:
        """Import and open the store; a refusal is shown whole, and the app stays usable."""
        from codesign.screens.desk_opening import store_opened

        try:
            store, said = store_opened(self.desk)
        except CodesignError as refused:
            self.call_from_thread(self._show_refusal, refused)
            return
        for sentence in said:
            self.call_later(self.notify, sentence, timeout=30, markup=False)
        self.call_from_thread(self.take_store, store)
        import_screens()

    def take_store(self, store: Store) -> None:
        """Put an open store on the desk, tell every screen, and do what was asked for before it was open."""
        self.desk.store, self.desk.refused = store, ""
        self.store_opened.publish(store)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(store)
        if not self.is_headless:
            set_apart_what_stays()  # all that is loaded by now stays to the end
        if self.desk.settings.is_first_run and not self.desk.demo:
            self.ask_name()

    def ask_name(self, value: str = "") -> None:
        """Ask who changes are made by; Esc leaves it as it is, or for the next start."""
        from codesign.entry.own_name import read_own_name
        from codesign.screens.ask import AskLineModal, if_answered

        hint = "Enter keeps it · Esc leaves it" if value else "Enter keeps it · Esc asks next time"
        asked = "Your name, as it should stand beside what you record"
        ask = AskLineModal(asked, value=value, hint=hint, read=read_own_name)
        self.push_screen(ask, if_answered(self._keep_name))

    @work(thread=True, exit_on_error=False, group="settings", description="keep the name")
    def _keep_name(self, name: str) -> None:
        from codesign.screens.desk_opening import settings_kept

        settings_kept(self.desk, officer=name)

    def when_open(self, do: Callable[[Store], object]) -> None:
        """Do something with the store, now or as soon as it is open: a key pressed early is not lost."""
        if self.desk.store is not None:
            do(self.desk.store)
        else:
            self._waiting.append(do)

    def first_run_done(self, store: Store) -> None:
        """Go on from the first run to Today."""
        self.pop_screen()
        self.take_store(store)

    def turn_to(self, path: Path) -> None:
        """Keep everything at another path from now on: open what is there, or begin there."""
        self.desk.store_path = path
        self._begin_if_there_is_no_store()
        self.open_desk()

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="open",
        description="turn to the demonstration",
    )
    def turn_to_demo(self) -> None:
        """Build the demonstration if need be, and show it in place of the first run."""
        from codesign.screens.desk_opening import store_opened, turn_to_demo

        with self._opening:
            turn_to_demo(self.desk)
            store, _ = store_opened(self.desk)
            self._open_drafts()
        self.call_from_thread(self.first_run_done, store)

    def _begin_if_there_is_no_store(self) -> None:
        if not self.desk.has_store and not self.desk.demo:
            from codesign.screens.first_run import FirstRunScreen

            self.push_screen(FirstRunScreen())

    def _show_refusal(self, refused: CodesignError) -> None:
        from codesign.screens.refused import RefusedScreen

        self._waiting.clear()
        self.desk.refused = str(refused)
        self.push_screen(RefusedScreen(refused))

    def _say_trouble_soon(self, sentence: str) -> None:
        self.call_later(self.say_trouble, sentence)

    def say_trouble(self, sentence: str) -> None:
        """Show a sentence that needs an eye now."""
        if sentence:
            self.notify(sentence, severity="error", timeout=30, markup=False)
