"""What narrows comments while they are coded: marks, events, disagreement, what says nothing; each means what its verb means."""

from __future__ import annotations

from datetime import date

import pytest

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import MEANS, YES, Filter
from codesign.records.questions import NewQuestion
from codesign.store.faults import UnknownReferenceError
from codesign.store.finding.filters import UnknownFilterError
from codesign.store.store import Store
from codesign.store.tables import Comment
from tests.made_once import filled_once
from tests.store.test_second_opinion import coded, tagged, theme

__all__ = ["tagged"]


@pytest.fixture
@filled_once
def said(store: Store) -> Store:
    """Return a store with an event of three comments, and one by itself that says nothing."""
    store.events.record(
        NewEvent("Hall", "2026-11-12", comments=tuple(NewComment(f"Comment {at}") for at in range(3)))
    )
    store.feedback.add(NewComment("N/A"))
    return store


def found(store: Store, narrowed: Filter) -> list[str]:
    """Return the references of the comments a filter leaves, in order of their numbers."""
    return sorted(
        line.reference.partition("-")[0] for line in store.feedback.lines(store.feedback.rows(narrowed))
    )


def test_marks_narrow_to_what_has_them(said: Store) -> None:
    with said.write("mark") as change:
        change.set(Comment, said.feedback.find("C1").id, important=True)
        change.set(Comment, said.feedback.find("C2").id, discuss=True, important=True)
        change.set(Comment, said.feedback.find("C4").id, no_answer=True)

    assert found(said, Filter(important=True)) == ["C1", "C2"]
    assert found(said, Filter(discuss=True, important=True)) == ["C2"]
    assert found(said, Filter(no_answer=True)) == ["C4"]
    assert found(said, Filter(untagged=True)) == ["C1", "C2", "C3"], "what says nothing waits for no tag"
    said.undoing.undo()
    assert found(said, Filter(important=True)) == []


def test_only_the_comments_named_are_left_however_they_are_typed(said: Store) -> None:
    narrowed = said.filters.narrow(Filter(), "among", "C3, c1 C3")

    assert found(said, narrowed) == ["C1", "C3"]
    assert found(said, Filter(among=narrowed.among, important=True)) == []
    (label, words), *_ = said.filters.words(narrowed)
    assert label == "Among"
    assert words == narrowed.among.replace(" ", ", ")
    with pytest.raises(UnknownReferenceError):
        said.filters.narrow(Filter(), "among", "C1 C77")


def test_today_the_review_and_the_list_wait_for_a_tag_on_the_same_comments(said: Store) -> None:
    asked = said.questions.add(NewQuestion("What helps?"))
    said.feedback.tag(said.feedback.find("C1").id, question_id=asked.id)
    said.feedback.tag(said.feedback.find("C2").id, theme="buses")
    with said.write("mark") as change:
        change.set(Comment, said.feedback.find("C4").id, no_answer=True)
    today = date(2026, 11, 12)

    assert found(said, Filter(untagged=True)) == ["C1", "C3"]
    assert said.figures.of(today=today).untagged == 2
    assert said.review.untagged(today=today) == 2


def test_an_event_narrows_to_what_was_said_there_by_title_or_reference(said: Store) -> None:
    for typed in ("Hall", "E1", "e1-ktm"):
        narrowed = said.filters.narrow(Filter(), "event_id", typed)
        assert found(said, narrowed) == ["C1", "C2", "C3"], typed
    assert said.filters.words(narrowed) == (("Event", "Hall (E1-KTM)"),)
    with pytest.raises(UnknownFilterError, match="“Library” is no event here"):
        said.filters.narrow(Filter(), "event_id", "Library")


@pytest.mark.parametrize("name", YES)
def test_a_filter_that_is_on_or_off_is_read_or_refused(said: Store, name: str) -> None:
    assert name in MEANS["feedback"]
    assert getattr(said.filters.narrow(Filter(), name, "yes"), name) is True
    assert said.filters.narrow(Filter(), name, "") == Filter()
    with pytest.raises(UnknownFilterError):
        said.filters.narrow(Filter(), name, "perhaps")


def test_disagreed_leaves_what_two_coders_put_different_themes_on_and_tells_nothing_before_all_is_coded(
    tagged: Store,
) -> None:
    opinion = coded(tagged, size=6, wrong=(2, 5))
    differ = [each.comment_id for each in tagged.second_opinions.disagreements(opinion.reference)]
    assert len(differ) == 2

    left = [line.id for line in tagged.feedback.lines(tagged.feedback.rows(Filter(disagreed=True)))]
    assert sorted(left) == sorted(differ)

    tagged.second_opinions.settle(opinion.reference, differ[0], "first")
    assert len(found(tagged, Filter(disagreed=True))) == 1
    tagged.codebook.merge([theme(tagged, "parking"), theme(tagged, "staff")], theme(tagged, "buses"))
    assert found(tagged, Filter(disagreed=True)) == [], "what both called one of them is one theme by now"


def test_a_sample_still_being_coded_shows_no_disagreement(tagged: Store) -> None:
    opinion = tagged.second_opinions.begin("M. Oyelaran", size=2, seed=1)
    comment = tagged.second_opinions.next(opinion.reference)
    assert comment is not None
    tagged.second_opinions.code(opinion.reference, comment.comment_id, [], sits_here=True)

    assert found(tagged, Filter(disagreed=True)) == []


def test_sure_leaves_what_suggesting_is_sure_of_as_it_says_now_and_not_as_it_said(
    said: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure: list[str] = []
    monkeypatch.setattr(Store, "sure_comments", lambda store: sure)

    assert found(said, Filter(suggested_sure=True)) == []
    sure += [said.feedback.find("C2").id, said.feedback.find("C4").id]
    assert found(said, Filter(suggested_sure=True)) == ["C2", "C4"]
    assert found(said, Filter(suggested_sure=True, words="comment")) == ["C2"]
