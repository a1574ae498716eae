"""What is on the page goes to plain JSON and back whole, and means what it says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.event_draft import (
    Chip,
    Cursor,
    Defaults,
    DraftAnswer,
    DraftComment,
    DraftWording,
    EventDraft,
)
from codesign.entry.event_page import PageProblemError, PageWords, who_is
from codesign.entry.wording import Word
from codesign.records.vocabulary import Entry

TODAY = date(2026, 11, 12)
PAGE = PageWords(
    today=TODAY,
    officer="P. Nair",
    kinds=(Word("carer", "Carer"), Word("resident", "Resident"), Word("young-person", "Young person")),
    methods=(
        Entry("", "methods", "drop-in", "Drop-in or exhibition", key="d"),
        Entry("", "methods", "interview", "One-to-one interview"),
    ),
    needs=(
        Word("bsl", "British Sign Language interpreter", words=("bsl",)),
        Word("hearing-loop", "Hearing loop"),
    ),
    expenses=(Word("travel-public", "Public transport", words=("bus",)),),
    permissions=(Word("not-asked", "Not asked"), Word("anonymous", "Yes, without name or role")),
    programmes={"Urgent care redesign": "g1"},
    outcomes={"2.1": "o21", "2.10": "o210"},
    themes={"transport": 31},
    places={"Penny Hassett village hall": "Penny Hassett"},
)
BEGUN = Defaults(officer="P. Nair", date="2026-11-12")

words = st.text(max_size=30)
answers = st.builds(
    DraftAnswer, words, st.sampled_from(["same", "different", "later"]), st.tuples(words), st.booleans()
)
chips = st.builds(
    Chip,
    kind=st.sampled_from(["known", "new", "count"]),
    typed=words,
    name=words,
    organisation=words,
    contact_id=words,
    heads=st.integers(0, 5000),
    about=st.booleans(),
    is_group=st.booleans(),
    answers=st.lists(answers, max_size=2).map(tuple),
)
comments = st.builds(
    DraftComment, words, st.sampled_from(["", "safeguarding", "complaint", "sensitive"]), words
)
drafts = st.builds(
    EventDraft,
    title=words,
    date=words,
    planned=st.booleans(),
    who=words,
    chips=st.lists(chips, max_size=4).map(tuple),
    room=words,
    comments=st.lists(comments, min_size=1, max_size=4).map(tuple),
    comment_at=st.integers(0, 3),
    follow_ups=st.lists(words, min_size=1, max_size=3).map(tuple),
    wordings=st.lists(st.builds(DraftWording, words, words, words, words, words), min_size=1, max_size=2).map(
        tuple
    ),
    defaults=st.builds(Defaults, words, words, words, words),
    cursor=st.builds(Cursor, words, st.integers(0, 99), st.integers(0, 99)),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


@given(drafts)
def test_any_page_comes_back_from_json_whole(draft: EventDraft) -> None:
    assert EventDraft.from_state(json.loads(json.dumps(draft.to_state()))) == draft


@given(st.dictionaries(st.sampled_from([*EventDraft().to_state(), "later", "x"]), anything))
def test_whatever_was_kept_a_page_is_opened(state: dict[str, Any]) -> None:
    draft = EventDraft.from_state(state)

    draft.summary()
    draft.problems(PAGE)
    assert EventDraft.from_state(draft.to_state()) == draft


def test_what_a_newer_version_keeps_is_kept_for_it() -> None:
    state = {**EventDraft(title="Drop-in").to_state(), "weather": {"rain": True}}

    assert EventDraft.from_state(state).to_state()["weather"] == {"rain": True}


def page_of_j1() -> EventDraft:
    known = [
        Chip(
            "known",
            name,
            name,
            contact_id=f"n{at}",
            answers=(DraftAnswer(f"n{at}", "same", ("J fits Jane",), remember=True),),
        )
        for at, name in enumerate(["Jane Smyth", "Tom Archer", "Ruth Bell"])
    ]
    new = [
        Chip("new", name, name, "Ambridge Carers") for name in ("Sam Okafor", "Di Lowe", "Al Reed", "Jo Hay")
    ]
    counts = [
        Chip("count", "4 carers", "4 carers", code="carer", heads=4),
        Chip("count", "2 residents", "2 residents", code="resident", heads=2),
        Chip("count", "1 young", "1 young person", code="young-person", heads=1),
    ]
    return EventDraft(
        title="Penny Hassett hall drop-in",
        time="1400-1530",
        place="Penny Hassett village hall",
        how="drop",
        chips=(*known, *new, *counts),
        comments=(
            DraftComment("We can't get to the clinic #transport @carer !2.10"),
            DraftComment('"Nobody rang" @Sam_Okafor /anon'),
            DraftComment(sensitive="safeguarding", referred_to="designated nurse", referred_on="2026-11-12"),
            DraftComment("We were told in"),
        ),
        comment_at=3,
        access="bsl 1, loop not working",
        money="bus 4.80 sam",
        follow_ups=("Ring Stagecoach about the 4pm bus /me /fri", ""),
        wordings=(DraftWording("4.2", "by phone", "by phone or in person", "not all can ring", "2"),),
        room="15",
        cursor=Cursor("comments", 0, 15),
        defaults=BEGUN,
    )


@pytest.mark.bad_input(9)
def test_who_came_is_said_in_words_and_held_against_the_room() -> None:
    assert page_of_j1().people(PAGE).words == (
        "14 people: 3 known, 4 new, 7 not named (4 carers, 2 residents, 1 young person)."
        " You said 15; listed 14. 1 not accounted for."
    )


def test_a_page_is_summed_up_with_the_part_being_typed() -> None:
    assert page_of_j1().summary() == "14 people, 3 comments and part of a fourth, 1 follow-up"
    assert EventDraft().summary() == "nothing listed yet"


@pytest.mark.parametrize(
    ("before", "part"),
    [
        (7, "an eighth"),
        (10, "an eleventh"),
        (12, "a 13th"),
        (17, "an 18th"),
        (20, "a 21st"),
        (111, "a 112th"),
        (1_150, "a 1,151st"),
        (10_999, "an 11,000th"),
    ],
)
def test_the_part_being_typed_is_counted_as_it_is_said(before: int, part: str) -> None:
    comments = (DraftComment("said"),) * (before + 1)
    draft = EventDraft(comments=comments, comment_at=before, cursor=Cursor("comments"))
    assert draft.summary() == f"{before:,} comments and part of {part}"


def test_the_organisation_given_that_day_is_of_the_event_and_without_one_it_is_looked_up() -> None:
    draft = replace(
        page_of_j1(),
        chips=(
            Chip("new", "Di Lowe, Ambridge Carers", "Di Lowe", "Ambridge Carers"),
            Chip("known", "Sam, Hollerton WI", "Sam Okafor", "Hollerton WI", "chair", contact_id="n1"),
            Chip("known", "jan sm", "Jane Smyth", contact_id="n2"),
        ),
        comments=(DraftComment(),),
        wordings=(DraftWording(),),
    )
    came = draft.to_new_event(PAGE).came
    assert [(each.organisation, each.capacity, each.as_held) for each in came] == [
        ("Ambridge Carers", "", False),
        ("Hollerton WI", "chair", False),
        ("", "", True),
    ]


def test_the_whole_page_becomes_one_event() -> None:
    event = page_of_j1().to_new_event(PAGE, draft_id="d1")

    assert (event.held_on, event.starts, event.ends, event.area) == (
        "2026-11-12",
        "14:00",
        "15:30",
        "Penny Hassett",
    )
    assert (event.method, event.head_count, event.draft_id, event.officer) == ("drop-in", 15, "d1", "P. Nair")
    assert [came.is_named for came in event.came] == [True] * 7 + [False] * 3
    assert event.came[0].answers[0].remember
    first, second, third, _ = event.comments
    assert (first.kind, first.themes, first.outcomes, first.exact) == (
        "carer",
        ("transport",),
        ("o210",),
        False,
    )
    assert (second.who, second.exact, second.permission) == (3, True, "anonymous")
    assert (third.words, third.referred_to) == ("", "designated nurse")
    assert event.wordings[0].comments == (1,)
    assert (event.money[0].pence, event.money[0].who) == (480, 3)
    assert (event.follow_ups[0].owner, event.follow_ups[0].due) == ("P. Nair", "2026-11-13")
    assert [(need.need, need.met) for need in event.access] == [("bsl", True), ("hearing-loop", False)]


def test_yesterday_stays_the_day_it_was_when_the_page_is_opened_days_later() -> None:
    draft = replace(page_of_j1(), date="yesterday")

    event = draft.to_new_event(replace(PAGE, today=date(2026, 11, 20)))

    assert event.held_on == "2026-11-11"


def test_a_mark_that_fits_nobody_is_kept_as_a_note_and_never_guessed() -> None:
    draft = replace(page_of_j1(), comments=(DraftComment("It is cold #Cold_Hall @Nobody !9.9"),), wordings=())

    (comment,) = draft.to_new_event(PAGE).comments

    assert comment.themes == ("Cold Hall",)
    assert comment.note == "Said by Nobody, as typed. Outcome 9.9, as typed: not in the framework then."


def test_two_people_of_one_name_are_not_chosen_between() -> None:
    chips = (Chip(name="Jane Smith"), Chip(name="John Smith"))

    assert who_is("Smith", chips) == [0, 1]
    assert who_is("john_smith", chips) == [1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"date": "31/02/2026"}, "date"),
        ({"date": "24/11/2026"}, "date"),
        ({"time": "1530-1400"}, "time"),
        ({"how": "zz"}, "how"),
        ({"who": "Jan"}, "who"),
        ({"room": "lots"}, "room"),
        ({"comments": (DraftComment("#transport"),)}, "comments"),
        ({"money": "bus -5"}, "money"),
        ({"follow_ups": ("Ring /tomoz",)}, "follow_ups"),
        ({"programme": "Nothing of ours"}, "programme"),
    ],
)
def test_each_problem_names_its_field(changed: dict[str, Any], field: str) -> None:
    draft = replace(page_of_j1(), **{"wordings": (), **changed})

    assert draft.problems(PAGE)[0].field == field
    with pytest.raises(PageProblemError):
        draft.to_new_event(PAGE)


@pytest.mark.bad_input(3)
def test_a_date_to_come_is_asked_about_and_a_planned_event_has_nobody_yet() -> None:
    draft = replace(page_of_j1(), date="24/11/2026")
    assert draft.problems(PAGE)[0].sentence == "This is 12 days from now. Planned event? (y) or change"

    planned = replace(draft, planned=True)
    assert planned.problems(PAGE)[0].sentence.startswith("A planned event cannot have people")

    assert replace(planned, chips=(), wordings=()).to_new_event(PAGE).state == "planned"


@pytest.mark.bad_input(5)
def test_where_the_clock_cannot_be_trusted_the_date_is_asked_for() -> None:
    draft = replace(page_of_j1(), defaults=replace(BEGUN, date=""))

    assert draft.problems(PAGE)[0] == (
        "date",
        "An event needs a date. Type it as 12/11, tue or 12 Nov 2026.",
        0,
    )


@pytest.mark.bad_input(18)
def test_codes_are_text_and_each_is_its_own() -> None:
    draft = replace(page_of_j1(), comments=(DraftComment("x !2.1"), DraftComment("y !2.10")), wordings=())

    assert [each.outcomes for each in draft.to_new_event(PAGE).comments] == [("o21",), ("o210",)]
