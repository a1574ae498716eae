"""What a command prints equals what the screen shows: the same lines, in the same order, with the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign.__main__ import main
from codesign.app import CodesignApp
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.figures import People
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store import Store
from codesign.text import plural
from codesign.widgets.record_grid import RecordGrid

Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
AppMaker = Callable[..., CodesignApp]


@pytest.fixture
def told(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return a store with work in it, which the commands of this test open too."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    first, second, _ = store.outcomes.add_many(
        programme.id,
        [
            NewOutcome("1", "Nearer"),
            NewOutcome("1.1", "Seen sooner", parent="1"),
            NewOutcome("1.2", "Unheard"),
        ],
    )
    parent = store.themes.add(NewTheme("Travel", programme_id=programme.id, state="signed-off"))
    store.themes.add(NewTheme("buses", parent_id=parent.id, programme_id=programme.id))
    for number in range(4):
        store.events.record(
            NewEvent(
                f"Hall {number}", f"2026-1{number % 2}-0{number + 1}", place="Ambridge", method="drop-in", programme_id=programme.id,
                came=(Came(new=NewContact(f"Person {number}", organisation="Ambridge Carers")), Came(kind="carer", heads=number, about=number == 3)),
                comments=(
                    NewComment(f"The bus {number}", exact=True, who=0, themes=("buses",), outcomes=(second,), permission="anonymous"),
                    NewComment(f"Parking {number}", kind="carer", themes=("Travel",) if number else (), outcomes=(first,)),
                ),
            )
        )  # fmt: skip
    store.events.record(NewEvent("Next one", "2026-12", state="planned", programme_id=programme.id))
    monkeypatch.setenv("CODESIGN_STORE", str(store.path))
    return store


def _printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("mode", ["events", "contacts", "feedback", "themes", "outcomes"])
async def test_a_list_on_the_screen_says_what_the_command_prints(
    make_app: AppMaker, told: Store, settled: Settled, capsys: pytest.CaptureFixture[str], mode: str
) -> None:
    lines = _printed(capsys, mode, "list").splitlines()[1:]
    app = make_app(told)

    async with app.run_test(size=(300, 60)) as pilot:
        app.switch_mode(mode)
        await settled(pilot)
        grid = app.screen.query_one(RecordGrid)
        on_screen = []
        for place in range(len(grid.rows)):
            grid.cursor = place
            on_screen.append([cell.strip() for cell in grid.cells if cell])

    assert len(lines) == len(on_screen)
    for line, cells in zip(lines, on_screen, strict=True):
        pieces = re.split(r" {2,}", line.strip())
        assert [piece for piece in pieces if piece in cells] == cells, line


async def test_the_figures_of_today_are_those_the_command_prints(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = json.loads(_printed(capsys, "programmes", "show", "G1", "--json"))["figures"]
    app = make_app(told)

    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        today = shown(app)

    people = figures["people"]
    said = People(people["named"], people["heads"], people["about"]).words
    assert (
        f"{plural(figures['events'], 'event')} · {plural(figures['comments'], 'comment')} · {said}" in today
    )


async def test_a_theme_has_as_many_comments_on_its_page_as_in_its_count(
    make_app: AppMaker, told: Store, settled: Settled, shown: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = {
        theme["name"]: theme["comments"] for theme in json.loads(_printed(capsys, "themes", "list", "--json"))
    }
    app = make_app(told)

    async with app.run_test(size=(120, 40)) as pilot:
        app.switch_mode("themes")
        await settled(pilot)
        for name, place in (("Travel", 0), ("buses", 1)):
            app.screen.query_one(RecordGrid).cursor = place
            await pilot.press("enter")
            await settled(pilot)
            assert plural(counted[name], "comment") in shown(app)
            await pilot.press("escape")
            await settled(pilot)
