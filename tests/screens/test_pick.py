"""One of many found by typing: what narrows, what comes first, and a mark in text on the answer Enter takes."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import Input, OptionList

from codesign.screens.pick import PickModal, narrowed

ANSWERS = [("t1", "#parking"), ("t2", "#last bus"), ("t3", "#buses"), ("t4", "#Getting there (in Travel)")]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ["t1", "t2", "t3", "t4"]),
        ("bus", ["t3", "t2"]),
        ("BUS la", ["t2"]),
        ("travel", ["t4"]),
        ("ferry", []),
        ("[/]", []),
    ],
)
def test_every_word_typed_narrows_and_what_begins_so_comes_first(typed: str, keys: list[str]) -> None:
    assert [key for key, _ in narrowed(ANSWERS, typed)] == keys


async def test_the_answer_is_marked_in_text_and_five_hundred_are_narrowed_by_typing() -> None:
    answers = [(f"t{number}", f"#theme {number:03d}") for number in range(500)]
    app: App[None] = App()

    async with app.run_test(size=(80, 24)) as pilot:
        taken: list[str | None] = []
        app.push_screen(PickModal("Which theme?", answers, new="New theme"), taken.append)
        await pilot.pause()
        modal = app.screen
        offered = modal.query_one("#answers", OptionList)
        assert "200 of 500 shown: type to narrow" in str(modal.query_one(".hint").render())
        await pilot.press("down")
        assert [str(offered.get_option_at_index(place).prompt)[:2] for place in (0, 1)] == ["  ", "> "]
        await pilot.press(*"42", "down", "enter")
        await pilot.pause()

    assert taken == ["t142"]


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (["down", "down", "up", "enter"], "t2"),
        (["down", *"bus", "enter"], "t3"),
        ([*"bus", "down", "enter"], "t2"),
    ],
)
async def test_the_mark_is_moved_though_the_answers_are_not_read_yet(keys: list[str], taken: str) -> None:
    app: App[None] = App()
    answered: list[str | None] = []

    async with app.run_test(size=(80, 24)) as pilot:
        modal = PickModal("Which theme?", None)
        app.push_screen(modal, answered.append)
        await pilot.pause()
        await pilot.press(*keys)
        assert answered == []
        modal.take("Which theme?", ANSWERS)
        await pilot.pause()

    assert answered == [taken]


@pytest.mark.bad_input(16)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("dischrge", ["#Discharge · on it · did you mean this?", "New theme “dischrge”"]),
        ("Buses to tonw", ["#Buses to town (in Travel) · did you mean this?", "New theme “Buses to tonw”"]),
        ("#discharge!", ["#Discharge · on it"]),
        ("bus", ["#Buses to town (in Travel)", "New theme “bus”"]),
        ("ferry", ["New theme “ferry”"]),
    ],
)
async def test_what_may_be_a_slip_is_offered_before_something_new(typed: str, offered: list[str]) -> None:
    answers = [("t1", "#Buses to town (in Travel)"), ("t2", "#Discharge · on it")]
    app: App[None] = App()

    async with app.run_test(size=(80, 24)) as pilot:
        modal = PickModal("Which theme?", None, new="New theme")
        app.push_screen(modal)
        await pilot.pause()
        modal.take("Which theme?", answers, {"t1": "Buses to town", "t2": "Discharge"})
        modal.query_one("#line", Input).value = typed
        await pilot.pause()
        lines = modal.query_one("#answers", OptionList)
        shown = [str(lines.get_option_at_index(place).prompt)[2:] for place in range(lines.option_count)]

    assert shown == offered


async def test_a_slip_takes_the_tag_there_is_and_a_step_further_makes_a_new_one() -> None:
    taken: list[str | None] = []

    for keys in (["enter"], ["down", "enter"]):
        app: App[None] = App()
        async with app.run_test(size=(80, 24)) as pilot:
            modal = PickModal(
                "Which theme?", [("t2", "#Discharge")], new="New theme", names={"t2": "Discharge"}
            )
            app.push_screen(modal, taken.append)
            await pilot.press(*"dischrge", *keys)
            await pilot.pause()

    assert taken == ["t2", "new dischrge"]


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (["enter"], []),
        (["x", "backspace", "enter"], []),
        (["down", "enter"], ["t1"]),
        ([*"bus", "enter"], ["t3"]),
    ],
)
@pytest.mark.parametrize("is_read", [True, False])
async def test_enter_takes_nothing_before_anything_was_typed_or_marked_where_the_first_is_not(
    keys: list[str], taken: list[str], *, is_read: bool
) -> None:
    app: App[None] = App()
    answered: list[str | None] = []

    async with app.run_test(size=(80, 24)) as pilot:
        modal = PickModal("Which theme?", ANSWERS if is_read else None, marks_first=False)
        app.push_screen(modal, answered.append)
        await pilot.pause()
        await pilot.press(*keys)
        modal.take("Which theme?", ANSWERS, marks_first=False)
        await pilot.pause()
        assert answered == taken
        if not taken:
            assert str(modal.query_one(".hint").render()).startswith("Nothing is marked: type a part of it")
