"""`y` copies a comment as it may be quoted and claims no more than it knows; `w` writes what is on the screen to a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from codesign.app import CodesignApp
from codesign.evidence.quoting import NotQuotableError
from codesign.files import read_csv_bytes
from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment
from codesign.records.people import NewContact
from codesign.screens.ask import AskModal, WordsModal
from codesign.screens.copying import copied_words
from codesign.screens.pages.event import EventPage
from codesign.screens.write_out import WriteModal
from codesign.widgets.page_view import PageView
from tests.made_once import filled_once

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]

QUOTE = "“The last bus is at four” (carer, Hollerton hall, 12 Nov 2026, C1-KTM)"


@pytest.fixture
@filled_once
def told(store: Store) -> Store:
    """A store with two comments: one that may be quoted by role, one whose speaker was not asked."""
    carer = store.contacts.add(NewContact(name="Tamsin Examplewell", kind="carer"))
    said = (
        NewComment(
            "The last bus is at four", exact=True, contact_id=carer, kind="carer", permission="by-role"
        ),
        NewComment("Nobody told us", exact=True, contact_id=carer, kind="carer"),
    )
    store.events.record(NewEvent(title="Tea", held_on="2026-11-12", place="Hollerton hall", comments=said))
    return store


async def go_to(pilot: Pilot[Any], letter: str, settled: Settled) -> None:
    await pilot.press("g", letter)
    await settled(pilot)


async def test_y_copies_a_comment_as_it_may_be_quoted_and_says_what_it_does_not_know(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(told)

    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await go_to(pilot, "f", settled)
        refused = "Nobody told us" in app.screen.grid.cells[2]  # type: ignore[attr-defined]
        await pilot.press("down" if refused else "home", "y")
        await settled(pilot)
        assert app.clipboard == QUOTE
        assert "it does not say whether it was taken" in " ".join(shown(app).replace("▌", " ").split())

        app.clear_notifications()
        await pilot.press("home" if refused else "end", "y")
        await settled(pilot)
        assert app.clipboard == QUOTE
        await pilot.press("home" if not refused else "end", "enter")
        await settled(pilot)
        app.copy_words("", "")
        await pilot.press("y")
        await settled(pilot)
        assert app.clipboard == QUOTE, "on its page too"
        await pilot.press("escape")
        await settled(pilot)
        app.clear_notifications()
        await pilot.press("home" if refused else "end", "y")
        await settled(pilot)
        assert "may not be quoted: permission to quote was not asked" in " ".join(shown(app).split())


def test_of_several_comments_those_that_may_be_are_copied_and_the_first_refusal_is_said(told: Store) -> None:
    lines = told.feedback.lines(told.feedback.rows())

    words, said = copied_words(told, lines)

    assert words == QUOTE
    assert said.startswith("1 of 2 records. C2-KTM may not be quoted")
    assert copied_words(told, told.contacts.lines(told.contacts.rows())) == (
        "N1-KTM · Tamsin Examplewell",
        "N1-KTM · Tamsin Examplewell",
    )
    with pytest.raises(NotQuotableError):
        copied_words(told, [line for line in lines if line.words == "Nobody told us"])


async def test_y_says_copied_only_where_a_tool_took_it_and_copies_other_records_by_name(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(told)
    taken: list[str] = []

    def take(words: str) -> bool:
        taken.append(words)
        return True

    app.put_on_clipboard = take
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await go_to(pilot, "e", settled)
        await pilot.press("y")
        await settled(pilot)

        await pilot.pause()
        assert app.clipboard == "E1-KTM · Tea"
        assert taken == ["E1-KTM · Tea"]
        assert "Copied." in shown(app)


async def test_w_writes_the_list_and_asks_before_it_replaces_a_file(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown, tmp_path: Path
) -> None:
    app, file = make_app(told), tmp_path / "said.csv"
    file.write_text("before", encoding="utf-8")

    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "f", settled)
        await pilot.press("w")
        await pilot.pause()
        assert "Write Comments: 2 rows" in shown(app)
        path = app.screen.query_one("#path", Input)
        path.value = str(tmp_path / "said.odt")
        await pilot.press("enter")
        await pilot.pause()
        assert "neither a CSV file nor" in shown(app)
        path.value = str(file)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskModal)
        await pilot.press("enter")
        assert isinstance(app.screen, WriteModal)
        assert file.read_text(encoding="utf-8") == "before"

        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("y")
        await settled(pilot)
        assert isinstance(app.screen, WordsModal)
        assert "2 rows written to" in shown(app)
    heads, *rows = read_csv_bytes(file.read_bytes())
    assert heads[-1] == "Part of"
    assert "Examplewell" not in str(rows)


async def test_a_page_leaves_only_with_a_reason(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown, tmp_path: Path
) -> None:
    app = make_app(told)

    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, "e", settled)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("w")
        await pilot.pause()
        app.screen.query_one("#path", Input).value = str(tmp_path / "page.csv")
        await pilot.press("enter")
        await pilot.pause()
        assert "Say why first" in shown(app)
        await pilot.press(*"court", "enter")
        await settled(pilot)

    assert "Tea" in (tmp_path / "page.csv").read_text(encoding="utf-8-sig")
    assert [told.packs.card(line.id).options["reason"] for line in told.packs.lines()] == ["court"]


async def test_what_was_copied_last_is_what_is_there_however_slow_the_tool_was_before(
    make_app: AppMaker, told: Store, settled: Settled
) -> None:
    app, is_after_there = make_app(told), Event()
    there: list[str] = []

    def slow(words: str) -> bool:
        if words == "before":
            is_after_there.wait(0.3)
        there.append(words)
        if words == "after":
            is_after_there.set()
        return False

    app.put_on_clipboard = slow
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.copy_words("before", "One thing.")
        app.copy_words("after", "Another.")
        await settled(pilot)

        assert app.clipboard == "after"
        assert there[-1:] == ["after"]
        assert [each.message.partition(" ")[0] for each in app._notifications] == ["Another."]


async def test_y_on_a_follow_up_copies_what_we_said_we_would_do_wherever_it_stands(
    make_app: AppMaker, told: Store, settled: Settled
) -> None:
    event = told.events.lines(told.events.rows())[0].id
    told.follow_ups.add(NewFollowUp("Ring the bus company", due="2026-11-11", event_id=event))
    app, wanted = make_app(told), "F1-KTM · Ring the bus company · nobody yet · due 11 Nov 2026"

    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        for before in (["2"], ["6"], ["enter"], ["escape", "escape", "8", "enter"]):
            for key in before:
                await pilot.press(key)
                await settled(pilot)
            if isinstance(app.screen, EventPage):
                page = app.screen.query_one(PageView)
                while not page.key.startswith("follow-up"):
                    await pilot.press("down")
            app.copy_words("", "")
            await pilot.press("y")
            await settled(pilot)
            assert app.clipboard == wanted, before
