"""Structured identifiers in what people said: marks for a person to look at, by pattern and check digit, never by guess.

Names, illnesses and complaints are not looked for here: a wrong mark on every third comment is a mark nobody reads.
On clean comments these patterns raise no alarm; see `tests/entry/test_personal.py` for what they are held to.
"""

from __future__ import annotations

import re
from typing import Literal

from codesign.entry.postcodes import AREAS, SHAPE

PersonalMark = Literal[
    "e-mail", "phone", "NHS number", "National Insurance number", "postcode", "date of birth", "card number"
]

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.+])(?:\+44 ?(?:\(0\) ?)?|0044 ?|\(?0)[127](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])")
_NHS = re.compile(r"(?<![0-9.£-])([0-9]{3})([ -]?)([0-9]{3})\2([0-9]{4})(?![0-9]|[.,-][0-9])")
_NI = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b" + SHAPE + r"\b", re.IGNORECASE)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born(?: on)?(?: the)?)\b[\s:.,=-]*(?:is |was )?"
    rf"(?:[0-9]{{1,2}}[/. -][0-9]{{1,2}}[/. -](?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})[a-z]{{0,6}},? (?:[0-9]{{4}}|[0-9]{{2}}))(?![0-9])",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<![0-9.-])[3-6](?:[ -]?[0-9]){12,18}(?![0-9]|[.-][0-9])")
_FIGURE = re.compile(r"[0-9]")


def personal_marks(text: str) -> frozenset[PersonalMark]:
    """Return the kinds of structured identifier in a comment; empty for nearly all comments."""
    marks: set[PersonalMark] = set()
    if "@" in text and _EMAIL.search(text):
        marks.add("e-mail")
    if not _FIGURE.search(text):
        return frozenset(marks)
    if _PHONE.search(text):
        marks.add("phone")
    if _NI.search(text):
        marks.add("National Insurance number")
    if any(_is_nhs_number(found[1] + found[3] + found[4]) for found in _NHS.finditer(text)):
        marks.add("NHS number")
    if any(_is_postcode(found) for found in _POSTCODE.finditer(text)):
        marks.add("postcode")
    if _BORN.search(text):
        marks.add("date of birth")
    if any(_is_card(re.sub(r"[ -]", "", found[0])) for found in _CARD.finditer(text)):
        marks.add("card number")
    return frozenset(marks)


def _is_nhs_number(figures: str) -> bool:
    """Check the tenth figure, modulus 11, as the NHS Data Dictionary gives it."""
    if len(set(figures)) == 1:
        return False
    check = (
        11 - sum(int(figure) * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    )
    return check % 11 == int(figures[9]) if check != 10 else False


def _is_postcode(found: re.Match[str]) -> bool:
    """Check the area, and that it is no road and its exit: `the M4 1st turning`."""
    if found[1].upper() not in AREAS:
        return False
    return found[4] not in _ORDINALS and (found[0].isupper() or found[0].islower() or found[1].isupper())


def _is_card(figures: str) -> bool:
    """Check the last figure by Luhn's rule."""
    if len(set(figures)) == 1:
        return False
    doubled = (sum(divmod(int(figure) * 2, 10)) for figure in figures[-2::-2])
    return (sum(int(figure) for figure in figures[-1::-2]) + sum(doubled)) % 10 == 0
