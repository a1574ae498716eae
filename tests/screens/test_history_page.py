"""History as a page: what changed, by whom, before and after; down to the change, on to the record, and back to the same row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.people import NewContact
from codesign.store import Store
from codesign.store.tables import Event
from codesign.widgets.record_grid import RecordGrid

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


async def test_history_leads_from_everything_to_a_change_to_the_record_and_back_to_the_same_row(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    event = store.events.record(NewEvent("Drop-in", "2026-11-12", place="Hall"))
    with store.write("edit event") as change:
        change.set(Event, event.id, place="Library")
    for number in range(30):
        store.contacts.add(NewContact(f"Person {number}"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)
        assert "History of everything" in shown(app)
        assert f"{store.history.count()} changes" in shown(app)
        await pilot.press("end", "up", "up")
        await settled(pilot)
        grid = app.screen.query_one(RecordGrid)
        before = (grid.row, grid.scroll_offset.y)
        assert "edit event" in "".join(grid.cells)

        await pilot.press("enter")
        await settled(pilot)
        assert "edit event" in shown(app)
        assert "place: “Hall” → “Library”" in shown(app), (
            "whole beneath the list, whatever its columns have room for"
        )
        await pilot.press("enter")
        await settled(pilot)
        assert "E1-KTM" in shown(app)
        assert "Library" in shown(app)

        await pilot.press("escape", "escape")
        await settled(pilot)
        assert (grid.row, grid.scroll_offset.y) == before
