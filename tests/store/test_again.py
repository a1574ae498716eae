"""The same comment again, and comments that say nothing: found, marked in one change, undone, and counted both ways."""

from __future__ import annotations

import pytest

from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.store import Store
from codesign.store.verbs.again import ItselfAgainError
from codesign.store.verbs.imported_comments import ImportedComments
from codesign.store.verbs.points import OnePointError, Points, WordsTaggedError

LETTER = "We object to the closing of the minor injuries unit at Penny Hassett."


def _add(store: Store, *texts: str, question: str = "") -> list[str]:
    return store.feedback.add_many([NewComment(words, question=question) for words in texts])


@pytest.mark.bad_input(31)
def test_campaign_letters_are_one_text_and_are_counted_once_or_each(store: Store) -> None:
    ids = _add(store, *(f"{LETTER} I live at number {at}." for at in range(40)), "The last bus is at four")

    (group,) = store.again.groups()
    assert (group.first.id, group.times, group.marked) == (ids[0], 40, 0)
    assert store.again.counted().words == "41 comments"

    assert store.again.mark(group.first.id, [line.id for line in group.others]) == 39

    assert store.again.counted().words == "41 comments; 2 if each text counts once"
    assert store.again.repeats() == frozenset(ids[1:40])
    assert store.again.groups()[0].marked == 39
    store.undoing.undo()
    assert store.again.repeats() == frozenset()


def test_what_is_marked_by_hand_is_with_its_first_however_little_alike(store: Store) -> None:
    first, other, third = _add(store, LETTER, "Keep the unit open", "Something else was said here today")
    store.again.mark(first, [other])

    (group,) = store.again.groups()

    assert [line.id for line in group.others] == [other]
    assert group.others[0].likeness == 0
    assert third not in {line.id for line in group.others}


def test_marks_never_make_a_chain(store: Store) -> None:
    one, two, three = _add(store, LETTER, LETTER, LETTER)
    store.again.mark(two, [three])
    store.again.mark(one, [two])

    assert store.again.mark(three, [one, two]) == 0, "they are marked so already"
    assert store.again.repeats() == {two, three}
    assert len({line.repeat_of for line in store.again.groups()[0].others}) == 1


def test_a_mark_is_taken_off_and_a_comment_does_not_say_itself_again(store: Store) -> None:
    one, two = _add(store, LETTER, LETTER)
    store.again.mark(one, [two])
    store.again.unmark([two])

    assert store.again.repeats() == frozenset()
    with pytest.raises(ItselfAgainError):
        store.again.mark(one, [one])


def test_a_comment_is_known_again_by_its_reference(store: Store) -> None:
    _add(store, LETTER)

    (like,) = store.again.known().like(LETTER.upper())

    assert like.key == store.feedback.lines(store.feedback.rows())[0].reference


@pytest.mark.bad_input(30)
def test_no_answers_are_listed_by_question_and_marked_in_one_go(store: Store) -> None:
    _add(store, "N/A", "n/a.", "None", "Longer hours", question="What could be better?")
    _add(store, ".", "None", "none")

    found = store.again.no_answers()

    assert [(each.question, each.words, len(each.ids), each.may_be_answer) for each in found] == [
        ("", ".", 1, False),
        ("What could be better?", "N/A", 2, False),
        ("", "None", 2, True),
        ("What could be better?", "None", 1, True),
    ]
    store.again.mark_no_answer([id_ for each in found if not each.may_be_answer for id_ in each.ids])
    assert len(store.feedback.rows()) == 7, "they are kept"
    assert len(store.feedback.rows(Filter(no_answer=True))) == 3
    assert len(store.feedback.rows(Filter(untagged=True))) == 4
    assert [each.marked for each in store.again.no_answers()] == [1, 2, 0, 0]
    store.undoing.undo()
    assert not store.feedback.rows(Filter(no_answer=True))


@pytest.mark.bad_input(30)
def test_none_to_one_question_is_an_answer_and_to_another_none(store: Store) -> None:
    _add(store, "None", question="What is the benefit?")
    _add(store, "None", question="Any other comments?")

    (other,) = store.again.no_answers(question="any other comments?")
    store.again.mark_no_answer(other.ids)

    kept = store.feedback.lines(store.feedback.rows(Filter(untagged=True)))
    assert [line.question for line in kept] == ["What is the benefit?"]


@pytest.mark.bad_input(32)
def test_a_comment_of_several_points_is_parted_in_one_change_and_put_together_by_undo(store: Store) -> None:
    whole = store.feedback.add(
        NewComment(
            "more buses; later clinics; a hot drink",
            exact=True,
            permission="anonymous",
            question="What next?",
            themes=("access",),
            source_key="feedback/Response/R7#x",
        )
    )
    points = Points(store)
    assert points.of(whole.id) == ("more buses", "later clinics", "a hot drink")

    new = points.part(whole.id, whole.reference)

    lines = store.feedback.lines(store.feedback.rows())
    assert sorted(line.words for line in lines) == ["a hot drink", "later clinics", "more buses"]
    assert {line.reference for line in lines} == {whole.reference, *new}
    assert {(line.exact, line.permission, line.question, line.themes) for line in lines} == {
        (True, "anonymous", "What next?", "access")
    }
    assert set(ImportedComments(store).by_own_id({"R7"})) == {"R7"}
    assert len(ImportedComments(store).by_own_id({"R7"})["R7"]) == 3, "the response's identifier is on each"
    store.undoing.undo()
    assert [line.words for line in store.feedback.lines(store.feedback.rows())] == [whole.words]


@pytest.mark.bad_input(32)
def test_what_makes_one_point_or_has_tagged_words_stays_whole(store: Store) -> None:
    one = store.feedback.add(NewComment("The bus is late. I wait; it rains."))
    tagged = store.feedback.add(NewComment("more buses; later clinics"))
    store.feedback.tag(tagged.id, theme="buses", quote="more buses")

    with pytest.raises(OnePointError):
        Points(store).part(one.id, one.reference)
    with pytest.raises(WordsTaggedError):
        Points(store).part(tagged.id, tagged.reference)

    assert len(store.feedback.rows()) == 2


@pytest.mark.bad_input(31)
@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("The last bus is at four.", "the LAST bus, is at four"),
        ("e-bikes, please", "E bikes please!"),
        ("Don’t shut it", "don't shut it"),
        (LETTER * 40, LETTER * 40),
        ("क़ानून की बात", "क़ानून की बात"),
        ("Tŷ Gŵyr", "tŷ gŵyr"),
        ("Buses", "buses?"),
        ("AND OR NOT *", "and or not"),
    ],
)
def test_the_same_words_are_known_again_whatever_their_capitals_and_signs(
    store: Store, held: str, said: str
) -> None:
    first = store.feedback.add(NewComment(held))
    _add(store, held, f"{held} and more")

    assert store.again.said_before([said, "not said", "?!", "*"]) == {said: first.reference}


def test_what_is_kept_apart_or_gone_was_not_said_before(store: Store) -> None:
    _add(store, "More buses")
    store.undoing.undo()
    store.feedback.add_many([NewComment("Somebody frightens me", sensitive="safeguarding")])

    assert store.again.said_before(["More buses", "Somebody frightens me"]) == {}
