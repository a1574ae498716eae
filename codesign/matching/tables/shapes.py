"""What the cells of a column look like: an e-mail, a postcode, a phone, a date. Numbers, codes and money are none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from codesign.matching.compare.dates import read_day

LONGEST_WORDS = 40.0
"""Letters a cell has on average where a column without a known heading is still compared as words."""
UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
_ABROAD = re.compile(r"(?!\d+\.\d*[1-9])[A-Z\d]{3,7}([ .-][A-Z\d]{1,4})?", re.IGNORECASE)
_PHONE = re.compile(r"\(?[+0][\d ()./-]{8,22}( ?(ext|x)\.? ?\d{1,5})?", re.IGNORECASE)
_LONGEST_CODES = 5.0
"""Letters that codes in capitals have on average, at the most."""
_CODE = re.compile(r"[:_]|(?<=[A-Za-z])[/-]?\d")
_WEB = re.compile(r"(https?:)?//|www\.", re.IGNORECASE)
_FEWEST_FIGURES = 9
_MOSTLY = 0.7


def is_web(cell: str) -> bool:
    """Say whether a cell is the address of a page."""
    return bool(_WEB.match(cell))


def _is_headed_phone(cell: str) -> bool:
    figures = sum(map(str.isdigit, cell))
    return 6 <= figures <= 20 and figures * 2 > len(cell) and not is_web(cell) and read_day(cell) is None


def _is_headed_postcode(cell: str) -> bool:
    if UK_POSTCODE.fullmatch(cell):
        return True
    return any(map(str.isdigit, cell)) and len(cell) < 11 and bool(_ABROAD.fullmatch(cell))


HEADED: Mapping[str, Callable[[str], bool]] = {
    "email": lambda cell: "@" in cell,
    "postcode": _is_headed_postcode,
    "phone": _is_headed_phone,
    "born": lambda cell: read_day(cell) is not None,
    "year": lambda cell: cell.isdigit() and len(cell) == 4,
    "month": lambda cell: cell.isdigit() and 0 < int(cell) < 13,
    "day": lambda cell: cell.isdigit() and 0 < int(cell) < 32,
    "number": lambda cell: any(map(str.isdigit, cell)),
}
"""What a cell can be under a heading that says so."""


def by_content(cells: Sequence[str]) -> str:
    """Return what cells are whatever stands over them: only what has a shape nothing else has; nothing where unsure."""
    if share(cells, lambda cell: "@" in cell and " " not in cell and not is_web(cell)) > _MOSTLY:
        return "email"
    if share(cells, lambda cell: bool(UK_POSTCODE.fullmatch(cell))) > _MOSTLY:
        return "postcode"
    if _are_phones(cells):
        return "phone"
    return "text" if are_words(cells) else ""


def _are_phones(cells: Sequence[str]) -> bool:
    """Say whether these are phones: they begin with 0 or +, and are no list of numbers that counts up."""
    if share(cells, _is_phone) <= _MOSTLY:
        return False
    return not (len(cells) > 2 and all(map(str.isdigit, cells)) and list(cells) == sorted(set(cells)))


def _is_phone(cell: str) -> bool:
    figures = sum(map(str.isdigit, cell))
    return figures >= _FEWEST_FIGURES and bool(_PHONE.fullmatch(cell)) and read_day(cell) is None


def are_words(cells: Sequence[str]) -> bool:
    """Say whether cells are short words: no dates, no pages, no codes, and not the same everywhere."""
    length = sum(map(len, cells)) / len(cells)
    if not 1.0 < length <= LONGEST_WORDS or len(set(cells)) < 2:
        return False
    if length <= _LONGEST_CODES and all(map(str.isupper, cells)):
        return False
    return share(cells, _is_words) > _MOSTLY


def _is_words(cell: str) -> bool:
    return sum(map(str.isalpha, cell)) * 2 > len(cell) and not (
        is_web(cell) or _is_code(cell) or _is_month(cell)
    )


def _is_code(cell: str) -> bool:
    return bool(_CODE.search(cell)) and " " not in cell


def _is_month(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and read_day(cell) is not None


def share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    """Return how many of the cells fit, from 0 to 1."""
    return sum(1 for cell in cells if fits(cell)) / len(cells)
