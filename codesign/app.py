"""The terminal interface: modes along the top, one desk beneath, and what happens when something fails.

The first frame is painted and takes keys before the store is imported; a worker then opens it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.signal import Signal
from textual.worker import Worker, WorkerState

from codesign import crash, places
from codesign.errors import CodesignError
from codesign.keys import actions
from codesign.screens.desk import Desk
from codesign.settings import load_settings
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.store import Store


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


class CodesignApp(App[int]):
    """The app: modes, the global actions, the desk, and the crash policy."""

    TITLE = "codesign"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
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

    def on_ready(self) -> None:
        """After the first frame: open what there is."""
        self.open_drafts()
        if self.desk.has_store:
            self.open_store()

    @work(thread=True, exit_on_error=False, group="store", description="open the store")
    def open_store(self) -> None:
        """Import and open the store, off the interface's thread."""
        from codesign.store import Store

        desk = self.desk
        store = Store.open(
            desk.store_path,
            actor=desk.settings.officer or "somebody",
            device=desk.settings.device_id,
            letters=desk.settings.device_letters,
            clock=desk.clock,
        )
        self.call_from_thread(self.take_store, store)

    def take_store(self, store: Store) -> None:
        """Put an open store on the desk and tell every screen."""
        self.desk.store = store
        self.store_opened.publish(store)

    @work(thread=True, exit_on_error=False, group="drafts", description="open the drafts")
    def open_drafts(self) -> None:
        """Open the drafts beside the store, without waiting for it."""
        from codesign.store.drafts import Drafts

        desk = self.desk
        if desk.drafts is None:
            desk.drafts = Drafts.open(
                places.drafts_file(desk.store_path),
                clock=desk.clock,
                on_trouble=lambda said: self.call_from_thread(self.say_trouble, said),
            )
        for notice in desk.drafts.notices:
            self.call_from_thread(self.notify, notice, timeout=30, markup=False)

    def say_trouble(self, sentence: str) -> None:
        """Show a sentence that needs an eye now."""
        if sentence:
            self.notify(sentence, severity="error", timeout=30, markup=False)

    # global actions

    def action_go_to(self, mode: str) -> None:
        """Show one of the modes."""
        self.switch_mode(mode)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every action of the registry by name, beside the library's own."""
        yield from super().get_system_commands(screen)
        for action in actions("everywhere", "lists"):
            if action.id not in ("commands", "go"):
                yield SystemCommand(action.words, action.help, self._doer(action.does))

    def _doer(self, does: str) -> Callable[[], Any]:
        async def do() -> None:
            await self.run_action(does, self.screen)

        return do

    # when something fails

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what a worker could not do: a sentence for what people can act on, the crash policy for the rest."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        error = event.worker.error
        if isinstance(error, CodesignError):
            self.notify(str(error), severity="error", timeout=30, markup=False)
        elif isinstance(error, Exception):
            self._handle_exception(error)

    def _fatal_error(self) -> None:
        """Say plainly that codesign failed. The library's own screen would print local variables: people's words.

        A private hook of textual, hence its exact pin; a test proves it.
        """
        self.bell()
        fault = sys.exc_info()[1] or self._exception
        drafts = places.drafts_file(self.desk.store_path)
        details = crash.details_file(fault, clock=self.desk.clock) if fault is not None else None
        self._exit_renderables.append(crash.plain_sentence(details, drafts))
        self._close_messages_no_wait()


def run(store_path: Path | None = None, *, demo: bool = False) -> int:
    """Open the terminal interface on a store, and return how it ended."""
    logging.getLogger("asyncio").disabled = True  # it would print what a task was given
    settings_path = places.settings_file()
    loaded = load_settings(settings_path)
    path = store_path or places.store_path()
    desk = Desk(
        store_path=path,
        settings=loaded.settings,
        settings_path=settings_path,
        demo=demo,
        notices=list(loaded.said),
    )
    places.private_umask()
    put_back = crash.on_terminate(lambda: desk.drafts and desk.drafts.close())
    app = CodesignApp(desk)
    try:
        app.run()
    finally:
        put_back()
        if desk.drafts is not None:
            desk.drafts.close()
        if desk.store is not None:
            desk.store.close()
    return app.return_code or 0
