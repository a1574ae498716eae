"""Filters on the lists: typed as people type, loud while they are on, refused where they cannot be read, kept until cleared."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import YES
from codesign.screens.forms.choosing import fitting
from codesign.screens.lists.filtering import FilterModal
from codesign.store import Store
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


@pytest.fixture
@filled_once
def said(store: Store) -> Store:
    """Return a store where things were said at two places, in spring and in autumn."""
    for place, day in (("Hollerton", "2026-04-03"), ("Hollerton", "2026-10-03"), ("Edgeley", "2026-10-04")):
        store.events.record(
            NewEvent(
                f"{place} drop-in", day, place=place,
                comments=(NewComment(f"No transport to {place}"), NewComment("Parking is dear")),
            )
        )  # fmt: skip
    return store


def fill(app: CodesignApp, **typed: str) -> None:
    """Type on fields of the filter dialog."""
    assert isinstance(app.screen, FilterModal)
    for name, words in typed.items():
        app.screen.fields.line(name).put(words)


async def test_filters_are_loud_stay_while_modes_are_switched_and_F_shows_everything(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("feedback")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        fill(app, place="hollerton", since="may 2026")
        await settled(pilot)
        assert "May 2026" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        loud = " ".join(shown(app).split())
        assert "FILTERED: From = May 2026 · Place = Hollerton — 2 of 6 comments · F shows all" in loud
        app.switch_mode("events")
        await settled(pilot)
        assert "FILTERED" not in shown(app)
        assert "[Events] Contacts  Feedback*" in shown(app)
        app.switch_mode("feedback")
        await settled(pilot)
        assert "FILTERED: From" in shown(app)
        await pilot.press("F")
        await settled(pilot)

        assert "FILTERED" not in shown(app)
        assert "6 comments" in shown(app)


async def test_a_filter_that_cannot_be_read_is_refused_and_the_dialog_stays_until_esc_leaves_it_as_it_was(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(60, 15)) as pilot:
        app.switch_mode("feedback")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        fill(app, since="nonsense", place="edgeley")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, FilterModal)
        inside = " ".join(line.strip(" │") for line in shown(app).splitlines())
        assert "! The date of From cannot be read, so nothing is shown." in inside
        await pilot.press("escape")
        await settled(pilot)

        assert "FILTERED" not in shown(app)
        assert "6 comments" in shown(app)


@pytest.mark.parametrize("name", YES)
def test_yes_is_offered_where_a_filter_is_on_or_off(said: Store, name: str) -> None:
    choices = said.filters.choices(name)

    assert fitting(choices, "yes") == fitting(choices, "ye") == list(choices)
    assert said.filters.read(name, "yes") == "yes"


async def test_what_is_typed_after_f_is_the_filter_and_enter_takes_the_one_that_fits(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        fill(app, place="Edgeley")
        await pilot.press("enter")
        await settled(pilot)
        assert "FILTERED: Place = Edgeley — 1 of 3 events" in shown(app)
        await pilot.press("f", *"nothing by this name")
        await settled(pilot)
        assert isinstance(app.screen, FilterModal)
        assert app.screen.fields.typed["programme_id"] == "nothing by this name"
        assert app.screen.fields.typed["place"] == "Edgeley"
        await pilot.press("escape")
        await settled(pilot)

        assert "FILTERED: Place = Edgeley — 1 of 3 events" in shown(app)


@pytest.mark.bad_input(76)
async def test_where_nothing_is_found_the_nearest_words_and_the_filters_are_named_and_enter_takes_them(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("feedback")
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        fill(app, place="Hollerton")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("slash", *"transprt")
        await settled(pilot)
        sentence = "Nothing for transprt. Nearest: transport (2). Filters on: Place = Hollerton (F clears)."
        assert sentence in " ".join(shown(app).split())
        await pilot.press("enter")
        await settled(pilot)

        assert "FOUND BY “transport…”: 2 of 6 comments" in shown(app)


async def test_a_page_of_comments_is_narrowed_by_anything_but_what_it_is_a_page_of(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    for reference in ("C1", "C3", "C5"):
        said.feedback.tag(said.feedback.find(reference).id, theme="transport")
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "3 comments" in shown(app)
        await pilot.press("f")
        await settled(pilot)
        assert isinstance(app.screen, FilterModal)
        assert "theme_id" not in app.screen.fields.typed
        fill(app, place="Edgeley")
        await pilot.press("enter")
        await settled(pilot)

        assert "FILTERED: Place = Edgeley — 1 of 3 comments" in shown(app)
        await pilot.press("F", "slash", *"hollerton")
        await settled(pilot)

        assert "FOUND BY “hollerton…”: 2 of 3 comments" in shown(app)
