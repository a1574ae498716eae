"""What a newcomer to the log screen stumbled on, a promise a test."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.pilot import Pilot

from codesign.entry.event_draft import DraftComment, EventDraft
from codesign.screens.log import LogScreen
from codesign.screens.log.page import SINGLE
from codesign.screens.log.safeguarding import About, SafeguardingModal, comment_meant
from tests.screens.log.conftest import standing_still

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store

AppMaker = Callable[..., "CodesignApp"]
Settle = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[["CodesignApp"], str]


class Page:
    """A log screen being typed on."""

    def __init__(self, pilot: Pilot[Any], settled: Settle, shown: Shown) -> None:
        self.pilot, self.settled, self.shown = pilot, settled, shown
        self.screen = LogScreen(monotonic=standing_still)

    @property
    def app(self) -> CodesignApp:
        return self.pilot.app  # type: ignore[return-value]  # the app under test is ours

    async def open(self) -> None:
        await self.settled(self.pilot)
        self.app.push_screen(self.screen)
        await self.settled(self.pilot)

    async def type(self, text: str, *then: str) -> None:
        for character in text:
            self.app.post_message(events.Key({" ": "space"}.get(character, character), character))
        await self.pilot.pause()
        await self.press(*then)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settled(self.pilot)

    async def into(self, field: str, text: str, *then: str) -> None:
        self.screen.form.focus_on(field)
        await self.pilot.pause()
        await self.type(text, *then)

    @property
    def draft(self) -> EventDraft:
        return self.screen.form.gather(self.screen.draft)

    @property
    def said(self) -> str:
        return " ".join(self.shown(self.app).replace("█", " ").split())  # a dialog has a frame

    def chips(self) -> list[tuple[str, str]]:
        return [(chip.kind, chip.name) for chip in self.screen.form.who.chips]


PageMaker = Callable[[Pilot[Any]], Page]


@pytest.fixture
def page(settled: Settle, shown: Shown) -> PageMaker:
    return lambda pilot: Page(pilot, settled, shown)


def kept_state(app: CodesignApp) -> str:
    """Return the one draft that is kept, as it is kept."""
    drafts = app.desk.drafts
    assert drafts is not None
    drafts.flush()
    (line,) = drafts.list()
    found = drafts.get(line.id)
    assert found is not None
    return json.dumps(dict(found.state))


def bytes_beside(path: Any) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


@pytest.mark.parametrize(
    ("lines", "at", "meant"),
    [
        (("one", "two"), 0, About(0, "one")),
        (("one", "two", ""), 2, About(1, "two")),
        (("one", "", ""), 2, About(0, "one")),
        (("", "two"), 0, About(1, "two")),
        (("", " "), 1, None),
        (("one",), 9, About(0, "one")),
    ],
)
def test_the_comment_meant_is_the_one_at_the_cursor_or_the_nearest_with_words(
    lines: tuple[str, ...], at: int, meant: About | None
) -> None:
    assert comment_meant([DraftComment(each) for each in lines], at) == meant


@pytest.mark.bad_input(34)
@pytest.mark.parametrize("elsewhere", ["", "access", "title"])
async def test_a_referral_wipes_the_comment_just_left(
    hall: Store, make_app: AppMaker, page: PageMaker, elsewhere: str
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("title", "Drop-in")
        await on.into("comments", "The bus is late", "enter")
        await on.type("Quetzalcoatl [b]hurts[/b] me #transport", "enter")
        if elsewhere:
            await on.into(elsewhere, "")
        await on.press("ctrl+g")
        assert isinstance(app.screen, SafeguardingModal)
        assert "Comment 2: Quetzalcoatl [b]hurts[/b] me" in on.said
        await on.type("named nurse", "enter")

        assert "Comment 2" not in on.said
        assert "The words are wiped. Only the referral is kept." in on.said
        assert "referred to named nurse on 2026-11-12" in on.said
        assert "Quetzalcoatl" not in on.said
        assert [each.line for each in on.draft.comments if not each.is_empty] == ["The bus is late", ""]
        assert "Quetzalcoatl" not in kept_state(app)
        assert app.desk.drafts is not None
        assert b"Quetzalcoatl" not in bytes_beside(app.desk.drafts.path)
        await on.press("ctrl+s")
    assert b"Quetzalcoatl" not in bytes_beside(hall.path)
    card = hall.cards.event(hall.events.last(1)[0].id)
    assert card.line.comments == 1
    assert card.referrals == ("Referred to named nurse on 2026-11-12",)


@pytest.mark.bad_input(34)
async def test_words_kept_of_the_comment_just_left_are_marked(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("comments", "He shouts at her", "enter", "ctrl+g")
        await on.type("named nurse", "tab", "tab", "tab", "enter")
        assert on.draft.comments[0] == DraftComment(
            "He shouts at her", "safeguarding", "named nurse", "2026-11-12"
        )
        assert EventDraft.from_state(json.loads(kept_state(app))).comments[0].sensitive == "safeguarding"


@pytest.mark.bad_input(34)
async def test_a_referral_without_a_comment_claims_no_wiping(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("title", "Drop-in", "ctrl+g")
        assert "cursor in the comment it is about, then press Ctrl+G" in on.said
        assert "Keep the words" not in on.said
        await on.type("named nurse", "enter")
        assert "Only a referral is recorded; no comment was wiped." in on.said
        assert "words are wiped" not in on.said
        assert "named nurse" in kept_state(app)
        await on.press("ctrl+s")
    card = hall.cards.event(hall.events.last(1)[0].id)
    assert (card.line.comments, card.referrals) == (0, ("Referred to named nurse on 2026-11-12",))


@pytest.mark.bad_input(12)
@pytest.mark.parametrize(
    "again",
    ["jane smyth", "Cllr JANE  SMYTH", "Jané Smyth", "Jane Smyth, Borchester DC", "Jane Smyth (chair)"],
)
async def test_the_same_name_twice_is_one_chip(
    make_app: AppMaker, store: Store, page: PageMaker, again: str
) -> None:
    app = make_app(store)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("who", "Jane Smyth, Borchester DC (Councillor)", "enter")
        await on.type(again, "enter")
        assert on.chips() == [("new", "Jane Smyth")]
        assert "Jane Smyth is already here." in on.said


@pytest.mark.bad_input(12)
async def test_somebody_known_who_is_here_is_not_added_again_as_new(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("who", "ruth p", "down", "enter")
        await on.type("Ms Ruth Pargetter", "enter")
        assert on.chips() == [("known", "Ruth Pargetter")]
        assert "Ruth Pargetter is already here." in on.said
        await on.type("Ruth Pargetter", "down", "n")
        assert on.chips() == [("known", "Ruth Pargetter")]


@pytest.mark.bad_input(36)
async def test_a_look_alike_of_somebody_new_on_the_page_is_offered(
    make_app: AppMaker, store: Store, page: PageMaker
) -> None:
    app = make_app(store)
    async with app.run_test(size=(120, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("who", "Jane Smyth, Borchester DC (Councillor)", "enter")
        await on.type("Cllr J. Smyth")
        assert "already on this page" in on.said
        await on.press("1")
        assert on.chips() == [("new", "Jane Smyth")]
        assert "Jane Smyth is already here." in on.said
        await on.type("Cllr J. Smyth", "down", "n")
        assert on.chips() == [("new", "Jane Smyth"), ("new", "Cllr J. Smyth")]
        await on.into("title", "Drop-in", "ctrl+s")
    assert store.events.last(1)[0].named == 2


async def test_two_of_one_name_are_told_apart_by_where_they_are_from(
    make_app: AppMaker, store: Store, page: PageMaker
) -> None:
    app = make_app(store)
    async with app.run_test(size=(120, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("who", "John Archer, Borchester DC", "enter")
        await on.type("John Archer, Felpersham Stroke Club", "enter")
        if on.screen.form.who.is_choosing:
            await on.press("n")
        assert len(on.chips()) == 2


@pytest.mark.bad_input(34)
async def test_a_referral_may_be_about_no_comment_on_the_page(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("title", "Drop-in")
        await on.into("comments", "The bus is late", "ctrl+g")
        await on.type("named nurse")
        await pilot.click("#no-comment")
        await on.settled(pilot)
        assert "Only a referral is recorded; no comment was wiped." in on.said
        assert on.draft.comments[0] == DraftComment("The bus is late")
        await on.press("ctrl+s")
    card = hall.cards.event(hall.events.last(1)[0].id)
    assert (card.line.comments, card.referrals) == (1, ("Referred to named nurse on 2026-11-12",))


@pytest.mark.bad_input(28)
async def test_lines_pasted_where_a_line_cannot_be_broken_are_said_to_be_joined(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        for field, pasted, held, between in (
            ("money", "bus 4.80 sam\n\ntaxi 12\n", "bus 4.80 sam; taxi 12", "with “;” between them"),
            ("access", "bsl 1\nloop not working", "bsl 1; loop not working", "with “;” between them"),
            ("title", "Hall\ndrop-in", "Hall drop-in", "with a space between them"),
        ):
            on.screen.form.focus_on(field)
            on.screen.form.line(field).post_message(events.Paste(pasted))
            await on.settled(pilot)
            assert on.screen.form.line(field).text == held
            assert f"2 lines were pasted into one, {between}" in on.said
        await on.press("ctrl+z")
        assert on.screen.form.line("title").text == ""
        await on.press("tab")
        assert "pasted into one" not in on.said  # Ctrl+Z would take nothing out from here


async def test_what_may_be_typed_is_said_on_coming_to_it_and_one_key_clears_a_field_of_any_rows(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("permission", "")
        assert "not asked · no · anonymous · by role · by name" in " ".join(on.said.split())
        await on.into("title", "a long title " * 20, "ctrl+u")
        assert on.draft.title == ""
        await on.into("comments", "one", "ctrl+j")
        await on.type("two rows and more " * 10)
        await on.press("ctrl+u")
        assert on.draft.comments[0].line == "one\n"


async def test_the_only_programme_is_taken_for_the_first_event_in_words_and_none_takes_it_off(
    store: Store, make_app: AppMaker, page: PageMaker
) -> None:
    from codesign.records.outcomes import NewProgramme

    store.programmes.add(NewProgramme(title="Urgent care redesign"))
    app = make_app(store)
    async with app.run_test(size=(80, 24)) as pilot:
        on = page(pilot)
        await on.open()
        assert "Urgent care redesign · the only one held; none clears it" in on.said
        await on.into("programme", "none", "tab")
        assert "none yet: it can be set later" in on.said
        await on.into("programme", "", "ctrl+u")
        await on.into("title", "Drop-in", "ctrl+s")
    assert store.events.last(1)[0].programme == "Urgent care redesign"


@pytest.mark.bad_input(28)
async def test_forty_thousand_characters_in_every_field_are_kept_whole_and_quickly(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    letter = "word " * 8_000
    app = make_app(hall)
    async with app.run_test(size=(80, 24)) as pilot:
        on = page(pilot)
        await on.open()
        began = time.process_time()
        fields = (*SINGLE, "who", "comments", "follow_ups", "wording_clause", "wording_before")
        for field in fields:
            on.screen.form.focus_on(field)
            on.screen.form.line(field).post_message(events.Paste(letter))
            await pilot.pause()
        spent = time.process_time() - began
        await on.press("escape")
        kept = EventDraft.from_state(json.loads(kept_state(app)))

    assert {getattr(kept, field) for field in SINGLE} == {letter}
    assert (kept.who, kept.comments[0].line, kept.follow_ups[0]) == (letter, letter, letter)
    assert (kept.wordings[0].clause, kept.wordings[0].before) == (letter, letter)
    assert spent / len(fields) < 1


async def test_what_kept_it_from_being_saved_is_said_only_until_it_is_mended(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("place", "Hall", "ctrl+s")
        assert "Not saved yet: An event needs a title." in on.said
        await on.into("room", "4")
        assert "Not saved yet" in on.said
        await on.into("title", "D")
        assert "Not saved yet" not in on.said

        await on.into("who", "Sam Okafor", "ctrl+s")
        assert "Not saved yet: This line is not on the list yet" in on.said
        await on.press("enter")
        assert "Not saved yet" not in on.said


async def test_after_esc_the_cursor_of_today_stands_on_what_was_left(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        assert app.desk.drafts is not None
        app.desk.drafts.put("other", "event", EventDraft(title="Other page").to_state(), "KTM")
        app.desk.drafts.flush()
        on = page(pilot)
        await on.open()
        await on.into("title", "Hall drop-in", "escape")
        await on.settled(pilot)
        assert "› Hall drop-in" in on.said
        await on.press("enter")
        assert isinstance(app.screen, LogScreen)
        assert app.screen.draft.title == "Hall drop-in"
        await on.press("escape")
        await on.settled(pilot)
        assert "› Hall drop-in" in on.said


async def test_what_was_begun_in_another_list_is_what_today_stands_on(
    hall: Store, make_app: AppMaker, page: PageMaker
) -> None:
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.settled(pilot)
        await on.press("8", "g", "e", "n")
        await on.type("Hall drop-in", "escape", "g", "h")
        assert "› Hall drop-in" in on.said


@pytest.mark.bad_input(92)
async def test_saved_is_all_that_is_said_where_the_unfinished_copy_cannot_be_let_go(
    hall: Store, make_app: AppMaker, page: PageMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codesign.store.drafts import Drafts
    from codesign.store.drafts.troubles import DraftsNotReachedError

    def refuses(drafts: Drafts, _: str) -> None:
        raise DraftsNotReachedError(drafts.path, "it may only be read")

    monkeypatch.setattr(Drafts, "finish", refuses)
    app = make_app(hall)
    async with app.run_test(size=(100, 40)) as pilot:
        on = page(pilot)
        await on.open()
        await on.into("title", "Drop-in", "ctrl+s")
        (said,) = [each.message for each in app._notifications]
        assert said.startswith("Saved: E")
        assert "try again" not in said
        assert "it is not saved twice" in said
    assert hall.events.last(1)[0].title == "Drop-in"
