"""Any text in any field paints on every list and page, steers nothing, and is shown whole on the page."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from codesign.app import CodesignApp
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact
from codesign.store import Store
from codesign.text import clean
from codesign.widgets.page_view import PageView

AppMaker = Callable[..., CodesignApp]
StoreMaker = Callable[..., Store]

HOSTILE = {
    "inaudible": "[inaudible]",
    "closing mark": "[/]",
    "action": "[@click=app.quit]x[/]",
    "escape": "\x1b[31mred\x1b[0m \x1b]52;c;ZXZpbA==\x07 \x9b2J",
    "long": "wörd " * 8000,
    "long without a space": "x" * 40_000,
    "right to left": "שלום עולם מרכז \u202eevil\u202c السلام",
    "wide": "王小明說公車太早走了" * 30,
    "combining": "e\u0301" * 400,
    "emoji": "👩‍⚕️🏳️‍🌈" * 40,
    "many lines": "one\r\ntwo\n\n\tthree\u2028four",
    "markup of links": "[link=https://example.org]x[/link] $primary {x} \\[",
    "formula": '=HYPERLINK("https://example.org")',
}
_number = itertools.count()


def _fill(store: Store, said: str) -> None:
    """Put the same words wherever words can be put."""
    programme = store.programmes.add(NewProgramme(f"p {said}"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1", said, definition=said))
    store.themes.add(NewTheme(said, definition=said, programme_id=programme.id))
    person = NewContact(said, organisation=f"o {said}", role=said, note=said, aliases=(said,), area=said)
    store.events.record(
        NewEvent(
            said, "2026-11-12", place=said, area=said, purpose=said, note=said, consultation=said, programme_id=programme.id,
            came=(Came(new=person, capacity=said),),
            comments=(NewComment(said, exact=True, who=0, themes=(said,), outcomes=(outcome,), question=said, note=said),),
            access=(NewAccess("other", note=said),),
            money=(NewMoney("travel", 100, who_words=said, note=said),),
            follow_ups=(NewFollowUp(said, owner=said),),
            wordings=(NewWording(said, said, said, said, document=said),),
        )
    )  # fmt: skip


async def _settle(pilot: Pilot[Any]) -> None:
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _squeezed(said: str) -> str:
    return "".join(said.split())


def _whole_page(app: CodesignApp) -> str:
    pages = list(app.screen.query(PageView))
    if pages:
        return "".join(painted.words for painted in pages[0]._painted)
    return str(app.screen.query_one("#facts", Static).content)


async def _look_everywhere(app: CodesignApp, said: str) -> None:
    kept = _squeezed(clean(said).text)
    async with app.run_test(size=(80, 24)) as pilot:
        for mode in ("events", "contacts", "feedback", "themes", "outcomes"):
            app.switch_mode(mode)
            await _settle(pilot)
            await pilot.press("enter")
            await _settle(pilot)
            painted = "".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
            assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in painted)
            assert kept in _squeezed(_whole_page(app))
            await pilot.press("escape")
            await _settle(pilot)
            assert len(app.screen_stack) == 1


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_is_only_text_on_every_screen(make_app: AppMaker, store: Store, name: str) -> None:
    _fill(store, HOSTILE[name])

    await _look_everywhere(make_app(store), HOSTILE[name])


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=400).filter(lambda said: bool(clean(said).text.strip())))
def test_any_text_paints_on_every_screen(make_app: AppMaker, new_store: StoreMaker, said: str) -> None:
    import asyncio

    store = new_store(f"any-{next(_number)}.db")
    _fill(store, said)

    asyncio.run(_look_everywhere(make_app(store, drafts=False), said))
