"""Where the window is wide, the record under the cursor stands beside its list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.store import Store
from codesign.widgets.record_grid import RecordGrid
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


@pytest.fixture
@filled_once
def held(store: Store) -> Store:
    """Return a store of three sessions, with something said at each."""
    for number in (1, 2, 3):
        store.events.record(
            NewEvent(
                f"Session {number}", f"2026-11-1{number}", purpose=f"Purpose of {number}",
                comments=(NewComment(f"Said at {number}", themes=("transport",)),),
            )
        )  # fmt: skip
    return store


async def test_the_record_beside_the_list_follows_the_cursor_and_is_left_off_where_there_is_no_room(
    make_app: AppMaker, held: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(held)

    async with app.run_test(size=(160, 45)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        assert "Purpose of 3" in shown(app)
        await pilot.press("down", "down")
        await settled(pilot)
        assert "Purpose of 1" in shown(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Purpose of 1" not in shown(app)
        await pilot.press("up")
        await settled(pilot)
        await pilot.resize_terminal(140, 30)
        await settled(pilot)

        assert "Purpose of 2" in shown(app)


async def test_keys_act_in_the_record_beside_the_list_until_esc(
    make_app: AppMaker, held: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(held)

    async with app.run_test(size=(160, 45)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        await pilot.press("tab")
        assert "Keys act here" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Said at 2" in shown(app).splitlines()[2]
        await pilot.press("escape")
        await settled(pilot)
        assert "Keys act here" in shown(app)
        await pilot.press("escape", "down")
        await settled(pilot)

        grid = app.screen.query_one(RecordGrid)
        assert grid.has_focus
        assert grid.cursor == 2
        assert app.current_mode == "events"


async def test_a_theme_stands_beside_its_list_with_what_was_said(
    make_app: AppMaker, held: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(held)

    async with app.run_test(size=(160, 45)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        assert all(f"Said at {number}" in shown(app) for number in (1, 2, 3))
        await pilot.press("right", "down", "enter")
        await settled(pilot)

        assert "Said at 2" in shown(app).splitlines()[2]
