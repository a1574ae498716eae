"""A second opinion from the keyboard: asked for, coded blind, compared, and settled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.filters import Filter
from codesign.records.second_opinion import LabelAgreement, LabelLine
from codesign.screens.reading_time import TakesTimeToRead
from codesign.screens.second_opinion.blind import BlindScreen
from codesign.screens.second_opinion.differing import DifferingScreen
from codesign.screens.second_opinion.saying import _label
from codesign.store import Store
from codesign.widgets.line_list import LineList
from tests.made_once import filled_once

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]


@pytest.fixture(autouse=True)
def reads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an answer be taken as soon as its comment is painted: a test reads faster than anybody."""
    monkeypatch.setattr(TakesTimeToRead, "SEEN", 0.0)


@pytest.fixture
@filled_once
def tagged(store: Store) -> Store:
    """Return a store with three comments about buses, and a theme that nobody used yet."""
    for name in ("buses", "waiting"):
        store.themes.add(NewTheme(name))
    comments = tuple(
        NewComment(words, themes=("buses",))
        for words in ("The bus is late", "No bus at all", "I wait and wait")
    )
    store.events.record(NewEvent("Hall", "2026-11-12", comments=comments))
    return store


@pytest.fixture
def press(settled: Settled) -> Press:
    """Return what presses keys one by one, each once the one before has had its effect."""

    async def press(pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


async def test_a_sample_is_asked_for_coded_blind_compared_and_settled(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(tagged)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S")
        assert "Nobody was asked for a second opinion yet" in shown(app)
        await press(pilot, "n", *"M. Ofori", "enter", "enter", "enter")
        assert "M. Ofori on themes" in shown(app)
        assert "0 of 3 coded" in shown(app)
        await press(pilot, "enter")
        assert "You are P. Nair here, and S1-KTM is M. Ofori's to code" in " ".join(shown(app).split())
        await press(pilot, "enter")
        assert type(app.screen) is not BlindScreen, "Enter alone says no"
        await press(pilot, "enter", "y")
        assert type(app.screen) is BlindScreen
        for place in (1, 2, 3):
            page = shown(app)
            assert "M. Ofori's second opinion on themes, blind" in page
            assert f"{place} of 3" in page
            assert "#buses" not in page, "what was put on first is not shown"
            theme = "waiting" if "I wait" in page else "buses"
            await press(pilot, "number_sign", *theme, "enter", "enter")

        assert type(app.screen).__name__ == DifferingScreen.__name__
        page = shown(app)
        assert "2 of 3 comments coded with exactly the same themes: 66.7 %" in page
        assert "1 the first: #buses · 2 the second: #waiting" in page
        await press(pilot, "2")
        assert "all settled" in shown(app)
        assert tagged.feedback.find("C3").themes == "waiting"
        await press(pilot, "u", "y")
        assert "1 comment to settle" in shown(app)

    assert tagged.feedback.find("C3").themes == "buses"


async def test_who_tagged_all_of_it_is_refused_as_soon_as_they_are_named(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(tagged)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "n", *"p. nair", "enter")
        page = " ".join(shown(app).split())
        assert "Who codes a sample a second time?" in page
        assert "p. nair put the first tags on all of these" in page
        assert "--coder" not in page


async def test_a_sample_may_be_drawn_from_what_feedback_shows(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(tagged)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "f")
        app.screen.narrow(Filter(words="bus"))  # type: ignore[attr-defined]  # Feedback, which is narrowed
        await settled(pilot)
        await press(pilot, "g", "t", "S", "n", *"M. Ofori", "enter", "enter", "enter")
        assert "What Feedback shows now: Words = bus" in shown(app)
        await press(pilot, "down", "enter")

        assert "0 of 2 coded" in shown(app)


async def test_what_was_put_on_is_kept_by_going_back_and_by_leaving_and_can_be_altered(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    made = tagged.second_opinions.begin("M. Ofori", size=3, seed=1)
    app = make_app(tagged)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "enter", "y", "number_sign", *"bus", "enter", "enter")
        assert "2 of 3 · 1 coded" in shown(app)
        await press(pilot, "comma")
        assert "1 of 3 · 1 coded" in shown(app), "who goes back without an answer has given none"
        assert "You put on: #buses" in shown(app)
        await press(pilot, "number_sign", "enter", "enter")
        assert "You put on: no theme" in shown(app)
        await press(pilot, "number_sign", *"wait", "enter", "escape")
        assert not isinstance(app.screen, BlindScreen)

    assert tagged.second_opinions.one(made.reference).done == 2


async def test_who_comes_back_goes_back_to_what_was_coded_in_an_earlier_sitting(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    made = tagged.second_opinions.begin("M. Ofori", size=3, seed=1)
    comments = []
    for _ in range(2):
        comment = tagged.second_opinions.next(made.reference)
        assert comment is not None
        comments.append(comment.comment_id)
        waiting = tagged.themes.find("waiting").id
        tagged.second_opinions.code(made.reference, comment.comment_id, [waiting], sits_here=True)
    app = make_app(tagged)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "enter", "y")
        assert "3 of 3 · 2 coded" in shown(app)
        assert "Before" in shown(app)
        await press(pilot, "comma", "comma", "comma")
        assert "1 of 3 · 2 coded" in shown(app)
        assert "Before" not in shown(app)
        assert "You put on: #waiting" in shown(app)
        await press(pilot, "number_sign", *"bus", "enter", "enter", "comma")
        assert "2 of 3 · 2 coded" in shown(app), "none is passed over on the way back"

    assert len(tagged.second_opinions.put_on(made.reference, comments[0])) == 2


async def test_a_theme_retired_while_it_stood_on_the_screen_is_not_kept_and_stands_there_no_more(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    made = tagged.second_opinions.begin("M. Ofori", size=3, seed=1)
    app = make_app(tagged)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "enter", "y", "number_sign", *"wait")
        tagged.codebook.retire(tagged.themes.find("waiting").id)
        await press(pilot, "enter", "enter")
        assert any("waiting is retired" in each.message for each in app._notifications)
        page = shown(app)
        assert "1 of 3 · 0 coded" in page
        assert "You put on: no theme" in page

    assert tagged.second_opinions.one(made.reference).done == 0


async def test_a_key_typed_ahead_answers_no_comment_that_could_not_be_read(
    make_app: AppMaker,
    tagged: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = tagged.second_opinions.begin("M. Ofori", size=3, seed=1)
    app = make_app(tagged)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "enter", "y", "number_sign", *"bus", "enter", "enter")
        monkeypatch.setattr(TakesTimeToRead, "SEEN", 60.0)
        await press(pilot, "number_sign", *"wait", "enter", "enter", "enter")
        page = " ".join(shown(app).split())
        assert "2 of 3 · 1 coded" in page
        assert "nothing was done: “# Enter Enter”. Press again. You put on: no theme." in page

    assert tagged.second_opinions.one(made.reference).done == 1


async def test_nothing_is_settled_by_a_key_typed_ahead_of_what_they_differ_about(
    make_app: AppMaker,
    tagged: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = tagged.second_opinions.begin("M. Ofori", size=1, seed=1)
    app = make_app(tagged)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "enter", "y")
        await pilot.press("enter")
        monkeypatch.setattr(TakesTimeToRead, "SEEN", 60.0)
        await settled(pilot)
        await press(pilot, "2", "4")
        assert "1 comment to settle" in shown(app)
        (said,) = [each.message for each in app._notifications]
        assert said == "! Too soon to be read, nothing was done: “2 4”. Press again."

        monkeypatch.setattr(TakesTimeToRead, "SEEN", 0.0)
        await press(pilot, "2")
        assert "all settled" in shown(app)

    assert tagged.second_opinions.one(made.reference).state == "settled"


async def test_what_is_no_number_of_comments_is_refused_where_it_was_typed(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(tagged)

    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S", "n", *"M. Ofori", "enter", "enter", "end", "x", "enter")
        assert "“50x” is no number of comments" in shown(app)
    assert tagged.second_opinions.all() == []


async def test_the_mark_stands_on_the_one_just_asked_for(
    make_app: AppMaker, tagged: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    tagged.second_opinions.begin("M. Ofori", kind="themes", size=3)
    app = make_app(tagged)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "t", "S")
        assert app.screen.query_one(LineList).key == "opinion S1-KTM"
        await press(pilot, "n", *"R. Sandhu", "enter", "enter", "enter")
        assert app.screen.query_one(LineList).key == "opinion S2-KTM"


def test_a_label_on_one_comment_is_not_judged_and_the_others_in_a_sentence() -> None:
    one = LabelAgreement(LabelLine("a", "T1-KTM", "buses"), 0, 1, 0, 2, 87.5, 0.0, "not to be relied on")
    several = one._replace(both=3)

    assert _label(one).endswith("second only 0. One comment is too few to judge by.")
    assert "buses: 87.5 % the same" in _label(one)
    assert _label(several).endswith("second only 0. Not to be relied on.")
