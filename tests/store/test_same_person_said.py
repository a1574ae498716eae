"""What was asked is what is kept and said: the words of the queue in the comparison, the merge, history and undo; and who it was."""

from __future__ import annotations

import pytest

from codesign.matching.score import _INSTEAD, Pair, Reason
from codesign.matching.search import SURE, Found
from codesign.records.people import NewContact
from codesign.store import Store
from codesign.store.same_person.comparing import ALONE
from codesign.store.same_person.one_by_one import MAY_BE_TWO, are_of_one_name

MAIL = Reason("same e-mail", 12.3)
TWO = Reason("there may be two people of this name", -1.2)


def two(store: Store, one: str = "Malcolm Reddy", other: str = "Mal Reddy", **places: str) -> list[str]:
    kept = [places.get("at", ""), places.get("where", "")]
    return [
        store.contacts.add(NewContact(name, organisation=at))
        for name, at in zip((one, other), kept, strict=True)
    ]


def found(ids: list[str], *reasons: Reason) -> Found:
    return Found((Pair(min(ids), max(ids), SURE + 5, 0.99, reasons or (MAIL,)),), ())


def test_what_the_queue_said_is_what_the_comparison_the_merge_and_the_answer_say(store: Store) -> None:
    ids = two(store)
    question = store.same_person.questions(found(ids, TWO, MAIL))[0]
    store.same_person.questions(None)  # the search is forgotten; the question was read

    comparison = store.same_person.compare(ids, asked=question)
    store.same_person.merge(ids[0], ids[1:], {}, comparison.reasons, comparison.weight)

    said = [(why.words, why.weight) for why in question.reasons]
    assert [(why.words, why.weight) for why in comparison.reasons] == said
    merge = store.same_person.merges()[0]
    assert ([(why.words, why.weight) for why in merge.reasons], merge.weight) == (said, question.weight)


def test_where_no_question_stands_behind_reasons_it_is_said_that_they_are_of_these_alone(
    store: Store,
) -> None:
    ids = two(store)

    comparison = store.same_person.compare(ids)
    store.same_person.apart(ids[0], ids[1])

    assert (comparison.reasons[-1], comparison.weight) == (ALONE, None)
    assert store.same_person.answered()[0].reasons[-1].words == ALONE.words


def test_two_organisations_that_no_search_brought_together_are_compared_as_organisations(
    store: Store,
) -> None:
    names = ("Hollerton Rotary Club", "Rotary Club of Hollerton")
    ids = [store.contacts.add(NewContact(name, sort="organisation")) for name in names]

    reasons = store.same_person.compare(ids).reasons
    store.same_person.merge(ids[0], ids[1:])

    assert [why.words for why in store.same_person.merges()[0].reasons] == [why.words for why in reasons]
    assert reasons[0].words == "same name, written another way"
    assert reasons[-1] == ALONE


@pytest.mark.parametrize(
    ("other", "places", "reason", "may"),
    [
        ("Mal Reddy", {}, MAIL, True),
        ("Mal Reddy", {"at": "Hollerton Rotary Club", "where": "Hollerton Rotary Club"}, MAIL, False),
        ("Mal Reddy", {"at": "Hollerton Rotary Club", "where": "The Rotary Club, Hollerton"}, MAIL, False),
        ("Mal Reddy", {"at": "Hollerton Rotary Club", "where": "Penny Hassett School"}, MAIL, True),
        ("Mal Reddy", {}, Reason("a parent and a child may bear one name", -0.1), False),
        ("Mal Reddy", {}, Reason("they may be two of one organisation", -1.0), False),
        ("Mal Reddy", {}, Reason("there may be two people of this name", -2.5), False),
    ],
)
def test_who_may_well_be_two_is_answered_by_itself(
    store: Store, other: str, places: dict[str, str], reason: Reason, may: bool
) -> None:
    ids = two(store, other=other, **places)

    question = store.same_person.questions(found(ids, MAIL, reason))[0]

    assert (question.may_be_bulk, bool(question.why_not_bulk)) == (may, not may)


def test_the_words_that_speak_of_two_are_words_the_engine_says() -> None:
    assert all(any(words in said for said in _INSTEAD.values()) for words in MAY_BE_TWO)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Karen Taylor", "TAYLOR, Karen", True),
        ("Jackie Headley", "Headley, Jacqueline", True),
        ("Karen Taylor", "K. Taylor", True),
        ("Karen Taylor", "Karen Tailor-Webb", False),
        ("Karen Taylor", "Sunita Taylor", False),
    ],
)
def test_one_name_is_one_family_name_and_a_first_name_that_fits(one: str, other: str, are: bool) -> None:
    assert are_of_one_name(one, other) is are


def test_undo_and_history_say_who_was_merged_into_whom(store: Store) -> None:
    ids = two(store)
    one, other = (store.contacts.line(id_).reference for id_ in ids)
    done = store.same_person.merge(ids[0], ids[1:])

    words = store.undoing.plan().words

    assert words.startswith(f"Undo your merge of {other} Mal Reddy into {one} Malcolm Reddy (")
    assert done.change in words
    assert store.history.change(done.change).about == f"{other}, {one}"
    newest = store.history.lines(store.history.rows()[:1])[0]
    assert newest.about == f"{other}, {one}"


def test_those_decided_about_are_named_and_no_name_that_they_have_left(store: Store) -> None:
    ids = two(store)
    one, other = (store.contacts.line(id_).reference for id_ in ids)
    store.same_person.apart(ids[0], ids[1])
    assert one in store.undoing.plan().words
    assert sorted(store.history.changes(limit=1)[0].about.split(", ")) == sorted((one, other))
    done = store.same_person.merge(ids[0], ids[1:])
    store.contacts.hide_name(ids[0], "Mal Reddy")

    words = store.undoing.plan(done.change).words

    assert (other in words, "Mal Reddy" in words) == (True, False)


def test_what_is_listed_to_be_merged_at_once_says_what_speaks_against_it_too(store: Store) -> None:
    question = store.same_person.questions(found(two(store), MAIL, TWO))[0]

    assert question.why_and_but == "same e-mail · but there may be two people of this name"
    assert question.why == "same e-mail"
