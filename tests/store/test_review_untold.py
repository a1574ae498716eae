"""What a figure would leave untold: events before the first comment, letters said at no event, one person's forty comments."""

from __future__ import annotations

from datetime import date

from codesign.evidence.list_file import _kind
from codesign.evidence.tables import Kind
from codesign.evidence.written_panel import panel_to_write
from codesign.records.columns_shown import Words
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewProgramme
from codesign.records.people import Came, NewContact
from codesign.records.review_cells import rising_cells
from codesign.records.review_reach import NewReachGroup
from codesign.store.store import Store

TODAY = date(2026, 11, 12)
NO_WORDS: Words = {}


def test_the_range_of_days_holds_the_events_it_stands_beside(store: Store) -> None:
    store.events.record(NewEvent("Long ago", held_on="2016"))
    store.events.record(NewEvent("An evening", held_on="2026-11-02", comments=(NewComment("One thing"),)))

    standing = store.review.thin(today=TODAY).standing
    assert (standing.events, standing.first, standing.last) == (2, "2016", "2026-11-02")


def test_per_event_is_of_what_was_said_at_one(store: Store) -> None:
    store.events.record(
        NewEvent("An evening", held_on="2026-10-02", comments=(NewComment("Here", themes=("Buses",)),))
    )
    store.feedback.add_many(
        [NewComment(f"By post {n}", themes=("Buses",), said_on="2026-10-05") for n in range(40)]
    )

    page = store.review.growing(today=TODAY)
    (line,) = page.lines
    assert (line.now.comments, line.now.per_event) == (41, 1.0)
    assert "Per event is of what was said at one." in page.words


def test_what_was_written_too_is_not_of_one_event(store: Store) -> None:
    said = tuple(NewComment(f"Damp in room {n}", themes=("Damp",)) for n in range(3))
    store.events.record(NewEvent("An evening", held_on="2026-10-02", comments=said))
    (line,) = store.review.growing(today=TODAY).lines
    assert "one event" in line.marks

    store.feedback.add(NewComment("Damp at home", themes=("Damp",), said_on="2026-10-05"))
    (line,) = store.review.growing(today=TODAY).lines
    assert "one event" not in line.marks
    assert line.now.events == 1


def test_words_that_one_person_says_and_that_have_a_theme_say_both(store: Store) -> None:
    who = store.contacts.add(NewContact("Made Up"))
    for n in range(43):
        store.feedback.add(
            NewComment(
                f"The minibus never came on day {n}",
                said_on="2026-10-05",
                contact_id=who if n < 40 else "",
                themes=("Buses",) if n < 40 else (),
            )
        )
    for n in range(60):
        store.feedback.add(NewComment(f"The tea was warm at table {n}", said_on="2026-09-05"))

    lines = [line for line in store.review.rising(today=TODAY).lines if "minibus" in line.words]
    assert lines
    for line in lines:
        marks = rising_cells(line)[-1]
        assert "most have a theme" in marks
        assert "no theme yet" not in marks
        assert "mostly one person" in marks
        assert line.untagged == 3
    (theme,) = store.review.growing(today=TODAY).lines
    assert "one person" in theme.marks


def test_counts_in_a_written_panel_are_numbers_nought_among_them_and_hidden_ones_as_they_stand(
    store: Store,
) -> None:
    standing = store.review.thin(today=TODAY).standing
    table = [("Outcome", "Comments", "Unnamed"), ("A1", "0", "up to 2"), ("A2", "*", "0")]
    shown = panel_to_write("Thin evidence", table, standing, is_safe=True)

    cells = [shown.cells(line, NO_WORDS) for line in shown.lines(shown.rows)]
    assert list(shown.headings) == ["Outcome", "Comments", "Unnamed, up to"]
    assert cells == [("A1", "0", "2"), ("A2", "*", "0")]
    assert [_kind(name, [row[at] for row in cells]) for at, name in enumerate(shown.headings)] == [
        Kind.TEXT, Kind.NUMBER, Kind.NUMBER,
    ]  # fmt: skip
    assert next(label for label, _ in shown.notes) == "Safe view"
    assert _kind("Code", ["0", "1"]) is Kind.TEXT
    assert _kind("Phone", ["007"]) is Kind.TEXT


def test_a_programmes_list_is_set_beside_its_own_events_and_says_whose_it_is(store: Store) -> None:
    ours, theirs = (store.programmes.add(NewProgramme(name)).id for name in ("Our care", "Their plan"))
    for programme, carers in ((ours, 3), (theirs, 40)):
        store.events.record(
            NewEvent(
                "An evening",
                held_on="2026-10-02",
                programme_id=programme,
                came=(Came(kind="carer", heads=carers),),
            )
        )
    store.reach.add(NewReachGroup("Carers", programme_id=ours, kind="carer"))

    (every,), (only,) = (store.review.reached(which, today=TODAY).lines for which in ("", ours))
    assert (every.name, every.reached, every.came) == ("Carers (Our care)", 3, 3)
    assert (only.name, only.reached, only.came) == ("Carers", 3, 3)
    assert every.opens is not None
    assert every.opens.programme_id == ours
