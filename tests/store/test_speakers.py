"""How many people may stand behind comments that nobody is named for: never more than came there unnamed."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from sqlalchemy import text

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.figures import MostUnnamed, People, Unnamed
from codesign.records.outcomes import NewOutcome, NewProgramme
from codesign.records.people import Came, NewContact
from codesign.store.store import Store
from codesign.store.tables import Attendance
from tests.made_once import filled_once

_SAID = count(1)
TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("heads", "named", "head_count", "most"),
    [
        (2, 0, 0, 2),
        (2, 9, 0, 2),
        (2, 0, 40, 2),
        (0, 3, 20, 17),
        (0, 3, 3, 3),
        (0, 3, 0, 3),
        (0, 0, 20, 20),
        (0, 0, 0, None),
    ],
)
def test_no_more_spoke_unnamed_at_an_event_than_came_unnamed(
    heads: int, named: int, head_count: int, most: int | None
) -> None:
    came = MostUnnamed.of(heads, named, head_count)
    assert (came.most if came else None) == most


def test_fewer_comments_than_heads_are_as_many_people_as_comments() -> None:
    assert Unnamed.at(3, MostUnnamed(12, about=True)) == Unnamed(3)
    assert Unnamed.at(40, MostUnnamed(12, about=True)) == Unnamed(12, about=True)
    assert Unnamed.at(40, None) == Unnamed(40)


def said(store: Store, programme: str, comments: int, **came: int) -> None:
    """Log an event of a programme with comments nobody is named for, on outcome A1 and a theme."""
    store.events.record(
        NewEvent(
            "An evening",
            held_on="2026-11-02",
            programme_id=programme,
            head_count=came.get("room"),
            came=tuple(
                [Came(kind="carer", heads=came["heads"], about=bool(came.get("about")))]
                if "heads" in came
                else []
            )
            + tuple(Came(new=NewContact(f"Guest {next(_SAID)}")) for _ in range(came.get("named", 0))),
            comments=tuple(
                NewComment(f"Thing {next(_SAID)}", themes=("Buses",), outcomes=(a1(store),))
                for _ in range(comments)
            ),
        )
    )


def a1(store: Store) -> str:
    """Return the outcome A1."""
    return store.outcomes.find("A1").id


@pytest.fixture
@filled_once
def programme(store: Store) -> str:
    made = store.programmes.add(NewProgramme("Made-up care", level="involve")).id
    store.outcomes.add(made, NewOutcome("A", "Nearer", level="domain"))
    store.outcomes.add(made, NewOutcome("A1", "Buses", parent="A"))
    return made


def heads(store: Store, programme: str) -> dict[str, tuple[int, bool]]:
    """Return what outcomes and codebook say of A1, of the domain above it, and of the theme."""
    lines = {line.code: (line.heads, line.about) for line in store.outcomes.lines(programme)}
    (theme,) = store.themes.lines(programme)
    found = store.themes.unnamed(programme)[theme.id]
    return {**lines, "theme": (found.heads, found.about)}


def test_twelve_comments_of_an_evening_with_two_carers_are_two_people(store: Store, programme: str) -> None:
    said(store, programme, 12, heads=2)
    assert heads(store, programme) == dict.fromkeys(("A", "A1", "theme"), (2, False))
    said(store, programme, 12, heads=1)
    assert heads(store, programme) == dict.fromkeys(("A", "A1", "theme"), (3, False))
    said(store, programme, 7, heads=5, about=1)
    assert heads(store, programme) == dict.fromkeys(("A", "A1", "theme"), (8, True))


def test_where_nobody_was_counted_each_comment_may_be_somebody_else(store: Store, programme: str) -> None:
    said(store, programme, 4)
    store.feedback.add_many(
        [NewComment("By post", themes=("Buses",), outcomes=(a1(store),)) for _ in range(3)],
        programme_id=programme,
    )
    assert heads(store, programme)["A1"] == (7, False)


def test_one_outcome_and_the_list_say_the_same(store: Store, programme: str) -> None:
    said(store, programme, 9, heads=4)
    said(store, programme, 9, named=3)
    for line in store.outcomes.lines(programme):
        assert store.outcomes.one(line.id) == line
        assert line.heads == 7


def test_the_review_and_the_list_of_outcomes_say_the_same_and_no_rule_is_met_by_comments_alone(
    store: Store, programme: str
) -> None:
    for carers in (2, 1):
        said(store, programme, 15, heads=carers)
    (_, a1) = store.review.thin(programme, today=TODAY).lines
    (line,) = [each for each in store.outcomes.lines(programme) if each.code == "A1"]
    (theme,) = store.review.thin(programme, today=TODAY, of="themes").lines

    assert (a1.comments, a1.people) == (30, People(0, 3))
    assert theme.people == People(line.named, line.heads, line.about) == a1.people == a1.deep.people
    met = {each.setting: each.passed for each in a1.verdict.criteria}
    assert not any(met[each] for each in ("thin-people", "broad-people", "deep-people"))
    assert store.review.reached(programme, today=TODAY).came == 3


def test_more_who_came_are_counted_at_once(store: Store, programme: str) -> None:
    said(store, programme, 15, heads=2)
    before = store.review.thin(programme, today=TODAY).lines[1].people.heads
    with store.write("alter who came") as change:
        (attendance,) = change.session.execute(text("SELECT id FROM attendance")).scalars()
        change.set(Attendance, attendance, heads=6)

    assert (before, store.review.thin(programme, today=TODAY).lines[1].people.heads) == (2, 6)
