"""What is asked, what is answered once for all, and what is never answered many at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from codesign.matching.score import Pair, Reason
from codesign.matching.search import SURE, Found
from codesign.records.events import NewEvent
from codesign.records.people import Came, NewContact, Point
from codesign.store import Store
from codesign.store.same_person.errors import (
    ChoiceError,
    DifferentSortsError,
    MergedAlreadyError,
    NotAddedSinceError,
    NotForManyError,
    NotMergedError,
    OneContactError,
)
from codesign.store.tables import Contact

MAIL, NAME = Reason("same e-mail", 6.0), Reason("same name", 5.0)


def people(store: Store, *names: str, **values: Any) -> list[str]:
    return [store.contacts.add(NewContact(name, **values)) for name in names]


def pair(one: str, other: str, weight: float = SURE + 1, *reasons: Reason) -> Pair:
    first, second = sorted((one, other))
    return Pair(first, second, weight, 0.9, reasons or (NAME,))


def found(*pairs: Pair, clusters: tuple[tuple[str, ...], ...] = ()) -> Found:
    return Found(pairs, clusters)


def asked(store: Store, *pairs: Pair, clusters: tuple[tuple[str, ...], ...] = ()) -> list[set[str]]:
    return [set(each.ids) for each in store.same_person.questions(found(*pairs, clusters=clusters))]


@pytest.mark.bad_input(40)
@pytest.mark.parametrize("answer", ["different", "related"])
def test_an_answer_holds_for_whoever_stands_for_them_until_more_speaks_for_it(
    store: Store, answer: str
) -> None:
    one, other, third = people(store, "Mohammed Khan", "Mohammed Khan", "M. Khan")
    before = found(pair(one, other))
    store.same_person.questions(before)
    if answer == "different":
        store.same_person.apart(one, other)
    else:
        store.same_person.related(one, other, "household")
    store.same_person.merge(third, [other])

    assert asked(store, pair(one, third)) == []
    assert asked(store, pair(one, third, SURE + 7, NAME, MAIL)) == [{one, third}]
    again = store.same_person.questions(found(pair(one, third, SURE + 7, NAME, MAIL)))[0]
    assert (again.changed, again.may_be_bulk) == ("same e-mail", False)
    assert any("said" in words for words in store.same_person.compare([one, third]).warnings)


def test_the_engine_leaves_apart_what_was_decided_until_something_is_learnt_of_either(store: Store) -> None:
    one, other = people(store, "Mohammed Khan", "Mohammed Khan")
    store.same_person.apart(one, other)
    assert {frozenset(each) for each in store.same_person.answers()} == {frozenset((one, other))}

    store.contacts.add_point(one, Point("email", "m.khan@hollerton.example"))

    assert store.same_person.answers() == set()


def test_what_is_left_for_later_comes_last_and_is_asked_though_no_search_found_it(store: Store) -> None:
    one, other, third, fourth = people(store, "Ada Brook", "A. Brook", "Bo Carr", "B. Carr")
    store.same_person.questions(found(pair(one, other, 12.0)))
    store.same_person.later(one, other)

    assert asked(store, pair(one, other, 12.0), pair(third, fourth, 2.0)) == [{third, fourth}, {one, other}]
    assert [set(each.ids) for each in store.same_person.questions(None)] == [{one, other}]


def test_three_are_asked_about_at_once_but_not_where_two_were_said_to_be_different(store: Store) -> None:
    a, b, c = people(store, "Ada Brook", "Ada Brook", "A. Brook")
    pairs = (pair(a, b), pair(b, c), pair(a, c))
    assert asked(store, *pairs, clusters=((a, b, c),)) == [{a, b, c}]

    store.same_person.apart(a, c)

    assert {frozenset(each) for each in asked(store, *pairs, clusters=((a, b, c),))} == {
        frozenset((a, b)),
        frozenset((b, c)),
    }


@pytest.mark.parametrize(
    ("kind", "organisation", "why"),
    [("service-user", "", "uses services"), ("", "Hollerton Council", "one name in one organisation")],
)
def test_some_are_never_merged_with_others_at_once(
    store: Store, kind: str, organisation: str, why: str
) -> None:
    ids = people(store, "Ada Brook", "Ada Brook", kind=kind, organisation=organisation)

    question = store.same_person.questions(found(pair(ids[0], ids[1])))[0]

    assert (question.may_be_bulk, why in question.why_not_bulk) == (False, True)
    with pytest.raises(NotForManyError):
        store.same_person.merge_many([question])


def test_many_are_merged_as_one_change_after_a_backup_and_taken_back_as_one(store: Store) -> None:
    a, b, c, d = people(store, "Ada Brook", "A. Brook", "Bo Carr", "B. Carr")
    questions = store.same_person.questions(found(pair(a, b), pair(c, d)))

    done = store.same_person.merge_many(questions)

    assert (len(done.merges), Path(done.backup).exists()) == (2, True)
    assert len(store.same_person.merges()) == 2
    store.undoing.undo()
    assert store.same_person.merges() == []
    assert store.prove().holds


def test_questions_that_share_contacts_make_one_of_all_of_them(store: Store) -> None:
    a, b, c = people(store, "Ada Brook", "A. Brook", "Ada M. Brook")
    questions = store.same_person.questions(found(pair(a, b), pair(b, c), pair(a, c)))

    assert len(store.same_person.merge_many(questions).merges) == 2
    assert {merge.now_id for merge in store.same_person.merges()} == {a}


def test_what_was_answered_since_the_list_was_shown_is_not_merged_with_the_rest(store: Store) -> None:
    a, b, c, d = people(store, "Ada Brook", "A. Brook", "Bo Carr", "B. Carr")
    questions = store.same_person.questions(found(pair(a, b), pair(c, d)))
    store.same_person.apart(c, d)

    with pytest.raises(NotForManyError):
        store.same_person.merge_many(questions)

    assert store.same_person.merges() == []


def test_what_cannot_be_merged_is_refused(store: Store) -> None:
    one, other = people(store, "Ada Brook", "A. Brook")
    (council,) = people(store, "Hollerton Council", sort="organisation")
    with pytest.raises(OneContactError):
        store.same_person.merge(one, [one])
    with pytest.raises(DifferentSortsError):
        store.same_person.merge(one, [council])
    with pytest.raises(ChoiceError):
        store.same_person.merge(one, [other], {"name": council})
    done = store.same_person.merge(one, [other])
    with pytest.raises(MergedAlreadyError):
        store.same_person.merge(other, [one])
    with pytest.raises(NotAddedSinceError):
        store.same_person.split(done.merges[0], ["alias:contact_id:nothing"])
    store.same_person.split(done.merges[0])
    with pytest.raises(NotMergedError):
        store.same_person.split(done.merges[0])


@pytest.mark.bad_input(51)
def test_merged_the_wrong_way_round_it_comes_apart_weeks_later_with_what_came_since(store: Store) -> None:
    jane, john = people(store, "Jane Smyth", "John Smyth")
    merged = store.same_person.merge(john, [jane], {"name": jane}).merges[0]
    for title in ("Drop-in", "Panel"):
        store.events.record(NewEvent(title, "2026-11-05", came=(Came(contact_id=john),)))
    with store.write("edit") as change:
        change.set(Contact, john, area="Ambridge")
    since = {each.words: each.id for each in store.same_person.added_since(merged)}
    assert set(since) == {"Drop-in 2026-11-05", "Panel 2026-11-05", "area: Ambridge"}

    store.same_person.split(merged, [since["Drop-in 2026-11-05"], since["area: Ambridge"]])

    cards = [store.cards.contact(each) for each in (jane, john)]
    assert [(card.line.name, card.line.area) for card in cards] == [
        ("Jane Smyth", "Ambridge"),
        ("John Smyth", ""),
    ]
    assert [[event.title for event in card.events] for card in cards] == [["Drop-in"], ["Panel"]]
    assert [card.aliases for card in cards] == [(), ()]
    assert store.prove().holds


def test_a_value_that_a_later_merge_took_from_the_first_is_asked_for_and_given_up(store: Store) -> None:
    a, b, c = people(store, "Ada Brook", "A. Brook", "Ada M. Brook")
    with store.write("edit") as change:
        change.set(Contact, b, area="Ambridge")
    first = store.same_person.merge(a, [b]).merges[0]
    store.same_person.merge(c, [a])
    (taken,) = [each for each in store.same_person.added_since(first) if "later merge" in each.words]

    store.same_person.split(first, [taken.id])

    with store.read() as session:
        areas = session.execute(text("SELECT area FROM contact ORDER BY row")).scalars().all()
    assert areas == ["", "Ambridge", ""]


@pytest.mark.bad_input(50)
def test_the_strictest_permission_holds_for_both_and_goes_again_with_the_split(store: Store) -> None:
    one, other = people(store, "Ada Brook", "A. Brook")
    store.contacts.permit(other, "do-not-contact", "no")
    done = store.same_person.merge(one, [other])

    assert store.contacts.line(one).do_not_contact
    assert any("must not be contacted" in words for words in done.said)
    store.same_person.split(done.merges[0])
    assert not store.contacts.line(one).do_not_contact
