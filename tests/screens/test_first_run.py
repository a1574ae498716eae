"""The first run: four lines, three ways to begin, nothing written before one is chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from codesign import places
from codesign.app import CodesignApp
from codesign.settings import load_settings

if TYPE_CHECKING:
    from codesign.store import Store

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]


async def type_line(pilot: Pilot[Any], line: str) -> None:
    await pilot.press(*["space" if letter == " " else letter for letter in line], "enter")
    await pilot.pause()


async def test_it_says_where_the_data_will_live_and_writes_nothing(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(drafts=False)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = " ".join(shown(app).split())

        assert "Your data will live in" in said
        assert "No other user of this computer can read that file, and nothing is sent anywhere." in said
        assert "start empty" in said
        assert "bring in spreadsheets" in said
        assert "DEMO" in said
        assert not (tmp_path / "codesign.db").exists()
        assert "esc" not in shown(app).splitlines()[-1].lower()


async def test_starting_empty_asks_for_a_name_and_shows_today(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(officer="")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        assert "A name is needed here. It says who recorded what" in " ".join(shown(app).split())
        pilot.app.screen.query_one("#line", Input).value = "a" * 40_000
        await pilot.press("enter")
        assert "That is 40,000 characters: too long for a name." in " ".join(shown(app).split())
        pilot.app.screen.query_one("#line", Input).value = ""
        await type_line(pilot, "Amy Example")
        await settled(pilot)

        assert "log an event" in shown(app)
        assert app.desk.store is not None
        assert app.desk.store.hands.actor == "Amy Example"
        assert app.desk.store.hands.letters == "KTM"
    assert load_settings(tmp_path / "settings.toml").settings.officer == "Amy Example"


async def test_a_spreadsheet_is_brought_in_and_accounted_for(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Kind,Email\nAda Example,resident,ada@example.org\nBob Example,carer,\n")
    app = make_app()

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await type_line(pilot, "nowhere.csv")
        assert "There is no file at nowhere.csv" in shown(app)
        await pilot.press("escape", "i")
        await pilot.pause()
        pilot.app.screen.query_one("#line", Input).value = str(file)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")  # the name in the settings stands
        await settled(pilot)

        assert "2 rows = 2 written + 0 matched + 0 set" in shown(app)
        assert app.desk.store is not None
        assert len(app.desk.store.contacts.rows()) == 2


async def test_a_file_that_cannot_be_read_is_said_and_the_store_is_there(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(b"")
    app = make_app()

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        pilot.app.screen.query_one("#line", Input).value = str(file)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)

        assert "Your store is made, and empty" in " ".join(shown(app).split())
        assert app.desk.store is not None


async def test_the_demonstration_is_kept_apart_and_marked_in_every_mode(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(officer="")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)

        assert app.desk.store_path.parent == places.demo_folder()
        assert not (tmp_path / "codesign.db").exists()
        assert "as on 16 Nov 2026 · " in shown(app)
        for letter in "hecftov":
            await pilot.press("g", letter)
            await settled(pilot)
            assert shown(app).splitlines()[0].endswith("DEMO")


@pytest.mark.bad_input(91)
async def test_a_cloud_folder_is_refused_before_anything_is_made_and_a_safe_place_offered(
    make_app: AppMaker, shown: Shown, settled: Settled, tmp_path: Path
) -> None:
    shared = tmp_path / "OneDrive" / "codesign.db"
    app = make_app(path=shared, drafts=False)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = " ".join(shown(app).split())

        assert "A store cannot live at" in said
        assert "OneDrive" in said
        assert not shared.parent.exists()

        await pilot.press("enter")
        await settled(pilot)

        assert app.desk.store_path == places.data_folder() / places.STORE_NAME
        assert "Your data will live in" in shown(app)
        assert not shared.parent.exists()


async def test_a_store_made_elsewhere_asks_only_for_the_name(
    make_app: AppMaker, store: Store, settled: Settled, tmp_path: Path
) -> None:
    app = make_app(path=store.path, officer="")

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await type_line(pilot, "Amy Example")
        await settled(pilot)

        assert app.desk.store is not None
        assert app.desk.store.hands.actor == "Amy Example"
    assert load_settings(tmp_path / "settings.toml").settings.officer == "Amy Example"
