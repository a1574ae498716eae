from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.dates import (
    Prefer,
    SaidDate,
    date_words,
    days_from,
    planned_question,
    read_date,
)
from codesign.entry.errors import EntryError
from codesign.errors import Exit

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("today", "2026-11-21"),
        (" Yesterday ", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("tue", "2026-11-17"),
        ("Sat", "2026-11-21"),
        ("last sat", "2026-11-14"),
        ("this fri", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("3 days ago", "2026-11-18"),
        ("in 2 weeks", "2026-12-05"),
        ("12/11", "2026-11-12"),
        ("4/12", "2025-12-04"),
        ("12 nov", "2026-11-12"),
        ("12th November 2026", "2026-11-12"),
        ("Thu 12 Nov 2026", "2026-11-12"),
        ("Thursday, 12th of November, 2026", "2026-11-12"),
        ("Thu 12/11/2026", "2026-11-12"),
        ("November 12th", "2026-11-12"),
        ("November 12, 2026", "2026-11-12"),
        ("12.11.26", "2026-11-12"),
        ("12-Nov-26", "2026-11-12"),
        ("12Nov2026", "2026-11-12"),
        ("12/11/98", "1998-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("2026/11/12", "2026-11-12"),
        ("the 12th", "2026-11-12"),
        ("the 31st", "2026-10-31"),
        ("29/2", "2024-02-29"),
        ("05/2025", "2025-05"),
        ("2025-05", "2025-05"),
        ("May 2025", "2025-05"),
        ("may", "2026-05"),
        ("december", "2025-12"),
        ("2025", "2025"),
        ("2026 12 november", "2026-11-12"),
    ],
)
def test_a_date_is_read_as_people_say_it(typed: str, iso: str) -> None:
    assert read_date(typed, TODAY).iso == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("fri", "2026-11-27"),
        ("sat", "2026-11-28"),
        ("next mon", "2026-11-23"),
        ("4/12", "2026-12-04"),
        ("12 nov", "2027-11-12"),
        ("21/11", "2026-11-21"),
        ("jan", "2027-01"),
        ("the 1st", "2026-12-01"),
    ],
)
def test_a_follow_up_looks_forward(typed: str, iso: str) -> None:
    assert read_date(typed, TODAY, prefer="future").iso == iso


@pytest.mark.parametrize("prefer", ["past", "future"])
def test_next_friday_is_that_of_next_week_whichever_way_is_preferred(prefer: Prefer) -> None:
    assert read_date("next fri", date(2026, 11, 12), prefer).iso == "2026-11-20"


@pytest.mark.bad_input(1)
def test_a_day_its_month_does_not_have_offers_the_two_nearest() -> None:
    with pytest.raises(EntryError) as refused:
        read_date("31/02/2026", TODAY)

    assert str(refused.value) == "31 February does not exist. Did you mean 28 February or 3 March?"
    assert refused.value.typed == "31/02/2026"
    assert refused.value.exit_code is Exit.ASKED_WRONGLY


@pytest.mark.bad_input(1)
def test_a_leap_day_in_another_year_names_the_year() -> None:
    with pytest.raises(
        EntryError, match=r"29 February 2026 does not exist. Did you mean 28 February or 1 March\?"
    ):
        read_date("29 feb 2026", TODAY)


@pytest.mark.bad_input(2)
def test_a_date_is_day_first_and_echoed_with_its_weekday() -> None:
    said = read_date("03/04/26", TODAY)

    assert (said.iso, said.words) == ("2026-04-03", "Fri 3 Apr 2026, 232 days ago")


@pytest.mark.bad_input(2)
def test_an_american_date_is_refused_and_turned_round_only_as_an_offer() -> None:
    with pytest.raises(
        EntryError, match=r"no month 25: the day comes first here. Did you mean 25 November\?"
    ):
        read_date("11/25/2026", TODAY)


@pytest.mark.bad_input(3)
def test_a_date_to_come_says_how_far_away_it_is() -> None:
    said = read_date("3 dec 2026", TODAY)

    assert said.is_future
    assert said.days == 12
    assert said.words == "Thu 3 Dec 2026, in 12 days"
    assert planned_question(said) == "This is 12 days from now. Planned event? (y) or change"
    assert planned_question(read_date("today", TODAY)) == ""
    assert (
        planned_question(read_date("Jan 2027", TODAY))
        == "This is still to come. Planned event? (y) or change"
    )


@pytest.mark.bad_input(4)
def test_a_month_stays_a_month() -> None:
    said = read_date("May 2025", TODAY)

    assert (said.iso, said.words, said.days, said.is_future) == ("2025-05", "May 2025", None, False)


@pytest.mark.bad_input(4)
@pytest.mark.parametrize("typed", ["summer", "Summer 2025", "last winter", "Q3 2025", "last month"])
def test_a_season_is_refused(typed: str) -> None:
    with pytest.raises(EntryError, match=r"^I need at least a month and year\."):
        read_date(typed, TODAY)


@pytest.mark.bad_input(15)
def test_tomoz_is_refused_with_examples() -> None:
    with pytest.raises(EntryError) as refused:
        read_date("tomoz", TODAY)

    assert (
        str(refused.value)
        == "“tomoz” is not a date I can read. Try today, tomorrow, fri, 12/11 or 12 Nov 2026."
    )


@pytest.mark.bad_input(77)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nonsense", "not a date"),
        ("", "not a date"),
        ("12", "not a date"),
        ("45/01/2026", "not a date"),
        ("12/11/0026", "year 26 cannot be right"),
        ("12 nov 3026", "year 3026 cannot be right"),
        ("May 25", "Type 25 May for the day, or May 2025 for the month"),
        ("Tue 12 Nov 2026", "12 November 2026 is a Thursday, not a Tuesday"),
        ("Tue 12/11/2026", "is a Thursday, not a Tuesday"),
        ("12 nov 2026 tuesday", "is a Thursday, not a Tuesday"),
        ("thu may 2025", "not a date"),
        ("12 November 2026 at 2pm", "There is a time in this date"),
        ("9" * 5000, "not a date"),
        ("²/³/2026", "not a date"),
    ],
)
def test_what_cannot_be_read_is_refused_and_never_guessed(typed: str, sentence: str) -> None:
    with pytest.raises(EntryError, match=sentence):
        read_date(typed, TODAY)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_the_words_of_a_date_read_back_as_the_date(day: date) -> None:
    assert read_date(date_words(day.isoformat()), TODAY).iso == day.isoformat()


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["", "-%m"]))
def test_the_words_of_a_month_and_a_year_read_back(day: date, month: str) -> None:
    iso = day.strftime(f"%Y{month}")

    assert read_date(date_words(iso), TODAY).iso == iso


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_a_date_without_its_year_lies_on_the_preferred_side(today: date, day: int, month: int) -> None:
    past, future = (read_date(f"{day}/{month}", today, prefer) for prefer in ("past", "future"))

    assert past.days is not None
    assert future.days is not None
    assert -366 <= past.days <= 0 <= future.days <= 366


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9a-z /.,-]{0,30}", fullmatch=True),
    st.sampled_from(["past", "future"]),
)
def test_no_text_breaks_the_reading_of_dates(typed: str, prefer: Prefer) -> None:
    said: SaidDate | EntryError
    try:
        said = read_date(typed, TODAY, prefer)
    except EntryError as refused:
        said = refused

    if isinstance(said, EntryError):
        assert (said.typed, bool(said.todo)) == (typed, True)
    else:
        assert read_date(date_words(said.iso), TODAY).iso == said.iso


def test_days_from_today_to_stored_dates() -> None:
    assert days_from("2026-11-22", TODAY) == 1
    assert days_from("2026-11", TODAY) is None
    assert read_date("tomorrow", TODAY).words == date_words((TODAY + timedelta(1)).isoformat()) + ", tomorrow"
