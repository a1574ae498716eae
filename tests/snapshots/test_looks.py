"""How every screen and dialog looks, at 80x24 and at 160x45: drawn by one Python and one textual, held to what was accepted.

After a change that is meant: `pytest tests/snapshots --snapshot-update`, look at what differs, commit it.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from textual.screen import Screen

import codesign.screens

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from codesign.app import CodesignApp

Begin = Callable[[str], "CodesignApp"]
Accepted = Callable[["CodesignApp", str], str]

PYTHON, TEXTUAL = (3, 11), "8.2.8"
"""What the accepted pictures were drawn by. Another Python wraps and counts some characters otherwise."""
HERE = (sys.version_info[:2], version("textual"))
IS_OURS = HERE == (PYTHON, TEXTUAL)
WHY = f"the accepted looks were drawn by Python {PYTHON[0]}.{PYTHON[1]} and textual {TEXTUAL}"


def _load_looks() -> ModuleType:
    """Return docs/looks.py, from which the pictures of the documentation are drawn too."""
    found = importlib.util.spec_from_file_location("looks", Path(__file__).parents[2] / "docs" / "looks.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["looks"] = module  # named tuples look their module up
    found.loader.exec_module(module)
    return module


looks = _load_looks()
SIZES = {"80x24": looks.SMALL, "160x45": looks.LARGE}


@pytest.fixture(autouse=True)
def only_by_the_same(request: pytest.FixtureRequest) -> None:
    """Skip where another Python or textual would draw otherwise, and never accept what it draws."""
    if IS_OURS:
        return
    if request.config.getoption("--snapshot-update", default=False):
        pytest.fail(f"Not updated: {WHY}. Run --snapshot-update with those.")
    pytest.skip(WHY)


@pytest.fixture
def accepted(snapshot: SnapshotAssertion, tmp_path: Path) -> Callable[[CodesignApp, str], str]:
    """Return what holds the screen to what was accepted: nothing where it is the same, else where to look at it."""
    pictures = snapshot.use_extension(SVGImageExtension)

    def look(app: CodesignApp, name: str) -> str:
        drawn = app.export_screenshot(title="codesign", simplify=True)
        if drawn == pictures(name=name):
            return ""
        (tmp_path / f"{name}.svg").write_text(drawn, "utf-8")
        return (
            f"It looks otherwise than was accepted: {tmp_path / name}.svg. If it is meant, --snapshot-update."
        )

    return look


@pytest.mark.parametrize("look", looks.LOOKS, ids=lambda look: look.name)
async def test_it_looks_as_it_was_accepted(look: Any, app_that_begins: Begin, accepted: Accepted) -> None:
    app = app_that_begins(look.begins)
    otherwise = []
    async with app.run_test(size=looks.SMALL, notifications=True) as pilot:
        await looks.reach(pilot, look)
        assert type(app.screen).__name__ == look.screen, f"the keys {look.keys} do not lead there"
        for name, size in SIZES.items():
            await pilot.resize_terminal(*size)
            await looks.still(pilot)
            otherwise.append(accepted(app, name))

    assert not any(otherwise), "\n".join(otherwise)


async def test_a_window_too_small_says_what_it_needs(app_that_begins: Begin, accepted: Accepted) -> None:
    app = app_that_begins("usual")
    async with app.run_test(size=(50, 12)) as pilot:
        await looks.still(pilot)

        assert accepted(app, "50x12") == ""


NOT_DRAWN = {"WritingModal", "ProgrammePage", "MonitoringPage"}
"""Screens without a look: one is there only while a file is being written, and says how far; a programme's page looks as a theme's,
and counts of monitoring as an event's."""


def test_every_screen_and_dialog_has_a_look() -> None:
    for found in pkgutil.walk_packages(codesign.screens.__path__, "codesign.screens."):
        importlib.import_module(found.name)
    drawn = {look.screen for look in looks.LOOKS}

    left_out = {each.__name__ for each in _leaves(Screen) if each.__module__.startswith("codesign.")} - drawn

    assert left_out == NOT_DRAWN


def _leaves(kind: type[Any]) -> Iterator[type[Any]]:
    """Yield the classes of a kind that no other is made from: those that are shown."""
    for each in kind.__subclasses__():
        yield from _leaves(each)
        if not each.__subclasses__():
            yield each
