"""Lines with ticks: Space turns the one under the cursor, and what is ticked is said in text."""

from __future__ import annotations

from textual.app import ComposeResult

from codesign.widgets.tick_list import Tick, TickList
from tests.widgets.shown import Shown


class TicksApp(Shown):
    """A list of ticks and nothing else."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield TickList([Tick("[b]Ada[/b]", "a"), Tick("Bea\nof the hall", "b", is_ticked=False)])


async def test_space_turns_the_line_under_the_cursor_and_markup_is_words() -> None:
    app = TicksApp()

    async with app.run_test(size=(60, 8)) as pilot:
        ticks = app.query_one(TickList)
        assert ticks.ticked == ["a"]
        await pilot.press("space", "down", "space")
        await pilot.pause()

        assert ticks.ticked == ["b"]
        assert app.painted()[:3] == ["  [ ] [b]Ada[/b]", "> [x] Bea", "      of the hall"]
