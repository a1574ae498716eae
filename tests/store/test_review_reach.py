"""Who was reached: not recorded is never not heard, few are judged nowhere, and too many answers are said."""

from __future__ import annotations

import pytest

from codesign.records.events import NewEvent
from codesign.records.people import Came, NewContact
from codesign.records.review_reach import (
    NewMonitoring,
    NewReachGroup,
    ReachLine,
    ReachPage,
    Representation,
    representation,
)
from codesign.records.review_safe import safe_reach
from codesign.store.store import Store
from codesign.store.verbs.monitoring import AnsweredAlreadyError, EmptyAnswerError, HeadsError
from codesign.store.verbs.reach import (
    AnswerlessQuestionError,
    GroupExistsError,
    NamelessGroupError,
    SeveralWaysError,
    ShareError,
    UnknownGroupError,
)
from tests.made_once import filled_once
from tests.store.reviewed import TODAY


@pytest.fixture
@filled_once
def event(store: Store) -> str:
    """Return an event of 268: 30 residents by name or not, 238 carers counted."""
    named = tuple(Came(contact_id=store.contacts.add(NewContact(f"Made Up {n}", kind="resident"))) for n in range(3))  # fmt: skip
    counted = (Came(kind="resident", heads=27), Came(kind="carer", heads=238, about=True))
    return store.events.record(
        NewEvent(
            title="Hall",
            held_on="2026-10-14",
            place="Hollerton hall",
            area="Hollerton",
            came=(*named, *counted),
        )
    ).id


def asked(store: Store, event_id: str, question: str, **answers: int) -> None:
    store.monitoring.add_many(
        [NewMonitoring(event_id, question, answer, heads) for answer, heads in answers.items()]
    )


def reached(store: Store) -> ReachPage:
    return store.review.reached(today=TODAY)


def test_not_recorded_is_not_the_same_as_not_heard(store: Store, event: str) -> None:
    asked(store, event, "Disability", yes=22, no=9)
    store.reach.add(NewReachGroup("Disability", question="Disability", answer="Yes"))
    line = reached(store).lines[0]
    assert line.words == "Disability: 22 yes, 9 no, 237 not recorded: you cannot say either way"


def test_declined_stands_apart_and_answers_are_one_whatever_their_case(store: Store, event: str) -> None:
    asked(store, event, "disability", YES=20, no=200, declined=40)
    store.reach.add(NewReachGroup("Disabled", question="Disability", answer="yes", share="5 %"))
    line = reached(store).lines[0]
    assert (line.reached, line.other, line.declined, line.not_recorded) == (20, 200, 40, 8)
    assert line.verdict == "at least their share"
    assert line.people is None, "monitoring leads to nobody"


def test_under_its_share_is_said_only_where_no_unknown_could_make_it_up(store: Store, event: str) -> None:
    asked(store, event, "Disability", yes=20, no=230)
    store.reach.add(NewReachGroup("Disabled", question="Disability", answer="yes", share="17.8"))
    assert reached(store).lines[0].verdict == "fewer than their share"
    store.monitoring.add(NewMonitoring(event, "Disability", "no", 200), replace=True)
    assert reached(store).lines[0].verdict == "you cannot say either way"


def test_few_are_judged_nowhere_and_nobody_is_said_in_words(store: Store, event: str) -> None:
    asked(store, event, "Religion", Sikh=3, Hindu=0, Christian=261)
    for name in ("Sikh", "Hindu"):
        store.reach.add(NewReachGroup(name, question="Religion", answer=name, share="1"))
    few, none = reached(store).lines
    assert (few.rate, few.verdict) == (None, "fewer than 5: too few to judge")
    assert none.verdict == "none of the 264 recorded; 4 not recorded: you cannot say either way"


def test_kinds_and_places_count_named_people_once_and_heads_beside(store: Store, event: str) -> None:
    store.reach.add(NewReachGroup("Residents", kind="resident", share="90"))
    store.reach.add(NewReachGroup("Hollerton", place="hollerton"))
    residents, hollerton = reached(store).lines
    assert residents.people is not None
    assert (residents.reached, residents.other, residents.people.words) == (
        30,
        238,
        "3 named, up to 27 unnamed",
    )
    assert residents.verdict == "fewer than their share"
    assert (hollerton.reached, hollerton.not_recorded) == (268, 0)


def test_more_answers_than_people_are_said_and_not_refused(store: Store, event: str) -> None:
    asked(store, event, "Disability", yes=22, no=300)
    (too_many,) = reached(store).too_many
    assert (too_many.answered, too_many.came) == (322, 268)
    store.reach.add(NewReachGroup("Disabled", question="Disability", answer="yes"))
    assert reached(store).lines[0].not_recorded == 0


def _line(name: str, reached_: int, other: int, share: float | None) -> ReachLine:
    return ReachLine(name, name, "", "monitoring", f"{name}: yes", reached_, other, 0, 0, reached_ + other, None, share, "", 5, 10, None)  # fmt: skip


def test_representation_is_the_lowest_rate_over_the_highest_without_the_small() -> None:
    lines = [_line("A", 75, 925, 10), _line("B", 100, 900, 10), _line("C", 3, 997, 10), _line("D", 0, 1000, 10), _line("E", 50, 50, None)]  # fmt: skip
    assert representation(lines) == Representation("A", "B", 75, ("C",), ("D",), ("E",))
    assert representation(lines[:1]).per_cent is None


def test_safe_view_hides_what_a_small_group_follows_from(store: Store, event: str) -> None:
    asked(store, event, "Religion", Sikh=3, Hindu=12, Christian=200)
    for name in ("Sikh", "Hindu", "Christian"):
        store.reach.add(NewReachGroup(name, question="Religion", answer=name))
    page = reached(store)
    hidden = safe_reach(page)
    sikh, hindu, christian = page.lines
    assert {"reached", "other"} <= hidden[sikh.id]
    assert {"reached", "other"} <= hidden[hindu.id], "Sikh would follow from the rest of those recorded"
    assert "reached" not in hidden[christian.id]


@pytest.mark.parametrize(
    ("new", "refused"),
    [
        (NewReachGroup(" "), NamelessGroupError),
        (NewReachGroup("A", kind="carer", place="Hollerton"), SeveralWaysError),
        (NewReachGroup("A", question="Disability"), AnswerlessQuestionError),
        (NewReachGroup("A", share="most"), ShareError),
        (NewReachGroup("A", share="120"), ShareError),
        (NewReachGroup("A", share="nan"), ShareError),
    ],
)
def test_a_group_that_cannot_be_is_refused_and_nothing_is_changed(
    store: Store, new: NewReachGroup, refused: type[Exception]
) -> None:
    before = store.newest_change()
    with pytest.raises(refused):
        store.reach.add(new)
    assert (store.newest_change(), store.reach.lines()) == (before, [])


def test_a_group_is_altered_counted_another_way_and_brought_back(store: Store) -> None:
    made = store.reach.add(NewReachGroup("Carers", kind="carer", share="9", share_source="Census 2021"))
    with pytest.raises(GroupExistsError):
        store.reach.add(NewReachGroup("carers"))
    altered = store.reach.edit(made.id, question="Carer", answer="yes")
    assert (altered.kind, altered.counted_by, altered.share) == ("", "monitoring", "9")
    store.reach.remove(made.id)
    with pytest.raises(UnknownGroupError):
        store.reach.find("Carers")
    store.undoing.undo()
    assert store.reach.find("care").id == made.id


@pytest.mark.parametrize(
    ("new", "refused"),
    [
        (NewMonitoring("", "", "yes", 1), EmptyAnswerError),
        (NewMonitoring("", "Disability", "yes", -3), HeadsError),
    ],
)
def test_a_count_that_cannot_be_is_refused(
    store: Store, event: str, new: NewMonitoring, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        store.monitoring.add(new._replace(event_id=event))
    assert store.monitoring.lines() == []


def test_a_second_count_of_one_answer_is_asked_about(store: Store, event: str) -> None:
    asked(store, event, "Disability", yes=22)
    with pytest.raises(AnsweredAlreadyError):
        asked(store, event, "DISABILITY", Yes=4)
    assert [line.heads for line in store.monitoring.lines()] == [22]
