"""A paste of many lines, made into the comments it probably is: bullets and blank lines off, wrapped words joined."""

from __future__ import annotations

import re

_BULLET = re.compile(
    "[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u00b7\uf0b7\uf0a7\uf0d8\u2713\u27a2]\\s*|(?:o|-|\\*|[0-9]{1,3}[.)]|[a-z][.)])\t\\s*"
)
"""Word's bullets, its private ones too; a hyphen, `o` or number only before Word's tab, or it is what they said."""
_HYPHEN_BULLET = re.compile(r"[-–*]\s+(?=\S)")
_WRAPPED = re.compile("\u00ad[ \t]*\n[ \t]*")


def split_paste(text: str) -> tuple[str, ...]:
    """Return the lines of a paste without bullets and blank lines.

    A soft hyphen at the end of a line is a wrapped word and is joined. A plain hyphen or asterisk is a bullet only when
    every line has one: a single `- Remove e-scooters` is what somebody wrote.
    """
    joined = _WRAPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [
        _BULLET.sub("", line.strip(), count=1) if _BULLET.match(line.strip()) else line.strip()
        for line in joined.split("\n")
    ]
    said = [line.strip() for line in lines if line.strip()]
    if len(said) > 1 and all(_HYPHEN_BULLET.match(line) for line in said):
        said = [_HYPHEN_BULLET.sub("", line, count=1) for line in said]
    return tuple(said)


def paste_words(lines: int) -> str:
    """Ask once what a paste of many lines is."""
    return f"{lines:,} lines: {lines:,} comments (Enter) or 1 (o)?"
