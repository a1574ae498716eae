"""A memo half typed is unfinished work: it outlives the program, stands there again, and is gone once it is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from codesign.app import CodesignApp
from codesign.screens.coding.memo import MemoModal
from codesign.screens.coding.screen import CodingScreen
from codesign.store import Store
from tests.screens.conftest import until

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]


def typed(app: CodesignApp) -> str:
    """Return what stands in the line for a memo."""
    assert isinstance(app.screen, MemoModal)
    return app.screen.query_one(Input).value


async def test_a_memo_half_typed_stands_there_again_and_on_today_and_is_gone_once_it_is_kept(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "j", *"Ask Ruth")
        drafts = app.desk.drafts
        assert drafts is not None
        drafts.flush()
        (kept,) = drafts.list()
        held = drafts.get(kept.id)
        assert held is not None, "this is what a program that is killed leaves"
        assert held.state["typed"] == {"memo": "Ask Ruth"}
        await press(pilot, "escape", "j")
        assert typed(app) == "Ask Ruth"

        await press(pilot, *" W", "escape", "escape")
        await settled(pilot)
        assert not isinstance(app.screen, CodingScreen)
        await press(pilot, "enter")
        await settled(pilot)
        assert typed(app) == "Ask Ruth W"
        await press(pilot, "enter")
        assert "memo: Ask Ruth W" in shown(app)
        assert drafts.list() == []


async def test_a_memo_nobody_altered_leaves_no_unfinished_work(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "j", "a", "backspace", "escape")
        drafts = app.desk.drafts
        assert drafts is not None
        await until(pilot, lambda: isinstance(app.screen, CodingScreen) and not drafts.list())
        assert drafts.list() == []


async def test_what_is_typed_comes_after_the_memo_there_is(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "j", *"Ask Ruth", "enter", "j")
        assert typed(app) == "Ask Ruth"
        await press(pilot, *" again", "enter")
        assert "memo: Ask Ruth again" in shown(app)
