"""Keys that come faster than what they are about is read: each is carried out in order, on the record it is meant for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from codesign.app import CodesignApp, in_order
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.people import Came, NewContact
from codesign.screens import desk_opening
from codesign.screens.choose import ChooseModal
from codesign.screens.desk import Desk
from codesign.screens.forms.screen import FormScreen
from codesign.screens.lists.contacts import ContactsScreen
from codesign.screens.lists.events import EventsScreen
from codesign.screens.pages.contact import ContactPage
from codesign.screens.pages.event import EventPage
from codesign.screens.pages.history import HistoryPage
from codesign.screens.today.screen import TodayScreen
from codesign.store import Store
from tests.made_once import filled_once
from tests.screens.conftest import until

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]

WRITTEN = {"enter": None, "escape": None, "down": None, "slash": "/", "space": " "}


@pytest.fixture
@filled_once
def filled(store: Store) -> Store:
    """Return a store with three people, two of whom came to something and one of whom said something."""
    for name in ("Ada Darrington", "Bea Darrington", "Cy Darrington"):
        store.contacts.add(NewContact(name=name))
    store.events.record(
        NewEvent(
            "Hall drop-in", "2026-11-12",
            came=(Came(new=NewContact("Di Darrington")),), comments=(NewComment("The bus is late", who=0),),
        )
    )  # fmt: skip
    return store


def at_once(app: CodesignApp, *keys: str) -> None:
    """Press keys with no time between them, as a fast hand on a slow laptop does."""
    for key in keys:
        app.post_message(Key(key, WRITTEN.get(key, key)))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no key go on because the computer that proves this is slow."""
    monkeypatch.setattr(in_order, "PATIENCE", 60.0)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Keep the contacts from being read until it is set."""
    opened, really = Event(), ContactsScreen.read

    def read(screen: ContactsScreen, store: Store) -> Any:
        opened.wait(10)
        return really(screen, store)

    monkeypatch.setattr(ContactsScreen, "read", read)
    return opened


def kinds(app: CodesignApp) -> list[type]:
    """Return what stands on what."""
    return [type(screen) for screen in app.screen_stack]


async def test_keys_pressed_right_after_going_to_a_list_act_on_the_row_they_are_meant_for(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown, gate: Event
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "g", "c", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert kinds(app) == [ContactsScreen]  # and no page of a row that is not read
        assert "Reading…" in shown(app)
        assert "No contacts yet" not in shown(app)
        gate.set()
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await settled(pilot)

        assert kinds(app) == [ContactsScreen, ContactPage]
        assert "Bea Darrington" in shown(app)


async def test_enter_twice_goes_down_two_levels_and_esc_twice_comes_back(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        at_once(app, "g", "e", "enter", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await settled(pilot)
        assert kinds(app) == [EventsScreen, EventPage, ContactPage]
        assert "Di Darrington" in shown(app)

        at_once(app, "escape", "escape", "h", "enter")
        await until(pilot, lambda: kinds(app)[1:] == [HistoryPage, HistoryPage])

        assert kinds(app) == [EventsScreen, HistoryPage, HistoryPage]


async def test_letters_right_after_a_key_that_opens_something_to_type_into_are_typed_there(
    make_app: AppMaker, filled: Store, settled: Settled
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        at_once(app, "g", "c", "slash", *"bea", "enter", "e", *"XY")
        await until(pilot, lambda: isinstance(app.screen, FormScreen) and not app.screen.keys_wait)
        await settled(pilot)

        assert isinstance(app.screen, FormScreen)
        assert app.screen.fields.typed["name"] == "Bea DarringtonXY"


async def test_esc_and_help_never_wait_and_let_go_of_what_was_held(
    make_app: AppMaker, filled: Store, settled: Settled, gate: Event
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "g", "c", "down", "enter")
        await pilot.pause()
        await pilot.press("f1")
        assert app.screen is not app.screen_stack[0]
        await pilot.press("escape")
        gate.set()
        await settled(pilot)

        assert isinstance(app.screen, ContactsScreen)
        assert app.screen.grid.cursor == 0


async def test_after_a_while_keys_go_on_though_nothing_was_read(
    make_app: AppMaker, filled: Store, settled: Settled, gate: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_order, "PATIENCE", 0.02)
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "g", "c", "slash", "b")
        await until(pilot, lambda: app.screen.focused is not None and app.screen.focused.id == "find")
        await pilot.pause()
        assert app.screen.query_one("#find", Input).value == "b"
        gate.set()
        await settled(pilot)


async def test_what_was_held_for_one_screen_is_never_carried_out_on_another(
    make_app: AppMaker, filled: Store, settled: Settled, gate: Event
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        at_once(app, "g", "c", "n", "x")
        await pilot.pause()
        app.action_go_to("today")  # as a click on its tab does
        gate.set()
        await settled(pilot)
        await pilot.press("g", "escape")

        assert isinstance(app.screen, TodayScreen)


async def test_where_two_are_meant_the_answer_is_chosen_before_the_next_key(
    make_app: AppMaker, filled: Store, settled: Settled
) -> None:
    app = make_app(filled)
    asked: list[str | None] = []

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(ChooseModal("Which?", [("a", "The first"), ("b", "The second")]), asked.append)
        at_once(app, "down", "enter", "g", "e")
        await until(pilot, lambda: app.current_mode == "events")

        assert asked == ["b"]
        assert app.current_mode == "events"


async def test_keys_pressed_while_the_store_is_opened_are_not_lost_however_long_it_takes(
    make_app: AppMaker, filled: Store, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open, really = Event(), desk_opening.store_opened

    def slowly(desk: Desk) -> tuple[Store, list[str]]:
        may_open.wait(10)
        return really(desk)

    monkeypatch.setattr(desk_opening, "store_opened", slowly)
    app = make_app(path=filled.path)

    async with app.run_test(size=(80, 24)) as pilot:
        at_once(app, "g", "e")
        await until(pilot, lambda: app.current_mode == "events")
        monkeypatch.setattr(in_order, "PATIENCE", 0.01)
        at_once(app, "enter")
        await pilot.pause(0.1)
        assert kinds(app) == [EventsScreen]
        monkeypatch.setattr(in_order, "PATIENCE", 60.0)
        may_open.set()
        await until(pilot, lambda: len(app.screen_stack) == 2)

        assert kinds(app) == [EventsScreen, EventPage]
        await settled(pilot)
