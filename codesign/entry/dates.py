"""Dates as people say them: day first, never American, kept only as precise as they were said, and said back in words.

`next fri` is the Friday of next week; `fri` alone is the last or the coming one, as the caller prefers.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from codesign.entry.calendar_names import WEEKDAYS, month_name, month_number, weekday_number
from codesign.entry.date_errors import (
    DateNotReadError,
    DateTooVagueError,
    DateTwoWaysError,
    NoSuchDayError,
    NoSuchMonthError,
    TimeInDateError,
    WrongWeekdayError,
    YearOutOfReachError,
)
from codesign.text import plural

Prefer = Literal["past", "future"]
"""Which way a date without its year or week is read: events look back, follow-ups look forward."""

FIRST_YEAR, LAST_YEAR = 1900, 2100

_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_VAGUE = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "easter", "christmas", "term", "recently", "soon"}
)
_ISO = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?")
_NUMERIC = re.compile(r"([0-9]{1,2}) ?([/. -]) ?([0-9]{1,2})(?: ?\2 ?([0-9]{4}|[0-9]{2}))?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_AWAY = re.compile(r"(in )?(a|an|[0-9]{1,3}) (day|week|fortnight)s?( ago)?")
_ORDINAL = re.compile(r"\b([0-9]{1,2})(st|nd|rd|th)\b")
_PIECES = re.compile(r"[0-9]+|[a-z]+")
_NEAR_SPAN = re.compile(r"(?:last|this|next) (?:week|month|quarter|year)")
_SEPARATORS = re.compile(r"[\s,]+")


class SaidDate(NamedTuple):
    """A date as precise as it was said, and the words that say it back."""

    iso: str
    """`2026`, `2026-11` or `2026-11-12`."""
    words: str
    """`Thu 12 Nov 2026, today`."""
    days: int | None
    """Days from today to a whole date; None for a month or a year."""
    is_future: bool
    """All of it lies after today: a planned event, or a slip."""


class _Asked(NamedTuple):
    """What is being read, and from where."""

    typed: str
    """Folded and tidied for our rules."""
    text: str
    """As typed, for a refusal."""
    today: date
    prefer: Prefer


def read_date(text: str, today: date, prefer: Prefer = "past") -> SaidDate:
    """Read a date as a person says it; refuse, in words, what cannot be read or does not exist."""
    typed = _SEPARATORS.sub(" ", text.casefold()).strip()
    first, _, rest = typed.partition(" ")
    asked = _Asked(rest if rest and weekday_number(first) is not None else typed, text, today, prefer)
    iso = next(
        (iso for reader in (_near, _iso, _weekday_alone, _numeric, _named) if (iso := reader(asked))), ""
    )
    if not iso and _is_vague(typed):
        raise DateTooVagueError(text)
    iso = iso or _by_dateutil(asked)
    _refuse_other_weekday(iso, typed, text)
    return _said(iso, today)


def date_words(iso: str) -> str:
    """Return a stored date in words: `Thu 12 Nov 2026`, `May 2025`, `2025`."""
    if len(iso) == 10:
        day = date.fromisoformat(iso)
        return f"{WEEKDAYS[day.weekday()][:3].title()} {day.day} {month_name(day.month)[:3]} {day.year}"
    if len(iso) == 7:
        return f"{month_name(int(iso[5:]))} {iso[:4]}"
    return iso


def planned_question(said: SaidDate) -> str:
    """Ask whether a date to come is a planned event or a slip; nothing to ask of a date that has been."""
    if not said.is_future:
        return ""
    when = "still to come" if said.days is None else f"{plural(said.days, 'day')} from now"
    return f"This is {when}. Planned event? (y) or change"


def days_from(iso: str, today: date) -> int | None:
    """Return the days from today to a whole date: 12, 0, -3; None for a month or a year."""
    return (date.fromisoformat(iso) - today).days if len(iso) == 10 else None


def _said(iso: str, today: date) -> SaidDate:
    days = days_from(iso, today)
    is_future = iso > today.isoformat()[: len(iso)]
    note = _distance(days)
    return SaidDate(iso, f"{date_words(iso)}, {note}" if note else date_words(iso), days, is_future)


def _distance(days: int | None) -> str:
    if days is None:
        return ""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near or days > 0:
        return near or f"in {days:,} days"
    return f"{-days:,} days ago" if days < -180 else ""  # far enough back to be a slip of the year


def _refuse_other_weekday(iso: str, typed: str, text: str) -> None:
    """Refuse a weekday that the date is not on: one of the two is a slip, and only a person knows which."""
    for word in re.findall(r"[a-z]+", typed):
        weekday = weekday_number(word)
        if weekday is None:
            continue
        if len(iso) != 10:
            raise DateNotReadError(text)
        if date.fromisoformat(iso).weekday() != weekday:
            raise WrongWeekdayError(text, date.fromisoformat(iso), weekday)


def _near(asked: _Asked) -> str:
    if asked.typed in _NEAR_DAYS:
        return _shifted(asked.today, _NEAR_DAYS[asked.typed])
    away = _AWAY.fullmatch(asked.typed)
    if not away or bool(away[1]) == bool(away[4]):
        return ""
    number = 1 if away[2].startswith("a") else int(away[2])
    days = number * {"day": 1, "week": 7, "fortnight": 14}[away[3]]
    return _shifted(asked.today, -days if away[4] else days)


def _shifted(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _iso(asked: _Asked) -> str:
    text = asked.text
    found = _ISO.fullmatch(asked.typed)
    if not found:
        return ""
    year = _year_in_reach(int(found[1]), text)
    if found[2] is None:
        return f"{year:04}"
    if not 1 <= int(found[2]) <= 12:
        raise DateNotReadError(text)
    if found[3] is None:
        return f"{year:04}-{int(found[2]):02}"
    return _day(text, year, int(found[2]), int(found[3])).isoformat()


def _weekday_alone(asked: _Asked) -> str:
    today = asked.today
    which, _, name = asked.typed.rpartition(" ")
    weekday = weekday_number(name)
    if weekday is None or which not in {"", "on", "last", "this", "next"}:
        return ""
    if which == "next":
        return _shifted(today, 7 - today.weekday() + weekday)
    if which == "last" or (which != "this" and asked.prefer == "past"):
        back = (today.weekday() - weekday) % 7
        return _shifted(today, -(back or 7) if which == "last" else -back)
    ahead = (weekday - today.weekday()) % 7
    return _shifted(today, ahead if which == "this" else ahead or 7)


def _numeric(asked: _Asked) -> str:
    text = asked.text
    month_year = _MONTH_YEAR.fullmatch(asked.typed)
    if month_year:
        if not 1 <= int(month_year[1]) <= 12:
            raise DateNotReadError(text)
        return f"{_year_in_reach(int(month_year[2]), text):04}-{int(month_year[1]):02}"
    found = _NUMERIC.fullmatch(asked.typed)
    if not found:
        return ""
    day, month = int(found[1]), int(found[3])
    if not 1 <= month <= 12:
        raise NoSuchMonthError(text, day, month)
    return _whole(asked, day, month, found[4]).isoformat()


def _named(asked: _Asked) -> str:
    """Read dates with a month or an ordinal in words: `12th November 2026`, `May 2025`, `the 12th`."""
    has_ordinal = bool(_ORDINAL.search(asked.typed))
    bare = re.sub(r"\b(the|of|on)\b", " ", _ORDINAL.sub(r"\1", asked.typed))
    pieces = _PIECES.findall(bare)
    if re.search(r"[^a-z0-9 ./'-]", bare) or not 1 <= len(pieces) <= 3:
        return ""
    kinds = "".join("n" if piece.isdigit() else "m" if month_number(piece) else "?" for piece in pieces)
    if kinds == "m":
        return _month_alone(month_number(pieces[0]) or 1, asked)
    if kinds == "n" and has_ordinal:
        return _day_alone(int(pieces[0]), asked)
    if kinds == "mn" and not has_ordinal:
        return _month_then_number(pieces, asked.text)
    return _day_and_month(pieces, asked) if kinds in {"nm", "mn", "nmn", "mnn"} else ""


def _day_and_month(pieces: list[str], asked: _Asked) -> str:
    number, name = (pieces[0], pieces[1]) if pieces[0].isdigit() else (pieces[1], pieces[0])
    year = pieces[2] if len(pieces) == 3 else None
    if len(number) > 2 or (year and pieces[1].isdigit() and len(year) != 4):
        return ""
    return _whole(asked, int(number), month_number(name) or 1, year).isoformat()


def _month_then_number(pieces: list[str], text: str) -> str:
    month = month_number(pieces[0]) or 1
    if len(pieces[1]) == 4:
        return f"{_year_in_reach(int(pieces[1]), text):04}-{month:02}"
    if len(pieces[1]) <= 2:
        raise DateTwoWaysError(text, month_name(month), int(pieces[1]))
    return ""


def _month_alone(month: int, asked: _Asked) -> str:
    year = asked.today.year
    if asked.prefer == "past" and month > asked.today.month:
        year -= 1
    if asked.prefer == "future" and month < asked.today.month:
        year += 1
    return f"{year:04}-{month:02}"


def _day_alone(number: int, asked: _Asked) -> str:
    """Read `the 12th`: of the nearest month that has one, in the preferred direction."""
    text, today, prefer = asked.text, asked.today, asked.prefer
    if not 1 <= number <= 31:
        raise DateNotReadError(text)
    for months in range(3):
        index = today.year * 12 + today.month - 1 + (months if prefer == "future" else -months)
        year, month = index // 12, index % 12 + 1
        if number > calendar.monthrange(year, month)[1]:
            continue
        day = date(year, month, number)
        if day >= today if prefer == "future" else day <= today:
            return day.isoformat()
    raise DateNotReadError(text)


def _whole(asked: _Asked, day: int, month: int, year: str | None) -> date:
    """Return the day said; without its year, the nearest such day in the preferred direction."""
    text, today, prefer = asked.text, asked.today, asked.prefer
    if year is not None:
        return _day(text, _full_year(year, today, text), month, day)
    step = 1 if prefer == "future" else -1
    for years in range(9):  # eight years hold a 29 February, but for the turn of a century
        full = today.year + step * years
        if not 1 <= day <= calendar.monthrange(full, month)[1]:
            continue
        found = date(full, month, day)
        if found >= today if prefer == "future" else found <= today:
            return found
    return _day(text, today.year, month, day)


def _day(text: str, year: int, month: int, day: int) -> date:
    length = calendar.monthrange(year, month)[1]
    if 1 <= day <= length:
        return date(year, month, day)
    if length < day <= 31:
        raise NoSuchDayError(text, year, month, day)
    raise DateNotReadError(text)


def _full_year(typed: str, today: date, text: str) -> int:
    if len(typed) == 2:
        century = today.year // 100 * 100
        # ten years ahead is the longest plan anyone types with two figures; the rest are past
        return century + int(typed) - (100 if int(typed) > today.year % 100 + 10 else 0)
    if len(typed) != 4:
        raise DateNotReadError(text)
    return _year_in_reach(int(typed), text)


def _year_in_reach(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutOfReachError(text, year)
    return year


def _is_vague(typed: str) -> bool:
    words = typed.replace("-", " ").split()
    return any(word in _VAGUE or re.fullmatch(r"q[1-4]", word) for word in words) or bool(
        _NEAR_SPAN.fullmatch(typed)
    )


def _by_dateutil(asked: _Asked) -> str:
    """Read what our rules do not, only where the month is a word, day and year are there too, and no time is."""
    typed, text = asked.typed, asked.text
    has_month = any(month_number(word) for word in re.findall(r"[a-z]{3,}", typed))
    if not (has_month and re.search(r"[0-9]{4}", typed)) or len(typed) > 40 or not typed.isascii():
        raise DateNotReadError(text)
    from datetime import datetime

    from dateutil import parser

    defaults = datetime(2001, 3, 4, 1, 1), datetime(2004, 6, 7, 2, 2)  # noqa: DTZ001 a said date has no zone
    try:
        one, two = (
            parser.parse(typed, dayfirst=True, ignoretz=True, default=default) for default in defaults
        )
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, ArithmeticError) as failure:
        raise DateNotReadError(text) from failure
    if one.date() != two.date():
        raise DateNotReadError(text)
    if one.hour == two.hour:
        raise TimeInDateError(text)
    _year_in_reach(one.year, text)
    return one.date().isoformat()
