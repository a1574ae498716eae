"""Groups to be reached, counts of monitoring and questions by their forms: several answers in a line, and nobody in them."""

from __future__ import annotations

import pytest

from codesign.store.editing.verbs import NotSavedError
from codesign.store.store import Store
from codesign.store.tables import Monitoring, core
from tests.store.filled import Filled


def counts(store: Store) -> list[tuple[str, str, int]]:
    return [(line.question, line.answer, line.heads) for line in store.monitoring.lines()]


@pytest.mark.parametrize(
    "typed",
    [
        {"question": "carer: yes 22, no 9; declined 3"},
        {"question": "Carer", "answer": "Yes 22, no: 9, DECLINED 3"},
    ],
)
def test_several_answers_in_one_line_are_one_change(made: Filled, typed: dict[str, str]) -> None:
    before, changes = counts(made.store), made.store.history.count()

    saved = made.add("monitoring", "event", **typed)

    assert counts(made.store)[:3] == [("Carer", "yes", 22), ("Carer", "no", 9), ("Carer", "declined", 3)]
    assert "34 answered Carer there, and 1 are recorded as having come" in saved.words
    assert made.store.history.count() == changes + 1
    made.store.undoing.undo()
    assert counts(made.store) == before


def test_what_a_line_of_counts_lacks_is_refused_at_its_field(made: Filled) -> None:
    before = counts(made.store)

    for typed, name, sentence in (
        ({"question": "Carer", "answer": "yes"}, "heads", "How many answered “yes”"),
        ({"question": "Carer", "answer": "yes 3, no"}, "answer", "How many answered “no”"),
        ({"question": "Carer", "answer": "yes 3, Yes 4"}, "answer", "is there twice"),
        ({"question": "Age", "answer": "under 16"}, "heads", "How many answered “under 16”"),
        ({"question": "Carer"}, "answer", "What did they answer?"),
        ({"question": "Carer: yes 3", "heads": "4"}, "answer", "What did they answer?"),
        ({"question": "Disability", "answer": "no 4, yes 3"}, "answer", "has 1 for Disability: yes already"),
    ):
        with pytest.raises(NotSavedError) as refused:
            made.add("monitoring", "event", **typed)
        (problem,) = refused.value.problems
        assert (problem.name, sentence in problem.sentence) == (name, True), problem

    assert counts(made.store) == before


def test_ages_and_answers_with_commas_are_no_counts(made: Filled) -> None:
    made.add("monitoring", "event", question="Age", answer="under 16 4, 16-24 1,200, 85 and over 3")
    made.add(
        "monitoring",
        "event",
        question="Ethnicity",
        answer="Black, Black British, Caribbean or African",
        heads="2",
    )

    assert ("Age", "16-24", 1200) in counts(made.store)
    assert ("Age", "under 16", 4) in counts(made.store)
    assert ("Ethnicity", "Black, Black British, Caribbean or African", 2) in counts(made.store)


def test_a_spelling_nearly_as_another_is_asked_about_and_kept(made: Filled) -> None:
    saved = made.add("monitoring", "event", question="Disabilty", answer="yes", heads="1")

    assert "Did you mean Disability?" in saved.words


def test_nothing_leads_from_a_count_to_a_person() -> None:
    assert {column.name for column in core(Monitoring).columns if column.foreign_keys} == {"event_id"}


def test_a_question_takes_the_next_code_and_no_two_of_a_consultation_share_one(made: Filled) -> None:
    made.add("question", "", words="What would help?", consultation="Winter")

    assert [line.code for line in made.store.questions.lines()] == ["Q1", "Q2"]
    with pytest.raises(NotSavedError, match="already a question q2"):
        made.edit("question", code="q2")


def test_a_question_retired_keeps_its_answers_and_one_thrown_away_takes_their_tags(made: Filled) -> None:
    store = made.store
    store.feedback.tag(made.ids["comment"], question_id=made.ids["question"])

    assert "keep it; it is offered no more" in made.edit("question", state="Retired").words
    assert store.editing.what_goes("question", made.ids["question"]) == "Q1 How do you get there?: 1 tag"
    removed = store.editing.remove("question", made.ids["question"])
    assert store.questions.lines() == []
    store.undoing.undo(removed.change)
    (line,) = store.questions.lines()
    assert line.comments == 1


def test_a_group_of_one_name_is_refused_at_its_name(made: Filled) -> None:
    with pytest.raises(NotSavedError) as refused:
        made.add("reach-group", "programme", name="disabled people", kind="carer")

    assert [problem.name for problem in refused.value.problems] == ["name"]


def test_a_group_is_kept_as_the_command_line_keeps_it(made: Filled) -> None:
    (group,) = made.store.reach.lines()

    assert (group.question, group.answer, group.share) == ("Disability", "yes", "17.8")
    assert "A share without its source" in made.edit("reach-group", share="18").words
