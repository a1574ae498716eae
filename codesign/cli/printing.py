"""Everything that reaches stdout: plain aligned lines for people, JSON for programs. No boxes, no colour, no marks."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from codesign.errors import CodesignError
from codesign.text import clean

_GAP = "  "
_WIDEST = 60
"""Where lines are not shortened, a longer cell pushes its own row out and no other."""
_LOCAL = frozenset({"row"})
"""Fields that mean nothing outside this one file."""
_JOINERS = frozenset({0x200D, *range(0xFE00, 0xFE10)})
_SKIN = range(0x1F3FB, 0x1F400)


class NowhereToPrintError(CodesignError):
    """Whoever started the command has closed what it prints to."""

    def __init__(self) -> None:
        super().__init__("There is nowhere to print to: stdout is closed.")


def line(words: str = "") -> None:
    """Print one line, or several: whatever is in it can harm no terminal."""
    if sys.stdout is None:
        raise NowhereToPrintError
    sys.stdout.write(clean(words).text + "\n")


def lines(several: Iterable[str]) -> None:
    """Print several lines."""
    for one in several:
        line(one)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, columns straight in any script. At a terminal long cells are shortened to fit."""
    lines(aligned([headings, *rows], _room()))


def pairs(said: Iterable[tuple[str, str]]) -> None:
    """Print names and values, leaving out what is empty."""
    kept = [(name, value) for name, value in said if value]
    width = max((cell_width(name) for name, _ in kept), default=0)
    for name, value in kept:
        first, *more = value.split("\n")
        line(f"{_padded(name, width)}{_GAP}{first}")
        lines(f"{' ' * width}{_GAP}{one}" for one in more)


def heading(words: str) -> None:
    """Print a heading with a blank line above it."""
    lines(("", words))


def as_json(value: object) -> None:
    """Print a value as JSON, every record an object of its own field names."""
    line(json.dumps(plain(value), ensure_ascii=False, indent=2))


def records(
    lines_: Sequence[Any], headings: Sequence[str], cells: Callable[[Any], Sequence[str]], *, json_: bool
) -> None:
    """Print a list: as JSON, or as lines under headings."""
    if json_:
        as_json(lines_)
    elif lines_:
        table(headings, [cells(one) for one in lines_])


def plain(value: object) -> Any:
    """Return a record as JSON can say it: its own field names, without what is local to this file."""
    if hasattr(value, "_asdict"):
        return {name: plain(each) for name, each in value._asdict().items() if name not in _LOCAL}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in _LOCAL
        }
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Path) else value


def aligned(rows: Sequence[Sequence[str]], room: int | None = None) -> list[str]:
    """Return rows with their columns straight. Where there is no room for all, the widest columns are cut; else nothing is."""
    if not rows:
        return []
    used = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])] or list(
        range(len(rows[0]))
    )
    widths = [max(cell_width(row[place]) for row in rows) for place in used]
    cells = _padded if room is None else _fitted
    widths = [min(width, _WIDEST) for width in widths] if room is None else _narrowed(widths, room)
    return [
        _GAP.join(cells(row[place], width) for place, width in zip(used, widths, strict=True)).rstrip()
        for row in rows
    ]


def cell_width(words: str) -> int:
    """Return how many columns of a terminal words take: two for wide scripts and emoji, none for joined marks."""
    if words.isascii():
        return len(words)
    return sum(_character_width(character) for character in words)


def fit(words: str, width: int) -> str:
    """Return words cut to a width, with an ellipsis where something was left off."""
    if cell_width(words) <= width:
        return words
    kept, taken = [], 0
    for character in words:
        taken += _character_width(character)
        if taken > width - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _character_width(character: str) -> int:
    point = ord(character)
    if point < 0x300:
        return 1
    if point in _JOINERS or point in _SKIN or unicodedata.combining(character):
        return 0
    if unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _narrowed(widths: list[int], room: int) -> list[int]:
    """Take from the widest column, again and again, until all fit or none is wide."""
    narrow = list(widths)
    spare = room - len(_GAP) * (len(narrow) - 1)
    while sum(narrow) > spare and max(narrow) > 12:
        narrow[narrow.index(max(narrow))] -= 1
    return narrow


def _fitted(words: str, width: int) -> str:
    return _padded(fit(words, width), width)


def _padded(words: str, width: int) -> str:
    return words + " " * (width - cell_width(words))


def _room() -> int | None:
    """Return the terminal's width, or nothing where lines go to a file or a program and must stay whole."""
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None
