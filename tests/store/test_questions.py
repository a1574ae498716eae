"""What a consultation asked: added, found by code or words, altered, answered by comments, and thrown away."""

from __future__ import annotations

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.records.questions import NewQuestion
from codesign.store.finding.filters import UnknownFilterError
from codesign.store.store import Store
from codesign.store.verbs.questions import (
    AnsweredError,
    QuestionExistsError,
    SeveralQuestionsError,
    UnknownQuestionError,
    UnknownQuestionStateError,
    WordlessQuestionError,
)
from tests.made_once import filled_once


@pytest.fixture
@filled_once
def asked(store: Store) -> Store:
    """Return a store with two consultations, of which each asked a Q1, and a letter that answers two questions."""
    for consultation, words in (
        ("Winter buses", "What would help you get here?"),
        ("Winter buses", "What gets in the way?"),
        ("Beds 2026", "What matters most to you?"),
    ):
        store.questions.add(NewQuestion(words, consultation=consultation))
    letter = store.feedback.add(NewComment("A later bus. The step at the door."))
    for words in ("what would", "what gets"):
        store.feedback.tag(letter.id, question_id=store.questions.find(words).id)
    return store


def test_codes_are_given_in_each_consultation_and_answers_counted_once(asked: Store) -> None:
    asked.feedback.tag(
        asked.feedback.find("C1").id, question_id=asked.questions.find("what would").id, start=0, end=11
    )

    assert [(line.consultation, line.code, line.comments) for line in asked.questions.lines()] == [
        ("Beds 2026", "Q1", 0),
        ("Winter buses", "Q1", 1),
        ("Winter buses", "Q2", 1),
    ]


def test_a_question_is_found_by_code_words_or_how_they_begin(asked: Store) -> None:
    assert asked.questions.find("=Q2").words == "What gets in the way?"
    assert asked.questions.find("WHAT MATTERS").consultation == "Beds 2026"
    assert asked.questions.find("q1", consultation="beds 2026").words == "What matters most to you?"
    with pytest.raises(SeveralQuestionsError, match=r"What matters most to you\? \(Beds 2026\)"):
        asked.questions.find("Q1")
    with pytest.raises(UnknownQuestionError, match="There is no question Q9"):
        asked.questions.find("Q9")
    with pytest.raises(UnknownQuestionError):
        asked.questions.find("")


def test_what_a_question_cannot_be_is_refused_and_changes_nothing(asked: Store) -> None:
    second = asked.questions.find("Q2").id
    before = asked.history.count()
    with pytest.raises(QuestionExistsError, match="What would help you get here"):
        asked.questions.add(NewQuestion("Again?", code="q1", consultation="WINTER BUSES"))
    with pytest.raises(QuestionExistsError):
        asked.questions.alter(second, code="Q1")
    with pytest.raises(WordlessQuestionError):
        asked.questions.add(NewQuestion(" \u2066 "))
    with pytest.raises(WordlessQuestionError):
        asked.questions.alter(second, words=" ")
    with pytest.raises(UnknownQuestionStateError, match="open or retired, not shut"):
        asked.questions.alter(second, state="shut")
    with pytest.raises(AnsweredError, match="1 comment answers Q2"):
        asked.questions.remove(second)

    assert asked.history.count() == before


def test_a_question_altered_or_thrown_away_comes_back_by_undo(asked: Store) -> None:
    second = asked.questions.find("Q2").id

    altered = asked.questions.alter(second, code="2.10", state="retired")
    assert (altered.code, altered.state) == ("2.10", "retired")
    assert asked.questions.lines()[-1].id == second
    assert asked.questions.remove(second, with_tags=True) == 1
    assert len(asked.questions.lines()) == 2
    asked.undoing.undo()
    asked.undoing.undo()

    assert asked.questions.find("Q2").comments == 1


def test_comments_are_narrowed_to_the_answers_of_a_question_which_are_no_tag_that_coding_waits_for(
    asked: Store,
) -> None:
    asked.feedback.add(NewComment("Something else"))
    narrowed = asked.filters.narrow(Filter(), "question_id", "Q2")

    assert [line.reference for line in asked.feedback.lines(asked.feedback.rows(narrowed))] == ["C1-KTM"]
    assert dict(asked.filters.words(narrowed)) == {"Question": "Q2 What gets in the way? (Winter buses)"}
    assert len(asked.feedback.rows(Filter(untagged=True))) == 2
    asked.feedback.tag(asked.feedback.find("C1").id, theme="buses")
    assert len(asked.feedback.rows(Filter(untagged=True))) == 1
    with pytest.raises(UnknownFilterError, match="“Q7” is no question here"):
        asked.filters.narrow(Filter(), "question_id", "Q7")
