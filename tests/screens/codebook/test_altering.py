"""The codebook is altered where it stands: each key says first what it will do, and `u` takes it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.screens.codebook.saying import merge_words
from codesign.store import Store
from tests.made_once import filled_once

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]


@pytest.fixture
@filled_once
def said(store: Store) -> Store:
    """Return a store with three themes, buses with three comments, parking with one, an empty one."""
    for name in ("buses", "parking", "quiet room"):
        store.themes.add(NewTheme(name, definition=f"Anything about {name}"))
    words = (
        ("The bus is late", "buses"),
        ("No bus on Sundays", "buses"),
        ("The bus stop is dark", "buses"),
        ("No spaces", "parking"),
    )
    comments = tuple(NewComment(each, themes=(theme,)) for each, theme in words)
    store.events.record(NewEvent("Hall", "2026-11-12", comments=comments))
    return store


@pytest.fixture
def press(settled: Settled) -> Press:
    """Return what presses keys one by one, each once the one before has had its effect."""

    async def press(pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


def words(shown: str) -> str:
    """Return what is shown as running words."""
    return " ".join(shown.replace("│", " ").split())


async def test_a_theme_is_signed_off_made_a_draft_again_retired_and_brought_back(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "A")
        assert "Sign #buses off?" in words(shown(app))
        assert "It has 3 comments." in words(shown(app))
        await press(pilot, "y")
        assert said.themes.find("buses").state == "signed-off"
        await press(pilot, "A", "y")
        assert said.themes.find("buses").state == "draft"
        await press(pilot, "R")
        assert "The 3 comments tagged with it keep it" in words(shown(app))
        await press(pilot, "y")
        assert said.themes.find("buses").state == "retired"
        await press(pilot, "R", "y")
        assert said.themes.find("buses").state == "draft"
        await press(pilot, "u", "y", "u", "y")
        assert said.themes.find("buses").state == "draft"


async def test_a_theme_is_merged_into_another_and_one_undo_parts_them(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "M")
        assert "Merge #buses into which theme?" in shown(app)
        await press(pilot, *"park", "enter")
        assert "3 comments tagged with it are tagged with #parking instead" in words(shown(app))
        await press(pilot, "y")
        assert said.themes.find("parking").comments == 4
        await press(pilot, "u", "y")

    assert said.themes.find("parking").comments == 1
    assert said.themes.find("buses").comments == 3


async def test_a_theme_is_split_by_words_and_by_the_comments_selected_on_its_page(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "p", *"stop", "enter")
        assert "Split #buses: 1 comment to which theme?" in words(shown(app))
        await press(pilot, *"bus stops", "enter")
        assert "1 comment to #bus stops; 2 comments left where they are" in words(shown(app))
        await press(pilot, "y")
        assert said.themes.find("bus stops").comments == 1
        assert said.themes.find("buses").comments == 2

        await press(pilot, "enter", "space", "p", *"quiet", "enter", "y")
        assert said.themes.find("quiet room").comments == 1
        assert said.themes.find("buses").comments == 1


async def test_words_that_nobody_said_split_nothing(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "p", *"zebra", "enter")
        assert "No comment of #buses holds those words" in words(shown(app))


async def test_a_theme_s_page_says_what_belongs_and_who_altered_it(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    from codesign.records.codebook import Description

    theme = said.themes.find("buses")
    said.codebook.describe(
        theme.id,
        Description(
            belongs="times and stops",
            belongs_not="car parks",
            examples="It never came\nToo few",
            colour="teal",
        ),
    )
    said.codebook.rename(theme.id, "bus services")
    app = make_app(said)

    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "enter")
        page = words(shown(app))
        for each in (
            "times and stops",
            "car parks",
            "It never came",
            "Too few",
            "teal",
            "was called buses until 12 Nov 2026",
        ):
            assert each in page


@pytest.mark.parametrize(
    ("comments", "said"),
    [(1, "1 comment tagged with it is tagged"), (2, "2 comments tagged with it are tagged")],
)
def test_one_comment_is_and_several_are_tagged(store: Store, comments: int, said: str) -> None:
    for number in range(comments):
        store.feedback.add(NewComment(f"Bus {number}", themes=("buses",)))

    assert said in merge_words([store.themes.find("buses")], "#parking")
