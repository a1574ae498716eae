"""F1 works in every dialog, and `?` where nothing is typed: the app's own keys do not reach through a dialog."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import ModalScreen

import codesign.screens
from codesign.app import CodesignApp
from codesign.screens.ask import AskLineModal, AskModal, WordsModal

AppMaker = Callable[..., CodesignApp]


def _all(cls: type[Any]) -> Iterator[type[Any]]:
    for each in cls.__subclasses__():
        yield each
        yield from _all(each)


def dialogs() -> list[type[Any]]:
    """Return every dialog there is: a new one is found by itself."""
    for module in pkgutil.walk_packages(codesign.screens.__path__, "codesign.screens."):
        importlib.import_module(module.name)
    return sorted(
        {each for each in _all(ModalScreen) if each.__module__.startswith("codesign.")},
        key=lambda each: each.__name__,
    )


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: dialog.__name__)
def test_every_dialog_says_what_it_is_for_at_f1(dialog: type[Any]) -> None:
    keys: dict[str, list[Binding]] = dialog._merged_bindings.key_to_bindings

    if dialog is WordsModal:  # help itself: F1 closes what F1 opened
        assert [each.action for each in keys["f1"]] == ["leave"]
        return
    assert [each.action for each in keys["f1"]] == ["app.help"]
    assert dialog.HELP


async def test_help_opens_over_a_line_being_typed_and_over_a_question(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for dialog, key in (
            (AskLineModal("Your name?"), "f1"),
            (AskModal("Throw it away?", yes="Yes"), "question_mark"),
        ):
            app.push_screen(dialog)
            await pilot.press(key)
            assert isinstance(app.screen, WordsModal)
            assert str(dialog.HELP) in app.screen._words
            await pilot.press("f1")
            assert app.screen_stack[-1] == dialog
