"""A column of dates: the order decided once from all its rows, every date kept as precise as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from codesign.entry.dates import read_date
from codesign.entry.errors import EntryError

FIRST_YEAR = 2000
"""Engagement older than this is more often a slip of the century than a record."""

_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T,]+\d{1,2}:\d{2}.*)?")
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{1,2}[:.]\d{2}.*")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_MONTH_AND_NUMBER = re.compile(r"([A-Za-z]{3,9})[\s\-/'’]+(\d{2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEAR_AS_NUMBER = re.compile(r"((?:19|20)\d{2})\.0+")
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # 1 January 2000 and 31 December 2099 as Excel counts days
_SERIAL_START = date(1899, 12, 30)


class Order(Enum):
    """In which order a column writes day and month."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first, the American way"


class DateProblem(Exception):
    """A date that cannot be read or cannot be right; the words say why."""


@dataclass(frozen=True)
class DateColumn:
    """How a column's dates are read, and what a person should be told about it."""

    order: Order
    months_with_years: bool
    """`Jan-14` is January 2014, because the numbers in the column run like years."""
    last_year: int
    notes: tuple[str, ...]

    def read(self, cell: str, today: date) -> str:
        """Return a date as reduced ISO text, or raise DateProblem saying what is wrong."""
        value = " ".join(cell.split())
        iso = self._numeric(value) or self._plain(value) or _in_words(value, today)
        if not FIRST_YEAR <= int(iso[:4]) <= self.last_year:
            raise DateProblem(f"the year {iso[:4]} is before {FIRST_YEAR} or after {self.last_year}")
        return iso

    def _numeric(self, value: str) -> str:
        found = _NUMERIC.fullmatch(value)
        if not found:
            return ""
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if self.order is Order.DAY_FIRST else (second, first)
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _day(year, month, day)

    def _plain(self, value: str) -> str:
        """Read what other programs write: times behind the day, eight figures, Excel's count of days."""
        if found := _ISO_TIME.fullmatch(value):
            return _day(*(int(part) for part in found[1].split("-")))
        if found := _COMPACT.fullmatch(value):
            return _day(int(found[1]), int(found[2]), int(found[3]))
        if found := _YEAR_AS_NUMBER.fullmatch(value):
            return found[1]
        if (found := _SERIAL.fullmatch(value)) and _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
            return (_SERIAL_START + timedelta(days=int(found[1]))).isoformat()
        if found := _EPOCH.fullmatch(value):  # seconds or milliseconds since 1970, as survey tools write them
            return datetime.fromtimestamp(int(found[1]), UTC).date().isoformat()
        if self.months_with_years and (found := _MONTH_AND_NUMBER.fullmatch(value)):
            return _month_of(found[1], 2000 + int(found[2]))
        return ""


def read_column(cells: Iterable[str], today: date) -> DateColumn:
    """Decide how a column writes its dates, from all of its rows."""
    values = [" ".join(cell.split()) for cell in cells]
    numeric = [(int(found[1]), int(found[2])) for found in map(_NUMERIC.fullmatch, values) if found]
    order, notes = _order_of(numeric)
    months = [int(found[2]) for found in map(_MONTH_AND_NUMBER.fullmatch, values) if found]
    months_with_years = bool(months) and _run_like_years(months, today.year + 1)
    if months_with_years:
        notes.append("Dates such as Jan-14 are read as a month and a year: January 2014.")
    return DateColumn(order, months_with_years, today.year + 1, tuple(notes))


def _order_of(numeric: Sequence[tuple[int, int]]) -> tuple[Order, list[str]]:
    """Day first unless the rows prove the other; say so where they prove nothing."""
    if not numeric:
        return Order.DAY_FIRST, []
    day_first = sum(first > 12 for first, _ in numeric)
    month_first = sum(second > 12 for _, second in numeric)
    if month_first and not day_first:
        return Order.MONTH_FIRST, [
            "Dates are month first, the American way (13 or more stands second): 04/30 is 30 April."
        ]
    if not day_first:
        first, second = numeric[0]
        return Order.DAY_FIRST, [
            f"Nothing shows the order of the dates; read day first: {first:02}/{second:02} is day {first} of month {second}."
        ]
    return Order.DAY_FIRST, []


def _run_like_years(numbers: Sequence[int], last_year: int) -> bool:
    """Say whether two-figure numbers behind a month are years: few different ones, none in the future."""
    return len(set(numbers)) <= max(2, len(numbers) // 10) and max(numbers) <= last_year % 100


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise DateProblem("there is no such day") from None


def _month_of(name: str, year: int) -> str:
    return _in_words(f"{name} {year}", date(year, 12, 31))


def _in_words(value: str, today: date) -> str:
    """Read a date in words. One without its year is refused: in a file, last Friday is anybody's guess."""
    if not _YEAR.search(value):
        raise DateProblem("it has no year, or is not a date")
    try:
        return read_date(value, today).iso
    except EntryError as fault:
        raise DateProblem(fault.what.rstrip(".")) from None
