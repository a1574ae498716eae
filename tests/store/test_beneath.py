"""What is counted under a theme or an outcome is all that stands beneath it, each comment once; and it is what its list opens."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.filters import Filter
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store import Store
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def tree(store: Store) -> Store:
    """Return a store with a tree three deep, a comment tagged twice within it, and one tagged to the domain itself."""
    programme = store.programmes.add(NewProgramme("Care nearer home"))
    domain, outcome, indicator, other, _ = store.outcomes.add_many(
        programme.id,
        [
            NewOutcome("1", "Nearer", level="domain"),
            NewOutcome("1.1", "Seen sooner", parent="1"),
            NewOutcome("1.1a", "Days waited", parent="1.1", level="indicator"),
            NewOutcome("1.2", "Told more", parent="1"),
            NewOutcome("2", "Unheard", level="domain"),
        ],
    )
    travel = store.themes.add(NewTheme("Travel", programme_id=programme.id))
    buses = store.themes.add(NewTheme("buses", parent_id=travel.id, programme_id=programme.id))
    store.themes.add(NewTheme("last bus", parent_id=buses.id, programme_id=programme.id))
    store.themes.add(NewTheme("Money", programme_id=programme.id))
    store.events.record(
        NewEvent(
            "Hall", "2026-10-01", programme_id=programme.id,
            came=(Came(new=NewContact("Jane Smyth")), Came(kind="carer", heads=3)),
            comments=(
                NewComment("twice within", who=0, outcomes=(outcome, other), themes=("buses", "last bus")),
                NewComment("deep", kind="carer", outcomes=(indicator,), themes=("last bus",)),
                NewComment("the domain itself", who=0, outcomes=(domain,), themes=("Travel",)),
                NewComment("elsewhere", kind="carer"),
            ),
        )
    )  # fmt: skip
    return store


def test_a_domain_counts_each_comment_beneath_it_once(tree: Store) -> None:
    figures = {
        line.code: (line.comments, line.named, line.heads, line.events, line.own)
        for line in tree.outcomes.lines()
    }

    assert figures == {
        "1": (3, 1, 1, 1, 1), "1.1": (2, 1, 1, 1, 1), "1.1a": (1, 0, 1, 1, 1), "1.2": (1, 1, 0, 1, 1), "2": (0, 0, 0, 0, 0)
    }  # fmt: skip


def test_a_theme_counts_each_comment_beneath_it_once_and_stands_under_its_parent(tree: Store) -> None:
    figures = [(line.depth, line.name, line.comments, line.people, line.own) for line in tree.themes.lines()]

    assert figures == [
        (0, "Money", 0, 0, 0),
        (0, "Travel", 3, 1, 1),
        (1, "buses", 2, 1, 1),
        (2, "last bus", 2, 1, 2),
    ]


def test_one_theme_read_alone_has_the_figures_it_has_in_the_codebook(tree: Store) -> None:
    for line in tree.themes.lines():
        assert tree.themes.one(line.id) == line._replace(depth=0)


def test_the_figure_of_a_list_is_how_many_its_list_opens(tree: Store) -> None:
    for outcome in tree.outcomes.lines():
        assert len(tree.feedback.rows(Filter(outcome_id=outcome.id))) == outcome.comments
    for theme in tree.themes.lines():
        assert len(tree.feedback.rows(Filter(theme_id=theme.id))) == theme.comments


def test_a_statement_heard_only_through_its_indicators_is_heard(tree: Store) -> None:
    from datetime import date

    tree.feedback.untag(
        tree.feedback.find("C1").id,
        outcome_id=next(line.id for line in tree.outcomes.lines() if line.code == "1.1"),
    )

    assert tree.figures.of("", today=date(2026, 11, 12)).outcomes_never_heard == 0


def test_themes_that_stand_under_each_other_are_all_listed_once(store: Store) -> None:
    first = store.themes.add(NewTheme("first"))
    second = store.themes.add(NewTheme("second", parent_id=first.id))
    store.feedback.add(NewComment("said", themes=("second",)))
    with store.write("what two copies may do") as change:
        from codesign.store.tables import Theme

        change.set(Theme, first.id, parent_id=second.id)

    assert [(line.name, line.comments) for line in store.themes.lines()] == [("first", 1), ("second", 1)]


def test_a_theme_whose_parent_is_of_another_programme_is_listed_at_the_top_and_names_it(store: Store) -> None:
    from codesign.records.columns_shown import theme_cells

    mine, other = (store.programmes.add(NewProgramme(title)) for title in ("Mine", "Other"))
    parent = store.themes.add(NewTheme("Travel", programme_id=other.id))
    store.themes.add(NewTheme("buses", parent_id=parent.id, programme_id=mine.id))

    (line,) = store.themes.lines(mine.id)

    assert line.depth == 0
    assert theme_cells(line, {})[1] == "Travel › buses"
