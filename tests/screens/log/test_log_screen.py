"""The log screen, a promise a test."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from codesign.clock import FrozenClock
from codesign.entry.event_draft import Chip, DraftComment, EventDraft
from codesign.matching import Known, Register
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.people import NewContact
from codesign.screens.log import LogScreen
from codesign.screens.log.safeguarding import SafeguardingModal
from tests.screens.conftest import until
from tests.screens.log.conftest import standing_still

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store


def key_of(character: str) -> str:
    return {" ": "space", "\n": "ctrl+j"}.get(character, character)


AppMaker = Callable[..., "CodesignApp"]
Settle = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[["CodesignApp"], str]


class Hand:
    """A log screen under test: opens it, types, pastes, and says what stands where."""

    def __init__(self, pilot: Pilot[Any], settled: Settle) -> None:
        self.pilot, self.settled = pilot, settled
        self.screen = LogScreen(monotonic=standing_still)

    @property
    def app(self) -> CodesignApp:
        return self.pilot.app  # type: ignore[return-value]  # the app under test is ours

    async def open(
        self, draft_id: str | None = None, *, monotonic: Callable[[], float] = standing_still
    ) -> None:
        await self.settled(self.pilot)
        self.screen = LogScreen(draft_id, monotonic=monotonic)
        self.app.push_screen(self.screen)
        await self.settled(self.pilot)

    async def type(self, text: str) -> None:
        for character in text:
            self.app.post_message(events.Key(key_of(character), character))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settled(self.pilot)

    async def go(self, field: str) -> None:
        self.screen.form.focus_on(field)
        await self.pilot.pause()

    async def into(self, field: str, text: str, *then: str) -> None:
        await self.go(field)
        await self.type(text)
        await self.press(*then)

    async def paste(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def paste_each(self, texts: Mapping[str, str]) -> None:
        """Paste into one field after another, waiting for each to be taken and only at the end for it to be painted."""
        for field, text in texts.items():
            self.screen.form.focus_on(field)
            assert self.app.focused is not None
            self.app.focused.post_message(events.Paste(text))
            for taker in (self.app.focused, self.screen.form, self.screen):
                taken = asyncio.Event()
                taker.call_later(taken.set)
                await taken.wait()
        await self.settled(self.pilot)

    def chips(self) -> list[tuple[str, str]]:
        return [(chip.kind, chip.name) for chip in self.screen.form.who.chips]

    @property
    def draft(self) -> EventDraft:
        return self.screen.form.gather(self.screen.draft)


HandMaker = Callable[[Pilot[Any]], Hand]


@pytest.fixture
def hand(settled: Settle) -> HandMaker:
    return lambda pilot: Hand(pilot, settled)


def kept(app: CodesignApp) -> EventDraft:
    """Return the one draft that is kept."""
    drafts = app.desk.drafts
    assert drafts is not None
    (line,) = drafts.list()
    found = drafts.get(line.id)
    assert found is not None
    return EventDraft.from_state(found.state)


@pytest.mark.bad_input(36)
async def test_a_councillor_on_the_sheet_is_offered_with_reasons_and_never_merged_unasked(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(120, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("place", "pen", "enter")
        await h.into("who", "Cllr J. Smith")
        said = shown(app)
        assert "1  Jane Smyth  very likely" in said
        assert "Cllr = Councillor" in said
        assert "Smith sounds like Smyth" in said
        assert "ward" in said
        assert h.chips() == []

        await h.press("enter")
        assert h.chips() == []
        await h.press("1")
        assert h.chips() == [("known", "Jane Smyth")]
        assert "Remember “Cllr J. Smith” as another name for Jane Smyth?" in shown(app)
        await h.type("y")
        await h.press("enter")
        await h.into("title", "Drop-in", "ctrl+s")
        await h.settled(pilot)

    (jane,) = hall.contacts.named("Jane Smyth")
    assert hall.cards.contact(jane.id).aliases == ("Cllr J. Smith",)
    assert [line.name for line in hall.contacts.lines(hall.contacts.rows(Filter(words="Smith")))].count(
        "Cllr J. Smith"
    ) == 0


async def test_a_look_alike_can_be_left_for_later(hall: Store, make_app: AppMaker, hand: HandMaker) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Cllr J. Smith", "enter", "l")

        (chip,) = h.screen.form.who.chips
        assert (chip.kind, chip.name) == ("new", "Cllr J. Smith")
        assert chip.answers[0].answer == "later"
        assert len(chip.answers[0].reasons) >= 2


async def test_n_adds_somebody_new_and_any_other_key_is_typed(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Cllr J. Smith", "enter", "s")
        assert h.screen.form.who.line.text == "Cllr J. Smiths"

        await h.press("backspace", "enter", "n")
        assert h.chips() == [("new", "Cllr J. Smith")]


async def test_what_is_typed_on_is_no_key_of_the_list_however_fast_it_comes(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Cllr J. Smith", "enter")
        await h.type("son, Hollerton")

        assert h.screen.form.who.line.text == "Cllr J. Smithson, Hollerton"
        assert h.chips() == []


async def test_a_list_that_has_just_moved_is_not_picked_from(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "jan sm", "enter")
        assert h.chips() == []
        assert h.screen.form.who.is_choosing

        await h.press("enter")
        assert h.chips() == [("known", "Jane Smyth")]


async def test_somebodys_mum_is_nobody_offered_and_is_said_to_be_related(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Jane Smyth's mum")
        said = shown(app)
        assert "Jane Smyth  " not in said

        await h.press("enter")
        assert h.chips() == [("new", "Jane Smyth's mum")]
        assert "Related to Jane Smyth, and not the same person." in shown(app)


@pytest.mark.bad_input(38)
async def test_a_family_name_first_is_one_name_and_a_stray_key_of_the_list_is_asked_about(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "QUILL, Priya, Ambridge Carers")
        await h.press("enter")
        assert h.chips() == [("new", "QUILL, Priya")]
        assert "Priya QUILL (Ambridge Carers) · turned round · new" in shown(app)

        await h.into("who", "l")
        await h.press("enter")
        assert len(h.chips()) == 1
        assert "Enter again adds somebody called l" in shown(app)
        await h.press("enter")
        assert h.chips()[1:] == [("new", "l")]


async def test_the_keys_that_choose_are_in_sight_on_the_smallest_terminal(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    crowd = [
        Known(str(number), f"J{'x' * number} Smith", organisations=("Borchester District Council",),
              roles=("Councillor",), wards=("Penny Hassett",))
        for number in range(1, 7)
    ]  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.open()
        h.screen.form.who.take_register(Register(crowd))
        await h.into("who", "Cllr J. Smith, Borchester")
        await pilot.pause()
        assert "↓ or a number chooses, then n new, l later" in shown(app)
        await h.press("down")
        await pilot.pause()
        assert "Enter or number: this one" in shown(app)


async def test_the_list_that_was_seen_is_what_enter_takes_though_a_late_answer_moved_it(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    """Everybody known comes late, and with them another Jane; the one marked under the cursor is the one taken."""
    app = make_app(hall)
    now = [1.0]
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open(monotonic=lambda: now[0])
        await h.into("who", "jane smy")
        now[0] = 1.4
        who = h.screen.form.who
        who.take_register(Register([Known("late", "Jane Smythe", met=9)]))
        now[0] = 1.5
        await h.press("enter")
        assert h.chips() == [("known", "Jane Smyth")]


@pytest.mark.bad_input(12)
async def test_the_same_person_twice_is_one_chip(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        for _ in range(2):
            await h.into("who", "ruth p", "down", "enter")
        assert h.chips() == [("known", "Ruth Pargetter")]
        assert "Ruth Pargetter is already here." in shown(app)


async def test_ctrl_z_takes_back_the_last_chip(hall: Store, make_app: AppMaker, hand: HandMaker) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "4 carers", "enter")
        await h.into("who", "2 residents", "enter", "ctrl+z")
        assert h.chips() == [("count", "4 carers")]


@pytest.mark.bad_input(10)
@pytest.mark.bad_input(11)
async def test_a_count_that_cannot_be_read_is_refused_and_kept_and_a_doubtful_one_asked(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "-3 carers", "enter")
        assert "fewer than nobody" in shown(app)
        assert h.screen.form.who.line.text == "-3 carers"

        h.screen.form.who.line.put("")
        await h.into("who", "4000 carers", "enter")
        assert h.chips() == []
        assert "Enter again to keep" in shown(app)
        await h.press("enter")
        assert h.chips() == [("count", "4,000 carers")]


@pytest.mark.bad_input(53)
async def test_a_child_is_not_named_without_a_reason(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Ash Green (15)", "enter")
        assert "under 16" in shown(app)
        await h.press("enter")
        assert h.chips() == [("count", "1 young person")]
        assert "Ash" not in str(kept(app).to_state())

        await h.into("who", "Bo Hill (14)", "enter")
        await h.type("speaks for the youth council")
        await h.press("enter")
        assert h.screen.form.who.chips[-1].reason == "speaks for the youth council"


@pytest.mark.bad_input(39)
async def test_one_name_is_a_whole_name(hall: Store, make_app: AppMaker, hand: HandMaker) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "Sukarno", "enter")
        await h.into("title", "Drop-in", "ctrl+s")
        await h.settled(pilot)
    assert hall.contacts.named("Sukarno")


async def test_a_groups_chip_opens_its_members_to_tick(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    group = hall.contacts.add(NewContact("Hollerton Reference Group", sort="organisation", is_group=True))
    ruth = hall.contacts.named("Ruth Pargetter")[0].id
    tom = hall.contacts.named("Tom Bellamy")[0].id
    hall.contacts.join_group(group, ruth, seat="chair")
    hall.contacts.join_group(group, tom)
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("who", "hollerton ref", "down", "enter")
        await h.settled(pilot)
        assert "Ruth Pargetter · chair" in shown(app)
        await h.press("space", "tab")
        await h.into("title", "Meets", "ctrl+s")
        await h.settled(pilot)

    card = hall.cards.event(hall.events.last(1)[0].id)
    assert card.group == "Hollerton Reference Group"
    assert len([each for each in card.came if each.name in ("Ruth Pargetter", "Tom Bellamy")]) == 1


@pytest.mark.bad_input(1)
@pytest.mark.bad_input(2)
@pytest.mark.bad_input(6)
async def test_a_date_or_time_that_cannot_be_is_said_under_its_field_and_kept(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("date", "03/04/26")
        assert "Fri 3 Apr 2026" in shown(app)

        h.screen.form.line("date").put("")
        await h.into("date", "31/02/2026", "tab")
        assert "31 February does not exist. Did you mean 28 February or 3 March?" in " ".join(
            shown(app).split()
        )
        assert app.focused is h.screen.form.line("time")
        assert kept(app).date == "31/02/2026"
        await h.into("title", "Drop-in", "ctrl+s")
        assert app.focused is h.screen.form.line("date")

        h.screen.form.line("date").put("")
        await h.into("time", "1530-1400", "tab")
        assert "Ends before it starts." in shown(app)
        await h.press("ctrl+s")
        assert app.screen is h.screen
        assert app.focused is h.screen.form.line("time")


@pytest.mark.bad_input(3)
async def test_a_date_to_come_is_asked_about_on_leaving_it(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Meets again")
        await h.into("date", "24/11/2026", "tab")
        assert "This is 12 days from now. Planned event? (y) or change" in " ".join(shown(app).split())
        await h.press("y")
        assert app.focused is h.screen.form.line("time")
        await h.press("ctrl+s")
        await h.settled(pilot)
    assert hall.events.lines(hall.events.rows(Filter(state="planned")))[0].title == "Meets again"


@pytest.mark.bad_input(8)
async def test_the_same_title_date_and_place_is_asked_about(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    hall.events.record(
        NewEvent("Drop-in", "2026-11-12", place="Penny Hassett village hall", officer="P. Nair")
    )
    app = make_app(hall)
    async with app.run_test(size=(140, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "drop-in")
        await h.into("place", "penny hassett village hall", "ctrl+s")
        await h.settled(pilot)
        assert (
            "E2-KTM looks the same (saved 17:42 by you). Ctrl+O opens it; Ctrl+S again keeps both."
            in shown(app)
        )
        assert app.screen is h.screen

        await h.press("ctrl+s")
        await h.settled(pilot)
        assert app.screen is not h.screen
    assert len(hall.events.same_as("drop-in", "2026-11-12", "penny hassett village hall")) == 2


async def test_no_programme_and_no_outcomes_are_needed(
    store: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(store)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("comments", "It is cold #heating !2.1", "ctrl+s")
        await h.settled(pilot)
    (line,) = store.events.last(1)
    (comment,) = store.cards.event(line.id).comments
    assert (comment.themes, comment.outcomes) == ("heating", "")
    assert "2.1" in comment.note


async def test_a_half_typed_page_comes_back_with_the_cursor_where_it_was(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("who", "4 carers", "enter")
        await h.into("comments", "The bus is late", "enter")
        await h.type("We were told in")
        await h.press("left", "left")
        before = h.draft
        await h.press("escape")

        await h.open(h.screen.draft_id)
        assert h.draft == before
        assert app.focused is h.screen.form.line("comments")
        await h.type("X")
        assert h.draft.comments[1].line == "We were told Xin"
        assert h.draft.summary() == "4 people, 1 comment and part of a second"


async def test_a_draft_open_elsewhere_is_said(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    import os

    from codesign.store.drafts import Drafts
    from codesign.store.drafts.running_copy import RunningCopy, this_copy

    app = make_app(hall)
    drafts = app.desk.drafts
    assert drafts is not None
    parent = os.getppid()
    from codesign.store.drafts import running_copy

    other_copy = RunningCopy(parent, running_copy._started(parent), this_copy().boot)
    other = Drafts.open(drafts.path, copy=other_copy)
    other.put("d1", "event", EventDraft(title="Theirs").to_state(), "MRB")
    other.flush()
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open("d1")
        assert app.screen is not h.screen
        assert any("open in another window" in each.message for each in app._notifications)
    other.close()


async def test_saved_once_even_where_the_draft_was_not_let_go(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    drafts = app.desk.drafts
    assert drafts is not None
    hall.events.record(NewEvent("Drop-in", "2026-11-12", draft_id="d1"))
    drafts.put("d1", "event", EventDraft(title="Drop-in").to_state(), "KTM")
    drafts.flush()
    async with app.run_test(size=(100, 30)) as pilot:
        h = hand(pilot)
        await h.open("d1")
        await h.settled(pilot)
        assert app.screen is not h.screen
        assert drafts.list() == []
    assert len(hall.events.last(9)) == 2


async def test_before_the_drafts_are_open_keys_wait_and_are_kept_then(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    from codesign import places
    from codesign.store.drafts import Drafts

    app = make_app(hall, drafts=False)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.settled(pilot)
        app.desk.drafts = None
        await h.open()
        await h.into("title", "Drop-in")
        app.desk.drafts = Drafts.open(places.drafts_file(hall.path), clock=app.desk.clock)
        drafts = app.desk.drafts
        await until(pilot, lambda: bool(drafts.list()))
        assert kept(app).title == "Drop-in"
        drafts.close()


async def test_nothing_typed_is_no_draft(hall: Store, make_app: AppMaker, hand: HandMaker) -> None:
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.press("tab", "tab", "shift+tab", "escape")
        assert app.desk.drafts is not None
        assert app.desk.drafts.list() == []


@pytest.mark.bad_input(16)
@pytest.mark.bad_input(18)
async def test_tags_complete_and_a_slip_is_offered_the_nearest(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("comments", "Late again #transprt")
        assert "did you mean #transport (1)" in shown(app)
        await h.type(" !2.1")
        said = shown(app)
        assert "2.1 Can get there" in said
        assert "2.10 Can park there" in said


@pytest.mark.bad_input(28)
@pytest.mark.bad_input(24)
async def test_a_whole_letter_is_kept_whole_and_lines_are_asked_about_once(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    letter = "word " * 8_000
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.go("comments")
        await h.paste(letter)
        assert kept(app).comments[0].line == letter
        await h.press("enter")
        await h.paste("• one\x07\n• two\n\n• three")
        assert "3 lines: 3 comments (Enter) or 1 (o)? 1 invisible character removed." in shown(app)
        assert "two" in kept(app).comments[1].line
        await h.press("enter")
        assert [comment.line for comment in h.draft.comments[1:4]] == ["one", "two", "three"]


@pytest.mark.bad_input(28)
async def test_a_paste_may_be_one_comment(hall: Store, make_app: AppMaker, hand: HandMaker) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.go("comments")
        await h.paste("one\ntwo")
        await h.press("o")
        await h.type("!")
        assert h.draft.comments == (DraftComment("one\ntwo!"),)


async def test_what_was_said_before_is_marked_and_kept_all_the_same(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    before = hall.feedback.add(NewComment("The last bus home is at four, so I cannot stay.")).reference
    app = make_app(hall)
    async with app.run_test(size=(120, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.settled(pilot)
        await h.into("comments", "the last bus home is at 4 so I cannot stay!")
        assert f"Said before: {before}." in " ".join(shown(app).split())
        await h.press("enter")
        assert f"‹said before: {before}›" in shown(app)
        await h.type("Something new")
        assert "Said before" not in shown(app)
        assert [comment.line for comment in h.draft.comments[:2]] == [
            "the last bus home is at 4 so I cannot stay!",
            "Something new",
        ]


@pytest.mark.bad_input(33)
@pytest.mark.bad_input(35)
async def test_marks_are_put_on_without_a_question(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(120, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("comments", "Ring me on 01632 960001", "enter")
        assert "‹personal?›" in shown(app)
        await h.type("I want to complain about the desk")
        assert "Feedback is not the complaints procedure" in " ".join(shown(app).split())
        await h.press("ctrl+t", "enter")
        await h.type("That nurse is a thief")
        await h.press("ctrl+r", "ctrl+s")
        await h.settled(pilot)
    card = hall.cards.event(hall.events.last(1)[0].id)
    assert [(each.personal, each.sensitive) for each in card.comments] == [
        ("phone", ""),
        ("", "complaint"),
        ("", "sensitive"),
    ]
    assert card.follow_ups[0].words == "Tell them how to make a complaint"


@pytest.mark.bad_input(34)
async def test_a_safeguarding_referral_keeps_no_words_in_either_file(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("comments", "Quetzalcoatl hurts me at night")
        assert app.desk.drafts is not None
        app.desk.drafts.flush()
        assert b"Quetzalcoatl" in _bytes_beside(app.desk.drafts.path)

        await h.press("ctrl+g")
        assert isinstance(app.screen, SafeguardingModal)
        assert "codesign tells nobody" in shown(app)
        await h.press("enter")
        assert "Referred to whom?" in shown(app)
        await h.type("named nurse")
        await h.press("enter")
        await h.settled(pilot)
        assert "referred to named nurse on 2026-11-12" in shown(app)
        assert "The words are wiped." in shown(app)
        assert b"Quetzalcoatl" not in _bytes_beside(app.desk.drafts.path)

        await h.press("ctrl+s")
        await h.settled(pilot)
    assert b"Quetzalcoatl" not in _bytes_beside(hall.path)
    card = hall.cards.event(hall.events.last(1)[0].id)
    assert card.referrals == ("Referred to named nurse on 2026-11-12",)
    assert card.line.comments == 0


@pytest.mark.bad_input(34)
async def test_words_may_be_kept_marked_and_stay_out_of_lists(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("comments", "He shouts at her", "ctrl+g")
        await h.type("named nurse")
        await h.press("tab", "tab", "tab", "enter")
        assert h.draft.comments[0] == DraftComment(
            "He shouts at her", "safeguarding", "named nurse", "2026-11-12"
        )
        await h.press("ctrl+s")
        await h.settled(pilot)
    assert hall.feedback.lines(hall.feedback.rows(Filter(words="shouts"))) == []


def _bytes_beside(path: Any) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


@pytest.mark.bad_input(92)
async def test_where_it_cannot_be_saved_the_text_stays_and_is_tried_again(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codesign.store.faults import CannotSaveError
    from codesign.store.verbs.events import Events

    app = make_app(hall)
    async with app.run_test(size=(120, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")

        def full(*_: object) -> None:
            raise CannotSaveError("the disk is full")

        with monkeypatch.context() as patch:
            patch.setattr(Events, "record", full)
            await h.press("ctrl+s")
            await h.settled(pilot)
        assert "the disk is full" in " ".join(shown(app).split())
        assert "Ctrl+S tries again" in " ".join(shown(app).split())
        assert kept(app).title == "Drop-in"

        await h.press("f2")
        await h.settled(pilot)
    assert hall.events.last(1)[0].title == "Drop-in"


@pytest.mark.bad_input(15)
@pytest.mark.bad_input(13)
@pytest.mark.bad_input(14)
async def test_money_and_follow_ups_say_what_was_understood(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(120, 45)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("money", "bus £1,234.50 sam")
        assert "£1,234.50" in shown(app)
        h.screen.form.line("money").put("")
        await h.into("money", "mileage 32miles", "tab")
        assert "Your own mileage is not kept here" in shown(app)
        await h.into("follow_ups", "Ring Stagecoach")
        assert "No owner and no date: it waits on Today." in shown(app)


async def test_wording_worked_on_is_saved_with_whose_comments(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(120, 45)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("comments", "Not all of us can ring", "enter")
        await h.into("wording_clause", "4.2", "tab")
        for typed in ("by phone", "by phone or in person", "not all can ring", "1"):
            await h.type(typed)
            await h.press("tab" if typed != "1" else "enter")
        await h.press("ctrl+s")
        await h.settled(pilot)
    card = hall.cards.event(hall.events.last(1)[0].id)
    (wording,) = card.wordings
    assert (wording.clause, wording.before, wording.after, wording.reason) == (
        "4.2",
        "by phone",
        "by phone or in person",
        "not all can ring",
    )
    assert wording.comments == card.comments[0].reference


@pytest.mark.bad_input(87)
async def test_resizing_while_typing_loses_nothing_and_keeps_the_line_in_view(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(160, 45)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.go("comments")
        for width, height in ((80, 24), (50, 12), (160, 45), (80, 24)):
            await h.type("the bus ")
            await pilot.resize_terminal(width, height)
            await pilot.pause()
        assert h.draft.comments[0].line == "the bus " * 4
        assert app.focused is h.screen.form.line("comments")

        await h.press("enter")
        for number in range(12):
            await h.type(f"comment {number}")
            await h.press("enter")
        await h.type("is this " * 60 + "in view")
        for width, height in ((60, 15), (160, 45), (60, 15)):
            await pilot.resize_terminal(width, height)
            await h.settled(pilot)
            assert "in view" in shown(app)


HOSTILE = (
    "[inaudible]",
    "[/]",
    "[@click=app.quit]x[/]",
    "=1+1",
    "\x1b[2J\x07",
    "فاطمة ŵ 李 👩🏽‍⚕️",
    "non\u00a0break\u200b soft\u00ad ‘curly’",
    "up\x0bdown\x00\u202e",
    "- Remove eScooters",
    "#1 problem in flat #3",
)

FIELDS = (
    "access",
    "place",
    "title",
    "consultation",
    "comments",
    "who",
    "follow_ups",
    "officer",
    "wording_clause",
    "money",
)
"""As many as there are hostile texts, each with one of its own."""


@pytest.mark.bad_input(17)
@pytest.mark.bad_input(19)
@pytest.mark.bad_input(20)
@pytest.mark.bad_input(21)
@pytest.mark.bad_input(22)
@pytest.mark.bad_input(23)
@pytest.mark.bad_input(24)
@pytest.mark.bad_input(27)
@pytest.mark.bad_input(29)
async def test_hostile_text_in_every_field_paints_and_comes_back(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    turns = zip(FIELDS, HOSTILE, strict=True)
    async with app.run_test(size=(100, 45)) as pilot:
        for texts in (
            dict.fromkeys(FIELDS, " ".join(HOSTILE)),
            dict(turns),
        ):  # all in each; each at a beginning
            h = hand(pilot)
            await h.open()
            await _paints_and_comes_back(h, shown, texts)
            await h.press("escape")


async def _paints_and_comes_back(h: Hand, shown: Shown, texts: Mapping[str, str]) -> None:
    from codesign.text import clean

    name = clean(texts["who"]).text
    await h.paste_each(texts)
    h.screen.form.who.chips.append(Chip("new", name, name, name))
    h.screen.form.who._paint_chips()
    await h.settled(h.pilot)
    assert "\x1b" not in shown(h.app)
    state = h.app.desk.drafts.get(h.screen.draft_id) if h.app.desk.drafts is not None else None
    assert state is not None
    draft = EventDraft.from_state(state.state)
    assert draft.title.strip() == " ".join(clean(texts["title"]).text.strip("\n").split("\n")).strip()
    assert {field: _squeezed(said) for field, said in _typed_on(draft).items()} == {
        field: _squeezed(text) for field, text in texts.items()
    }
    assert draft.comments[0].line == clean(texts["comments"]).text.strip("\n")

    await h.press("escape")
    await h.open(h.screen.draft_id)
    assert h.draft.title == draft.title
    assert h.draft.comments == draft.comments


def _typed_on(draft: EventDraft) -> dict[str, str]:
    """Return what was kept of each field; lines of a list are joined by semicolons."""
    whole = ("place", "title", "consultation", "who", "officer")
    return {field: getattr(draft, field) for field in whole} | {
        "access": draft.access.replace("; ", " "),
        "money": draft.money.replace("; ", " "),
        "comments": "".join(comment.line for comment in draft.comments),
        "follow_ups": "".join(draft.follow_ups),
        "wording_clause": "".join(wording.clause for wording in draft.wordings),
    }


def _squeezed(said: str) -> str:
    from codesign.text import clean

    return "".join(clean(said).text.split())


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(min_size=1, max_size=60), min_size=6, max_size=6))
async def test_any_text_in_any_field_paints_and_is_kept(
    hall: Store, make_app: AppMaker, settled: Settle, shown: Shown, texts: list[str]
) -> None:
    from codesign.text import clean

    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        h = Hand(pilot, settled)
        await h.open()
        fields = ("title", "place", "who", "comments", "follow_ups", "money")
        await h.paste_each(dict(zip(fields, texts, strict=True)))

        assert h.draft.comments[0].line == clean(texts[3]).text.strip("\n")
        shown(app)
        await h.press("escape")
        assert app.screen is not h.screen


@pytest.mark.bad_input(5)
async def test_where_the_clock_looks_wrong_the_date_is_asked_for(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    app.desk.clock = FrozenClock(datetime(2019, 1, 1, 9, 0, tzinfo=UTC))
    async with app.run_test(size=(120, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in", "ctrl+s")
        assert "the date is needed" in shown(app)
        assert "An event needs a date." in shown(app)
        assert app.focused is h.screen.form.line("date")


@pytest.mark.bad_input(4)
async def test_a_month_stays_a_month_and_a_season_is_asked_about(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(120, 30)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.into("title", "Drop-in")
        await h.into("date", "summer", "tab")
        assert "I need at least a month and year." in shown(app)
        h.screen.form.line("date").put("")
        await h.into("date", "May 2025", "ctrl+s")
        await h.settled(pilot)
    assert [line.held_on for line in hall.events.same_as("Drop-in", "2025-05", "")] == ["2025-05"]


async def test_keys_that_come_faster_than_the_screen_answers_follow_the_cursor(
    hall: Store, make_app: AppMaker, hand: HandMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.settled(pilot)
        app.push_screen(h.screen)
        for key in "Hall\t\t1400\tHollerton\t":
            app.post_message(events.Key({"\t": "tab"}.get(key, key), None if key == "\t" else key))
        await h.settled(pilot)
        assert (h.draft.title, h.draft.time, h.draft.place) == ("Hall", "1400", "Hollerton")


async def test_the_line_being_typed_is_always_in_view(
    hall: Store, make_app: AppMaker, hand: HandMaker, shown: Shown
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        h = hand(pilot)
        await h.open()
        await h.go("comments")
        for number in range(30):
            await h.type(f"comment number {number}")
            assert f"comment number {number}" in shown(app)
            app.post_message(events.Key("enter", None))
