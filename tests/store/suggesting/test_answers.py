"""Answers to suggestions, spans of words, and marks: each is one change, says what undoing takes back, and is learnt from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from codesign.records.coding import GONE, MOVED, placed
from codesign.records.outcomes import NewOutcome
from codesign.store.suggesting.errors import ByHandError
from codesign.store.suggesting.verbs import column_of
from codesign.store.verbs.one_tag import NoLabelError, NotTheirWordsError
from tests.store.suggesting.coded import Coded

BUS = "Is there a later bus home from the clinic"


def test_what_was_accepted_says_who_when_and_that_it_was_suggested(coded: Coded) -> None:
    comment = coded.add(BUS)

    assert coded.store.suggesting.accept(comment, **column_of(coded.themes(comment)[0]))

    (tag,) = coded.store.cards.comment("C13").themes
    assert (tag.name, tag.by, tag.suggested, tag.at[:10]) == ("buses", "P. Nair", True, "2026-11-12")
    assert "buses" not in coded.names(comment)
    assert not coded.store.suggesting.accept(comment, theme_id=coded.theme("buses"))


def test_each_answer_is_one_change_that_says_what_undoing_takes_back(coded: Coded) -> None:
    comment, buses = coded.add(BUS), coded.theme("buses")
    answers: dict[str, Callable[[], bool]] = {
        "accept suggestion": lambda: coded.store.suggesting.accept(comment, theme_id=buses),
        "not this": lambda: coded.store.suggesting.not_this(comment, theme_id=buses),
        "take back “not this”": lambda: coded.store.suggesting.take_back(comment, theme_id=buses),
    }
    for verb, answer in answers.items():
        before = coded.store.history.count()
        assert answer()
        assert coded.store.history.count() == before + 1
        plan = coded.store.undoing.plan()
        assert (plan.change.verb, plan.named) == (verb, "#buses on C13-KTM")


def test_not_this_takes_off_a_tag_and_is_taken_back_by_undo(coded: Coded) -> None:
    comment = coded.add(BUS)
    coded.store.suggesting.accept(comment, theme_id=coded.theme("buses"))
    assert coded.store.suggesting.not_this(comment, theme_id=coded.theme("buses"))
    assert not coded.store.cards.comment("C13").themes
    assert not coded.store.suggesting.not_this(comment, theme_id=coded.theme("buses"))

    coded.store.undoing.undo()

    assert [tag.name for tag in coded.store.cards.comment("C13").themes] == ["buses"]


def test_not_this_leaves_a_tag_that_was_put_on_by_hand(coded: Coded) -> None:
    comment, before = coded.add(BUS, "buses"), coded.store.history.count()

    with pytest.raises(ByHandError, match="put on by hand"):
        coded.store.suggesting.not_this(comment, theme_id=coded.theme("buses"))

    assert [tag.name for tag in coded.store.cards.comment("C13").themes] == ["buses"]
    assert coded.store.history.count() == before


def test_taking_back_lets_it_be_suggested_again(coded: Coded) -> None:
    comment, buses = coded.add(BUS), coded.theme("buses")
    coded.store.suggesting.not_this(comment, theme_id=buses)

    assert coded.store.suggesting.take_back(comment, theme_id=buses)
    assert coded.names(comment)[0] == "buses"
    assert not coded.store.suggesting.take_back(comment, theme_id=buses)


def test_outcomes_are_answered_as_themes_are(coded: Coded) -> None:
    outcome = coded.store.outcomes.add(coded.programme, NewOutcome("1.1", "I can get home by bus"))
    comment = coded.add(BUS)
    (first,) = coded.store.suggesting.for_comment(comment, ("outcomes",)).outcomes
    assert first.id == outcome

    assert coded.store.suggesting.not_this(comment, outcome_id=outcome)

    assert not coded.store.suggesting.for_comment(comment).outcomes


@pytest.mark.parametrize("given", [{}, {"theme_id": "a", "outcome_id": "b"}])
def test_one_label_is_answered_at_a_time(coded: Coded, given: dict[str, str]) -> None:
    with pytest.raises(NoLabelError):
        coded.store.suggesting.not_this(coded.add(BUS), **given)


# spans


def test_words_are_tagged_beside_the_whole_comment_and_it_counts_once(coded: Coded) -> None:
    comment = coded.add("The last bus is at four; no bus on Sunday", "buses")
    tag = coded.store.feedback.tag

    assert tag(comment, theme="buses", start=4, end=13, quote="last bus ")
    assert tag(comment, theme="buses", quote="no bus")
    assert tag(comment, theme="timetables", start=9, end=22)
    assert not tag(comment, theme="buses", start=4, end=12)
    assert not tag(comment, theme="buses")

    card = coded.store.cards.comment("C13")
    assert [(each.name, each.quote, each.start) for each in card.themes] == [
        ("buses", "", None),
        ("buses", "last bus", 4),
        ("buses", "no bus", 25),
        ("timetables", "bus is at fou", 9),
    ]
    assert coded.store.feedback.find("C13").themes == "buses, timetables"
    assert coded.store.themes.find("buses").comments == 5


def test_words_that_are_not_there_are_refused(coded: Coded) -> None:
    comment = coded.add("The last bus is at four")

    for start, end, quote in ((None, None, "first bus"), (90, 99, "bus tram"), (3, 3, ""), (3, 4, " ")):
        with pytest.raises(NotTheirWordsError):
            coded.store.feedback.tag(comment, theme="buses", start=start, end=end, quote=quote)


def test_words_that_moved_before_they_were_tagged_are_found_where_they_stand(coded: Coded) -> None:
    comment = coded.add("Well, the last bus is at four")

    coded.store.feedback.tag(comment, theme="buses", start=4, end=12, quote="last bus")

    (tag,) = coded.store.cards.comment("C13").themes
    assert (tag.start, tag.end) == (10, 18)


def test_typed_words_are_found_whatever_their_case_blanks_and_quotation_marks(coded: Coded) -> None:
    comment = coded.add("They don’t  run the LAST bus")

    coded.store.feedback.tag(comment, theme="buses", quote="don't run")
    coded.store.feedback.tag(comment, theme="buses", quote="last BUS")

    assert [tag.quote for tag in coded.store.cards.comment("C13").themes] == ["don’t  run", "LAST bus"]


def test_the_whole_of_the_words_is_the_whole_comment(coded: Coded) -> None:
    comment = coded.add("The last bus")

    coded.store.feedback.tag(comment, theme="buses", start=0, end=12, quote="The last bus")

    assert coded.store.cards.comment("C13").themes[0].start is None


@pytest.mark.parametrize(
    ("words", "start", "said"),
    [
        ("The last bus is at four", 4, ""),
        ("We said: the last bus, the last bus is at four", 13, MOVED),
        ("It is at four", None, GONE),
    ],
)
def test_a_span_is_looked_for_again_by_its_words_after_an_edit(
    words: str, start: int | None, said: str
) -> None:
    found = placed(words, 4, 12, "last bus")

    assert (found.start, found.said) == (start, said)


def test_an_edited_comment_says_on_its_page_that_the_words_are_gone(coded: Coded) -> None:
    from codesign.records.pages.comment import comment_lines

    comment = coded.add("The last bus is at four")
    coded.store.feedback.tag(comment, theme="buses", quote="last bus")
    editing = coded.store.editing.begin("comment", comment)
    coded.store.editing.save(editing, {**editing.typed, "words": "It is at four"})

    card = coded.store.cards.comment("C13")
    lines = [line.words for line in comment_lines(card, {})]

    assert any("#buses · “last bus” (the words are no longer there" in line for line in lines)


def test_an_untagged_theme_goes_from_the_whole_and_from_every_span(coded: Coded) -> None:
    comment = coded.add("The last bus is at four", "buses")
    coded.store.feedback.tag(comment, theme="buses", quote="last bus")

    assert coded.store.feedback.untag(comment, theme_id=coded.theme("buses"))

    assert not coded.store.cards.comment("C13").themes
    assert not coded.store.feedback.untag(comment, theme_id=coded.theme("buses"))


# marks


def test_marks_are_changes_of_their_own_and_a_memo_stands_on_the_page(coded: Coded) -> None:
    comment = coded.add(BUS)
    mark = coded.store.marks.mark

    mark(comment, important=True)
    mark(comment, memo="Ask Jo about 1/5")
    mark([comment], discuss=True, important=False)

    card = coded.store.cards.comment("C13")
    assert (card.important, card.discuss, card.memo) == (False, True, "Ask Jo about 1/5")
    verbs = [line.verb for line in coded.store.history.changes(limit=3)]
    assert verbs == ["mark comment", "write memo", "mark important"]
    assert "Is there a later bus" in coded.store.undoing.plan().words


def test_marking_nothing_is_no_change(coded: Coded) -> None:
    comment, before = coded.add(BUS), coded.store.history.count()

    coded.store.marks.mark(comment)

    assert coded.store.history.count() == before


def test_what_was_refused_or_retired_is_withheld_from_a_comment_and_nothing_else(coded: Coded) -> None:
    comment, other = coded.add(BUS), coded.add("No lift in the clinic")
    buses, staff = coded.theme("buses"), coded.theme("staff")
    assert coded.store.suggesting.withheld(comment) == frozenset()

    coded.store.suggesting.not_this(comment, theme_id=buses)
    coded.store.codebook.retire(staff)

    assert coded.store.suggesting.withheld(comment) == {buses, staff}
    assert coded.store.suggesting.withheld(other) == {staff}
