"""The sentences for a table that cannot be matched. In every case nothing was written."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.errors import AskedWronglyError
from codesign.text import plural, shorten

_SHOWN = 8


def _listed(names: Sequence[str], limit: int = 30) -> str:
    more = len(names) - limit
    return ", ".join(shorten(name, 40) for name in names[:limit]) + (f" and {more} more" if more > 0 else "")


class NoNameColumnError(AskedWronglyError):
    """No column looks like a name."""

    def __init__(self, headings: Sequence[str], example: str = "") -> None:
        example = shorten(example or "Column", 30)
        super().__init__(
            f"No column looks like a name. The columns are: {_listed(headings)}.",
            todo=f'Say which is: --map "name={example}".',
        )


class MapUnreadableError(AskedWronglyError):
    """A part of --map cannot be read."""

    def __init__(self, part: str, why: str = "it needs a field, an equals sign and a column") -> None:
        super().__init__(
            f"--map {shorten(part, 60)}: {why}.",
            todo='Write --map "name=Full name,email=Mail"; a minus leaves a column out: --map "-=Notes".',
        )


class UnknownTableFieldError(AskedWronglyError):
    """A field that no column can be."""

    def __init__(self, field: str, fields: Sequence[str]) -> None:
        super().__init__(f"A column cannot be {shorten(field, 40)}.", todo=f"It can be: {', '.join(fields)}.")


class UnknownTableColumnError(AskedWronglyError):
    """The table has no such column, or several."""

    def __init__(self, heading: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"There is no one column {shorten(heading, 60)}.", todo=f"The columns are: {_listed(headings)}."
        )


class RepeatedIdError(AskedWronglyError):
    """The column of ids has one id in several rows."""

    def __init__(self, heading: str, rows: Sequence[Sequence[int]]) -> None:
        shown = "; ".join(f"rows {', '.join(map(str, each))}" for each in rows[:_SHOWN])
        more = f"; and {plural(len(rows) - _SHOWN, 'more id')}" if len(rows) > _SHOWN else ""
        super().__init__(
            f"{shorten(heading, 40)} should tell rows apart, and has {plural(len(rows), 'id')} in several: {shown}{more}.",
            todo=f'Put the ids right, or match by row numbers: --map "-={shorten(heading, 40)}".',
        )


class TruthUnreadableError(AskedWronglyError):
    """The file of what is true lacks a column."""

    def __init__(self, what: str, headings: Sequence[str]) -> None:
        super().__init__(
            f"The truth has no column of {what}. Its columns are: {_listed(headings)}.",
            todo="It needs id and entity_id (or cluster); type, hn and variant may stand beside them.",
        )


class TruthOfOthersError(AskedWronglyError):
    """None of the ids in the file of what is true is in the table."""

    def __init__(self) -> None:
        super().__init__(
            "No id of the truth is in the table.",
            todo="Check that both are of the same rows, and have the same ids.",
        )
