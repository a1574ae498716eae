"""The terminal interface: modes along the top, one desk beneath, and what happens when something fails.

The first frame is painted and takes keys before the store is imported; a worker then opens it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.signal import Signal
from textual.theme import Theme
from textual.worker import Worker, WorkerState

from codesign import places
from codesign.errors import CodesignError
from codesign.screens.desk import Desk
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from textual.command import Provider

    from codesign.records.journal import UndoPlan
    from codesign.screens.today_lines import TodayFound
    from codesign.store import Store

# The library keeps a worker's failure to the widget that began it; here every failure must be said.
Worker.StateChanged.bubble = True

_SMALLEST = (60, 15)
"""Columns and rows below which nothing useful can be shown."""


_LOOK_AT_TERMINAL = 2.0
"""Seconds between looks whether the terminal is still there."""


def _today() -> Screen[Any]:
    from codesign.screens.today import TodayScreen

    return TodayScreen()


def _events() -> Screen[Any]:
    from codesign.screens.events import EventsScreen

    return EventsScreen()


def _contacts() -> Screen[Any]:
    from codesign.screens.contacts import ContactsScreen

    return ContactsScreen()


def _feedback() -> Screen[Any]:
    from codesign.screens.feedback import FeedbackScreen

    return FeedbackScreen()


def _themes() -> Screen[Any]:
    from codesign.screens.themes import ThemesScreen

    return ThemesScreen()


def _outcomes() -> Screen[Any]:
    from codesign.screens.outcomes import OutcomesScreen

    return OutcomesScreen()


def _evidence() -> Screen[Any]:
    from codesign.screens.evidence import EvidenceScreen

    return EvidenceScreen()


def _actions_by_name() -> type[Provider]:
    from codesign.commands import ActionsByName

    return ActionsByName


def _records_by_name() -> type[Provider]:
    from codesign.commands import RecordsByName

    return RecordsByName


def _nothing(_: object) -> None:
    """Begin something without waiting for it."""


class CodesignApp(App[int]):
    """The app: modes, the global actions, the desk, and the crash policy."""

    TITLE = "codesign"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        _actions_by_name,
        _records_by_name,
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": _today,
        "events": _events,
        "contacts": _contacts,
        "feedback": _feedback,
        "themes": _themes,
        "outcomes": _outcomes,
        "evidence": _evidence,
    }
    DEFAULT_MODE = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.store_opened: Signal[Store] = Signal(self, "store-opened")
        """Published once the store is open, and again if another is opened."""
        self.store_changed: Signal[None] = Signal(self, "store-changed")
        """Published after every change this copy makes, so that lists read again."""
        self.fault_said = ""
        """What is to be told on leaving, after a fault."""
        self.terminal: int | None = None
        """The descriptor of the terminal, where there is one. When it goes without a word, so do we."""
        self._waiting: list[Callable[[Store], None]] = []
        self._opening = Lock()
        """Held while the desk is opened, so that a key pressed before it is open does not open it a second time beside."""
        if desk.settings.theme in self.available_themes:
            self.theme = desk.settings.theme

    def on_mount(self) -> None:
        """Take the person's own keys; where there is no store yet, ask how to begin."""
        self.set_keymap(dict(self.desk.settings.keys))
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.screen_change_signal.subscribe(self, lambda _: self._say_if_too_small(self.size))
        self._begin_if_there_is_no_store()
        if self.terminal is not None:
            self.set_interval(_LOOK_AT_TERMINAL, self._leave_with_the_terminal)

    def on_ready(self) -> None:
        """After the first frame: open what there is."""
        for notice in self.desk.notices:
            self.notify(notice, timeout=30, markup=False)
        # The footer is painted one frame later, and a busy thread would slow it.
        self.call_after_refresh(self.open_desk)

    def _leave_with_the_terminal(self) -> None:
        """Leave where the terminal is gone and no signal came: the library would read its end for ever."""
        if self.terminal is not None and not os.isatty(self.terminal):
            self.exit()

    # opening

    @work(thread=True, exit_on_error=False, group="open", description="open the desk")
    def open_desk(self) -> None:
        """Check the place, open the drafts, take a first look at the store; then open it, once that look is painted."""
        from codesign.screens import opening

        with self._opening:
            refused = opening.place_refused(self.desk)
            if refused is not None:
                self.call_from_thread(self._show_refusal, refused)
                return
            try:
                self._open_drafts()
            except CodesignError as trouble:  # the store may still be opened
                self.call_later(self.say_trouble, str(trouble))
            self.call_from_thread(self._take_first_look, opening.first_look(self.desk))

    def _open_drafts(self) -> None:
        from codesign.screens.opening import drafts_opened

        for sentence in drafts_opened(self.desk, on_trouble=self._say_trouble_soon):
            self.call_later(self.notify, sentence, timeout=30, markup=False)

    def _take_first_look(self, found: TodayFound) -> None:
        from codesign.screens.today import TodayScreen

        self.desk.first_page = found.page
        if isinstance(self.screen, TodayScreen):
            self.screen.paint(found)
        if self.desk.has_store or self.desk.demo:
            self.call_after_refresh(self.open_store)

    @work(thread=True, exit_on_error=False, group="store", description="open the store")
    def open_store(self) -> None:
        """Import and open the store; a refusal is shown whole, and the app stays usable."""
        from codesign.screens.opening import store_opened

        try:
            store, said = store_opened(self.desk)
        except CodesignError as refused:
            self.call_from_thread(self._show_refusal, refused)
            return
        for sentence in said:
            self.call_later(self.notify, sentence, timeout=30, markup=False)
        self.call_from_thread(self.take_store, store)

    def take_store(self, store: Store) -> None:
        """Put an open store on the desk, tell every screen, and do what was asked for before it was open."""
        self.desk.store, self.desk.refused = store, ""
        self.store_opened.publish(store)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do(store)
        if self.desk.settings.is_first_run and not self.desk.demo:
            self._ask_name()

    def _ask_name(self) -> None:
        """Ask who changes are made by, where a store is there but nobody has said; Esc leaves it for the next start."""
        from codesign.screens.ask import AskLineModal

        ask = AskLineModal(
            "Your name, as it should stand beside what you record", hint="Enter keeps it · Esc asks next time"
        )
        self.push_screen(ask, lambda name: _nothing(name and self._keep_name(name)))

    @work(thread=True, exit_on_error=False, group="settings", description="keep the name")
    def _keep_name(self, name: str) -> None:
        from codesign.screens.opening import settings_kept
        from codesign.text import clean

        settings_kept(self.desk, officer=clean(name).text.strip())

    def when_open(self, do: Callable[[Store], None]) -> None:
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
        from codesign.screens.opening import store_opened, turn_to_demo

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

    # what can be done everywhere

    def action_go(self) -> None:
        """Wait for the letter of a list."""
        from codesign.screens.go import GoScreen

        self.push_screen(GoScreen(), lambda mode: self.action_go_to(mode) if mode else None)

    def action_go_to(self, mode: str) -> None:
        """Show one of the modes."""
        if mode != self.current_mode:
            self.switch_mode(mode)

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

    def action_undo(self) -> None:
        """Say what the newest change of this computer is, and undo it if that is wanted."""
        self.when_open(lambda store: _nothing(self._plan_undo(store)))

    @work(thread=True, exit_on_error=False, group="undo", description="look what there is to undo")
    def _plan_undo(self, store: Store) -> None:
        plan = store.undoing.plan()
        self.call_from_thread(self._ask_undo, store, plan)

    def _ask_undo(self, store: Store, plan: UndoPlan) -> None:
        from codesign.screens.ask import AskModal

        ask = AskModal(f"{plan.words}?", yes="Undo it")
        self.push_screen(ask, lambda yes: _nothing(yes and self._undo(store, plan.change.reference)))

    @work(thread=True, exit_on_error=False, group="undo", description="undo a change")
    def _undo(self, store: Store, reference: str) -> None:
        done = store.undoing.undo(reference)
        self.call_from_thread(self.store_changed.publish, None)
        said = f"{reference} is undone, as {done.reference}. `u` undoes further back."
        self.call_from_thread(self.notify, said, markup=False)

    # leaving

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
        self.notify(
            "Ctrl+C copies what is selected and nothing is selected. Ctrl+Q leaves; in lists, q too.",
            markup=False,
        )

    # how it looks

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.desk.settings.theme and not self.desk.demo:
            self._save_theme(theme.name)

    @work(thread=True, exit_on_error=False, group="settings", description="keep the theme")
    def _save_theme(self, name: str) -> None:
        from codesign.screens.opening import settings_kept

        settings_kept(self.desk, theme=name)

    def handle_bindings_clash(self, clashed_bindings: set[Binding], node: DOMNode) -> None:
        """Say which of the person's own keys already mean something else."""
        names = ", ".join(sorted(binding.description or binding.action for binding in clashed_bindings))
        self.notify(
            f"A key in your settings already means something else here: {names}.", timeout=15, markup=False
        )

    @on(events.Resize)
    def _window_resized(self, event: events.Resize) -> None:
        self._say_if_too_small(event.size)

    def _say_if_too_small(self, size: Size) -> None:
        """Cover a window too small to show anything with one line; what has the focus keeps the keys."""
        width, height = size
        is_small = width < _SMALLEST[0] or height < _SMALLEST[1]
        for screen in self.screen_stack:
            covers = list(screen.query("TooSmall"))
            if is_small and not covers:
                from codesign.widgets.too_small import TooSmall

                screen.mount(TooSmall(*_SMALLEST))
            elif not is_small:
                for cover in covers:
                    cover.remove()

    # when something fails

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what a worker could not do: a sentence for what people can act on, the crash policy for the rest."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        error = event.worker.error
        if isinstance(error, CodesignError):
            self.notify(str(error), severity="error", timeout=12, markup=False)
        elif isinstance(error, Exception):
            self._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """A fault that would paint itself would paint what it holds: it is told like any other."""
        if any(isinstance(each, BaseException) for each in renderables):
            self._fatal_error()
        else:
            super().panic(*renderables)

    def _fatal_error(self) -> None:
        """Say plainly that codesign failed. The library's own screen would print local variables: people's words.

        A private hook of textual, hence its exact pin; a test proves it.
        """
        if not self.fault_said:  # one fault is enough to say; those that follow come of it
            from codesign.screens.opening import fault_words

            self.bell()
            self.fault_said = fault_words(self.desk, sys.exc_info()[1] or self._exception)
        self._close_messages_no_wait()


def run(store_path: Path | None = None, *, demo: bool = False) -> int:
    """Open the terminal interface on a store, and return how it ended."""
    from codesign import crash
    from codesign.screens import opening

    desk = opening.new_desk(store_path, demo=demo)
    places.private_umask()
    drafts_file = places.drafts_file(desk.store_path)
    put_back = crash.on_terminate(lambda: desk.drafts and desk.drafts.close())
    unhook = crash.install_excepthooks(drafts=drafts_file)
    app = CodesignApp(desk)
    app.terminal = sys.stdin.fileno() if sys.stdin.isatty() else None
    try:
        app.run()
    finally:
        unhook()
        put_back()
        opening.let_go(desk)
        if app.fault_said:
            sys.stderr.write(f"{app.fault_said}\n")  # whole: the library would fold a path or crop it
    return app.return_code or 0
