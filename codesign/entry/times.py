"""Times as people write them, `1400-1530` or `2pm to 3.30pm`, and how long an event lasted across a change of the clocks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from codesign.clock import HOME_ZONE
from codesign.entry.errors import EntryError, quoted

LONGEST = 60
"""A longer line is no time, whatever it is."""
EXAMPLES = "Try 1400-1530, 14:00 or 2pm to 3.30pm."
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*([ap])?\.?(?:m\b\.?)?")
_NAMED = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "midnight": "00:00"}
_LAST_DOUBTFUL_HOUR = 7
"""`2.30` and `7` may be morning or evening; from 8 to 12 a session is in the day."""


class SaidTimes(NamedTuple):
    """When an event started and, if said, ended."""

    starts: str
    ends: str
    """Empty when only the start was said."""
    words: str


class TimeNotReadError(EntryError):
    """The words are no time we read."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{quoted(typed)} is not a time I can read.", todo=EXAMPLES, typed=typed)


class HalfPastError(EntryError):
    """`half 3` is half past three to some and half past two to others."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"{quoted(typed)} means half past to some people and half to others.",
            todo="Type it in figures, such as 3.30pm or 15:30.",
            typed=typed,
        )


class MorningOrAfternoonError(EntryError):
    """A small hour with nothing to say which half of the day."""

    def __init__(self, typed: str, hour: int, minute: int) -> None:
        super().__init__(
            f"Is {hour}:{minute:02} in the morning or the afternoon?",
            todo=f"Type {hour + 12}:{minute:02} or {hour:02}:{minute:02}; am and pm do too.",
            typed=typed,
        )


class EndsBeforeItStartsError(EntryError):
    """The end is not after the start."""

    def __init__(self, typed: str, starts: str, ends: str) -> None:
        same = starts == ends
        super().__init__(
            "Ends when it starts." if same else "Ends before it starts.",
            todo="Type only the start if the end is not known."
            if same
            else f"Change {starts} or {ends}; past midnight, type only the start.",
            typed=typed,
        )


def read_times(text: str) -> SaidTimes:
    """Read a start, or a start and an end."""
    typed = text.casefold().strip()
    if re.search(r"\b(half|quarter)\b", typed):
        raise HalfPastError(text)
    sides = _BETWEEN.split(typed) if len(typed) < LONGEST else []
    if not 1 <= len(sides) <= 2 or not all(sides):
        raise TimeNotReadError(text)
    ends = _one_time(sides[1], text) if len(sides) == 2 else ""
    starts = _one_time(_with_half_of_day(sides, ends), text)
    if ends and ends <= starts:
        raise EndsBeforeItStartsError(text, starts, ends)
    return SaidTimes(starts, ends, f"{starts} to {ends}" if ends else f"from {starts}")


def length_minutes(day: str, starts: str, ends: str, zone: str = HOME_ZONE) -> int:
    """Return how long an event lasted in real minutes, right on the night the clocks change too.

    Args:
        day: the event's date; with a month or a year only, the clocks are taken not to change.
        starts: `HH:MM` where the event was.
        ends: `HH:MM` where the event was, later than the start.
        zone: the name of the event's time zone.
    """
    first, last = time.fromisoformat(starts), time.fromisoformat(ends)
    on_the_wall = (last.hour - first.hour) * 60 + last.minute - first.minute
    if len(day) != 10:
        return on_the_wall
    from_moment, to_moment = (_moment(day, at, zone) for at in (first, last))
    real = int((to_moment - from_moment).total_seconds() // 60)
    return real if real > 0 else on_the_wall  # a start inside the hour that spring skips


def _moment(day: str, at: time, zone: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), at, ZoneInfo(zone)).astimezone(UTC)


def _with_half_of_day(sides: list[str], ends: str) -> str:
    """Return the start with the end's am or pm where it has none of its own: `2-3.30pm`, `11-1pm`."""
    start = sides[0]
    found = _TIME.fullmatch(start)
    if (
        not ends
        or not found
        or found[3]
        or not re.search(r"[ap]\.?m?\.?$", sides[1])
        or _is_four_figures(start)
    ):
        return start
    hour = int(found[1])
    if not 1 <= hour <= 12:
        return start
    as_pm = (hour % 12 + 12, int(found[2] or 0))
    is_pm = ends >= "12:00" and as_pm < (int(ends[:2]), int(ends[3:]))
    return f"{start}{'pm' if is_pm else 'am'}"


def _one_time(typed: str, text: str) -> str:
    if typed in _NAMED:
        return _NAMED[typed]
    found = _TIME.fullmatch(typed)
    if not found or (not found[3] and typed.endswith("m")):
        raise TimeNotReadError(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if minute > 59 or hour > 23 or (found[3] and not 1 <= hour <= 12):
        raise TimeNotReadError(text)
    if found[3]:
        return f"{hour % 12 + (12 if found[3] == 'p' else 0):02}:{minute:02}"
    if 1 <= hour <= _LAST_DOUBTFUL_HOUR and not typed.startswith("0"):
        raise MorningOrAfternoonError(text, hour, minute)
    return f"{hour:02}:{minute:02}"


def _is_four_figures(typed: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{4}", typed))
