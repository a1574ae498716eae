"""Themes, outcomes and packs: found by words as they are typed, each beneath what it stands beneath; one mark where keys act."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.screens.choose import ChooseModal
from codesign.store import Store
from tests.made_once import filled_once

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


@pytest.fixture
@filled_once
def book(store: Store) -> Store:
    """Return a store with a codebook, a framework, and a comment."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    store.outcomes.add_many(
        programme.id,
        [
            NewOutcome("1", "Care when it is needed", level="domain"),
            NewOutcome("1.1", "I am seen sooner", parent="1"),
            NewOutcome("2.1", "I am heard", definition="Somebody listens and answers."),
        ],
    )
    travel = store.themes.add(NewTheme("travel"))
    store.themes.add(NewTheme("buses", parent_id=travel.id))
    store.themes.add(
        NewTheme("parking", definition="Where cars stand, and what it costs.", parent_id=travel.id)
    )
    store.themes.add(NewTheme("waiting"))
    store.events.record(
        NewEvent("Hall drop-in", "2026-11-12", comments=(NewComment("The bus is late", themes=("buses",)),))
    )
    return store


def marked(said: str) -> list[str]:
    """Return the lines that are marked as the one keys act on."""
    return [line for line in said.splitlines() if line.replace("│", " ").strip().startswith(">")]


async def test_words_find_themes_in_names_and_meanings_with_those_they_stand_beneath(
    make_app: AppMaker, book: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(book)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        await pilot.press("slash", *"cost")
        await settled(pilot)
        said = shown(app)
        assert "FOUND BY “cost…”: 1 of 4 themes, with 1 above" in said
        assert "[Themes*]" in said
        assert "travel" in said
        assert "waiting" not in said
        assert not marked(said)  # keys act on the line of words
        await pilot.press("enter")
        assert ["parking" in line for line in marked(shown(app))] == [True]

        await pilot.press("F")
        await settled(pilot)
        assert "waiting" in shown(app)
        await pilot.press("slash", *"bussen")
        await settled(pilot)
        assert "Nothing for bussen. Nearest: buses (1). Enter finds “buses” instead" in " ".join(
            shown(app).split()
        )
        await pilot.press("enter")
        await settled(pilot)
        assert "FOUND BY “buses" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "waiting" in shown(app)


async def test_outcomes_are_found_by_code_and_meaning_and_are_not_filtered(
    make_app: AppMaker, book: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(book)

    async with app.run_test(size=(100, 24)) as pilot:
        app.switch_mode("outcomes")
        await settled(pilot)
        await pilot.press("f")
        assert len(app.screen_stack) == 1
        for typed, found in (("1.1", "I am seen"), ("listens", "I am heard")):
            await pilot.press("slash", *["backspace"] * 8, *typed, "enter")
            await settled(pilot)
            assert [found in line for line in marked(shown(app))] == [True]


async def test_exactly_one_mark_says_where_keys_act(
    make_app: AppMaker, book: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(book)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert ["The bus is late" in line for line in marked(shown(app))] == [True]
        await pilot.press("tab")
        await settled(pilot)
        said = shown(app)
        assert len(marked(said)) == 1
        assert "The bus is late" not in marked(said)[0]
        assert any(line.startswith(("-", " -")) and "The bus is late" in line for line in said.splitlines())

        app.push_screen(ChooseModal("Which?", [("a", "The first"), ("b", "The second")]))
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)

        assert ["The second" in line for line in marked(shown(app))] == [True]
