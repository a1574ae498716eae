"""Rows of a query as the frozen lines that leave the store, column by column in the line's own order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_type_hints

Line = TypeVar("Line", bound=NamedTuple)


def as_line(kind: type[Line], row: Sequence[Any]) -> Line:
    """Return a row as a line. The database keeps yes and no as 1 and 0; a line says True and False."""
    flags = _flags(kind)
    if not flags:
        return kind._make(row)
    return kind._make(bool(value) if place in flags else value for place, value in enumerate(row))


def as_lines(kind: type[Line], rows: Iterable[Sequence[Any]]) -> list[Line]:
    """Return rows as lines."""
    return [as_line(kind, row) for row in rows]


@cache
def _flags(kind: type[NamedTuple]) -> frozenset[int]:
    """Return the places of a line that hold yes or no."""
    hints = get_type_hints(kind)
    return frozenset(place for place, name in enumerate(kind._fields) if hints[name] is bool)
