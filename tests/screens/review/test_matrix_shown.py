"""The table of panel 5 where what would make its columns was never recorded: its totals are shown, written and opened."""

from __future__ import annotations

from datetime import date

import pytest

from codesign.records.columns_shown import Words
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.screens.review import matrix
from codesign.screens.review.view import Asked, View
from codesign.store.store import Store
from codesign.widgets.heat import Place, as_rows

TODAY = date(2026, 11, 12)
NO_WORDS: Words = {}


@pytest.fixture
def shown(store: Store) -> View:
    """Return outcome by kind of six comments of which no kind was recorded."""
    programme = store.programmes.add(NewProgramme("Made-up care", level="involve")).id
    first, second = store.outcomes.add_many(
        programme, [NewOutcome("A1", "Buses"), NewOutcome("A2", "Letters")]
    )
    store.feedback.add_many(
        [NewComment(f"Thing {n}", outcomes=(first,) if n else (first, second)) for n in range(5)],
        programme_id=programme,
    )
    store.feedback.add_many([NewComment("Something else")], programme_id=programme)
    page = store.review.matrix(programme, today=TODAY)
    return matrix.view(page, Asked(page.standing.narrowed, TODAY), NO_WORDS)


def test_totals_are_shown_where_nothing_makes_columns(shown: View) -> None:
    assert shown.heat is not None
    assert not shown.heat.is_empty
    assert as_rows(shown.heat) == [("Outcome", "All"), ("A1 Buses", "5"), ("A2 Letters", "1"), ("Total", "5")]


def test_each_total_opens_its_comments(shown: View, store: Store) -> None:
    assert shown.cell is not None
    opened = [shown.cell(Place(row, 0)).opens for row in range(3)]
    assert [len(store.feedback.rows(each)) for each in opened if each] == [5, 1, 5]


def test_what_is_in_the_totals_alone_is_not_said_to_be_left_out(shown: View) -> None:
    assert shown.headline == (
        "5 comments, each once in every total. In the totals and in no column: 5 comments with no kind recorded. "
        "Not in it: 1 comment with no outcome."
    )


def test_small_totals_are_hidden_in_safe_view_there_too(store: Store, shown: View) -> None:
    page = store.review.matrix("", today=TODAY)
    hidden = store.review.hidden(today=TODAY)
    safe = matrix.view(page, Asked(page.standing.narrowed, TODAY, is_safe=True, hidden=hidden), NO_WORDS)
    assert safe.heat is not None
    assert "1" not in [cell for row in as_rows(safe.heat) for cell in row[1:]]
