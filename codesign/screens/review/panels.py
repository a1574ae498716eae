"""The panels of the review: what each is called, its digit, its columns, how it is read and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from codesign.records.columns_shown import Words
from codesign.records.review_cells import GROWING_HEADINGS, REACH_HEADINGS, SAID_HEADINGS, THIN_HEADINGS
from codesign.records.review_safe import NOTHING_HIDDEN, Hidden
from codesign.screens.review import growing, matrix, reach, said, thin
from codesign.screens.review.view import Asked, View
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store


class Panel(NamedTuple):
    """A panel."""

    name: str
    digit: str
    words: str
    read: Callable[[Store, Asked], Any]
    """Read it. Runs in a thread."""
    view: Callable[[Any, Asked, Words], View]
    """Make of what was read what is shown: pure."""
    columns: Sequence[Column]
    turns: Mapping[str, str] = {}
    """The ways it can be shown, in the order a key turns to them."""
    more: Callable[[Store, Asked, Any], Any] | None = None
    """Read what takes longer, once the rest is shown."""
    figures: Callable[[Asked], str] | None = None
    """Of what its figures are: outcomes or themes."""

    def hidden(self, store: Store, asked: Asked, page: Any) -> Hidden:
        """Return what safe view hides of it and of the panels that show the same figures. Runs in a thread."""
        of = self.figures(asked) if self.figures is not None else ""
        if not asked.is_safe or not of:
            return NOTHING_HIDDEN
        growth = page.growth if isinstance(page, growing.Read) else None
        return store.review.hidden(
            asked.narrowed.programme_id, asked.narrowed, today=asked.today, of=of, growth=growth
        )

    def read_whole(self, store: Store, asked: Asked) -> Any:
        """Read all of it. Runs in a thread."""
        page = self.read(store, asked)
        return self.more(store, asked, page) if self.more is not None else page

    def turned(self, turn: str) -> str:
        """Return the way that comes after another."""
        ways = list(self.turns)
        return ways[(ways.index(turn or ways[0]) + 1) % len(ways)] if ways else ""


PANELS: Mapping[str, Panel] = {
    each.name: each
    for each in (
        Panel(
            "thin", "1", "Thin evidence", thin.read, thin.view,
            columns(
                THIN_HEADINGS,
                Outcome="28-70", Comments="8 right", Named="5 right", Unnamed="7-15 right", Events="6 right leaves 4", Kinds="5 right leaves 3",
                Places="6 right leaves 2", Evidence="8", Why="16-80 leaves 1", **{"Last heard": "11"},
            ),
            thin.TURNS, figures=lambda asked: thin.THEMES if asked.turn == thin.THEMES else "outcomes",
        ),
        Panel(
            "reach", "2", "Not heard from", reach.read, reach.view,
            columns(
                REACH_HEADINGS,
                Group="16-40", Reached="7 right", Others="6 right leaves 2", Declined="8 right leaves 1", **{
                    "Not recorded": "12 right", "Reached %": "9 right leaves 3", "Lives here %": "12 right leaves 4",
                    "What can be said": "20-60",
                },
            ),
            reach.TURNS,
        ),
        Panel(
            "growing", "3", "Growing", growing.read, growing.view,
            columns(
                GROWING_HEADINGS,
                Theme="14-44", Before="6-9 right", Now="5 right", Places="6 right leaves 1", **{
                    "In 100": "7-9 right", "Per event": "10-12 right leaves 3", "By month": "18-22 leaves 2", "To know": "14-80",
                },
            ),
            growing.TURNS, growing.more, figures=lambda _: "themes",
        ),
        Panel(
            "said", "4", "We said we would", said.read, said.view,
            columns(SAID_HEADINGS, What="9", Words="26-90", Whose="8-20 leaves 2", Due="11", From="10-40 leaves 1"),
            said.TURNS, figures=lambda _: "themes",
        ),
        Panel("matrix", "5", "Matrix", matrix.read, matrix.view, (), matrix.TURNS, figures=matrix.figures),
    )
}  # fmt: skip
"""The panels, in the order of their digits."""
