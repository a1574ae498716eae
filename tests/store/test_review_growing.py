"""What is growing: per 100 comments and per event, like with like, and nothing called growth that is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment, NewTheme
from codesign.records.filters import Filter
from codesign.records.outcomes import NewProgramme
from codesign.records.people import Came, NewContact
from codesign.records.review_growth import GrowthLine, GrowthPage, Spans
from codesign.store.review.growing import FutureSpanError, is_in, last_month, of_month
from codesign.store.store import Store
from tests.store.reviewed import TODAY, world

OCTOBER, AUGUST = date(2026, 10, 14), date(2026, 8, 20)


def held(store: Store, on: date, *themes: str, who: str = "") -> str:
    """Hold an event where each theme is spoken of once; an empty one is a comment with none."""
    came = (Came(contact_id=who),) if who else (Came(kind="carer", heads=3),)
    comments = tuple(
        NewComment(
            f"{theme or 'something else'} on {on} {n}",
            who=0 if who else None,
            themes=(theme,) if theme else (),
        )
        for n, theme in enumerate(themes)
    )
    return store.events.record(
        NewEvent(title=f"Event {on}", held_on=on.isoformat(), came=came, comments=comments)
    ).id


def line_of(page: GrowthPage, name: str) -> GrowthLine:
    return next(line for line in page.lines if line.name == name)


def test_three_times_the_events_and_comments_is_no_growth(store: Store) -> None:
    held(store, AUGUST, "bus", "")
    for day in range(3):
        held(store, OCTOBER + timedelta(days=day), "bus", "")
    line = line_of(store.review.growing(today=TODAY), "bus")
    assert (line.was.comments, line.now.comments) == (1, 3)
    assert (line.was.per_100, line.now.per_100, line.difference) == (50, 50, 0)
    assert line.was.per_event == line.now.per_event == 1


@pytest.mark.bad_input(78)
def test_growth_from_nothing_is_new_and_of_three_comments_few(store: Store) -> None:
    held(store, AUGUST, "")
    held(store, OCTOBER, "bus", "bus", "bus")
    line = line_of(store.review.growing(today=TODAY), "bus")
    assert {"new", "few", "one event"} <= set(line.marks)
    assert "%" not in line.words
    assert "∞" not in line.words


def test_one_person_is_said(store: Store) -> None:
    who = store.contacts.add(NewContact("Made Up"))
    held(store, OCTOBER, "bus", "bus", who=who)
    held(store, OCTOBER + timedelta(days=1), "bus", who=who)
    line = line_of(store.review.growing(today=TODAY), "bus")
    assert "one person" in line.marks
    assert "one event" not in line.marks


def test_a_big_difference_of_many_comments_is_not_called_chance(store: Store) -> None:
    held(store, AUGUST, *["bus"] * 5, *["parking"] * 95)
    held(store, OCTOBER, *["bus"] * 40, *["parking"] * 60)
    page = store.review.growing(today=TODAY)
    assert "could be chance" not in line_of(page, "bus").marks
    assert [line.name for line in page.lines] == ["bus", "parking"], "the most grown first, what fell last"


@pytest.mark.parametrize("seed", [1, 2])
def test_growth_the_other_way_round_is_the_same_with_the_other_sign(store: Store, seed: int) -> None:
    made = world(store, seed)
    spans = store.review.spans(TODAY, since="2026-04-01")
    there = store.review.growing(made.programme, today=TODAY, spans=spans)
    back = store.review.growing(made.programme, today=TODAY, spans=Spans(spans.was, spans.now))
    for line in there.lines:
        other = line_of(back, line.name)
        assert other.difference == pytest.approx(-line.difference)
        assert other.chance == pytest.approx(-line.chance)
        assert (other.now.comments, other.was.comments) == (line.was.comments, line.now.comments)


@pytest.mark.parametrize("seed", [1, 2])
def test_each_figure_opens_as_many_comments_as_it_says(store: Store, seed: int) -> None:
    made = world(store, seed)
    for narrowed in (Filter(), Filter(place="Ambridge")):
        page = store.review.growing(made.programme, narrowed, today=TODAY)
        assert page.lines or narrowed.place
        for line in page.lines:
            for part in (line.now, line.was):
                comments = store.feedback.lines(store.feedback.rows(part.opens))
                assert part.comments == len(comments)
                assert part.events == len({each.event_id for each in comments} - {""})


def test_a_month_that_is_not_over_is_set_beside_the_same_days(store: Store) -> None:
    spans = of_month(date(2026, 11, 2), "2026-11")
    assert (spans.now.since, spans.now.until) == ("2026-11-01", "2026-11-02")
    assert (spans.was.since, spans.was.until) == ("2026-10-01", "2026-10-02")
    assert "not over" in spans.note
    march = of_month(date(2027, 3, 31), "2027-03")
    assert march.was.until == "2027-02-28", "where the month before is shorter, to its end"


def test_the_last_whole_month_stands_beside_the_rest_of_a_year() -> None:
    spans = last_month(date(2026, 1, 1))
    assert (spans.now.since, spans.now.until) == ("2025-12-01", "2025-12-31")
    assert (spans.was.since, spans.was.until) == ("2025-01-01", "2025-11-30")


def test_a_month_to_come_is_refused(store: Store) -> None:
    with pytest.raises(FutureSpanError):
        store.review.spans(TODAY, month="2026-12")


@pytest.mark.parametrize(("day", "inside"), [("2026-10-01", True), ("2026-10", True), ("2026", True), ("2026-09-30", False), ("", False)])  # fmt: skip
def test_a_vague_date_is_in_every_span_it_touches(day: str, *, inside: bool) -> None:
    assert is_in(day, last_month(TODAY).now) is inside


def test_a_merge_of_themes_is_named_beside_the_growth_it_makes(store: Store) -> None:
    held(store, AUGUST, "parking")
    held(store, OCTOBER, "bus", "car park")
    bus, cars = store.themes.find("bus"), store.themes.find("car park")
    store.codebook.merge([cars.id], bus.id)
    line = line_of(store.review.growing(today=TODAY), "bus")
    assert line.now.comments == 2
    assert any("car park merged into bus" in mark for mark in line.marks)


def test_words_that_rise_become_a_draft_theme_with_their_comments_or_without(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Hollerton")).id
    store.themes.add(NewTheme("parking"))

    def said(on: date, *words: str) -> None:
        comments = tuple(NewComment(each) for each in words)
        store.events.record(NewEvent(title=f"On {on}", held_on=on.isoformat(), programme_id=programme, came=(Came(kind="carer", heads=9),), comments=comments))  # fmt: skip

    said(AUGUST, *(f"The hall was cold and the tea number {n} was late" for n in range(40)))
    said(OCTOBER, *(f"The minibus never came for us on day {n}" for n in range(8)))
    line = store.review.rising(programme, today=TODAY).lines[0]
    assert "minibus" in " ".join(line.words)
    assert (line.comments, line.untagged) == (8, 8)
    assert line.was < 2
    assert line.quotes[0].words.startswith("The minibus")
    opened = store.feedback.lines(store.feedback.rows(line.opens))
    assert {each.id for each in opened} == set(line.comment_ids)

    bare = store.review.draft_theme(line, "Minibus", programme)
    assert (bare.state, bare.comments) == ("draft", 0)
    store.undoing.undo()
    theme = store.review.draft_theme(line, "Minibus", programme, tagged=store.review.saying(line).ids)
    assert (theme.state, theme.comments) == ("draft", 8 + line.was)
    assert not any(
        "minibus" in " ".join(each.words) for each in store.review.rising(programme, today=TODAY).lines
    )
    store.undoing.undo()
    assert "Minibus" not in {each.name for each in store.themes.lines()}


def test_a_draft_theme_of_words_that_rise_grows_as_the_words_did(store: Store) -> None:
    from codesign.store.tables import Comment

    for n in range(30):
        store.feedback.add(NewComment(f"The tea was warm at table {n}", said_on="2026-09-05"))
    for day in ("2026-03-03", "2026-08-20"):
        store.feedback.add(NewComment(f"No podiatrist came on {day}", said_on=day))
    for n in range(6):
        store.feedback.add(NewComment(f"A podiatrist please, {n} weeks now", said_on=f"2026-10-0{n + 1}"))
    store.feedback.add(NewComment("A podiatrist this month is of neither", said_on="2026-11-01"))
    (line,) = [each for each in store.review.rising(today=TODAY).lines if "podiatrist" in each.words]
    assert (line.was, line.comments) == (2, 6)

    saying = store.review.saying(line)
    assert saying.words == "8 comments (2 before, 6 now)"
    store.review.draft_theme(line, tagged=saying.ids)
    (theme,) = store.review.growing(today=TODAY).lines
    assert (theme.was.comments, theme.now.comments) == (2, 6)
    assert "new" not in theme.marks

    store.undoing.undo()
    with store.write("mark a repeat") as change:
        change.set(Comment, line.comment_ids[0], repeat_of_id=line.comment_ids[1])
    (line,) = [each for each in store.review.rising(today=TODAY).lines if "podiatrist" in each.words]
    assert line.comments == 5
    assert len(store.review.saying(line).now) == 6, "a repeat says it too"


def test_the_same_letter_again_counts_once_where_that_is_asked(store: Store) -> None:
    held(store, OCTOBER, "bus", "bus", "bus")
    first, *others = store.feedback.lines(store.feedback.rows())
    from codesign.store.tables import Comment

    with store.write("mark repeats") as change:
        for each in others:
            change.set(Comment, each.id, repeat_of_id=first.id)
    every, once = (store.review.growing(today=TODAY, once=is_once) for is_once in (False, True))
    assert (line_of(every, "bus").now.comments, line_of(once, "bus").now.comments) == (3, 1)
    assert "2 repeats of the same words counted once" in once.words
    assert "2 repeats of the same words counted each" in every.words


def test_a_word_that_every_comment_says_does_not_rise(store: Store) -> None:
    held(store, AUGUST, "", "")
    held(store, OCTOBER, "", "")
    assert store.review.rising(today=TODAY).lines == ()


def test_a_theme_merged_away_stands_there_with_its_change_and_no_other_mark(store: Store) -> None:
    held(store, OCTOBER, "bus", "car park")
    bus, cars = store.themes.find("bus"), store.themes.find("car park")
    store.codebook.merge([cars.id], bus.id)
    line = line_of(store.review.growing(today=TODAY), "car park")
    assert line.marks == line.changes
    assert len(line.changes) == 1
