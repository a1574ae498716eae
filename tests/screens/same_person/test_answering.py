"""Answering: one key each, the next question at once, and nothing done to what was not read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.people import NewContact, Point
from codesign.screens.lists.contacts import ContactsScreen
from codesign.screens.same_person.answering import AnswerScreen
from codesign.screens.same_person.here import chosen_by_hand
from codesign.screens.same_person.queue import QueueScreen
from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]


@pytest.fixture
def reads_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no answer within a minute of its question."""
    monkeypatch.setattr(AnswerScreen, "SEEN", 60.0)


def elsewhere(store: Store) -> Store:
    """Return another copy's hands on the same file."""
    hands = store.hands
    return Store.open(store.path, actor="M. Ofori", device="device-QZX", letters="QZX", clock=hands.clock)


def asked(app: CodesignApp) -> str:
    """Return the names that are asked about."""
    assert isinstance(app.screen, AnswerScreen)
    comparison = app.screen._shown.comparison
    return " / ".join(side.name for side in comparison.sides) if comparison else ""


async def test_three_questions_are_answered_in_seven_keys_and_the_last_answer_is_taken_back(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m")
        assert isinstance(app.screen, QueueScreen)
        assert "3 questions" in shown(app)
        await press(pilot, "enter")
        first = asked(app)
        assert "Same person? 1 of 3" in shown(app)
        await press(pilot, "s")
        second = asked(app)
        assert second != first
        await press(pilot, "x")
        third = asked(app)
        assert len({first, second, third}) == 3
        await press(pilot, "l")

        assert isinstance(app.screen, QueueScreen)
        assert "left for later" in shown(app)
        assert twice.same_person.merges()[0].merged_name in first
        assert sorted(each.answer for each in twice.same_person.answered()) == ["different", "later"]

        await press(pilot, "u", "y")
        assert [each.answer for each in twice.same_person.answered()] == ["different"]


async def test_an_answer_undone_is_asked_again_at_once(
    make_app: AppMaker, twice: Store, settled: Settled, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter")
        first = asked(app)
        await press(pilot, "s")
        assert asked(app) != first
        await press(pilot, "u", "y")

        assert asked(app) == first
        assert twice.same_person.merges() == []


@pytest.mark.usefixtures("reads_slowly")
async def test_a_key_that_comes_before_a_question_can_be_read_answers_nothing(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter", "s", "s", "x", "k", "l")

        assert "Press it again" in shown(app)
        assert twice.same_person.merges() == []
        assert twice.same_person.answered() == []


async def test_what_was_merged_elsewhere_meanwhile_is_never_acted_on_unseen(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter")
        first, ids = asked(app), sorted(app.screen.key)  # type: ignore[attr-defined]
        other = elsewhere(twice)
        other.same_person.merge(ids[0], ids[1:])
        other.close()
        await press(pilot, "x")

        assert asked(app) != first
        assert "answered elsewhere" in shown(app)
        assert len(twice.same_person.merges()) == 1
        assert twice.same_person.answered() == []


async def test_what_was_altered_elsewhere_meanwhile_is_shown_anew_before_it_is_answered(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter")
        one = min(app.screen.key)  # type: ignore[attr-defined]
        other = elsewhere(twice)
        editing = other.editing.begin("contact", one)
        other.editing.save(editing, {**editing.typed, "name": "Quite Another"})
        other.close()
        await press(pilot, "s")

        assert "altered one of these" in shown(app)
        assert "Quite Another" in shown(app)
        assert twice.same_person.merges() == []
        await press(pilot, "s")
        assert len(twice.same_person.merges()) == 1


async def test_the_value_chosen_by_key_is_the_one_that_stands(
    make_app: AppMaker, twice: Store, settled: Settled, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter")
        assert isinstance(app.screen, AnswerScreen)
        screen = app.screen
        name = next(place for place, row in enumerate(screen.sides.rows) if row.label == "Name")
        screen.sides.cursor = name
        await press(pilot, "space")
        row = screen.sides.rows[name]
        assert row.kept is not None
        await press(pilot, "s")

        survivor = twice.same_person.merges()[0].survivor_id
        assert twice.contacts.line(survivor).name == row.values[row.kept]


async def test_how_two_are_related_is_asked_and_kept(
    make_app: AppMaker, twice: Store, settled: Settled, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "m", "enter", "k", "down", "enter")

        assert [(each.answer, each.how) for each in twice.same_person.answered()] == [
            ("related", "colleagues")
        ]


async def test_contacts_selected_are_asked_about_whatever_is_likely(
    make_app: AppMaker, twice: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(twice)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "c", "space", "space", "m")
        assert sorted(asked(app).split(" / ")) == ["Cllr J. Smith", "Jane Smyth"]
        await press(pilot, "s")

        assert isinstance(app.screen, ContactsScreen)
        assert len(twice.same_person.merges()) == 1


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (160, 45)])
async def test_hostile_names_stay_within_their_room(
    make_app: AppMaker, store: Store, settled: Settled, press: Press, size: tuple[int, int]
) -> None:
    for name in ("漢" * 300, "漢" * 299 + "[red]\u202eevil"):
        store.contacts.add(NewContact(name, points=(Point("email", "one@example.org"),)))
    ids = [line.id for line in store.contacts.lines(store.contacts.rows())]
    app = make_app(store)

    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(AnswerScreen(lambda _: [chosen_by_hand(ids)], ids))
        await settled(pilot)
        await press(pilot, "down", "down", "down", "down", "pagedown", "home", "end")
        strips = app.screen._compositor.render_strips(app.size)

        assert all(strip.cell_length == size[0] for strip in strips)
