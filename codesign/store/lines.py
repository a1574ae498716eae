"""Rows of a query as the frozen lines that leave the store, column by column in the line's own order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, get_type_hints

if TYPE_CHECKING:
    from sqlmodel import Session

Line = TypeVar("Line", bound=NamedTuple)

Ask: TypeAlias = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Something SQL can be put to, with its values: an open session, or the bare driver before there is one."""


def asking(session: Session) -> Ask:
    """Return what puts SQL to a session."""
    from sqlalchemy import text

    return lambda sql, values: session.execute(text(sql), values).all()


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
