"""Panel 1 as it is shown: what is hidden in a row is hidden beside it too, and what is thinnest stands first."""

from __future__ import annotations

from datetime import date

from codesign.records.columns_shown import Words
from codesign.records.review_cells import HIDDEN
from codesign.records.review_safe import SIGN
from codesign.screens.review import thin
from codesign.screens.review.view import Asked, Row, View
from codesign.store import Store

TODAY = date(2026, 11, 12)
NO_WORDS: Words = {}


def view_of(store: Store, *, is_safe: bool = False, turn: str = "") -> View:
    asked = Asked(store.review.thin(today=TODAY).standing.narrowed, TODAY, turn, is_safe)
    if is_safe:
        asked = asked._replace(hidden=store.review.hidden(today=TODAY))
    return thin.view(thin.read(store, asked), asked, NO_WORDS)


def row_of(view: View, code: str) -> Row:
    return next(row for row in view.rows if row.cells[0].strip().startswith(f"{code} "))


def test_what_safe_view_hides_in_a_row_is_told_by_no_line_beside_it(monday: Store) -> None:
    open_, safe = (row_of(view_of(monday, is_safe=is_safe), "1.2") for is_safe in (False, True))
    assert safe.cells[1:5] == (SIGN,) * 4
    depth = {row is safe: {line.label: line.words for line in row.lines} for row in (open_, safe)}
    assert "1 session;" in depth[False]["Depth"]
    assert depth[True]["Depth"] == HIDDEN
    assert depth[True]["Sessions"].startswith(f"{HIDDEN} · ")
    assert depth[True]["Words changed"].startswith(f"{HIDDEN} · ")
