"""A list that is read before one thing is done to all of it."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.pilot import Pilot

from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.same_person.ticking import TickModal
from codesign.widgets.tick_list import Tick


async def _asked(app: App[None], pilot: Pilot[None], taken: list[list[str] | None]) -> TickModal:
    modal = TickModal("Take both?", [Tick("One", "1"), Tick("Two", "2")], lambda ticked: f"takes {ticked}")
    app.push_screen(modal, taken.append)
    await pilot.pause()
    return modal


async def test_nothing_is_taken_or_turned_by_a_key_that_comes_before_the_list_could_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app: App[None] = App()
    taken: list[list[str] | None] = []
    monkeypatch.setattr(TakesTimeToRead, "SEEN", 60.0)

    async with app.run_test(size=(80, 24)) as pilot:
        modal = await _asked(app, pilot, taken)
        await pilot.press("enter", "y", "y")
        assert (modal.ticked, taken) == (["1", "2"], [])
        said = str(modal.query_one(".hint").render())
        assert said == "Too soon to be read, nothing was done: “Enter y y”. Press again."

        monkeypatch.setattr(TakesTimeToRead, "SEEN", 0.0)
        await pilot.press("enter", "y")
        await pilot.pause()

    assert taken == [["2"]]


async def test_nothing_is_taken_before_the_list_is_painted() -> None:
    app: App[None] = App()
    taken: list[list[str] | None] = []

    async with app.run_test(size=(80, 24)) as pilot:
        modal = TickModal("Take it?", [Tick("One", "1")], lambda ticked: f"takes {ticked}")
        assert not modal.was_read()
        modal = await _asked(app, pilot, taken)
        assert modal.was_read()
