"""Dates of birth and other dates that stay: a slip of one figure, day and month changed about, a year alone."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from codesign.matching.compare.base import Comparer

_FIGURES = re.compile(r"\d+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(r"[a-z]{3,9}", re.IGNORECASE)


class Day(NamedTuple):
    """A date as far as it is said: four figures of the year, two each of month and day, or nothing."""

    year: str
    month: str = ""
    day: str = ""


class Dates(Comparer):
    """Dates compared by year, month and day."""

    key = "born"
    levels = ("same", "turned", "slip", "two parts", "close", "near", "year", "month and day", "other")

    def prepare(self, text: str) -> tuple[Day, ...]:
        """Read a date in figures or with the month in words, day before month unless it cannot be."""
        found = read_day(text)
        return (found,) if found else ()

    def compare(self, one: Day, other: Day) -> int:
        """Compare two different dates."""
        if not one.day or not other.day:
            return 6 if one.year == other.year and _agree(one.month, other.month) else 8
        if one.year == other.year and (one.day, one.month) == (other.month, other.day):
            return 1
        parts = (one.year == other.year, one.month == other.month, one.day == other.day)
        if _is_slip("".join(one), "".join(other)):
            return 2
        if sum(parts) == 2:
            return 3 if parts[0] else 7
        if abs(_count(one) - _count(other)) <= _CLOSE:
            return 4
        if _each_is_near(one, other):
            return 5
        return 6 if parts[0] else 8

    def words(self, level: str, one: Day, other: Day) -> str:
        """Say it."""
        return _WORDS.get(level, "another birth date")


_WORDS = {
    "same": "same birth date",
    "turned": "same birth date, day and month changed about",
    "slip": "the birth dates differ by one figure",
    "two parts": "two of day, month and year of birth agree",
    "close": "the birth dates are a few weeks apart",
    "near": "year, month and day of birth each nearly agree",
    "year": "same year of birth",
    "month and day": "same birthday, another year",
}
_SHORT = re.compile(r"\d{1,2}([./ -])\d{1,2}\1\d\d")
_FIRST_DAY = date(1899, 12, 30)
_LAST_NUMBER = "59999"
_NEWEST = "29"
"""A year of two figures up to this one is of this century; the same every year, so that a table always reads the same."""
_CLOSE = 45
"""Days apart that are still close."""
_FEW_DAYS = 6


@lru_cache(maxsize=65_536)
def read_day(text: str) -> Day | None:
    """Read a birth date; nothing where it is none.

    `1987-09-19`, `19870919`, `19/09/1987`, `19.9.87`, `19 Sept 1987`, `Sept-87`, `1987`, and the number of a day that a
    spreadsheet writes where nobody told it that a cell is a date: `32039`.
    """
    runs = _FIGURES.findall(text.partition("T")[0] if text[:4].isdigit() else text)
    if not runs:
        return None
    word = _MONTH.search(text)
    month = _MONTHS.index(word[0][:3].lower()) + 1 if word and word[0][:3].lower() in _MONTHS else 0
    if month and len(runs) in {1, 2}:
        return _day(_whole_year(runs[-1]), month, int(runs[0]) if len(runs) == 2 else 0)
    if len(runs) == 1:
        return _in_one(runs[0], text.strip())
    if len(runs[0]) == 4:
        return _day(runs[0], int(runs[1]), int(runs[2]) if len(runs) > 2 else 0)
    if len(runs) > 2 and (len(runs[2]) == 4 or (len(runs) == 3 and _SHORT.fullmatch(text.strip()))):
        year = _whole_year(runs[2])
        return _day(year, int(runs[1]), int(runs[0])) or _day(year, int(runs[0]), int(runs[1]))
    return None


def _in_one(figures: str, text: str) -> Day | None:
    """Read figures with nothing between them."""
    if len(figures) == 8:
        return _day(figures[:4], int(figures[4:6]), int(figures[6:])) or _day(
            figures[4:], int(figures[2:4]), int(figures[:2])
        )
    if len(figures) == 4:
        return Day(figures) if "1000" <= figures <= "2999" else None
    if figures == text and len(figures) == 5 and figures <= _LAST_NUMBER:
        found = _FIRST_DAY + timedelta(days=int(figures))
        return _day(f"{found.year}", found.month, found.day)
    return None


def _whole_year(figures: str) -> str:
    """Return a year of two figures as it is in a birth date: never one to come, and none so old that a baby could be meant."""
    if len(figures) != 2:
        return figures
    return ("19" if figures > _NEWEST else "20") + figures


def _day(year: str, month: int, day: int) -> Day | None:
    if len(year) != 4 or not "1000" <= year <= "2999" or not 1 <= month <= 12 or not 0 <= day <= 31:
        return None
    return Day(year, f"{month:02}", f"{day:02}" if day else "")


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _each_is_near(one: Day, other: Day) -> bool:
    """Say whether the years are one figure or one year apart, the months one and the days few."""
    years = (
        sum(a != b for a, b in zip(one.year, other.year, strict=True)) == 1
        or _apart(one.year, other.year) < 2
    )
    return years and _apart(one.month, other.month) % 10 < 2 and _apart(one.day, other.day) < _FEW_DAYS


def _apart(one: str, other: str) -> int:
    return abs(int(one) - int(other))


def _count(day: Day) -> int:
    """Return a date as a count of days, near enough to tell weeks from years."""
    return int(day.year) * 365 + int(day.month) * 30 + int(day.day)
