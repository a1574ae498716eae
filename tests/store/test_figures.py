"""Figures: people once, heads beside them, comments once each, and nothing that did not happen or is kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.figures import Figures, People
from codesign.records.filters import Filter
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.people import Came, NewContact
from codesign.store.journal.undo import Undo
from codesign.store.store import Store

TODAY = date(2026, 11, 12)


def figures(store: Store, programme: str = "") -> Figures:
    return store.figures.of(programme, today=TODAY)


def test_somebody_who_came_often_is_counted_once_and_heads_are_never_added(store: Store) -> None:
    roy = store.contacts.add(NewContact("Roy Petherbridge"))
    for day in ("2026-11-01", "2026-11-02"):
        store.events.record(
            NewEvent("Hall", day, came=(Came(contact_id=roy), Came(contact_id=roy), Came(kind="carer", heads=6, about=day.endswith("2"))))
        )  # fmt: skip

    people = store.figures.people()

    assert people == People(named=1, heads=12, about=True)
    assert people.words == "1 named, up to about 12 unnamed"


def test_where_nobody_is_named_only_the_heads_are_said() -> None:
    assert People(0, 27).words == "up to 27 unnamed"
    assert People(0, 27, about=True).words == "up to about 27 unnamed"
    assert People(0, 0).words == "0 named"


def test_planned_and_cancelled_events_count_neither_people_nor_comments(store: Store) -> None:
    for state in ("held", "planned", "cancelled", "nobody-came"):
        store.events.record(
            NewEvent(state, "2026-11-01", state=state, comments=(NewComment(f"Said: {state}"),))
        )

    counted = figures(store)

    assert (counted.events, counted.planned, counted.cancelled, counted.nobody_came) == (1, 1, 1, 1)
    assert counted.comments == len(store.feedback.rows()) == 2
    planned = store.events.find("E2")
    assert [line.words for line in store.cards.event(planned.id).comments] == ["Said: planned"]
    assert planned.comments == 1


def test_a_comment_tagged_twice_is_counted_once_under_each(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Care")).id
    outcomes = store.outcomes.add_many(programme, [NewOutcome("2.1", "Heard"), NewOutcome("2.10", "Asked")])
    store.events.record(
        NewEvent(
            "Hall", "2026-11-01", programme_id=programme,
            comments=(NewComment("Buses", themes=("transport", "Transport"), outcomes=(outcomes[0], outcomes[0])),),
        )
    )  # fmt: skip
    comment = store.feedback.find("C1")

    assert not store.feedback.tag(comment.id, theme="TRANSPORT")
    assert not store.feedback.tag(comment.id, outcome_id=outcomes[0])
    assert store.feedback.tag(comment.id, outcome_id=outcomes[1], suggested=True)

    counted = figures(store, programme)
    assert (counted.comments, counted.untagged, counted.outcomes_never_heard) == (1, 0, 0)
    assert [(line.code, line.comments, line.heads, line.named, line.last_heard) for line in store.outcomes.lines(programme)] == [
        ("2.1", 1, 1, 0, "2026-11-01"), ("2.10", 1, 1, 0, "2026-11-01"),
    ]  # fmt: skip
    assert [(line.name, line.comments) for line in store.themes.lines(programme)] == [("transport", 1)]


@pytest.mark.parametrize("way", ["at once", "marked later"])
def test_safeguarding_is_in_no_list_search_or_figure(store: Store, way: str) -> None:
    programme = store.programmes.add(NewProgramme("Care")).id
    outcome = store.outcomes.add(programme, NewOutcome("1", "Safe"))
    who = store.contacts.add(NewContact("Roy Petherbridge"))
    event = store.events.record(
        NewEvent("Hall", "2026-11-01", programme_id=programme, came=(Came(contact_id=who),))
    )
    mark = "safeguarding" if way == "at once" else ""
    comment = store.feedback.add(
        NewComment("In confidence", contact_id=who, themes=("home",), outcomes=(outcome,), sensitive=mark),
        event_id=event.id,
    )
    store.feedback.mark(
        comment.id, sensitive="safeguarding", referred_to="duty social worker", referred_on="2026-11-02"
    )

    assert figures(store).comments == figures(store, programme).comments == 0
    assert figures(store).outcomes_never_heard == 1
    for rows in (
        store.feedback.rows(), store.feedback.rows(Filter(words="confidence")), store.feedback.rows(Filter(contact_id=who)),
        store.feedback.rows(Filter(outcome_id=outcome)), store.feedback.rows(Filter(untagged=True)),
    ):  # fmt: skip
        assert len(rows) == 0
    assert store.outcomes.lines()[0].comments == store.themes.lines()[0].comments == 0
    assert store.cards.contact(who).comments == store.programmes.lines()[0].comments == 0
    card = store.cards.event(event.id)
    assert (card.comments, card.line.comments) == ((), 0)
    assert card.referrals == ("Referred to duty social worker on 2026-11-02",)


def test_late_entries_are_events_of_a_day_recorded_more_than_14_days_after_it(store: Store) -> None:
    for held in ("2026-10-28", "2026-10-29", "2026-10", "2025"):
        store.events.record(NewEvent("Hall", held))

    assert figures(store).late_entries == 1


@pytest.mark.parametrize(
    ("due", "today", "overdue", "soon"),
    [
        ("2026-11-11", "2026-11-12", 1, 0), ("2026-11-12", "2026-11-12", 0, 1), ("2026-11-19", "2026-11-12", 0, 1),
        ("2026-11-20", "2026-11-12", 0, 0), ("2026-11", "2026-11-12", 0, 0), ("2026-11", "2026-11-30", 0, 1),
        ("2026-11", "2026-12-01", 1, 0), ("2026-02", "2026-03-01", 1, 0), ("2026", "2026-06-01", 0, 0),
        ("2026", "2026-12-28", 0, 1), ("2026", "2027-01-01", 1, 0), ("", "2026-11-12", 0, 0),
    ],
)  # fmt: skip
def test_a_follow_up_is_overdue_when_all_of_its_day_month_or_year_has_passed(
    store: Store, due: str, today: str, overdue: int, soon: int
) -> None:
    store.follow_ups.add(NewFollowUp("Send the map", "P. Nair", due))
    day = date.fromisoformat(today)

    counts = store.follow_ups.counts(today=day)

    assert (counts.overdue, counts.due_this_week) == (overdue, soon)
    assert counts.no_owner_or_date == (0 if due else 1)
    assert len(store.follow_ups.lines("overdue", today=day)) == overdue
    assert len(store.follow_ups.lines("due", today=day)) == soon


def test_a_programmes_codebook_is_its_own_themes_the_shared_ones_and_those_heard_there(store: Store) -> None:
    care, roads = (store.programmes.add(NewProgramme(title)).id for title in ("Care", "Roads"))
    store.themes.add(NewTheme("carers", programme_id=care))
    store.themes.add(NewTheme("warmth"))
    store.themes.add(NewTheme("potholes", programme_id=roads))
    store.themes.add(NewTheme("kerbs", programme_id=roads))
    store.events.record(
        NewEvent(
            "Hall",
            "2026-11-01",
            programme_id=care,
            comments=(NewComment("Holes", themes=("potholes", "new here")),),
        )
    )

    assert [line.name for line in store.themes.lines(care)] == ["carers", "new here", "potholes", "warmth"]
    assert figures(store, care).themes == 4
    assert figures(store).themes == len(store.themes.lines()) == 5
    store.codebook.retire(store.themes.find("warmth").id)
    assert figures(store, care).themes == 3


def test_counts_under_a_programme_are_of_its_own_comments_only(store: Store) -> None:
    care, roads = (store.programmes.add(NewProgramme(title)).id for title in ("Care", "Roads"))
    for programme in (care, care, roads):
        store.events.record(
            NewEvent(
                "Hall",
                "2026-11-01",
                programme_id=programme,
                comments=(NewComment("Holes", themes=("holes",)),),
            )
        )

    assert [store.themes.lines(each)[0].comments for each in (care, roads, "")] == [2, 1, 3]
    assert [line.comments for line in store.programmes.lines()] == [2, 1]
    assert [figures(store, each).comments for each in (care, roads, "")] == [2, 1, 3]


def test_wording_is_counted_by_what_became_of_it(store: Store) -> None:
    for number, state in enumerate(("proposed", "adopted", "adopted", "not-adopted")):
        store.wording.add(NewWording(f"{number}", "before", "after", state=state, state_reason="because"))

    counted = figures(store)

    assert (counted.wording_adopted, counted.wording_refused) == (2, 1)


def test_what_was_undone_is_in_no_figure(store: Store) -> None:
    empty = figures(store)
    store.events.record(
        NewEvent(
            "Hall", "2026-11-01", came=(Came(new=NewContact("Roy Petherbridge")), Came(kind="carer", heads=3)),
            comments=(NewComment("Buses", themes=("transport",)),), follow_ups=(NewFollowUp("Send the map"),),
            wordings=(NewWording("1.1", "before", "after", state="adopted"),),
        )
    )  # fmt: skip
    assert figures(store).words == "1 event · 1 comment · 1 named, up to 3 unnamed"

    Undo(store).undo()

    after = figures(store)
    assert after.as_at == "H3-KTM"
    assert {**vars(after), "as_at": ""} == {**vars(empty), "as_at": ""}


def test_today_shows_the_same_figures(store: Store) -> None:
    store.follow_ups.add(NewFollowUp("Send the map", "P. Nair", "2026-11-01"))
    store.follow_ups.add(NewFollowUp("Ask about the bus", "P. Nair", "2026-11-15"))
    store.events.record(NewEvent("Hall", "2026-11-01"))

    page = store.figures.today(today=TODAY)

    assert page.figures == figures(store)
    assert [line.words for line in page.overdue] == ["Send the map"]
    assert [line.words for line in page.due] == ["Ask about the bus"]
    assert [line.title for line in page.last_events] == ["Hall"]
