"""The tabs: the current one in brackets, all of them and the watermark whole in the narrowest window."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from codesign.keys import MODES
from codesign.widgets.tabs_line import TabsLine


class _Tabs(App[None]):
    gone_to = ""

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current

    def compose(self) -> ComposeResult:
        yield TabsLine([(mode, words) for mode, words, _ in MODES], self._current)

    def on_tabs_line_chosen(self, chosen: TabsLine.Chosen) -> None:
        self.gone_to = chosen.tab


@pytest.mark.parametrize("current", ["today", "feedback", "evidence"])
async def test_at_sixty_columns_every_tab_can_be_told_and_clicked_and_the_current_one_is_whole(
    current: str,
) -> None:
    app = _Tabs(current)

    async with app.run_test(size=(60, 15)) as pilot:
        line = app.query_one(TabsLine)
        line.watermark = "DEMO"
        await pilot.pause()
        said = str(line.render())

        assert len(said) <= 60
        assert said.endswith("DEMO")
        for mode, words, _ in MODES:
            assert (f"[{words}]" if mode == current else words[:5]) in said
            await pilot.click(TabsLine, offset=(said.index(words[:5]) + 1, 0))
            assert app.gone_to == mode


async def test_with_room_each_tab_stands_apart() -> None:
    app = _Tabs("today")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert str(app.query_one(TabsLine).render()).startswith("[Today] Events  Contacts ")
