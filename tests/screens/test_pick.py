"""One of many found by typing: what narrows, what comes first, and a mark in text on the answer Enter takes."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import OptionList

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
