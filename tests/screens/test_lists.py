"""The modes that are lists: Enter to the record and Esc back to the same row, words found, drill down and back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from codesign.app import CodesignApp
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact
from codesign.screens.lists.events import EventsScreen
from codesign.store import Store
from codesign.widgets.record_grid import RecordGrid
from tests.made_once import filled_once
from tests.screens.conftest import until

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]
MODES = ("events", "contacts", "feedback", "themes", "outcomes", "evidence")


@pytest.fixture
@filled_once
def filled(store: Store) -> Store:
    """Return a store with two months of work in it, all made up."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    (outcome, _) = store.outcomes.add_many(
        programme.id, [NewOutcome("1.1", "I am seen sooner"), NewOutcome("1.2", "Nobody spoke of this")]
    )
    store.themes.add(NewTheme("transport", definition="Getting there and back.", programme_id=programme.id))
    store.events.record(
        NewEvent(
            "Penny Hassett drop-in", "2026-11-12", place="Village hall", method="drop-in", programme_id=programme.id,
            starts="14:00", head_count=12, recorded="2026-12-20T09:00:00.000Z",
            came=(
                Came(new=NewContact("Jane Smyth", organisation="Ambridge Carers"), capacity="Chair"),
                Came(kind="carer", heads=4, about=True),
            ),
            comments=(
                NewComment("The 17 bus stopped [inaudible]", exact=True, who=0, themes=("transport",), outcomes=(outcome,)),
                NewComment("Parking is dear", kind="carer", themes=("transport",)),
                NewComment("What was said is kept apart", sensitive="safeguarding", referred_to="Safeguarding lead", referred_on="2026-11-12"),
            ),
            access=(NewAccess("bsl", met=False, people=1), NewAccess("loop", met=True)),
            money=(NewMoney("travel", 1204, who=0),),
            follow_ups=(NewFollowUp("Ask about the bus", owner="P. Nair", due="2026-12-01"),),
            wordings=(NewWording("1.1", "I am seen", "I am seen sooner", "People wait", document="Framework", comments=(0,)),),
        )
    )  # fmt: skip
    for number in range(40):
        store.events.record(NewEvent(f"Visit {number}", f"2026-{number % 10 + 1:02d}-{number % 27 + 1:02d}"))
    store.events.record(NewEvent("Called off", "2026-11-20", state="cancelled"))
    return store


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 15)])
async def test_every_list_opens_on_an_empty_store_and_says_what_it_is_for(
    make_app: AppMaker, store: Store, settled: Settled, mode: str, size: tuple[int, int]
) -> None:
    app = make_app(store)

    async with app.run_test(size=size) as pilot:
        app.switch_mode(mode)
        await settled(pilot)
        await pilot.press("enter", "down", "end")
        await settled(pilot)

        assert app.screen.query_one(RecordGrid).empty
        assert app.current_mode == mode


async def test_enter_opens_the_event_and_esc_comes_back_to_the_same_row_and_scroll(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("end", "up", "up")
        await settled(pilot)
        grid = app.screen.query_one(RecordGrid)
        before = (grid.row, grid.cursor, grid.scroll_offset.y)
        await pilot.press("enter")
        await settled(pilot)
        assert "· Visit" in shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert (grid.row, grid.cursor, grid.scroll_offset.y) == before


async def test_an_event_that_was_not_held_says_so_in_the_list(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        line = next(line for line in shown(app).splitlines() if "Called off" in line)

    assert "Cancelled" in line


async def test_the_events_page_says_everything_on_the_card(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(120, 70)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        page = shown(app)

    for said in (
        "1 named, up to about 4 unnamed",
        "Jane Smyth, Chair",
        "about 4 × Carer, not named",
        "12 counted in the room; 7 not accounted for",
        "“The 17 bus stopped [inaudible]” — Jane Smyth · #transport !1.1",
        "NOT MET",
        "£12.04",
        "Ask about the bus · P. Nair · due 1 Dec 2026 · Open",
        "I am seen sooner",
        "People wait",
        "RECORDED LATE: 38 days",
        "Referred to Safeguarding lead on 12 Nov 2026",
    ):
        assert said in page
    assert "kept apart" not in page


async def test_theme_to_comment_to_event_and_back_each_level(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Getting there and back." in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "their exact words" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Penny Hassett drop-in" in shown(app).splitlines()[1]
        await pilot.press("escape")
        await settled(pilot)
        assert "their exact words" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        (at,) = [line for line in shown(app).splitlines() if line.startswith("> ")]
        assert "17 bus" in at
        await pilot.press("escape")
        await settled(pilot)

        assert app.current_mode == "themes"
        assert len(app.screen_stack) == 1


async def test_an_outcome_nobody_spoke_of_says_never_heard(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("outcomes")
        await settled(pilot)
        (line,) = [line for line in shown(app).splitlines() if line[2:].startswith("1.2")]
        assert line.endswith("never")
        await pilot.press("down", "enter")
        await settled(pilot)

        assert "never heard" in shown(app)


async def test_words_find_and_the_filter_is_loud_until_esc(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("slash", *"hassett")
        await settled(pilot)
        assert "FOUND BY “hassett…”: 1 of 42 events · Esc clears" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Penny Hassett drop-in" in shown(app).splitlines()[1]
        await pilot.press("escape")
        await settled(pilot)
        assert "FOUND BY" in shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert "42 events" in shown(app)
        assert "FOUND BY" not in shown(app)


async def test_esc_in_the_find_line_clears_it_and_gives_the_list_the_keys(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("slash", *"nobody at all")
        await settled(pilot)
        assert "Nothing for nobody at all." in shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert "Jane Smyth" in shown(app)
        assert app.screen.query_one(RecordGrid).has_focus


@pytest.mark.bad_input(76)
@pytest.mark.parametrize(
    "typed", ["O'Neill", "e-bikes", '"never', "(bus", "C++", "transport:", "*", "[/]", "王"]
)
async def test_anything_can_be_typed_to_find(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown, typed: str
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("feedback")
        await settled(pilot)
        await pilot.press("slash")
        app.screen.query_one("#find").value = typed  # type: ignore[attr-defined]  # the find line is an Input
        await settled(pilot)

        assert f"FOUND BY “{typed}" in shown(app)


async def test_a_contacts_page_leads_to_the_event_and_to_what_they_said(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(100, 40)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Events, in the capacity they held then" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Penny Hassett drop-in" in shown(app).splitlines()[1]
        await pilot.press("escape", "end", "enter")
        await settled(pilot)

        assert "what they said" in shown(app).splitlines()[1]
        assert "17 bus" in shown(app)


async def test_do_not_contact_is_said_in_the_list_and_on_the_page(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    store.contacts.add(
        NewContact("Rowan Tree", organisation="Tree Club", role="Member", do_not_contact="asked us")
    )
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("contacts")
        await settled(pilot)
        assert "DO NOT CONTACT" in shown(app)
        await pilot.press("enter")
        await settled(pilot)

        assert "DO NOT CONTACT" in shown(app)


async def test_keys_all_at_once_and_a_paste_of_forty_thousand_are_words_to_find_and_a_resize_keeps_them(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        for key in (
            "slash",
            *"fund",
        ):  # none of them a command: f filters, u undoes, n logs and d throws away
            app.post_message(Key(key, "/" if key == "slash" else key))
        await settled(pilot)
        assert "FOUND BY “fund…”: 0 of 42 events" in shown(app)
        await pilot.resize_terminal(60, 15)
        await pilot.press("s")
        await settled(pilot)
        await pilot.resize_terminal(160, 45)
        await settled(pilot)

        assert "FOUND BY “funds…”: 0 of 42 events" in shown(app)
        line = app.screen.query_one("#find", Input)
        line.value = ""
        line.post_message(Paste("called\r\noff\x00 " * 4_000))
        await settled(pilot)

        assert len(line.value) == len("called off " * 4_000) - 1
        assert "1 of 42 events" in shown(app)


async def test_what_a_key_does_is_done_before_the_next_key_however_fast_they_come(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        for key in ("down", "g", "f"):  # f after g is Feedback, and no filter
            app.post_message(Key(key, None if key == "down" else key))
        await settled(pilot)
        assert app.current_mode == "feedback"
        for key in ("down", "space", "up", "space", "number_sign"):
            app.post_message(Key(key, "#" if key == "number_sign" else None))
        await settled(pilot)

        assert "2 comments · Which theme?" in shown(app)


async def test_esc_lets_the_selection_go_then_the_words_and_the_cursor_stays_on_its_record(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("slash", *"visit", "enter", "down", "space", "space")
        await settled(pilot)
        row = app.screen.query_one(RecordGrid).row
        assert "2 SELECTED · FOUND BY “visit…”: 40 of 42 events" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "SELECTED" not in shown(app)
        assert "FOUND BY “visit…”" in shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert "42 events" in shown(app)
        assert app.screen.query_one(RecordGrid).row == row


async def test_several_comments_selected_are_tagged_in_one_change(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("feedback")
        await settled(pilot)
        await pilot.press("space", "space", "number_sign")
        await settled(pilot)
        assert "2 comments · Which theme?" in shown(app)
        await pilot.press(*"roads", "enter")
        await settled(pilot)

    (newest,) = filled.history.changes(limit=1)
    assert filled.themes.find("roads").comments == 2
    filled.undoing.undo(newest.reference)
    assert filled.feedback.find("C1").themes == filled.feedback.find("C2").themes == "transport"


async def test_letters_jump_and_history_opens_on_the_record_jumped_to(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("apostrophe", *"visit 3", "enter")
        await settled(pilot)
        await pilot.press("h")
        await settled(pilot)

        assert "History of" in shown(app)
        assert "Visit 3" in shown(app).splitlines()[1]


async def test_enter_goes_where_the_letters_lead_however_late_that_is_known_and_the_next_key_waits_for_it(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, is_known, seek = make_app(filled), Event(), EventsScreen.seek

    def seek_late(*words: Any, **named: Any) -> int | None:
        assert is_known.wait(20)
        return seek(*words, **named)

    monkeypatch.setattr(EventsScreen, "seek", seek_late)
    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("apostrophe", *"visit 3", "enter", "h")
        assert isinstance(app.screen, EventsScreen)
        is_known.set()
        await until(pilot, lambda: not isinstance(app.screen, EventsScreen))
        await settled(pilot)

        assert "History of" in shown(app)
        assert "Visit 3" in shown(app).splitlines()[1]


async def test_what_another_copy_wrote_is_seen_on_the_way_back_and_in_passing_and_the_row_stays(
    make_app: AppMaker, filled: Store, settled: Settled, shown: Shown
) -> None:
    other = Store.open(filled.path, actor="P. Nair", device="device-ABC", letters="ABC")
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("end", "up", "enter")
        await settled(pilot)
        other.events.record(NewEvent("Newest of all", "2026-12-24"))
        await pilot.press("escape")
        await settled(pilot)
        grid = app.screen.query_one(RecordGrid)
        row, line = grid.row, grid.cursor - grid.scroll_offset.y
        assert "43 events" in shown(app)
        other.events.record(NewEvent("Newer still", "2026-12-25"))
        app.screen.look_for_changes()  # type: ignore[attr-defined]  # what the timer does
        await settled(pilot)

        assert "44 events" in shown(app)
        assert (grid.row, grid.cursor - grid.scroll_offset.y) == (row, line)
    other.close()


async def test_a_change_elsewhere_is_read_and_the_cursor_stays(
    make_app: AppMaker, filled: Store, settled: Settled
) -> None:
    app = make_app(filled)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("events")
        await settled(pilot)
        await pilot.press("down", "down")
        grid = app.screen.query_one(RecordGrid)
        row = grid.row
        filled.events.record(NewEvent("Newest of all", "2026-12-24"))
        app.store_changed.publish(None)
        await settled(pilot)

        assert grid.row == row
        assert len(grid.rows) == 43
