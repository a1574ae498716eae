"""Several points in one cell: `a; b; c`, a line each, bullets or numbers. What they would be apart, for a person to look at."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-–—*•·‣◦▪●○]|\(?\d{1,2}[.)]|\(?[a-h][.)])[ \t]+")
_ENTITY = re.compile(r"&#?\w{1,8};")
_INLINE_BULLET = re.compile(r"[•·‣◦▪●]")
_NUMBER = re.compile(r"(?:^|(?<=[\s;,]))\(?(\d{1,2})[.)][ \t]+")
_FEWEST = 2
"""Words in which a point says something where only semicolons part: `yes; no` is one answer. A bullet says enough by itself."""
_MOST = 40
"""More points than these are a document."""


def points_in(words: str) -> tuple[str, ...]:
    """Return the points of a comment, as they were written; nothing where it makes one point."""
    listings = (
        (_numbered(words), 1),
        (_bulleted(words), 1),
        (_inline(words), 1),
        (_semicolons(words), _FEWEST),
    )
    for parts, fewest in listings:
        points = tuple(part.strip() for part in parts if part.strip())
        if 1 < len(points) <= _MOST and all(_says(point, fewest) for point in points):
            return points
    return ()


def _says(point: str, fewest: int) -> bool:
    """Say whether a point has words enough, and a letter: between two bullets may stand a mere dash."""
    return len(point.split()) >= fewest and any(letter.isalpha() for letter in point)


def _numbered(words: str) -> list[str]:
    """Part at 1. 2. 3. in their order, wherever in a line the later ones stand: “2. Buses; 3. Food” are two."""
    starts: list[int] = []
    ends: list[int] = []
    for found in _NUMBER.finditer(words):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
            ends.append(found.end())
    lead = words[: starts[0]].rstrip(" \t") if starts else ""
    if len(starts) < 2 or lead[-1:] not in ("", ":", "\n"):  # in the middle of a sentence they are no list
        return []
    reach = zip(ends, [*starts[1:], len(words)], strict=True)
    return _led_by(words[: starts[0]], [words[end:start].strip().rstrip(";,") for end, start in reach])


def _bulleted(words: str) -> list[str]:
    """Part at bullets that begin lines: two at least, so that a line that begins with a dash is no list."""
    if len(_BULLET.findall(words)) < 2:
        return []
    before, *points = _BULLET.split(words)
    return _led_by(before, points)


def _inline(words: str) -> list[str]:
    """Part at bullets wherever they stand."""
    before, *points = _INLINE_BULLET.split(words)
    return _led_by(before, points) if points else []


def _led_by(before: str, points: list[str]) -> list[str]:
    """Keep words before a list: by themselves where they say something, with the first point where they only lead to it."""
    lead = before.strip()
    if lead.endswith(":") and points:
        return [f"{lead} {points[0].strip()}", *points[1:]]
    return [lead, *points]


def _semicolons(words: str) -> list[str]:
    """Part at semicolons, not at those of `&amp;`. Inside a sentence they join what belongs together."""
    shielded = _ENTITY.sub(lambda found: found[0][:-1] + "\0", words)
    parts = shielded.split(";")
    is_prose = any(". " in part.strip().rstrip(".") for part in parts)
    return [] if is_prose else [part.replace("\0", ";") for part in parts]
