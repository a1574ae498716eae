"""Addresses of homes: a number and a street, a flat in a court, a cottage on a lane.

A street without a number is a place on a map; so is a number that belongs to a bus, a ward or a surgery.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codesign.coding.personal.found import Found
from codesign.coding.personal.words import words

_STREET = (
    "Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Av|Close|Cl|Drive|Drv|Dr|Crescent|Cres|Court|Ct|Way|Place|Pl|Terrace|Terr|Ter|"
    "Gardens|Gdns|Grove|Gr|Hill|Square|Sq|Rise|Row|Walk|View|Mews|Green|Parade|Croft|Meadows?|Fields?|Gate|Wharf|Quay|"
    "Villas|Bank|End|Drift|Dale|Vale|Mount|Path|Approach|Heights|Ridge|Orchard|Common|Wynd|Brae|Boulevard|Crossway|Park|Fold|Garth|Chase|Lea|Holt|Dene|Spinney|Paddock|Estate|Buildings|Cottages"
)
_WORD = r"[^\W\d_][\w'’.-]{0,24}"
_CAPITAL = r"[A-ZÀ-Þ][\w'’.-]{0,24}"
_FLAT = r"(?:(?i:flat|apartment|apt|unit|studio)\.? ?(?i:no\.? ?)?[0-9]{1,3}[a-zA-Z]?,? {1,2})?"
_TOWN = rf"(?:, ?{_CAPITAL})?"
_NUMBERED = re.compile(
    rf"(?<![\w£.,/-]){_FLAT}(?P<number>[0-9]{{1,4}} ?[a-dA-D]?|[0-9]{{1,3}}[-/][0-9]{{1,3}}),? {{1,2}}"
    rf"(?P<name>(?:(?:The|St\.?|{_CAPITAL}) {{1,2}}){{1,3}})(?P<type>(?:{_STREET})|(?i:{_STREET}))\b(?!['’-]\w)"
)
_SMALL = re.compile(
    rf"(?<![\w£.,/-]){_FLAT}(?P<number>[0-9]{{1,4}} ?[a-d]?),? {{1,2}}(?P<name>(?:{_WORD} {{1,2}}){{1,2}}?)"
    r"(?P<type>road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|cres|terrace|gardens|grove|mews|court|place|way|square|croft|rise|walk|view|green|parade|hill)\b",
    re.IGNORECASE,
)
_FLATS = re.compile(
    rf"\b(?:flat|apartment|apt)\.? ?(?:no\.? ?)?[0-9]{{1,3}}[a-z]?,? {{1,2}}(?P<name>(?:{_CAPITAL} {{1,2}}){{1,2}})"
    r"(?:Court|House|Heights|Tower|Point|Lodge|Mansions|Buildings|Place|Gardens|Close)\b"
)
_NAMED = re.compile(
    rf"\b(?:{_CAPITAL} {{1,2}}){{1,2}}(?:Cottage|Farm|Farmhouse|Bungalow|Barn|Villa|House|Lodge|Croft|Rectory|Vicarage|Manse|Grange|Manor|Cottages), ?"
    rf"(?:[0-9]{{1,3}} )?(?:{_CAPITAL} ){{1,3}}(?:{_STREET})\b"
    rf"|(?<=live at )(?:{_CAPITAL} ){{1,2}}(?:Cottage|Farm|Farmhouse|Bungalow|Barn|Villa)\b"
    rf"|(?<=lives at )(?:{_CAPITAL} ){{1,2}}(?:Cottage|Farm|Farmhouse|Bungalow|Barn|Villa)\b"
)
_AT_HOME = re.compile(
    rf"\b(?i:(?:live[sd]?|living) at|address(?: is| was|:)|(?:my|our|his|her|their) (?:house|home|flat)(?: is|,| at))\W{{1,2}}"
    rf"(?:(?i:number|no\.?) )?([0-9]{{1,3}}[a-dA-D]?,? {_CAPITAL}(?: {_CAPITAL})?)(?!\w)"
)
_BEFORE_NOT = re.compile(
    r"\b(?:wards?|bus|buses|route|junction|jct|platform|gate|bay|room|the|numbers? [0-9]+,? (?:and|or)|no more than|over|about|since|during|by|than|only)[\s,]*$",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|address|home|house|flat|stay(?:ing|s|ed)?|moved|resid\w+|opposite|door|at|of|to|number|no\.?|call(?:ed)? (?:round )?at|visit(?:ed|s)?)"
    r"\W{0,3}(?:is|was|at|to|in|on|number|no)?\W{0,3}$",
    re.IGNORECASE,
)
_AFTER_NOT = re.compile(
    r"[\s,]{0,2}(?:['’]s )?(?:bus(?:es)?|stops?|surger(?:y|ies)|clinics?|hospital|schools?|health|medical|wards?|library|shops?|junction|"
    r"roundabout|pharmacy|practice|centre|station|dental|community|car park|day centre|nursery|church|market|"
    r"playground|allotments|branch|office|offices)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


STREETS = frozenset(
    [
        *_STREET.replace("s?", "").lower().split("|"),
        "road",
        "street",
        "meadows",
        "fields",
        "flat",
        "apartment",
        "apt",
    ]
)
"""Words of which an address of a number and a street holds one."""
HOMES = frozenset(["live", "lives", "lived", "living", "address", "house", "home", "flat"])
"""Words of which one stands before a home that is said to be one."""
HOUSES = frozenset(
    [
        "cottage",
        "farm",
        "farmhouse",
        "bungalow",
        "barn",
        "villa",
        "house",
        "lodge",
        "croft",
        "rectory",
        "vicarage",
        "manse",
        "grange",
        "manor",
        "cottages",
    ]
)
"""Words that houses with a name are called by."""


def addresses(text: str) -> Iterator[Found]:
    """Find addresses of homes in a text that holds figures."""
    for pattern, is_sure in ((_NUMBERED, True), (_SMALL, False), (_FLATS, True)):
        for found in pattern.finditer(text):
            if _is_home(text, found, is_sure=is_sure):
                yield Found(*found.span(), "address", "pattern", "A number and a street, or a flat.")


def homes_said(text: str) -> Iterator[Found]:
    """Find a number and a name after words for where somebody lives: `we live at 33 Broadway`."""
    for found in _AT_HOME.finditer(text):
        if not _AFTER_NOT.match(text, found.end()):
            yield Found(*found.span(1), "address", "pattern", "A number and a name after words for a home.")


def named_houses(text: str) -> Iterator[Found]:
    """Find houses with a name and a lane."""
    for found in _NAMED.finditer(text):
        yield Found(*found.span(), "address", "pattern", "A house by its name.")


def _is_home(text: str, found: re.Match[str], *, is_sure: bool) -> bool:
    before = text[max(0, found.start() - 30) : found.start()]
    number = found.groupdict().get("number", "")
    if _BEFORE_NOT.search(before) or _AFTER_NOT.match(text, found.end()):
        return False
    at_home = _HOME.search(before)
    if _YEAR.fullmatch(number or "") and not at_home:
        return False
    parts = found["name"].lower().split()
    if is_sure or not any(part in words().ordinary or part in words().names_too for part in parts):
        return True
    if parts == ["the"]:
        return bool(at_home)
    return (bool(at_home) and _is_street_name(parts)) or (
        _begins(before) and set(parts) <= words().streets_everywhere
    )


def _begins(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".!?\n"


def _is_street_name(parts: list[str]) -> bool:
    """Say whether words in small letters are a street's: `mill`, `old mill`, not `minutes down the`."""
    return not any(part in words().no_streets for part in parts)
