"""The refusals of dates: what is wrong with the day, and the days that may be meant."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from codesign.entry.calendar_names import WEEKDAYS, month_name
from codesign.entry.errors import EntryError, quoted

EXAMPLES = "Try today, tomorrow, fri, 12/11 or 12 Nov 2026."


class DateNotReadError(EntryError):
    """The words are no date we read."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{quoted(typed)} is not a date I can read.", todo=EXAMPLES, typed=typed)


class DateTooVagueError(EntryError):
    """A season or a quarter."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "I need at least a month and year.",
            todo="Try May 2025, or 2025 if the year is all you know.",
            typed=typed,
        )


class DateTwoWaysError(EntryError):
    """`May 25`: a day, or a year?"""

    def __init__(self, typed: str, month: str, number: int) -> None:
        super().__init__(
            f"{quoted(typed)} can be read two ways.",
            todo=f"Type {number} {month} for the day, or {month} 20{number:02} for the month.",
            typed=typed,
        )


class NoSuchDayError(EntryError):
    """A day its month does not have."""

    def __init__(self, typed: str, year: int, month: int, day: int) -> None:
        length = calendar.monthrange(year, month)[1]
        after = date(year, month, length) + timedelta(days=day - length)
        which = f" {year}" if (month, day) == (2, 29) else ""
        super().__init__(
            f"{day} {month_name(month)}{which} does not exist.",
            todo=f"Did you mean {length} {month_name(month)} or {after.day} {month_name(after.month)}?",
            typed=typed,
        )


class NoSuchMonthError(EntryError):
    """A month past December: most often a date in the American order, which is never assumed."""

    def __init__(self, typed: str, first: int, second: int) -> None:
        turned = (
            f"Did you mean {second} {month_name(first)}?"
            if 1 <= first <= 12 and 1 <= second <= 31
            else EXAMPLES
        )
        super().__init__(f"There is no month {second}: the day comes first here.", todo=turned, typed=typed)


class YearOutOfReachError(EntryError):
    """A year nobody here can mean."""

    def __init__(self, typed: str, year: int) -> None:
        super().__init__(
            f"The year {year} cannot be right.",
            todo="Type the year in four figures, such as 2026.",
            typed=typed,
        )


class WrongWeekdayError(EntryError):
    """The weekday and the date disagree."""

    def __init__(self, typed: str, day: date, weekday: int) -> None:
        super().__init__(
            f"{day.day} {month_name(day.month)} {day.year} is a {WEEKDAYS[day.weekday()].title()}, "
            f"not a {WEEKDAYS[weekday].title()}.",
            todo="Change one of them.",
            typed=typed,
        )


class TimeInDateError(EntryError):
    """A time of day came with the date."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            "There is a time in this date.",
            todo="Put only the date here; the time has its own place.",
            typed=typed,
        )
