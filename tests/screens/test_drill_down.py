"""From a figure to the sentence somebody said, to its event, to who came; and back to the same row and scroll at every level."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact
from codesign.store import Store
from codesign.widgets.page_view import PageView
from codesign.widgets.record_grid import RecordGrid
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


@pytest.fixture
@filled_once
def deep(store: Store) -> Store:
    """Return a store with forty themes, one with forty comments at one event of thirty people."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    _, outcome = store.outcomes.add_many(
        programme.id,
        [NewOutcome("1", "Nearer", level="domain"), NewOutcome("1.1", "Seen sooner", parent="1")],
    )
    for number in range(40):
        store.themes.add(NewTheme(f"theme {number:02d}", programme_id=programme.id))
    store.events.record(
        NewEvent(
            "Hall", "2026-10-01", programme_id=programme.id,
            came=tuple(Came(new=NewContact(f"Person {number:02d}", organisation="Ambridge Carers")) for number in range(30)),
            comments=tuple(
                NewComment(f"Sentence {number:02d}", exact=True, who=number % 30, themes=("theme 30",), outcomes=(outcome,))
                for number in range(40)
            ),
            wordings=(NewWording("1.1", "seen", "seen sooner", outcome_id=outcome, document="Framework", comments=(3,)),),
        )
    )  # fmt: skip
    return store


def _place(app: CodesignApp) -> tuple[object, ...]:
    """Return where somebody is on the screen: the row or the key under the cursor, and the scroll."""
    grids, pages = list(app.screen.query(RecordGrid)), list(app.screen.query("#page").results(PageView))
    at: list[object] = (
        [app.screen.query_one("#title").render().__str__()] if app.screen.query("#title") else []
    )
    at += [part for grid in grids for part in (grid.row, grid.scroll_offset.y)]
    return (*at, *(part for page in pages for part in (page.key, page.scroll_offset.y)))


async def test_esc_comes_back_to_the_same_row_and_scroll_at_every_level_however_the_window_changed(
    make_app: AppMaker, deep: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(deep)
    levels = (
        ("pagedown", *["down"] * 12),  # themes: theme 30
        ("end", *["up"] * 3),  # its comments
        (),  # a comment: its event
        ("pagedown", *["down"] * 6),  # the event: somebody who came
        (),  # a person: their organisation
        ("pagedown", "down"),  # the organisation: another of its people
    )

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        app.screen.query_one(RecordGrid).cursor = 30
        places = list[tuple[object, ...]]()
        for keys in levels:
            await pilot.press(*keys) if keys and places else None
            await settled(pilot)
            places.append(_place(app))
            await pilot.press("enter")
            await settled(pilot)
        assert len(app.screen_stack) == len(levels) + 1
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)

        for place in reversed(places):
            await pilot.press("escape")
            await settled(pilot)
            assert _place(app) == place


async def test_a_figure_is_as_many_as_its_page_lists_and_a_version_leads_to_what_shaped_it(
    make_app: AppMaker, deep: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(deep)

    async with app.run_test(size=(100, 40)) as pilot:
        app.switch_mode("outcomes")
        await settled(pilot)
        for row in (0, 1):  # the domain, and what is tagged beneath it
            app.screen.query_one(RecordGrid).cursor = row
            comments = app.screen.query_one(RecordGrid).cells[2]
            await pilot.press("enter")
            await settled(pilot)
            assert str(len(app.screen.query_one(RecordGrid).rows)) == comments == "40"
            if row:
                break
            await pilot.press("escape")
            await settled(pilot)
        assert "Versions of its words, and what changed them" in shown(app)
        about = app.screen.query_one("#about", PageView)
        about.focus()
        await pilot.press("end")
        await settled(pilot)
        assert about.key.startswith("comment C")
        await pilot.press("enter")
        await settled(pilot)

        assert "“Sentence 03”" in shown(app)


async def test_look_alikes_come_after_the_page_and_history_is_one_key_away(
    make_app: AppMaker, deep: Store, settled: Settled, shown: Shown
) -> None:
    deep.contacts.add(NewContact("Pat Person 07", organisation="Ambridge Carers"))
    app = make_app(deep)

    async with app.run_test(size=(100, 40)) as pilot:
        from codesign.screens.pages.contact import ContactPage

        (person,) = deep.contacts.named("Person 07")
        app.push_screen(ContactPage(person.id))
        await settled(pilot)
        assert "Who looks like this" in shown(app)
        assert "same organisation: Ambridge Carers" in shown(app)
        await pilot.press("h")
        await settled(pilot)

        assert "History of" in shown(app)
        assert "Person 07" in shown(app)


async def test_a_letter_after_g_leads_to_the_list_whatever_page_was_opened_over_it(
    make_app: AppMaker, deep: Store, settled: Settled
) -> None:
    app = make_app(deep)

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "t")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len(app.screen_stack) == 2

        await pilot.press("g", "t")
        await settled(pilot)

        assert len(app.screen_stack) == 1
        assert app.current_mode == "themes"
