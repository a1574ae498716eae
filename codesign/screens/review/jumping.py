"""Letters jump in the panels of the review too: after `'` to the first figure whose name begins so. A table has no such names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on

from codesign.screens.review.showing import ShowsPanels
from codesign.screens.review.view import Row
from codesign.widgets.record_grid import RecordGrid

_NOT_HERE = "Letters jump in a list, and this is a table: the arrows, Home and End move in it."


class Jumps(ShowsPanels):
    """A review whose panels can be jumped in."""

    def action_jump(self) -> None:
        """Take the letters that follow as the beginning of what to jump to; in a table say that none are taken."""
        view, shown = self.views.get(self.panel.name), self.shown_widget
        if not isinstance(shown, RecordGrid):
            self.notify(_NOT_HERE, markup=False)
        elif view is not None:
            shown.seek = partial(_seek, [(self._place_of(row.key), _names(row)) for row in view.rows])
            shown.begin_jump()

    @on(RecordGrid.Landing)
    def _lands(self) -> None:
        self.let_keys_wait()

    @on(RecordGrid.Landed)
    def _has_landed(self) -> None:
        self.now_shown()


def _names(row: Row) -> tuple[str, str]:
    """Return what a figure is found by: its name, and that without the code before it."""
    name = (row.title or row.words).casefold().lstrip("“ ")
    return name, name.partition(" ")[2]


def _seek(rows: Sequence[tuple[int, tuple[str, str]]], typed: str) -> int | None:
    """Return the first row whose name begins so; of none the first that does after its code."""
    wanted = typed.casefold()
    return next((place for which in (0, 1) for place, names in rows if names[which].startswith(wanted)), None)
