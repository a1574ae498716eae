"""The demonstration, built: the same each time, of the promised size, and true to the story."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text

from codesign.clock import FrozenClock
from codesign.demo.build import build_demo
from codesign.demo.clocks import AS_AT, RunningClock
from codesign.demo.look_alikes import look_alikes
from codesign.demo.place import demo_path, open_demo
from codesign.demo.story import story
from codesign.demo.tour import tour
from codesign.matching import Register, Typed
from codesign.records.figures import Figures
from codesign.records.filters import Filter
from codesign.records.people import ContactCard
from codesign.store.store import Store
from codesign.store.tables import JOURNALLED
from tests.conftest import demo_as_built

TODAY = date(2026, 11, 16)

Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Iterator[Store]:
    """Open the demonstration; the tests of this file only read it."""
    store = demo_as_built(demo_file)
    yield store
    store.engine.dispose()


class Again(NamedTuple):
    """The demonstration built once more, beside the first."""

    store: Store
    seconds: float
    """What building it took of a processor."""


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Again]:
    """Build it once more, which the tests of this file only read too."""
    began = time.process_time()
    store = build_demo(tmp_path_factory.mktemp("again") / "again.db")
    yield Again(store, time.process_time() - began)
    store.engine.dispose()


@pytest.fixture
def figures(demo: Store) -> Figures:
    return demo.figures.of(demo.programmes.lines()[0].id, today=TODAY)


def content(store: Store) -> Content:
    with store.read() as session:
        return {
            name: [tuple(row) for row in session.execute(text(f"SELECT * FROM {name}"))]
            for name in JOURNALLED
        }


def card(store: Store, name: str) -> ContactCard:
    (line,) = store.contacts.named(name)
    return store.cards.contact(line.id)


def test_two_builds_have_equal_content_and_an_equal_journal_head(demo: Store, again: Again) -> None:
    assert content(again.store) == content(demo)
    assert again.store.prove().head == demo.prove().head
    assert again.store.packs.stands_at() == demo.packs.stands_at()


def test_the_journal_verifies(demo: Store) -> None:
    report = demo.prove()

    assert report.problems == ()
    assert report.changes > 50


def test_it_is_marked_as_a_demonstration(demo: Store) -> None:
    assert demo.is_demo


def test_every_change_was_made_by_the_made_up_officer_in_order_of_time(demo: Store) -> None:
    changes = demo.history.changes(limit=1_000)

    assert {change.actor for change in changes} == {"Priya Nair (made up)"}
    assert [change.at for change in changes] == sorted((change.at for change in changes), reverse=True)
    assert all(change.reference.endswith("-DMO") for change in changes)


def test_it_holds_60_contacts_12_events_and_150_comments(demo: Store) -> None:
    held = content(demo)

    assert len(held["contact"]) == 60
    assert len(held["event"]) == 12
    assert len(held["comment"]) == 150


def test_its_figures_are_those_of_the_story(figures: Figures) -> None:
    assert (figures.events, figures.planned, figures.cancelled, figures.nobody_came) == (9, 1, 1, 1)
    assert figures.comments == 149, "the safeguarding record counts nowhere"
    assert figures.outcomes_never_heard == 1
    assert (figures.wording_adopted, figures.wording_refused) == (4, 1)
    assert figures.late_entries == 1
    assert figures.untagged > 10


def test_follow_ups_wait_for_everything_a_follow_up_can_wait_for(figures: Figures) -> None:
    assert all(figures.follow_ups), figures.follow_ups


def test_exactly_one_comment_is_marked_as_holding_personal_data(demo: Store) -> None:
    lines = demo.feedback.lines(demo.feedback.rows())

    assert [line.who for line in lines if line.personal] == [""]
    assert [line.sensitive for line in lines if line.sensitive] == ["complaint"]


def test_the_safeguarding_record_holds_only_to_whom_and_when(demo: Store) -> None:
    with demo.read() as session:
        (kept,) = session.execute(
            text("SELECT words, referred_to, referred_on FROM comment WHERE sensitive = 'safeguarding'")
        )

    assert tuple(kept) == ("", "Named nurse for safeguarding adults", "2026-11-12")


def test_look_alikes_are_found_with_reasons(demo: Store) -> None:
    found = look_alikes(demo.contacts.known(), demo.contacts.set_apart())

    pairs = {frozenset((pair.one, pair.other)) for pair in found}
    assert {
        frozenset(("Cllr J. Smith", "Jane Smyth")),
        frozenset(("Cllr J. Smith", "John Smith")),
        frozenset(("Katarzyna Wójcik", "Kasia Wojcik")),
        frozenset(("Margaret Oyelaran", "Maggie Oyelaran")),
        frozenset(("William Tregarthen", "Bill Tregarthen")),
        frozenset(("Fatima Begum", "Fatema Begum")),
        frozenset(("Ambridge Carers", "Ambridge Carers' Group")),
        frozenset(("Willow Down Hospice", "Willowdown Hospice")),
    } <= pairs
    assert all(pair.reasons for pair in found)
    assert len(pairs) == len(found), "each pair is offered once"


def test_two_people_said_to_be_different_are_not_offered_again(demo: Store) -> None:
    everyone, apart = demo.contacts.known(), demo.contacts.set_apart()

    asked = {pair.one for pair in look_alikes(everyone, apart)}
    unasked = {pair.one for pair in look_alikes(everyone)}
    assert "Mohammed Iqbal" in unasked - asked


def test_the_name_typed_at_the_workshop_is_remembered(demo: Store) -> None:
    first = Register(demo.contacts.known()).candidates(Typed("Bob Adeyemi"))[0]

    assert first.name == "Robert Adeyemi"
    assert "also known as Bob Adeyemi" in first.reasons


def test_roles_memberships_and_names_end_where_the_story_says(demo: Store) -> None:
    councillor, member = card(demo, "Roy Petherbridge"), card(demo, "Ewan Strathie")

    assert [role.ends for role in councillor.roles] == ["2026-05-07"]
    assert [group.ends for group in member.groups] == ["2026-05-20"]
    assert (
        card(demo, "NHS Avonmere Integrated Care Board").successor
        == "NHS Avonmere and Downs Integrated Care Board"
    )
    assert card(demo, "Derek Pomfret").line.do_not_contact


def test_the_reference_group_met_six_times_with_its_members(demo: Store) -> None:
    group = card(demo, "Avonmere and Downs Lived Experience Reference Group")
    met = [demo.cards.event(line.id) for line in demo.events.lines(demo.events.rows(Filter(state="held")))]

    assert group.line.is_group
    assert sum(event.group == group.line.name for event in met) == 6
    assert len(demo.contacts.members(group.line.id, on="2026-10-28")) == 10


def test_adopted_words_stand_in_the_framework_and_the_refused_have_their_reason(demo: Store) -> None:
    lines = demo.wording.lines()

    assert [line.state for line in lines].count("adopted") == 4
    assert all(line.comments and line.event for line in lines)
    assert all(line.state_reason for line in lines if line.state == "not-adopted")
    assert demo.outcomes.find("2.1").title == story().wording[0].after


def test_somebody_not_accounted_for_is_left_so(demo: Store) -> None:
    (hall,) = demo.events.lines(demo.events.rows(Filter(words="Penny Hassett hall")))
    event = demo.cards.event(hall.id)

    assert event.head_count == hall.named + hall.heads + 1


def test_its_codebook_says_what_belongs_and_how_it_came_to_be(demo: Store) -> None:
    book = {each.name: each for each in demo.codebook.all()}

    assert sum(bool(each.belongs and each.belongs_not) for each in book.values()) >= 10
    assert book["Parking"].merged_into == "Transport"
    told = [change.said for change in demo.codebook.since("2026-01-01") if change.alters_figures]
    assert told == [
        "Trust and power split into Told no, and why, 3 comments",
        "Parking merged into Transport, 1 comment",
        "Telling my story once was called Repeating myself",
    ]


def test_its_consultation_asked_questions_that_comments_answer(demo: Store) -> None:
    assert [(line.code, line.comments > 2) for line in demo.questions.lines()] == [
        ("Q1", True), ("Q2", True), ("Q3", True),
    ]  # fmt: skip
    assert len(demo.feedback.rows(Filter(consultation="Care nearer home"))) > 40


def test_coding_left_marks_refusals_and_a_second_opinion_with_something_to_settle(demo: Store) -> None:
    held = content(demo)

    assert len(held["rejection"]) == 3
    assert (
        len(demo.feedback.rows(Filter(important=True))) == len(demo.feedback.rows(Filter(discuss=True))) == 1
    )
    (opinion,) = demo.second_opinions.all()
    assert opinion.drawn == opinion.done == 30
    assert len(demo.feedback.rows(Filter(disagreed=True))) == opinion.disagreed > 0
    assert [line.name for line in demo.views.lines()] == [
        "Carers, not yet tagged",
        "What we should talk over",
    ]


def test_whom_it_would_reach_stands_beside_counts_that_lead_to_nobody(demo: Store) -> None:
    assert [group.name for group in demo.reach.lines()][-1] == "Boaters, Gypsies, Roma and Travellers"
    counts = demo.monitoring.lines()
    assert {line.question for line in counts} == {"Disability", "Age", "Ethnicity"}
    assert any(line.answer == "declined" for line in counts)


def test_something_nobody_has_a_theme_for_rises_in_the_last_month_and_is_no_chance(demo: Store) -> None:
    rising = demo.review.rising(demo.programmes.lines()[0].id, today=TODAY)

    (damp,) = [line for line in rising.lines if line.words[0] == "damp"]
    assert (damp.comments, damp.untagged, damp.most_one) == (7, 7, 1), "seven people, and no theme"
    assert not damp.could_be_chance
    assert not damp.one_event


def test_building_takes_a_moment(again: Again) -> None:
    assert again.seconds < 15  # under two of a processor of its own: what would be noticed is a minute


def test_the_tour_says_the_stores_own_figures(demo: Store, figures: Figures) -> None:
    told = "\n".join(tour(demo))

    assert told.startswith("DEMO: made-up people and places.")
    assert figures.people.words in told
    assert f"{figures.comments} comments" in told
    assert f"{figures.follow_ups.overdue} overdue" in told
    assert "never heard  1.1" in told
    assert "thin         1.2" in told
    assert "Parking merged into Transport on 25 Jun 2026, 1 comment" in told
    assert "30 comments coded twice, the second time blind" in told
    assert "Disabled people: 24 recorded, 16 declined, 52 not recorded" in told
    assert "Cllr J. Smith and Jane Smyth" in told
    assert "4 adopted, 1 refused" in told
    assert "and it holds" in told


def test_the_tour_is_the_same_each_time(demo: Store, again: Again) -> None:
    assert tour(again.store) == tour(demo)


def test_opening_builds_once_and_clears_other_versions_away(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path / "kept")}
    folder = demo_path(environ).parent
    folder.mkdir(parents=True)
    old, real = folder / "demo-0123456789ab.db", folder.parent / "codesign.db"
    old.write_text("another version")
    real.write_text("somebody's own")

    open_demo(environ).close()
    built = demo_path(environ).stat().st_mtime_ns
    open_demo(environ).close()

    assert demo_path(environ).stat().st_mtime_ns == built
    assert sorted(each.name for each in folder.iterdir()) == [demo_path(environ).name]
    assert real.read_text() == "somebody's own"


@pytest.fixture
def visited(again: Again, tmp_path: Path) -> dict[str, str]:
    """Return the environment of somebody for whom the demonstration was built before."""
    environ = {"CODESIGN_HOME": str(tmp_path / "visited")}
    demo_path(environ).parent.mkdir(parents=True)
    with (
        closing(sqlite3.connect(again.store.path)) as built,
        closing(sqlite3.connect(demo_path(environ))) as copy,
    ):
        built.backup(copy)
    return environ


def test_what_a_visitor_adds_comes_after_the_story(visited: dict[str, str]) -> None:
    store = open_demo(visited)
    newest = store.history.changes(limit=1)[0]

    store.contacts.add_alias(store.contacts.named("Wulandari")[0].id, "Wulan")

    added = store.history.changes(limit=1)[0]
    assert added.reference != newest.reference
    assert added.at > newest.at
    assert RunningClock().now() >= AS_AT
    store.close()


def test_a_frozen_clock_may_be_given(visited: dict[str, str]) -> None:
    store = open_demo(visited, clock=FrozenClock(AS_AT))

    assert store.hands.clock.now() == AS_AT
    store.close()
