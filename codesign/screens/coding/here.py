"""`o`: codes the comments a screen is about: those selected, those its list shows, or those of the record it is the page of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from codesign.screens.coding.among import Among
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line, shorten
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.records.filters import Filter
    from codesign.screens.lists.screen import ListScreen

_TITLE = 40


class Codes(ModeScreen):
    """A screen about some comments. It says which."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("codes")

    def to_code(self) -> Among | None:
        """Return the comments to be coded, or nothing while there are none."""
        raise NotImplementedError

    async def action_code(self) -> None:
        """Go through the comments, one after another; the next key is already for the first of them."""
        among = self.to_code()
        if among is not None:
            await self.app.push_screen(_screen(among))


def _screen(among: Among) -> Screen[None]:
    """Return the coding screen, loaded only when it is first opened."""
    from codesign.screens.coding.screen import CodingScreen

    return CodingScreen(among)


def among_listed(screen: ListScreen) -> Among:
    """Return what a list shows: those selected in it, else all, the one under the cursor first once somebody went to it."""
    chosen = screen.grid.selected & set(screen.grid.rows)
    if chosen:
        return Among(narrowed=screen.narrowed, rows=frozenset(chosen))
    return Among(narrowed=screen.narrowed, first=screen.grid.row if screen.grid.cursor else None)


def among_own(screen: ListScreen, own: Filter, title: str) -> Among:
    """Return the comments of a record's page, or those selected there."""
    return among_listed(screen)._replace(own=own, of=shorten(one_line(title), _TITLE))
