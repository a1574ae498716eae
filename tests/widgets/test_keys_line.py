"""The line of keys: whole keys only, help and the way back always, each pressed by a click."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from codesign.widgets.keys_line import KeyShown, KeysLine, fitting

KEYS = (
    KeyShown("ctrl+s", "^s", "Save"),
    KeyShown("ctrl+t", "^t", "Complaint"),
    KeyShown("f1", "f1", "Help", "app.help"),
    KeyShown("escape", "esc", "Back, kept", "leave"),
    KeyShown("ctrl+p", "^p", "All"),
)


def shown(width: int) -> tuple[str, list[str]]:
    keys, before = fitting(KEYS, width)
    return before, [each.words for each in keys]


def test_all_keys_are_shown_where_there_is_room_and_closer_together_where_there_is_just_enough() -> None:
    everything = [each.words for each in KEYS]

    assert shown(60) == (" ", everything)
    assert shown(53) == ("", everything)


def test_where_there_is_no_room_whole_keys_go_from_the_end_and_help_and_the_way_back_stay() -> None:
    assert shown(44) == ("", ["Save", "Complaint", "Help", "Back, kept"])
    assert shown(40) == ("", ["Save", "Help", "Back, kept"])
    assert shown(5) == ("", ["Help", "Back, kept"])


class _Keys(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "save", "Save", tooltip="Save the page."),
        Binding("f3", "other", "Other"),
        Binding("f4", "hidden", "Hidden", show=False),
    ]
    pressed = ""
    offers = True

    def compose(self) -> ComposeResult:
        yield Input()
        yield KeysLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.offers if action == "other" else True

    def action_save(self) -> None:
        self.pressed += "saved "

    def action_other(self) -> None:
        self.pressed += "other "


async def test_an_action_is_shown_once_clicked_to_press_its_key_and_gone_when_not_offered() -> None:
    app = _Keys()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        line = app.query_one(KeysLine)
        words = [each.words for each in line.keys]
        assert words.count("Save") == 1
        assert "Other" in words
        assert "Hidden" not in words

        await pilot.hover(KeysLine, offset=(2, 0))
        await pilot.click(KeysLine, offset=(2, 0))
        assert app.pressed == "saved "
        assert line.tooltip == "Save the page."

        app.offers = False
        app.screen.refresh_bindings()
        await pilot.pause()
        assert "Other" not in [each.words for each in line.keys]
