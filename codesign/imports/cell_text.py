"""What a person sees in a workbook cell, as text: `1.10` held as 1.1 with two decimals shown is `1.10`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_DECIMALS = re.compile(r"^[#,]*0(?:\.(0+))?$")
_PATTERN = re.compile(r"^[0 \-]*0[0 \-]*$")
_PERCENT = re.compile(r"^0(?:\.(0+))?%$")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')


def cell_text(value: object, number_format: str) -> str:
    """Return the text of a cell as its number format shows it, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value, number_format)
    return _time_text(value)


def _time_text(value: object) -> str:
    """Return a date or a time as ISO text, without a midnight nobody typed."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)


def _number_text(value: float, number_format: str) -> str:
    shown = _LITERAL.sub(
        lambda found: found.group(1) or found.group(2) or "", number_format.partition(";")[0]
    ).strip()
    decimals = _DECIMALS.match(shown)
    if decimals and decimals.group(1):
        return f"{value:.{len(decimals.group(1))}f}"
    percent = _PERCENT.match(shown)
    if percent:
        return f"{value * 100:.{len(percent.group(1) or '')}f}%"
    if _is_whole(value) and value >= 0 and shown.count("0") > 1 and _PATTERN.match(shown):
        return _filled(int(value), shown)
    return plain_number(value)


def plain_number(value: float) -> str:
    """Return a number without exponent or a `.0` nobody typed."""
    if _is_whole(value):
        return str(int(value))
    return repr(value)


def _is_whole(value: float) -> bool:
    return isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)


def _filled(value: int, pattern: str) -> str:
    """Fill a pattern such as `00000 000000` from the right; digits that do not fit stay in front."""
    digits = list(str(value).rjust(pattern.count("0"), "0"))
    shown: list[str] = []
    for place in reversed(pattern):
        shown.append(digits.pop() if place == "0" else place)
    return "".join(digits) + "".join(reversed(shown))
