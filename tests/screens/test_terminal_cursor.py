"""The terminal's own cursor: where the keys act, hidden where they act nowhere, and the shell's again afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.people import NewContact
from codesign.store import Store
from codesign.widgets.page_view import PageView

Settled = Callable[[Pilot[Any]], Awaitable[None]]
AppMaker = Callable[..., CodesignApp]


def _under(app: CodesignApp) -> str:
    """Return what is painted from the terminal's cursor on."""
    x, y = app.cursor_position
    lines = [strip.text for strip in app.screen._compositor.render_strips(app.size)]
    return lines[y][x:].strip()


async def test_the_terminal_s_cursor_follows_the_row_the_line_typed_and_the_page(
    make_app: AppMaker, store: Store, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Asha Nair", "Bea Okoro", "Clive Marsh"):
        store.contacts.add(NewContact(name, area="Ambridge"))
    app = make_app(store)
    written: list[str] = []

    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app, "_write_cursor", written.append)
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert _under(app).startswith("> N2")

        await pilot.press("slash", "b", "e")
        await settled(pilot)
        assert _under(app) == ""
        assert app.cursor_position.x == app.screen.query_one("#find").content_region.x + 2
        await pilot.press("left")
        await settled(pilot)
        assert _under(app) == "e"

        await pilot.press("escape", "enter")
        await settled(pilot)
        assert app.cursor_position == app.screen.query_one(PageView).cursor_screen_offset

        written.clear()
        await pilot.press("escape", "g")
        await settled(pilot)
        assert app.focused is None
        assert written[-1] == "\x1b[?25l"
        await pilot.press("escape")
        await settled(pilot)
        assert written[-1].endswith("\x1b[?25h\x1b[6 q")

    assert written[-1] == "\x1b[0 q"
