"""The Evidence list: a pack is made with `n`, said where, and checked with `c`."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewProgramme
from codesign.store import Store
from tests.made_once import filled_once

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


async def type_line(pilot: Pilot[Any], line: str) -> None:
    """Type a line and Enter, key by key, as fast as the keys are taken."""
    for character in line:
        pilot.app.post_message(events.Key(character, character))
    await pilot.press("enter")


@pytest.fixture
def in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start in a folder of our own, so that packs go there."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
@filled_once
def two_programmes(store: Store) -> Store:
    """Return a store with two programmes, one of them with an event."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    store.programmes.add(NewProgramme("Urgent care"))
    store.events.record(
        NewEvent(
            "Hall", "2026-11-12", programme_id=programme.id,
            comments=(NewComment("The bus", exact=True, permission="anonymous"),),
        )
    )  # fmt: skip
    return store


async def test_n_makes_a_pack_says_where_and_c_checks_it(
    make_app: AppMaker, two_programmes: Store, settled: Settled, shown: Shown, in_tmp: Path
) -> None:
    app = make_app(two_programmes)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("evidence")
        await settled(pilot)
        assert "No packs yet" in shown(app)
        await pilot.press("n")
        await settled(pilot)
        assert "for which programme" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "NOT FOR PUBLICATION" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        (pack,) = in_tmp.glob("*.zip")
        assert "The pack is at" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "1 pack" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert pack.name in shown(app)
        assert "In it: 1 comment" in shown(app)
        assert "The bus" in shown(app)
        elsewhere = in_tmp.parent / "elsewhere"
        elsewhere.mkdir()
        os.chdir(elsewhere)
        await pilot.press("c")
        await settled(pilot)
        assert app.screen.query_one(Input).value == str(pack), "where it was written, wherever we are"
        await pilot.press("enter")
        await settled(pilot)
        assert "It is B1-" in shown(app)
        assert "unchanged since the pack was made" in shown(app)
        await pilot.press("escape", "escape", "c")
        await settled(pilot)
        await pilot.press("ctrl+u")
        await settled(pilot)
        await type_line(pilot, "no-such-pack.zip")
        await settled(pilot)
        assert "no pack at" in shown(app)
        assert app.screen.query_one(Input).value == "no-such-pack.zip", "a wrong path stays to be mended"


async def test_enter_alone_makes_no_pack(
    make_app: AppMaker, two_programmes: Store, settled: Settled, in_tmp: Path
) -> None:
    app = make_app(two_programmes)

    async with app.run_test(size=(100, 30)) as pilot:
        app.switch_mode("evidence")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

    assert not list(in_tmp.glob("*.zip"))
    assert not two_programmes.packs.lines()


async def test_without_a_programme_n_says_what_is_needed(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        app.switch_mode("evidence")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)

        assert "there is none yet" in shown(app)
