"""`#` and `!` tag a comment where it stands, and take a tag off again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.store import Store
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


@pytest.fixture
@filled_once
def said(store: Store) -> Store:
    """Return a store where two things were said, one of them about buses."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    store.outcomes.add_many(
        programme.id, [NewOutcome("2.1", "Seen sooner"), NewOutcome("2.10", "Can get there")]
    )
    store.events.record(
        NewEvent(
            "Hall", "2026-11-12", programme_id=programme.id,
            comments=(NewComment("Bus", themes=("buses",)), NewComment("Parking")),
        )
    )  # fmt: skip
    return store


async def _open(app: CodesignApp, pilot: Pilot[Any], settled: Settled, *keys: str) -> None:
    app.switch_mode("feedback")
    await settled(pilot)
    await pilot.press(*keys)
    await settled(pilot)


async def test_a_theme_is_found_by_typing_and_put_on_the_comment(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "number_sign")
        assert "Which theme?" in shown(app)
        await pilot.press(*"bus", "enter")
        await settled(pilot)
        (line,) = [line for line in shown(app).splitlines() if "Parking" in line and "> " in line]
        assert "buses" in line

    assert said.feedback.find("C2").themes == "buses"
    assert len(said.themes.lines()) == 1


async def test_words_not_in_the_codebook_become_a_draft_theme(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "number_sign", *"car parks")
        assert "New theme “car parks”" in shown(app)
        await pilot.press("enter")
        await settled(pilot)

    assert said.feedback.find("C2").themes == "car parks"
    assert said.themes.find("car parks").state == "draft"


async def test_an_outcome_is_chosen_with_the_arrows_and_undone(
    make_app: AppMaker, said: Store, settled: Settled
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "exclamation_mark", "enter", "down", "down", "enter")
        assert said.feedback.find("C2").outcomes == "2.10"
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)

    assert said.feedback.find("C2").outcomes == ""


async def test_chosen_again_a_tag_comes_off_and_esc_does_nothing(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "down", "number_sign")
        assert "on it: Enter takes it off" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert said.feedback.find("C1").themes == "buses"
        await pilot.press("number_sign")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

    assert said.feedback.find("C1").themes == ""


async def test_what_is_typed_after_the_sign_is_the_tag_however_fast_it_comes(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled)
        for key in (
            "number_sign",
            *"running",
            "enter",
        ):  # r replies and n logs an event, where they are not letters
            app.post_message(Key(key, "#" if key == "number_sign" else "\r" if key == "enter" else key))
        await settled(pilot)
        assert "running" in shown(app)

    assert said.feedback.find("C2").themes == "running"


async def test_all_that_are_selected_are_tagged_at_once_and_one_undo_takes_it_off(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "space", "down", "space", "number_sign")
        assert "2 comments · Which theme?" in shown(app)
        assert "#buses · on 1 of 2: Enter puts it on the rest" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert [said.feedback.find(which).themes for which in ("C1", "C2")] == ["buses", "buses"]
        said.undoing.undo()

    assert [said.feedback.find(which).themes for which in ("C1", "C2")] == ["buses", ""]


async def test_a_comment_is_tagged_on_its_own_page_which_says_who_did_it(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "enter")
        assert "None yet: # puts on a theme, ! an outcome." in shown(app)
        await pilot.press("number_sign", *"bus", "enter")
        await settled(pilot)

        assert "#buses · by hand, P. Nair, 12 Nov 2026 17:42" in shown(app)


async def test_a_theme_typed_with_a_slip_is_not_made_anew(
    make_app: AppMaker, said: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(said)

    async with app.run_test(size=(100, 30)) as pilot:
        await _open(app, pilot, settled, "number_sign", *"bsues")
        assert "#buses · did you mean this?" in shown(app)
        await pilot.press("enter")
        await settled(pilot)

    assert said.feedback.find("C2").themes == "buses"
    assert len(said.themes.lines()) == 1
