"""A fault of the program: a plain sentence, exit code 1, and nothing anybody said on the screen or in the details."""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual import work
from textual.app import ComposeResult, RenderResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from codesign import places
from codesign.app import CodesignApp
from codesign.errors import CodesignError

AppMaker = Callable[..., CodesignApp]
SECRET = "Amina Example said her doctor shouted"


class Broken(Widget):
    """A widget that cannot paint itself."""

    def render(self) -> RenderResult:
        held = SECRET
        raise ValueError(held)


class PaintsItself(Exception):
    """A fault that would paint what it holds."""

    def __rich__(self) -> str:
        return SECRET


class FaultyScreen(Screen[None]):
    """Fails in the way asked for."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self._how = how

    def compose(self) -> ComposeResult:
        yield Broken() if self._how == "render" else Static("")

    def on_mount(self) -> None:
        held = SECRET
        if self._how == "handler":
            raise KeyError(held)
        if self._how == "paints itself":
            raise PaintsItself(held)
        if self._how == "worker":
            self.fail()
        if self._how == "timer":
            self.set_timer(0.01, self.fail_later)

    def fail_later(self) -> None:
        raise RuntimeError(SECRET)

    @work(thread=True, exit_on_error=False, description="fail")
    def fail(self) -> None:
        held = SECRET
        raise LookupError(held)


async def crash(app: CodesignApp, how: str) -> str:
    """Crash an app, and return the details it wrote."""
    with suppress(KeyError, LookupError, ValueError, RuntimeError, PaintsItself):  # the pilot raises it again
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(FaultyScreen(how))
            for _ in range(20):
                await pilot.pause(0.02)
    files = list(places.crash_folder().glob("*.txt"))
    assert len(files) == 1
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    return files[0].read_text()


@pytest.mark.bad_input(95)
@pytest.mark.parametrize("how", ["handler", "worker", "render", "timer", "paints itself"])
async def test_a_fault_ends_in_a_plain_sentence_without_anything_people_said(
    make_app: AppMaker, how: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = make_app(path=tmp_path / "codesign.db")

    details = await crash(app, how)
    said = app.fault_said

    assert app.return_code == 1
    assert "codesign has stopped because of a fault of its own." in said
    assert f"kept in {tmp_path}/codesign.db.drafts: start" in said
    assert len(said.strip().splitlines()) == 3
    for word in ("Amina", "Example", "shouted", "Traceback"):
        assert word not in said
        assert word not in details
    assert "test_crash_screen.py" in details
    assert capsys.readouterr() == ("", "")


async def test_what_people_can_act_on_is_a_sentence_and_no_crash(
    make_app: AppMaker, shown: Callable[[CodesignApp], str], settled: Callable[[Any], Any]
) -> None:
    class Refusing(Screen[None]):
        def on_mount(self) -> None:
            self.refuse()

        @work(thread=True, exit_on_error=False, description="refuse")
        def refuse(self) -> None:
            raise CodesignError("The disk is full [/] of [b]brackets.", todo="Make room.")

    app = make_app()

    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.push_screen(Refusing())
        await settled(pilot)
        said = " ".join(shown(app).replace("▌", "").split())

        assert "The disk is full [/] of [b]brackets. Make room." in said
    assert app.return_code in (None, 0)
