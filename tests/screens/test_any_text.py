"""Any text in any field paints on every list and page, steers nothing, and is shown whole on the page."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from codesign.app import CodesignApp
from codesign.records.codebook import LONGEST_NAME
from codesign.records.events import NewAccess, NewEvent, NewFollowUp, NewMoney
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact
from codesign.store import Store
from codesign.text import clean
from codesign.widgets.page_view import PageView
from tests.screens.conftest import settle

if TYPE_CHECKING:
    from codesign.screens.lists.screen import ListScreen

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


WORDS_OF = {
    "events": "title",
    "contacts": "name",
    "feedback": "words",
    "themes": "definition",
    "outcomes": "title",
}
"""The modes, and the field of their lines that holds the words."""


def _fill(store: Store, said: str) -> None:
    """Put the same words wherever words can be put."""
    programme = store.programmes.add(NewProgramme(f"p {said}"))
    outcome = store.outcomes.add(programme.id, NewOutcome("1", said, definition=said))
    store.themes.add(NewTheme(said[:LONGEST_NAME], definition=said, programme_id=programme.id))
    person = NewContact(said, organisation=f"o {said}", role=said, note=said, aliases=(said,), area=said)
    store.events.record(
        NewEvent(
            said, "2026-11-12", place=said, area=said, purpose=said, note=said, consultation=said, programme_id=programme.id,
            came=(Came(new=person, capacity=said),),
            comments=(NewComment(said, exact=True, who=0, themes=(said[:LONGEST_NAME],), outcomes=(outcome,), question=said, note=said),),
            access=(NewAccess("other", note=said),),
            money=(NewMoney("travel", 100, who_words=said, note=said),),
            follow_ups=(NewFollowUp(said, owner=said),),
            wordings=(NewWording(said, said, said, said, document=said),),
        )
    )  # fmt: skip


def _squeezed(said: str) -> str:
    return "".join(clean(said).text.split())


def _whole_page(app: CodesignApp) -> str:
    pages = list(app.screen.query(PageView))
    if pages:
        return "".join(painted.words for painted in pages[0]._painted)
    return str(app.screen.query_one("#facts", Static).content)


def _steers_nothing(app: CodesignApp) -> bool:
    painted = "".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
    return all(character >= " " and not "\x7f" <= character <= "\x9f" for character in painted)


async def _look_everywhere(app: CodesignApp, store: Store, bundles: Sequence[str]) -> None:
    """Look at every list with every record in sight in turn, and open the page of every record that holds a bundle."""
    async with app.run_test(size=(80, 24)) as pilot:
        for mode, field in WORDS_OF.items():
            app.switch_mode(mode)
            await settle(pilot)
            screen = cast("ListScreen", app.screen)
            words = [_squeezed(getattr(line, field)) for line in screen.lines(store, screen.grid.rows)]
            for place in range(len(words)):
                screen.grid.cursor = place
                assert _steers_nothing(app), (mode, words[place][:80])
            for bundle in map(_squeezed, bundles):
                screen.grid.cursor = words.index(bundle)
                await _look_at_page(pilot, bundle)
                assert app.screen is screen


async def _look_at_page(pilot: Pilot[Any], kept: str) -> None:
    app = cast("CodesignApp", pilot.app)
    await pilot.press("enter")
    await settle(pilot)
    assert _steers_nothing(app)
    assert kept in _squeezed(_whole_page(app))
    await pilot.press("escape")


def _filled(store: Store, texts: Sequence[str], *, into: int) -> list[str]:
    """Fill a store with texts, each in records of its own; and all again in a few bundles, so that few pages show them all."""
    bundles = ["\n".join(texts[start::into]) for start in range(into)]
    for said in (*texts, *bundles):
        _fill(store, said)
    return bundles


async def test_hostile_text_is_only_text_on_every_screen(make_app: AppMaker, store: Store) -> None:
    bundles = _filled(store, list(HOSTILE.values()), into=2)

    await _look_everywhere(make_app(store), store, bundles)


TEXT = st.text(min_size=1, max_size=400).filter(lambda said: bool(_squeezed(said)))


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXT, min_size=2, max_size=4, unique_by=lambda said: _squeezed(said).casefold()))
def test_any_text_paints_on_every_screen(make_app: AppMaker, new_store: StoreMaker, texts: list[str]) -> None:
    import asyncio

    store = new_store(f"any-{next(_number)}.db")
    bundles = _filled(store, texts, into=1)

    asyncio.run(_look_everywhere(make_app(store, drafts=False), store, bundles))
