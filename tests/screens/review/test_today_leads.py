"""Today says in one line what the review would, once it is shown, and leads there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.screens.review import ReviewScreen
from codesign.screens.today.review import review_words
from codesign.screens.today.screen import TodayScreen
from codesign.store import Store
from codesign.widgets.line_list import LineList
from tests.screens.conftest import until

Settled = Callable[[Pilot[Any]], Awaitable[None]]


def test_thin_and_none_are_said_apart(monday: Store) -> None:
    assert review_words(monday, "", date(2026, 11, 12)) == "evidence thin for 2 outcomes, none for 1"


async def test_the_line_comes_after_today_is_shown_and_opens_the_review(
    make_app: Callable[..., CodesignApp], monday: Store, settled: Settled
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        lines = app.screen.query_one(LineList)
        await until(pilot, lambda: any(line.key == "waiting review" for line in lines.lines))
        place = next(at for at, line in enumerate(lines.lines) if line.key == "waiting review")
        assert lines.lines[place].words == "g r  evidence thin for 2 outcomes, none for 1"
        lines.highlighted = place
        await pilot.press("enter")
        await settled(pilot)

        assert isinstance(app.screen, ReviewScreen)


async def test_the_line_stays_where_it_was_counted_while_today_was_being_read_again(
    make_app: Callable[..., CodesignApp], monday: Store, settled: Settled
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        lines = app.screen.query_one(LineList)
        await until(pilot, lambda: any(line.key == "waiting review" for line in lines.lines))
        assert isinstance(app.screen, TodayScreen)
        begun_before = replace(app.screen.read(monday), review="")
        app.screen.paint(begun_before)
        await settled(pilot)

        assert any(line.key == "waiting review" for line in lines.lines)
