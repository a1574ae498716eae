"""Identifiers with letters in them: e-mail addresses, National Insurance numbers, postcodes, dates of birth, cars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codesign.coding.personal.found import Found
from codesign.coding.personal.numbers import is_something_elses
from codesign.coding.postcodes import AREAS

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_EMAIL_APART = re.compile(
    r"(?<![\w.+-])[\w+-]{1,64}(?:(?:\.| dot |\[dot\]|\(dot\))[\w+-]{1,64}){0,3}"
    r"(?: ?@ ?| at | ?\[at\] ?| ?\(at\) ?)"
    r"(?:[\w-]{1,63}(?: ?\. ?| dot | ?\[dot\] ?| ?\(dot\) ?))+(?:com|net|org|uk|ie|eu|info|me|co)\b",
    re.IGNORECASE,
)
_EMAIL_HINT = re.compile(
    r" dot |\[dot\]|\(dot\)|\[at\]|\(at\)| at (?:gmail|hotmail|yahoo|outlook|icloud|btinternet)", re.I
)
_NI = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][ ./-]?[A-CEGHJ-NPR-TW-Z](?:[ ./-]{0,2}[0-9]){6}[ ./-]{0,2}[A-D]\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b([A-Z]{1,2})([0-9][0-9A-Z]?)(?: {0,2}|[.-])([0-9])([ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = (
    r"(?:[0-9]{1,2} ?[/. -] ?[0-9]{1,2} ?[/. -] ?(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    rf"|[0-9]{{1,2}} ?(?:st|nd|rd|th)?(?: of)?[ /.-](?:{_MONTHS})[a-z]{{0,6}}[,. /-]{{1,2}}(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:{_MONTHS})[a-z]{{0,6}}(?:[0-9]{{4}}|[0-9]{{2}})"
    rf"|(?:{_MONTHS})[a-z]{{0,6}} [0-9]{{1,2}}(?:st|nd|rd|th)?,? (?:[0-9]{{4}}|[0-9]{{2}})"
    r"|[0-9]{6}|[0-9]{8})(?![0-9])"
)
_BORN = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|dates? of births?|birth ?date|date born|birthday|bday|b-day|born(?: in [A-Z]\w+)?|b(?=\. ?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}))(?![a-z])"
    r"[\s:.,=(-]*(?:(?:is|was|being|on|as)\b[\s:,]*){0,2}(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?"
    rf"({_DAY})",
    re.IGNORECASE,
)
_AND_BORN = re.compile(
    rf"({_DAY})[\s)]*\(?(?:dob|d\.o\.b\.?|date of birth|is my (?:birthday|dob|date of birth))\b", re.I
)
_CAR = re.compile(r"\b[A-HJ-PR-Y][A-HJ-PR-Y]([0-9]{2}) ?[A-HJ-PR-Z]{3}\b")
_OLDER_CAR = re.compile(
    r"\b(?:reg|registration|number ?plate|plate|car|van|vehicle|taxi)\b[\w\s:,.]{0,14}?\b"
    r"([A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-Z]{3}|[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3})\b",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Found]:
    """Find e-mail addresses, also those written to be read by people: `sue dot marsh at x dot org`."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Found(*found.span(), "e-mail", "pattern", "An e-mail address.")
    if ("@" in text and " " in text) or _EMAIL_HINT.search(text):
        for found in _EMAIL_APART.finditer(text):
            yield Found(
                *found.span(), "e-mail", "pattern", "An e-mail address written with gaps or in words."
            )


def insurance_numbers(text: str) -> Iterator[Found]:
    """Find National Insurance numbers, by the prefixes that are given out."""
    for found in _NI.finditer(text):
        if not is_something_elses(text, found.start()):
            yield Found(
                *found.span(), "National Insurance number", "pattern",
                "Letters and figures as in a National Insurance number.",
            )  # fmt: skip


def postcodes(text: str) -> Iterator[Found]:
    """Find whole postcodes of areas that exist."""
    for found in _POSTCODE.finditer(text):
        if _is_postcode(found) and not is_something_elses(text, found.start()):
            yield Found(*found.span(), "postcode", "pattern", "A whole postcode.")


def births(text: str) -> Iterator[Found]:
    """Find dates that are said to be of a birth; other dates are not marked."""
    for pattern in (_BORN, _AND_BORN):
        for found in pattern.finditer(text):
            yield Found(*found.span(1), "date of birth", "pattern", "A date said to be of a birth.")


def cars(text: str) -> Iterator[Found]:
    """Find numbers of cars as given out since 2001, in capitals."""
    for found in _CAR.finditer(text):
        if 1 <= int(found[1]) % 50 <= 30 and not is_something_elses(text, found.start()):
            yield Found(*found.span(), "car number", "pattern", "Letters and figures as on a number plate.")


def older_cars(text: str) -> Iterator[Found]:
    """Find numbers of cars of any age or case where a car is spoken of."""
    for found in _OLDER_CAR.finditer(text):
        if not found[1].islower() or "plate" in found[0] or "reg" in found[0]:
            yield Found(
                *found.span(1), "car number", "pattern", "Letters and figures beside words for a car."
            )


def _is_postcode(found: re.Match[str]) -> bool:
    """Check the area, and that it is no road and its exit: `the M4 1st turning`."""
    if found[1].upper() not in AREAS or (found[4].lower() in _ORDINALS and not found[4].isupper()):
        return False
    return not (found[4].islower() and found[1].isupper() and " " in found[0] and found[4] in _SMALL_WORDS)


_SMALL_WORDS = frozenset({"am", "pm", "at", "an", "as", "be", "by", "he", "if", "in", "is", "it", "my", "no", "of", "on", "or", "so", "to", "up", "us", "we", "hr"})  # fmt: skip
