"""Panel 5: who speaks of what, as a table of counts. A comment with two tags stands in two cells, and once in each total."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, day_words
from codesign.records.filters import Filter
from codesign.records.pages.line import Line
from codesign.records.review import MATRICES, Head, MatrixPage
from codesign.records.review_cells import Safe
from codesign.records.review_safe import ALL
from codesign.screens.review.view import Asked, Row, View
from codesign.text import one_line
from codesign.widgets.heat import Heat, Place

if TYPE_CHECKING:
    from codesign.store import Store

TURNS = dict(MATRICES)
_SAFE = "{} comments, each once in every total. * is a small count, or one that would tell it."
_CORNERS = {"outcome-kind": "Outcome", "theme-month": "Theme", "theme-place": "Theme"}
_EMPTY = (
    "Nothing to set beside each other yet. This table shows who speaks of what: outcomes by kind of person, themes by month and by place. "
    "It fills as comments are tagged: o in Feedback codes them, # and ! tag one."
)


def read(store: Store, asked: Asked) -> MatrixPage:
    """Read the panel. Runs in a thread."""
    which, kind = asked.narrowed.programme_id, asked.turn or next(iter(MATRICES))
    return store.review.matrix(which, asked.narrowed, today=asked.today, kind=kind)


def figures(asked: Asked) -> str:
    """Return of what a table's rows are: outcomes or themes."""
    return f"{(asked.turn or next(iter(MATRICES))).partition('-')[0]}s"


def view(page: MatrixPage, asked: Asked, words: Words) -> View:
    """Return the panel as it is shown."""
    said = (
        _SAFE.format(asked.safe.told(page.total, is_hidden=ALL in asked.hidden.keys))
        if asked.is_safe
        else page.words
    )
    heat = _heat(page, asked.safe)
    return View(
        page.standing,
        said,
        notes=(("Counted", said),),
        empty=_EMPTY,
        heat=heat,
        cell=partial(_cell, page, heat, said),
        figure_turn=page.kind,
        safe=asked.safe,
        lands_at=Place(0, len(page.columns) - 1) if page.kind == "theme-month" else Place(0, 0),
    )


def _heat(page: MatrixPage, safe: Safe) -> Heat:
    if not page.rows or not page.total:
        return Heat("", (), (), ())
    if not page.columns:
        return _totals_alone(page, safe)
    rows = tuple(f"{'  ' * each.depth}{_row_name(page, each)}" for each in page.rows)
    columns = tuple(_column_name(each) for each in page.columns)
    heat = Heat(
        _CORNERS[page.kind], rows, columns, page.cells,
        tuple(each.total for each in page.rows), tuple(each.total for each in page.columns), page.total,
    )  # fmt: skip
    return _hidden(heat, page, safe) if safe.is_on else heat


def _totals_alone(page: MatrixPage, safe: Safe) -> Heat:
    """Return the table where nothing is recorded that would make columns: what was said of each is shown all the same."""
    rows = tuple(f"{'  ' * each.depth}{_row_name(page, each)}" for each in page.rows)
    totals: list[int | str] = [each.total for each in page.rows]
    total: int | str = page.total
    if safe.is_on:
        from codesign.records.review_safe import SIGN, safe_matrix

        told = safe_matrix(page, safe.hidden)
        totals = [SIGN if said == SIGN else count for count, said in zip(totals, told.rows, strict=True)]
        total = SIGN if told.total == SIGN else total
    return Heat(_CORNERS[page.kind], rows, ("All",), tuple((each,) for each in totals), (), (total,), 0)


def _row_name(page: MatrixPage, head: Head) -> str:
    """Return what a row is called: an outcome's code says something, a theme's reference does not."""
    return one_line(head.full or head.name) if page.kind == "outcome-kind" else one_line(head.name)


def _column_name(head: Head) -> str:
    return one_line(day_words(head.name))


def _cell(page: MatrixPage, heat: Heat, counted: str, place: Place) -> Row:
    """Return the figure in a cell, or in a total."""
    row = page.rows[place.row] if place.row < len(page.rows) else None
    column = page.columns[place.column] if place.column < len(page.columns) else None
    value = heat.at(*place)
    count = f"{value:,}" if isinstance(value, int) else value
    about = (_row_name(page, row) if row else "", _column_name(column) if column else "")
    named = " × ".join(part for part in about if part) or "All of the table"
    said = f"{named}: {count} {'comment' if value == 1 else 'comments'}"
    return Row(
        f"cell {row.id if row else ''} {column.id if column else ''}", (count,), said, _opens(page, row, column, place) if value else None,
        lines=(Line(said, MATRICES[page.kind].split(" by ")[0]), Line(counted, "Counted")), title=said,
        figure=f"{row.id if row else ''}|{column.id if column else ''}",
        is_hidden=not isinstance(value, int),
    )  # fmt: skip


def _opens(page: MatrixPage, row: Head | None, column: Head | None, place: Place) -> Filter | None:
    if row is not None and column is not None:
        return page.opens(place.row, place.column)
    one = row or column
    return one.opens if one is not None else page.opens_all


def _hidden(heat: Heat, page: MatrixPage, asked: Safe) -> Heat:
    """Return the table with its small counts hidden, and as many others as would tell them."""
    from codesign.records.review_safe import SIGN, safe_matrix

    def shown(counts: Sequence[int], said: Sequence[str]) -> tuple[int | str, ...]:
        return tuple(SIGN if words == SIGN else count for count, words in zip(counts, said, strict=True))

    safe = safe_matrix(page, asked.hidden)
    return heat._replace(
        cells=tuple(shown(counts, said) for counts, said in zip(page.cells, safe.cells, strict=True)),
        row_totals=shown([each.total for each in page.rows], safe.rows),
        column_totals=shown([each.total for each in page.columns], safe.columns),
        total=shown([page.total], [safe.total])[0],
    )
