"""A screen that ends late ends itself and no other: whatever stands over it is read to its end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.entry.form_draft import FormOf
from codesign.records.feedback import NewTheme
from codesign.screens.ask import WordsModal
from codesign.screens.forms.screen import FormScreen
from codesign.store.editing.verbs import EditingVerbs

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Return what lets forms be saved: until then saving waits."""
    go_on, save = Event(), EditingVerbs.save

    def waits(*words: Any, **named: Any) -> Any:
        go_on.wait(10)
        return save(*words, **named)

    monkeypatch.setattr(EditingVerbs, "save", waits)
    return go_on


async def test_a_form_saved_while_help_stands_over_it_ends_once_the_help_is_read(
    store: Store, make_app: AppMaker, settled: Settled, go_on: Event
) -> None:
    theme = store.themes.add(NewTheme("buses"))
    app = make_app(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        form = FormScreen(FormOf("theme", theme.id))
        await app.push_screen(form)
        await settled(pilot)
        form.fields.line("name").put("transport")
        await pilot.press("ctrl+s", "f1")
        help_ = app.screen
        assert isinstance(help_, WordsModal)

        go_on.set()
        await settled(pilot)
        assert store.themes.one(theme.id).name == "transport"
        assert app.screen is help_

        await pilot.press("escape")
        await settled(pilot)
        assert form not in app.screen_stack
