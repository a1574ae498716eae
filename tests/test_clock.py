"""Time from one place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.clock import FrozenClock, SystemClock, clock_doubt, stamp, today

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  bounds are naive


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_today_is_the_date_where_the_people_are() -> None:
    summer_night = FrozenClock(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    assert today(summer_night) == date(2026, 7, 1)
    assert today(summer_night, "UTC") == date(2026, 6, 30)


def test_a_stamp_is_utc_to_the_millisecond() -> None:
    one_hour_ahead = timezone(timedelta(hours=1))

    assert (
        stamp(datetime(2026, 5, 14, 19, 0, 0, 123_999, tzinfo=one_hour_ahead)) == "2026-05-14T18:00:00.123Z"
    )


@given(MOMENTS, MOMENTS)
def test_stamps_sort_as_the_moments_do(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) <= (one < other)
    assert len(stamp(one)) == len(stamp(other))


@pytest.mark.bad_input(5)
def test_a_clock_before_the_newest_record_is_doubted_aloud() -> None:
    wrong = FrozenClock(datetime(2019, 1, 1, 9, 0, tzinfo=UTC))

    assert clock_doubt(wrong, datetime(2026, 11, 12, 18, 0, tzinfo=UTC)) == (
        "The clock looks wrong: this computer says 1 January 2019, but the newest record is of 12 November 2026. "
        "Dates you do not type will be asked for."
    )


@pytest.mark.bad_input(5)
@pytest.mark.parametrize("hours", [0, 23, -9000])
def test_a_clock_that_may_be_right_is_not_doubted(hours: int) -> None:
    now = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

    assert clock_doubt(FrozenClock(now), now + timedelta(hours=hours)) == ""
    assert clock_doubt(FrozenClock(now), None) == ""
