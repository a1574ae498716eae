"""Today, as a person sees it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input

from codesign import places
from codesign.app import CodesignApp
from codesign.clock import FrozenClock
from codesign.entry.event_draft import DraftComment, EventDraft
from codesign.errors import CodesignError
from codesign.imports.apply import import_file
from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewTheme
from codesign.screens.ask import AskLineModal, AskModal, WordsModal
from codesign.screens.refused import RefusedScreen
from codesign.screens.today.screen import TodayScreen
from codesign.screens.today.waiting import WaitingScreen
from codesign.store.drafts import Drafts, running_copy
from codesign.store.drafts.running_copy import RunningCopy
from codesign.text import clean
from tests.screens.conftest import settle

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


def begin_draft(app: CodesignApp, draft_id: str = "d1", title: str = "Penny Hassett hall drop-in") -> Drafts:
    drafts = app.desk.drafts
    assert drafts is not None
    state = {
        "title": title,
        "date": "",
        "defaults": {"date": "2026-11-12"},
        "summary": "14 people, 5 comments and part of a sixth",
    }
    drafts.put(draft_id, "event", state, "KTM")
    drafts.flush()
    return drafts


async def test_unfinished_work_stands_first_and_is_in_no_figure(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)
    begin_draft(app)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = shown(app)

        assert "0 events · 0 comments · 0 named · 1 draft not counted" in said
        assert "› Penny Hassett hall drop-in, Thu 12 Nov\n" in said
        assert "14 people, 5 comments and part of a sixth, last change 17:42" in said
        assert "v Look" in said.splitlines()[-1]
        assert "d Throw away" in said.splitlines()[-1]


async def test_unfinished_work_can_be_looked_at(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)
    drafts = app.desk.drafts
    assert drafts is not None
    page = EventDraft(
        title="Hall [/]", comments=(DraftComment("We were told in"),), follow_ups=("ring the bus company",)
    )
    drafts.put("d1", "event", page.to_state(), "KTM")
    drafts.flush()

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)

        for words in ("Title: Hall [/]", "1. We were told in", "- ring the bus company"):
            assert words in shown(app)
        assert drafts.list()[0].is_elsewhere is False


async def test_throwing_away_asks_and_can_be_had_back(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)
    drafts = begin_draft(app)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "Penny Hassett hall drop-in" in shown(app)
        await pilot.press("enter")  # the safe answer
        await settled(pilot)
        assert len(drafts.list()) == 1

        await pilot.press("d", "y")
        await settled(pilot)

        assert drafts.list() == []
        assert len(drafts.list(discarded=True)) == 1
        assert "Penny Hassett" not in shown(app)


@pytest.mark.bad_input(90)
async def test_a_draft_open_in_another_copy_is_left_to_it(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown, tmp_path: Path
) -> None:
    app = make_app(store)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        other = RunningCopy(child.pid, running_copy._started(child.pid), running_copy._boot())
        theirs = Drafts.open(places.drafts_file(store.path), clock=app.desk.clock, copy=other)
        theirs.put("d1", "event", {"title": "Theirs"}, "MRB")
        theirs.flush()

        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            assert "open in another copy of codesign" in shown(app)
            await pilot.press("enter")
            await settled(pilot)

            assert isinstance(app.screen, TodayScreen)
            assert "Carry on there" in " ".join(shown(app).replace("▌", "").split())
            await pilot.press("d", "y")
            await settled(pilot)
            assert len(theirs.list()) == 1
        theirs.close()
    finally:
        child.communicate(b"\n")


@pytest.mark.bad_input(90)
async def test_two_copies_show_what_either_writes(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    one, other = make_app(path=store.path), make_app(path=store.path)
    async with one.run_test(size=(80, 24)) as pilot, other.run_test(size=(80, 24)) as second:
        await settled(pilot)
        await settled(second)
        assert one.desk.store is not None
        assert other.desk.store is not None
        one.desk.store.events.record(NewEvent(title="Hall one", held_on="2026-11-12"))
        other.desk.store.events.record(NewEvent(title="Hall two", held_on="2026-11-12"))
        for each, its in ((one, pilot), (other, second)):
            each.store_changed.publish(None)
            await settled(its)
            assert "Hall one" in shown(each)
            assert "Hall two" in shown(each)
        one.desk.store.engine.dispose()
        other.desk.store.engine.dispose()


async def test_what_we_said_we_would_do_and_what_waits_are_lines_that_open(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.events.record(
        NewEvent(
            title="Hall drop-in",
            held_on="2026-11-01",
            comments=(
                NewComment("the bus is late"),
                NewComment("ring 0161 496 0123", themes=("phones",)),
            ),
            follow_ups=(NewFollowUp("ring the bus company", "P. Nair", "2026-11-05"),),
        )
    )
    store.follow_ups.add(NewFollowUp("write to [b]everybody[/b]"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = shown(app)
        assert "due Thu 5 Nov 2026 · P. Nair · ring the bus company" in said
        assert "1 comment to tag" in said
        assert "1 follow-up without an owner or a date" in said
        assert "0  1 comment that may identify somebody, to look at" in said
        assert "due within seven days" not in said

        await pilot.press("enter")
        await settled(pilot)
        assert "F1-KTM · We said we would" in shown(app)
        assert "5 Nov 2026 · overdue" in shown(app)
        await pilot.press("escape", "6")
        await settled(pilot)
        assert "Follow-ups without an owner or a date: 1 line" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "write to [b]everybody[/b]" in shown(app)
        await pilot.press("escape", "escape")
        await settled(pilot)

        assert isinstance(app.screen, TodayScreen)
        assert "› 6  1 follow-up without" in shown(app)


async def test_a_digit_leads_to_each_part_of_today_and_says_where_there_is_none(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    comments = (NewComment("the bus is late"), NewComment("the bus is cold", themes=("buses",)))
    store.themes.add(NewTheme("buses"))
    store.events.record(NewEvent(title="Hall drop-in", held_on="2026-11-01", comments=comments))
    app = make_app(store)
    begin_draft(app)

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for digit, stands_on in (("8", "› E1-KTM"), ("1", "› Penny Hassett hall drop-in")):
            await pilot.press(digit)
            assert stands_on in shown(app)
        await pilot.press("2")
        assert "Nothing we said we would do is overdue." in shown(app)

        await pilot.press("4")
        await settled(pilot)
        assert app.current_mode == "feedback"
        assert "the bus is late" in shown(app)
        assert "the bus is cold" not in shown(app)


async def test_a_follow_up_is_altered_where_it_stands(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.follow_ups.add(NewFollowUp("ring the bus company", "P. Nair", "2026-11-05"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("tab", "tab", "ctrl+u", *"fri", "ctrl+s")
        await settled(pilot)

        assert isinstance(app.screen, TodayScreen)
        assert "due within seven days" in shown(app)
        assert "due Fri 13 Nov 2026 · P. Nair · ring the bus company" in shown(app)


async def test_rows_set_aside_wait_with_their_reasons(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Kind,Email\nAda Example,resident,ada@example.org\n,carer,bob@example.org\n")
    import_file(store, file, "contacts")
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1 row of spreadsheets set aside" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "row 3" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Email: bob@example.org" in shown(app)
        await pilot.press("escape", "d", "y")
        await settled(pilot)
        assert "Nothing waits here any more." in shown(app)
        assert [line.state for line in store.batches.set_aside(state="")] == ["dismissed"]


async def test_an_event_opens_on_its_page_and_esc_comes_back_to_the_line(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    for day in (10, 11, 12):
        store.events.record(NewEvent(title=f"Hall {day}", held_on=f"2026-11-{day}"))
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert not isinstance(app.screen, TodayScreen)
        assert "Hall 11" in shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert "› E2-KTM" in shown(app)


async def test_nothing_yet_says_what_it_is_for_and_which_key_fills_it(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        assert "This is where a day begins." in shown(app)
        assert "n     log an event" in shown(app)
        assert "…" not in shown(app)


@pytest.mark.bad_input(5)
async def test_a_clock_that_looks_wrong_is_said(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.events.record(NewEvent(title="Hall", held_on="2026-11-12"))
    app = make_app(path=store.path)
    app.desk.clock = FrozenClock(datetime(2019, 1, 1, 9, tzinfo=UTC))

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)

        said = " ".join(shown(app).split())
        assert "this computer says 1 January 2019, but the newest record is of 12 November 2026" in said
        assert "Dates you do not type will be asked for." in said


HOSTILE = [
    "[inaudible]",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "word " * 8_000,
    "مرحبا بالعالم שלום",
    "漢字 한국어 👩‍👩‍👧‍👦 e\u0301",
    "C:\\path\\[bold]",
]


async def paints(make_app: AppMaker, store: Store, texts: Sequence[str]) -> None:
    """Put texts in every field Today shows, paint them, and look whether the store still has each as it was cleaned."""
    recorded = [_record(store, text) for text in texts]
    app = make_app(store, officer="".join(texts))
    for number, text in enumerate(texts):
        drafts = begin_draft(app, f"d{number}", title=text)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("d", "escape", "v", "escape", "question_mark", "escape")
        for text in texts:
            await _show_everywhere(app, text)
        await pilot.pause()
        assert app.return_value is None
    for number, text in enumerate(texts):
        kept = drafts.get(f"d{number}")
        assert kept is not None
        assert kept.state["title"] == text
        card = store.cards.event(recorded[number])
        assert card.line.title.strip() == clean(text).text.strip()
        assert card.follow_ups[0].words.strip() == clean(text).text.strip()


def _record(store: Store, text: str) -> str:
    follow_up = NewFollowUp(text, text, "2026-11-01")
    event = NewEvent(title=text, held_on="2026-11-12", place=text, follow_ups=(follow_up,))
    store.follow_ups.add(NewFollowUp(text))
    return store.events.record(event).id


async def _show_everywhere(app: CodesignApp, text: str) -> None:
    await app.push_screen(WordsModal(text))
    await app.push_screen(AskModal(text, yes="Yes"))
    await app.push_screen(AskLineModal(text, value=text))
    assert app.screen.query_one(Input).value == text
    await app.push_screen(WaitingScreen("nobody"))
    await app.push_screen(RefusedScreen(CodesignError(text, todo=text)))
    app.notify(text, markup=False)


@pytest.mark.bad_input(93, 94)
@pytest.mark.parametrize("first", range(0, len(HOSTILE), 4))
async def test_hostile_text_paints_and_comes_back(make_app: AppMaker, store: Store, first: int) -> None:
    await paints(make_app, store, HOSTILE[first : first + 4])


TEXT = st.text(min_size=1, max_size=60).filter(lambda text: clean(text).text.strip() != "")


@given(texts=st.lists(TEXT, min_size=2, max_size=2))
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_any_field_paints_and_comes_back(
    make_app: AppMaker, new_store: Callable[..., Store], texts: list[str]
) -> None:
    asyncio.run(paints(make_app, new_store(f"{uuid4().hex}.db"), texts))


async def test_what_may_identify_somebody_opens_feedback_with_those_comments_alone(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.events.record(
        NewEvent(
            "Hall", "2026-11-01", comments=(NewComment("ring 0161 496 0123"), NewComment("the bus is late"))
        )
    )
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("0")
        await settled(pilot)

        assert "FILTERED: Personal? = yes" in shown(app)
        assert "ring 0161" in shown(app)
        assert "the bus is late" not in shown(app)
