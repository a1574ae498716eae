"""The names of days and months, long and short, in small letters as they are compared."""

from __future__ import annotations

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY_NUMBERS = (
    {name: number for number, name in enumerate(WEEKDAYS)}
    | {name[:3]: number for number, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)


def weekday_number(name: str) -> int | None:
    """Return a weekday's number, Monday 0, from its name or a usual short form."""
    return _WEEKDAY_NUMBERS.get(name)


def month_number(name: str) -> int | None:
    """Return a month's number from its name or the first three letters or more of it."""
    matches = [number for number, full in enumerate(MONTHS, 1) if len(name) >= 3 and full.startswith(name)]
    return matches[0] if matches else None


def month_name(number: int) -> str:
    """Return a month's name with its capital."""
    return MONTHS[number - 1].title()
