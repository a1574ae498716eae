"""What is said in passing stands where nobody types, and its kind is a mark as well as a colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from codesign.app import CodesignApp

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Shown = Callable[[CodesignApp], str]

SAID = "Kept as unfinished work: Enter on Today carries on with it, at the field the cursor was in when it was left."


class _Form(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Input(id="top")
        yield Static("\n" * 8)
        yield TextArea(id="bottom")


async def test_news_never_covers_the_line_that_is_typed(
    make_app: AppMaker, store: Store, shown: Shown
) -> None:
    app = make_app(store)

    def place() -> int:
        lines = shown(app).splitlines()
        return next(number for number, line in enumerate(lines) if "Kept as unfinished" in line)

    async with app.run_test(size=(60, 15), notifications=True) as pilot:
        await app.push_screen(_Form())
        app.screen.query_one("#top").focus()
        app.notify(SAID, markup=False)
        await pilot.pause()
        await pilot.pause()
        assert place() >= 9
        assert "left." in shown(app), "all of it is read, on lines of its own"

        app.screen.query_one("#bottom", TextArea).focus()
        await pilot.press("enter", "enter", "x")
        await pilot.pause()
        assert place() <= 3
        assert "x" in shown(app).splitlines()[app.cursor_position.y]


async def test_what_went_wrong_is_marked_by_more_than_colour(
    make_app: AppMaker, store: Store, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("The disk is full.", severity="error", markup=False)
        app.notify("Saved.", markup=False)
        await pilot.pause()
        await pilot.pause()

        assert "! The disk is full." in shown(app)
        assert "! Saved." not in shown(app)
