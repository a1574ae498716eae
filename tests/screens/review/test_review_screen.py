"""The lead's Monday by keys: from Today to a quote in six, down and back to the same row, filters, safe view, what is copied and written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from codesign.app import CodesignApp
from codesign.commands import ViewsByName
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.outcomes import NewProgramme
from codesign.records.review_reach import NewReachGroup
from codesign.screens.pages.comment import CommentPage
from codesign.screens.review import ReviewScreen
from codesign.screens.review.behind import BehindPage
from codesign.store import Store
from codesign.widgets.heat_table import HeatTable
from codesign.widgets.record_grid import RecordGrid
from tests.screens.review.conftest import OUTCOMES

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


async def press(pilot: Pilot[Any], settled: Settled, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def review(app: CodesignApp) -> ReviewScreen:
    return next(each for each in app.screen_stack if isinstance(each, ReviewScreen))


def said(app: CodesignApp, name: str) -> str:
    return str(app.screen.query_one(f"#{name}", Static).render())


async def test_from_today_to_the_quote_behind_the_thinnest_outcome_in_at_most_six_keys(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)
    keys = ("g", "r", "enter", "enter")

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*keys)  # as fast as they come: each waits for what it is about
        await settled(pilot)

        assert len(keys) <= 6
        assert isinstance(app.screen, CommentPage)
        assert "“Nobody rang me back”" in shown(app)


async def test_the_thinnest_stands_first_the_cursor_where_something_was_said_and_the_rule_one_enter_away(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        rows = [row.cells[0] for row in review(app).views["thin"].rows]
        assert rows == [
            "1.4 Staff feel safe",  # nobody spoke of it
            "1.2 Told what is happening",
            "1.3 Can get there",
            "1.1 Seen sooner",
        ]
        here = review(app).here
        assert here is not None
        assert here.cells[0] == "1.2 Told what is happening"
        assert "8 events · 45 comments · 32 named" in said(app, "standing")
        assert "No filter" in said(app, "narrowed")
        await press(pilot, settled, "enter")
        painted = shown(app)

    assert "THIN: 1 comment" in painted
    assert "1 · at least 10 · NOT MET" in painted
    assert "Nobody rang me back" in painted


async def test_the_panel_turns_to_the_order_of_the_framework_and_to_themes_and_the_cursor_stays_with_its_outcome(
    make_app: AppMaker, monday: Store, settled: Settled
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "down")
        before = review(app).words_here()
        assert before.startswith(
            "1.3 Can get there: 12 comments, 0 named, up to 8 unnamed, 2 events, 1 kind of people, 2 places"
        )
        await press(pilot, settled, "O")
        cells = [row.cells[0] for row in review(app).views["thin"].rows]
        assert cells[:2] == ["1 Care around me", "  1.1 Seen sooner"]
        assert "1 domain is not counted" in said(app, "shown")
        assert review(app).words_here() == before
        await press(pilot, settled, "O")

        assert {row.key.partition(" ")[0] for row in review(app).views["thin"].rows} == {"theme"}
        assert "Themes, thinnest first" in said(app, "shown")


async def test_a_wide_window_shows_the_rule_beside_the_row(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        painted = shown(app)
        await press(pilot, settled, "right")
        assert review(app).pane.has_keys
        await press(pilot, settled, "escape")
        assert not review(app).pane.has_keys

    assert "Thin, unless each of these is met" in painted
    assert "Comments        1 · at least 10 · NOT MET" in painted
    assert "Broad, if all of these are met too" in painted


def place(app: CodesignApp) -> tuple[object, ...]:
    """Return where somebody is: what stands under the cursor, and the scroll."""
    shown = app.screen.focused
    assert shown is not None
    at: object = shown.cursor if isinstance(shown, (HeatTable, RecordGrid)) else getattr(shown, "key", None)
    return (type(app.screen).__name__, at, shown.scroll_offset.y)


@pytest.mark.parametrize(
    "levels",
    [
        (("end", "up"), ("pagedown", "down"), ()),  # 1.1, its comments, a comment, its event
        (("5", "down", "right"), ("down",), ()),  # a cell of the table, its comments
    ],
    ids=["a row", "a cell"],
)
async def test_esc_comes_back_to_the_same_row_and_scroll_at_every_level(
    make_app: AppMaker, monday: Store, settled: Settled, levels: tuple[tuple[str, ...], ...]
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 20)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        places = []
        for keys in levels:
            await press(pilot, settled, *keys)
            places.append(place(app))
            await press(pilot, settled, "enter")
        assert len(app.screen_stack) == len(levels) + 1
        for was in reversed(places):
            await press(pilot, settled, "escape")
            assert place(app) == was


async def test_a_digit_goes_to_each_panel_and_each_keeps_its_row(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "end")
        row = review(app).here
        for digit, words in (
            ("2", "Not heard from"),
            ("3", "Growing"),
            ("4", "We said we would"),
            ("5", "Matrix"),
        ):
            await press(pilot, settled, digit)
            assert f"[{digit} {words}]" in shown(app)
        await press(pilot, settled, "1")

        assert review(app).here == row


async def test_letters_jump_in_a_panel_and_are_no_commands_meanwhile(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "apostrophe", "f")
        assert len(app.screen_stack) == 1, "f opens no filter"
        assert "Jump to: f" in shown(app)
        await press(pilot, settled, "backspace", "s", "e", "enter")
        here = review(app).here
        assert here is not None
        assert here.cells[0] == "1.1 Seen sooner"
        await press(pilot, settled, "apostrophe", "1", ".", "4", "enter")
        here = review(app).here
        assert here is not None
        assert here.cells[0] == "1.4 Staff feel safe"
        await press(pilot, settled, "5", "apostrophe")
        assert any("this is a table" in each.message for each in app._notifications)


async def test_overdue_opens_the_follow_up(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "4")
        assert "Overdue 2" in said(app, "shown")
        await press(pilot, settled, "enter")

        assert "Ring the bus company about hall 0" in shown(app)


async def test_a_filter_is_loud_holds_for_every_panel_and_capital_f_clears_it(
    make_app: AppMaker, monday: Store, settled: Settled
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        review(app).narrow(Filter(place="Hollerton"))
        await settled(pilot)
        assert "FILTERED: Place = Hollerton" in said(app, "narrowed")
        assert "2 events" in said(app, "standing")
        await press(pilot, settled, "5")
        assert "FILTERED: Place = Hollerton" in said(app, "narrowed")
        await press(pilot, settled, "F")

        assert "No filter" in said(app, "narrowed")


async def test_the_comments_behind_a_figure_say_by_which_filter_they_are_so_few(
    make_app: AppMaker, monday: Store, settled: Settled
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "5", "enter")
        assert isinstance(app.screen, BehindPage)
        assert not app.screen.query_one("#narrowed").display
        every = said(app, "title")
        await press(pilot, settled, "escape")
        review(app).narrow(Filter(place="Hollerton", since="2026-06-01"))
        await settled(pilot)
        await press(pilot, settled, "enter")
        few, words = said(app, "title"), said(app, "narrowed")

        assert few != every
        assert words.startswith("FILTERED in Review: ")
        assert "Place = Hollerton" in words
        assert "1 Jun 2026" in words
        assert words.endswith(f" · only {few}")
        app.screen.narrow(Filter(kind="carer"))
        await settled(pilot)

        assert words in said(app, "narrowed")
        assert "FILTERED: Kind = " in said(app, "narrowed")


async def test_safe_view_hides_small_counts_on_every_panel_says_so_and_keeps_them_closed(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "ctrl+b")
        painted = shown(app)
        assert "SAFE VIEW: * is a count under 5" in painted
        assert "B shows them" in painted
        assert "* " in painted
        assert "1 comment" not in painted
        await press(pilot, settled, "enter")
        assert not isinstance(app.screen, BehindPage)
        await press(pilot, settled, "5")
        table = app.screen.query_one(HeatTable)
        small = [
            value for row in table.heat.cells for value in row if isinstance(value, int) and 0 < value < 5
        ]
        assert small == []
        assert "SAFE VIEW" in shown(app)
        await press(pilot, settled, "B")

        assert "SAFE VIEW" not in shown(app)


async def test_a_figure_is_copied_with_its_filter_and_its_as_at(
    make_app: AppMaker, monday: Store, settled: Settled
) -> None:
    app = make_app(monday)
    copied: list[str] = []

    def put(words: str) -> bool:
        copied.append(words)
        return True

    app.put_on_clipboard = put

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        review(app).narrow(Filter(since="2026-05"))
        await settled(pilot)
        await press(pilot, settled, "y")

    assert copied[0].startswith("1.2 Told what is happening: 1 comment, ")
    assert "filter: From = " in copied[0]
    assert f"as at {monday.packs.stands_at()[0]}, 2026-11-12" in copied[0]


async def test_a_panel_is_written_with_its_filter_and_its_rule(
    make_app: AppMaker, monday: Store, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(monday)
    path = tmp_path / "thin.csv"

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        review(app).narrow(Filter(place="Hollerton"))
        await settled(pilot)
        await press(pilot, settled, "w")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, settled, "enter")

    written = path.read_text("utf-8-sig")
    assert "1.2 Told what is happening" in written
    assert "Place = Hollerton" in written
    assert "Rule: None: nothing was said. Thin: fewer than" in written


async def test_a_store_with_nothing_says_on_each_panel_what_it_is_for_and_what_fills_it(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        assert "No programme yet" in shown(app)
        assert "No outcomes yet" in shown(app)
        for digit, words in (
            ("2", "No groups yet"),
            ("3", "Nothing is growing"),
            ("4", "Nothing yet"),
            ("5", "Nothing to set beside"),
        ):
            await press(pilot, settled, digit)
            assert words in shown(app)
        await press(pilot, settled, "enter", "y", "w", "O")
        assert isinstance(app.screen, ReviewScreen)


async def test_a_programme_without_comments_calls_every_outcome_none(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    programme = store.programmes.add(NewProgramme("Beds"))
    store.outcomes.add_many(programme.id, OUTCOMES)
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r")
        assert "none 4 · thin 0 · some 0 · broad 0" in said(app, "shown")
        assert "Nothing was said yet: n logs an event" in said(app, "shown")
        await press(pilot, settled, "enter")

        assert "There are no comments behind this figure" in shown(app)


async def test_words_without_a_theme_become_a_draft_theme_after_showing_which_comments(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    programme = monday.programmes.lines()[0].id
    machines = (
        "The parking machine swallowed my card",
        "A parking machine that takes no cash",
        "The machine for parking is dead",
    )
    before = tuple(
        NewComment(f"The ward was clean and bright in bay {each}", kind="carer") for each in range(150)
    )
    monday.events.record(NewEvent("Ward", "2026-03-10", programme_id=programme, comments=before))
    for day in ("03", "10", "17"):
        said_there = tuple(NewComment(f"{each} ({day})", exact=True, kind="carer") for each in machines * 2)
        monday.events.record(
            NewEvent(f"Stall {day}", f"2026-10-{day}", programme_id=programme, comments=said_there)
        )
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "3")
        screen = review(app)
        row = next(row for row in screen.views["growing"].rows if row.drafts is not None)
        screen.query_one("#growing", RecordGrid).land(screen._place_of(row.key))
        await press(pilot, settled, "T")
        assert "18 comments (0 before, 18 now) would be tagged with it" in shown(app)
        assert "parking" in shown(app)
        app.screen.query_one(Input).value = "Parking machines"
        await press(pilot, settled, "enter")

    theme = next(each for each in monday.themes.lines() if each.name == "Parking machines")
    assert theme.state == "draft"
    assert theme.comments == 18


async def test_a_view_is_kept_by_name_and_shown_again_with_its_filter_and_its_table(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "5", "O")
        review(app).narrow(Filter(place="Hollerton"))
        await settled(pilot)
        await press(pilot, settled, "K", "down", "enter")
        app.screen.query_one(Input).value = "Hollerton by month"
        await press(pilot, settled, "enter")
        await press(pilot, settled, "F", "1", "g", "h", "g", "r", "V", "enter")
        await settled(pilot)

        assert review(app).panel.name == "matrix"
        assert "FILTERED: Place = Hollerton" in said(app, "narrowed")
        assert "Theme by month" in said(app, "shown")

        await press(pilot, settled, "V", *"throw", "enter", "enter")
        assert monday.views.lines() == []
        await press(pilot, settled, "u", "y")
        assert [view.name for view in monday.views.lines()] == ["Hollerton by month"]


async def test_a_figure_is_kept_with_its_as_at_and_made_again(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(monday)

    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "K", "enter")
        app.screen.query_one(Input).value = "Board paper"
        await press(pilot, settled, "enter")
        told = next(line for line in monday.outcomes.lines() if line.code == "1.2")
        monday.events.record(
            NewEvent(
                "Hall 9", "2026-11-11", comments=(NewComment("Nobody wrote either", outcomes=(told.id,)),)
            )
        )
        await press(pilot, settled, "V", "enter")
        painted = " ".join(shown(app).replace("│", " ").split())

    assert "comments 1, named 0" in painted
    assert "comments then 1, now 2" in painted
    assert "as at H" in painted


async def test_a_group_is_set_beside_its_share_and_what_monitoring_says_is_read_where_no_comments_are_behind_it(
    make_app: AppMaker, monday: Store, settled: Settled, shown: Shown
) -> None:
    (programme,) = monday.programmes.lines()
    monday.reach.add(
        NewReachGroup("Disabled people", programme.id, why="Twice as likely to need it", share="18.6", share_source="Census",
                      question="Disability", answer="yes")
    )  # fmt: skip
    monday.reach.add(NewReachGroup("Carers", programme.id, kind="carer"))
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, settled, "g", "r", "2")
        painted = shown(app)
        assert "Disabled people" in painted
        assert "18.6" in painted
        assert "not recorded" in painted
        await press(pilot, settled, "enter")
        assert "Twice as likely to need it" in shown(app)
        await press(pilot, settled, "escape", "down", "enter")

        assert isinstance(app.screen, BehindPage)
        assert "Carers" in shown(app)


async def test_the_palette_offers_a_kept_view_by_its_name_wherever_one_is(
    make_app: AppMaker, monday: Store, settled: Settled
) -> None:
    monday.views.keep("Edgeley [matrix]", "review matrix", Filter(place="Edgeley"), "theme-place")
    monday.views.keep("Hollerton events", "events", Filter(place="Hollerton"))
    app = make_app(monday)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        offered = [hit async for hit in ViewsByName(app.screen).search("Edgeley")]
        assert [hit.text for hit in offered] == ["Edgeley [matrix]"]
        offered[0].command()
        await settled(pilot)
        assert review(app).panel.name == "matrix"
        assert "Theme by place" in said(app, "shown")
        (events,) = [hit async for hit in ViewsByName(app.screen).search("Hollerton")]
        events.command()
        await settled(pilot)

        assert app.current_mode == "events"
        assert "FILTERED: Place = Hollerton" in said(app, "narrowed")
