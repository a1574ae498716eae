"""Today, as a person sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from textual.pilot import Pilot

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


async def test_today_shows_the_last_events(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.events.record(NewEvent(title="Penny Hassett hall drop-in", held_on="2026-11-12"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert "Penny Hassett hall drop-in" in shown(app)
        assert "1 event · 0 comments" in shown(app)
