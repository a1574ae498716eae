"""Time, from one place, so that a test can stop it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

HOME_ZONE = "Europe/London"
"""The zone of the people this is for; events keep their own."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # in no locale's words


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """Return the time now, aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the time now, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class FrozenClock:
    """A clock that stands still, for tests and the demonstration."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment at which this clock stands."""
        return self.at


def today(clock: Clock, zone: str = HOME_ZONE) -> date:
    """Return today's date where the people are, not in UTC."""
    return clock.now().astimezone(ZoneInfo(zone)).date()


def clock_doubt(clock: Clock, newest: datetime | None, zone: str = HOME_ZONE) -> str:
    """Say that the computer's clock looks wrong, if it is before the newest record; else say nothing.

    A day is allowed for: another laptop of the team may run ahead of this one.
    """
    if newest is None or clock.now() >= newest - timedelta(days=1):
        return ""
    says, last = _day(today(clock, zone)), _day(newest.astimezone(ZoneInfo(zone)).date())
    return (
        f"The clock looks wrong: this computer says {says}, but the newest record is of {last}. "
        "Dates you do not type will be asked for."
    )


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text that sorts in time order, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local(stamped: str, zone: str = HOME_ZONE) -> datetime:
    """Return a moment kept as UTC text as the clock on the wall showed it where the people are."""
    return datetime.fromisoformat(stamped).astimezone(ZoneInfo(zone))
