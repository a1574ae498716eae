"""Figures kept with their as-at and made again; views by name; the rule with who changed it."""

from __future__ import annotations

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.views import FigureAsked
from codesign.store.review.figures import UnknownFigureError
from codesign.store.review.rules import BackwardsRuleError, RuleValueError, UnknownRuleError
from codesign.store.store import Store
from codesign.store.tables import Comment, SavedView
from codesign.store.verbs.kept_figures import NamelessFigureError, UnknownKeptFigureError
from codesign.store.verbs.views import NamelessViewError, NewerViewError, UnknownViewError
from tests.store.reviewed import TODAY, World, world


@pytest.fixture
def made(store: Store) -> World:
    return world(store, 1)


def outcome(made: World) -> FigureAsked:
    return FigureAsked("thin", made.outcomes[0], Filter(programme_id=made.programme))


def test_a_figure_is_made_again_and_what_changed_between_is_named(made: World) -> None:
    store = made.store
    kept = store.kept_figures.keep("Board paper", outcome(made), today=TODAY)
    line = next(
        each for each in store.review.thin(made.programme, today=TODAY).lines if each.id == made.outcomes[0]
    )
    assert dict(kept.value)["comments"] == f"{line.comments}"
    assert kept.figure == "Thin evidence: 2 Getting there"

    comments = store.feedback.lines(store.feedback.rows(line.opens))
    with store.write("remove two") as change:
        change.remove_many(Comment, [each.id for each in comments[:2]])
    again = store.kept_figures.again(store.kept_figures.find("board").id, today=TODAY)
    assert dict(again.now)["comments"] == f"{line.comments - 2}"
    assert f"comments then {line.comments}, now {line.comments - 2}" in again.words
    gone = ", ".join(each.reference for each in sorted(comments[:2], key=lambda each: each.row))
    assert f"2 comments removed ({gone})" in again.because


def test_a_merge_between_is_named_with_its_day(made: World) -> None:
    store = made.store
    merge = store.same_person.merges()[0]
    store.same_person.split(merge.id)
    kept = store.kept_figures.keep("Board", outcome(made), today=TODAY)
    store.same_person.merge(made.people[0], [made.people[1]])
    again = store.kept_figures.again(kept.id, today=TODAY)
    assert "1 merge of contacts made on 12 Nov 2026 (N2-KTM into N1-KTM)" in again.because


def test_a_figure_nothing_touched_is_the_same_and_keeping_it_alters_none(made: World) -> None:
    store = made.store
    kept = store.kept_figures.keep("Board", outcome(made), today=TODAY)
    store.feedback.add(NewComment("Something else"), programme_id=made.other)
    again = store.kept_figures.again(kept.id, today=TODAY)
    assert again.differs == ()
    assert again.words.endswith(f"the same as at {kept.as_at}.")


@pytest.mark.parametrize(
    ("panel", "turn"),
    [("growing", ""), ("growing", "once"), ("said", ""), ("matrix", "theme-month"), ("reach", "")],
)
def test_a_figure_of_every_panel_is_kept_and_made_again(made: World, panel: str, turn: str) -> None:
    from codesign.records.review_reach import NewReachGroup

    store = made.store
    theme = store.themes.find("transport").id
    group = store.reach.add(NewReachGroup("Carers", kind="carer")).id
    line = {"growing": theme, "said": "", "matrix": f"{theme}|2026-10", "reach": group}[panel]
    asked = FigureAsked(panel, line, Filter(programme_id=made.programme), turn)
    kept = store.kept_figures.keep(panel, asked, today=TODAY)
    later = TODAY.replace(month=12)
    again = store.kept_figures.again(kept.id, today=later)
    if panel == "growing":
        assert again.differs == (), "a figure of October stays one of October"
    assert [name for name, _ in again.now] == [name for name, _ in kept.value]


def test_a_figure_of_what_is_gone_says_so(made: World) -> None:
    store = made.store
    kept = store.kept_figures.keep("Board", outcome(made), today=TODAY)
    from codesign.store.tables import Outcome

    with store.write("remove") as change:
        change.remove_many(Outcome, made.outcomes[:3])
    assert "no longer there" in store.kept_figures.again(kept.id, today=TODAY).words


def test_a_figure_needs_a_name_and_a_line(made: World) -> None:
    with pytest.raises(NamelessFigureError):
        made.store.kept_figures.keep(" ", outcome(made), today=TODAY)
    with pytest.raises(UnknownFigureError):
        made.store.kept_figures.keep("A", FigureAsked("thin", "nothing", Filter()), today=TODAY)
    with pytest.raises(UnknownKeptFigureError):
        made.store.kept_figures.find("nothing")


def test_a_view_is_kept_replaced_found_by_its_beginning_and_removed(store: Store) -> None:
    store.views.keep("Hollerton carers", "feedback", Filter(place="Hollerton", kind="carer"))
    store.views.keep("hollerton CARERS", "events", Filter(place="Hollerton"))
    (line,) = store.views.lines()
    assert (line.listed, line.narrowed) == ("events", Filter(place="Hollerton"))
    assert store.views.find("holl") == line
    store.undoing.undo()
    assert store.views.find("holl").narrowed == Filter(place="Hollerton", kind="carer")
    store.views.remove(line.id)
    with pytest.raises(UnknownViewError):
        store.views.find("holl")
    with pytest.raises(NamelessViewError):
        store.views.keep(" ", "events", Filter())


def test_a_view_of_a_newer_version_is_refused_and_shows_nothing(store: Store) -> None:
    made = store.views.keep("Newer", "feedback", Filter())
    with store.write("newer") as change:
        change.set(SavedView, made.id, filter='{"mood": "glad"}')
    with pytest.raises(NewerViewError):
        store.views.find("Newer")
    assert store.views.lines() == []


def test_a_number_of_the_rule_is_a_programmes_or_everybodys_with_who_and_when(made: World) -> None:
    review = made.store.review
    review.set_rule("thin-comments", "8")
    review.set_rule("thin-comments", "2", made.programme)
    numbers = {each.name: each for each in review.rule(made.programme).numbers}
    own = numbers["thin-comments"]
    assert (own.value, own.whose, own.changed_by, own.changed_at[:10]) == (
        2,
        "this programme",
        "P. Nair",
        "2026-11-12",
    )
    assert (review.rule(made.other)["thin-comments"], review.rule()["thin-comments"]) == (8, 8)
    review.set_rule("thin-comments", "", made.programme)
    assert review.rule(made.programme)["thin-comments"] == 8
    made.store.undoing.undo()
    assert review.rule(made.programme)["thin-comments"] == 2


@pytest.mark.parametrize(
    ("name", "value", "refused"),
    [
        ("thin-commnts", "8", UnknownRuleError),
        ("thin-comments", "many", RuleValueError),
        ("thin-comments", "-1", RuleValueError),
        ("most-one-place", "120", RuleValueError),
        ("thin-comments", "31", BackwardsRuleError),
        ("broad-months", "24", BackwardsRuleError),
        ("small", "0", RuleValueError),
        ("small", "1", RuleValueError),
    ],
)
def test_a_number_that_cannot_be_is_refused(
    store: Store, name: str, value: str, refused: type[Exception]
) -> None:
    before = store.newest_change()
    with pytest.raises(refused):
        store.review.set_rule(name, value)
    assert store.newest_change() == before


def test_small_under_two_would_hide_nothing_and_says_so(store: Store) -> None:
    with pytest.raises(RuleValueError, match="safe view would hide no count at all"):
        store.review.set_rule("small", "1")
    assert store.review.set_rule("small", "2")["small"] == 2
