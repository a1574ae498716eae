"""The reach list and its monitoring where they are read: added, altered and thrown away without leaving the review."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.review_reach import NewReachGroup
from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


async def press(pilot: Pilot[Any], settled: Settled, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_groups_and_counts_are_added_altered_and_thrown_away_where_they_are_read(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    (programme,) = monday.programmes.lines()
    monday.reach.add(NewReachGroup("Carers", programme.id, question="Carer", answer="yes"))
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "2", "n", "g", *"Boaters", "ctrl+s")
        assert [group.name for group in monday.reach.lines()] == ["Carers", "Boaters"]
        assert "Boaters" in shown(app)

        await press(pilot, settled, "n", "m", *"hall 3", "enter", *"Carer: yes 2, no 1", "ctrl+s")
        assert [(line.answer, line.heads) for line in monday.monitoring.lines()] == [("yes", 2), ("no", 1)]

        await press(pilot, settled, "enter", "down", "e", "enter")
        assert "Edit count of monitoring" in shown(app)
        await press(pilot, settled, "tab", "tab", "4", "ctrl+s")
        assert [line.heads for line in monday.monitoring.lines()] == [24, 1]
        await press(pilot, settled, "escape", "d", "y")
        assert [group.name for group in monday.reach.lines()] == ["Boaters"]
        await press(pilot, settled, "u", "y")
        assert [group.name for group in monday.reach.lines()] == ["Carers", "Boaters"]
