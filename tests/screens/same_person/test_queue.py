"""The queue: what it shows and as at when, the sure ones at once, and merges taken apart from a contact's page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.matching import search
from codesign.records.people import NewContact, Point
from codesign.screens.lists.contacts import ContactsScreen
from codesign.screens.pages.contact import ContactPage
from codesign.screens.same_person.answering import AnswerScreen
from codesign.screens.same_person.looking import Looking
from codesign.screens.same_person.queue import QueueScreen
from codesign.screens.same_person.ticking import TickModal
from codesign.store import Store
from codesign.widgets.page_view import PageView
from codesign.widgets.tick_list import TickList

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]


async def test_an_empty_queue_says_what_it_is_for(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m")

        assert "Nobody is held twice, as far as can be told." in shown(app)
        assert "as at 17:42" in shown(app)


async def test_what_changes_is_looked_at_again_and_today_says_how_many_questions_wait(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "same person" not in shown(app)  # nothing is searched before somebody asks
        await press(pilot, "g", "c", "m", "g", "h")
        assert "3 questions whether contacts are the same person" in shown(app)
        as_jane = (Point("email", "jane.smyth@borchester.example"), Point("phone", "01632 960001"))
        twice.contacts.add(NewContact("J. Smythe", points=as_jane))
        await press(pilot, "9")

        assert isinstance(app.screen, QueueScreen)
        assert "J. Smythe" in shown(app)


async def test_a_search_goes_on_when_the_queue_is_left_and_is_there_when_it_is_come_back_to(
    make_app: AppMaker, twice: Store, settled: Settled, press: Press, gate: Event
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("g", "c", "m")
        await pilot.press("g", "e", "g", "c")
        gate.set()
        await settled(pilot)
        assert isinstance(app.screen, ContactsScreen)
        await press(pilot, "m")

        assert isinstance(pilot.app.screen, QueueScreen)
        assert len(pilot.app.screen.grid.rows) == 3


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Keep a search from beginning until it is set."""
    opened, really = Event(), Looking.run

    def run(looking: Looking, store: Store, is_left: Callable[[], bool]) -> None:
        opened.wait(10)
        really(looking, store, is_left)

    monkeypatch.setattr(Looking, "run", run)
    return opened


@pytest.fixture
def all_are_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every question be sure enough: among six contacts nothing is, whatever the engine makes of a hundred thousand."""
    monkeypatch.setattr(search, "SURE", -99.0)


@pytest.mark.usefixtures("all_are_sure")
async def test_the_sure_ones_are_listed_each_can_be_left_out_and_one_undo_takes_all_back(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "b")
        assert isinstance(app.screen, TickModal)
        assert "backup" in shown(app)
        offered = app.screen.query_one(TickList).ticked
        assert len(offered) >= 2
        await press(pilot, "enter", "space", "space", "y")

        assert len(twice.same_person.merges()) == len(offered) - 1
        assert "kept at" in shown(app)
        assert len(list(twice.path.parent.rglob("*before merging*"))) == 1
        await press(pilot, "escape", "u", "y")
        assert twice.same_person.merges() == []


async def test_a_merge_is_taken_apart_from_the_page_and_what_is_ticked_is_given_back(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    ids = {line.name: line.id for line in twice.contacts.lines(twice.contacts.rows())}
    jane, cllr = ids["Jane Smyth"], ids["Cllr J. Smith"]
    twice.same_person.merge(jane, [cllr])
    twice.contacts.add_alias(jane, "Councillor Smith", "said by phone")
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(ContactPage(jane))
        await settled(pilot)
        assert "Also was" in shown(app)
        assert "Cllr J. Smith, N2-KTM, joined 12 Nov 2026 17:42 by P. Nair" in shown(app)
        await press(pilot, "p")
        assert "Other name: Councillor Smith" in shown(app)
        await press(pilot, "space", "y")

        assert twice.same_person.merges() == []
        assert twice.cards.contact(cllr).aliases == ("Councillor Smith",)
        assert "Also was" not in shown(app)
        await press(pilot, "u", "y")
        assert len(twice.same_person.merges()) == 1


async def test_a_look_alike_is_answered_from_the_page_of_a_contact(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    ids = {line.name: line.id for line in twice.contacts.lines(twice.contacts.rows())}
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(ContactPage(ids["Jane Smyth"]))
        await settled(pilot)
        page = app.screen.query_one("#page", PageView)
        assert any(line.key == f"contact {ids['Cllr J. Smith']}" for line in page.lines)
        await press(pilot, "m")
        assert isinstance(app.screen, AnswerScreen)
        assert "Cllr J. Smith" in shown(app)
        await press(pilot, "x")

        assert [each.answer for each in twice.same_person.answered()] == ["different"]
        assert isinstance(app.screen, ContactPage | AnswerScreen)


async def test_come_back_to_the_list_stands_on_the_question_that_was_asked(
    make_app: AppMaker, twice: Store, settled: Settled, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "down", "enter")
        asked = cast("AnswerScreen", app.screen).key
        await press(pilot, "s", "u", "y")
        assert cast("AnswerScreen", app.screen).key == asked
        await press(pilot, "escape")

        queue = app.screen
        assert isinstance(queue, QueueScreen)
        assert frozenset(queue.question_lines()[queue.grid.cursor].question.ids) == asked
