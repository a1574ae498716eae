"""The train journey: a session logged from paper notes, key by key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual.pilot import Pilot

from codesign.screens.log import LogScreen

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store

MOST_KEYS = 455

COMMENTS = [
    ("We can't get to the clinic, last bus is four and it shuts at six", " #tr\t#op\t@ca\t!2.1"),
    ("My neighbour drives me or I do not go", " #tr\t@ca\t"),
    ("Nobody answers the phone before ten", " @re\t"),
    ("The letter came after the appointment", " @sam\t"),
    ("I wait outside in the rain because the door is locked", " #op\t"),
    ("We were told in June it would be sorted", " @ca\t!2.1"),
    ("School ends at three and the clinic starts at three", " @yo\t"),
    ("I gave up", " @ca\t"),
    ("Twelve pounds for a taxi, each way", " #tr\t!2.1"),
]


async def test_the_whole_page_takes_no_more_keys_than_the_budget(
    hall: Store,
    make_app: Callable[..., CodesignApp],
    settled: Callable[[Pilot[Any]], Awaitable[None]],
    typist: Callable[[Pilot[Any]], Any],
    ticking: Callable[[], float],
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        app.push_screen(LogScreen(monotonic=ticking))
        await settled(pilot)
        hand = typist(pilot)

        await hand.type("Penny Hassett hall drop-in")
        await hand.press("tab", "tab")
        await hand.type("1400-1530")
        await hand.press("tab")
        await hand.type("pen")
        await hand.press("enter", "tab", "d", "tab")
        for known in ("jan sm", "tom b", "ruth"):
            await hand.type(known)
            await hand.press("enter")
        for new in (
            "Sam Okafor, Ambridge Carers",
            "Di Lowe, Ambridge Carers",
            "Al Reed, Hollerton WI",
            "Jo Hay",
        ):
            await hand.type(new)
            await hand.press("enter")
        for count in ("4 carers", "2 residents", "1 young"):
            await hand.type(count)
            await hand.press("enter")
        await hand.press("tab", "tab", "tab")
        for words, marks in COMMENTS:
            await hand.type(words, counted=False)
            await hand.type(marks)
            await hand.press("enter")
        await hand.press("tab")
        await hand.type("bsl 1, loop not working")
        await hand.press("tab")
        await hand.type("bus 4.80 sam")
        await hand.press("tab")
        for promise in (
            "Ring Stagecoach about 4pm bus /me /fri",
            "Get the loop mended /tom",
            "Ask why the door is shut /me",
        ):
            await hand.type(promise)
            await hand.press("enter")
        await hand.press("ctrl+s")
        await settled(pilot)

        assert not isinstance(app.screen, LogScreen), app.screen.query_one("#status").render()
    assert hand.keys <= MOST_KEYS, hand.keys
    line = hall.events.last(1)[0]
    card = hall.cards.event(line.id)
    assert (line.title, line.held_on, line.starts, line.ends) == (
        "Penny Hassett hall drop-in",
        "2026-11-12",
        "14:00",
        "15:30",
    )
    assert (line.place, line.method, line.programme) == (
        "Penny Hassett village hall",
        "drop-in",
        "Urgent care redesign",
    )
    assert (line.named, line.heads, line.comments) == (7, 7, 9)
    assert card.level == "codesign"
    assert card.consultation == "Getting there"
    assert {each.name for each in card.came if each.name} >= {"Jane Smyth", "Tom Bellamy", "Ruth Pargetter"}
    first = card.comments[0]
    assert (first.kind, first.themes, first.outcomes, first.exact) == (
        "carer",
        "transport, opening hours",
        "2.1",
        False,
    )
    assert card.comments[3].who == "Sam Okafor"
    assert [(each.need, each.met) for each in card.access] == [("bsl", True), ("hearing-loop", False)]
    assert [(each.who, each.pence) for each in card.money] == [("Sam Okafor", 480)]
    assert len(card.follow_ups) == 3
    assert app.desk.drafts is not None
    assert app.desk.drafts.list() == []
