"""Several points in one cell: `a; b; c`, a line each, bullets or numbers. What they would be apart, for a person to look at."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-–—*•·‣◦▪●○]|\(?\d{1,2}[.)]|\(?[a-h][.)])[ \t]+")
_ENTITY = re.compile(r"&#?\w{1,8};")
_INLINE_BULLET = re.compile(r"\s*[•·‣◦▪●]\s*")
_FEWEST = 2
"""Words in which a point says something: `yes; no` is one answer."""
_MOST = 40
"""More points than these are a document."""


def points_in(words: str) -> tuple[str, ...]:
    """Return the points of a comment, as they were written; nothing where it makes one point."""
    for parts in (_bulleted(words), _INLINE_BULLET.split(words), _semicolons(words)):
        points = tuple(part.strip() for part in parts if part.strip())
        if 1 < len(points) <= _MOST and all(len(point.split()) >= _FEWEST for point in points):
            return points
    return ()


def _bulleted(words: str) -> list[str]:
    """Part at bullets that begin lines: two at least, so that a line that begins with a dash is no list."""
    return _BULLET.split(words) if len(_BULLET.findall(words)) > 1 else []


def _semicolons(words: str) -> list[str]:
    """Part at semicolons, not at those of `&amp;`. Inside a sentence they join what belongs together."""
    shielded = _ENTITY.sub(lambda found: found[0][:-1] + "\0", words)
    parts = shielded.split(";")
    is_prose = any(". " in part.strip().rstrip(".") for part in parts)
    return [] if is_prose else [part.replace("\0", ";") for part in parts]
