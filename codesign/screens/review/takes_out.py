"""What leaves the review: a figure copied with its filter and its as at, a panel written to a file, views and figures kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from codesign.screens.copying import CopiesRecords, ToCopy
from codesign.screens.review.view import Row, figure_words
from codesign.screens.writing import Writes

if TYPE_CHECKING:
    from codesign.evidence.list_file import ListShown
    from codesign.screens.review.screen import ReviewScreen


class TakesOut(CopiesRecords, Writes):
    """A review that `y` copies from and `w` writes."""

    def to_copy(self) -> ToCopy:
        """Return what gives the figure under the cursor; a follow-up as it is copied everywhere."""
        screen = cast("ReviewScreen", self)
        row, view = screen.here, screen.views.get(screen.panel.name)
        if row is None or view is None:
            return lambda _: []
        kind, _, id_ = row.page.partition(" ")
        if kind == "follow-up":
            return lambda store: [store.follow_ups.one(id_)]
        words = figure_words(row, view.standing)
        return lambda _: [words]

    def shown_to_write(self) -> ListShown | None:
        """Return the panel as it stands."""
        from codesign.evidence.written_panel import panel_to_write

        screen = cast("ReviewScreen", self)
        view = screen.views.get(screen.panel.name)
        if view is None:
            return None
        return panel_to_write(
            screen.panel.words,
            view_rows(screen, view.rows),
            view.standing,
            view.notes,
            order=screen.turn_words,
            is_safe=screen.is_safe,
        )


def view_rows(screen: ReviewScreen, rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    """Return the headings and the cells of what is shown, a table as it is read aloud."""
    from codesign.widgets.heat import as_rows

    view = screen.views[screen.panel.name]
    if view.heat is not None:
        return as_rows(view.heat) if not view.heat.is_empty else []
    return [
        tuple(view.headed.get(column.heading, column.heading) for column in screen.panel.columns),
        *(row.written or row.cells for row in rows),
    ]
