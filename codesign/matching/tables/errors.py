"""The sentences for a table that cannot be matched. In every case nothing was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from codesign.errors import AskedWronglyError
from codesign.text import listed, plural, shorten

_SHOWN = 8
_NAMED = 30
"""Columns and sheets that are named; of more, how many there are."""


class NoNameColumnError(AskedWronglyError):
    """No column looks like a name."""

    def __init__(self, headings: Sequence[str], example: str = "", sheets: Sequence[str] = ()) -> None:
        self.headings, self.example = headings, example
        where = (
            f"No sheet has one; the sheets are: {listed(sheets, _NAMED)}. The first sheet's"
            if sheets
            else "The"
        )
        super().__init__(
            f"No column looks like a name. {where} columns are: {listed(headings, _NAMED)}.",
            todo=f'Say which is: --map "name={_as_typed(example) if example else "COLUMN"}".',
        )


def _as_typed(heading: str) -> str:
    """Return a heading as --map takes it: a long one, or one with a comma in it, is cut, and ends in a sign of that."""
    cut = re.split('[,"$`\\\\]', heading)[0][:40]
    return cut if cut == heading else cut.rstrip() + "…"


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
            f"There is no one column {shorten(heading, 60)}.",
            todo=f"The columns are: {listed(headings, _NAMED)}.",
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
            f"The truth has no column of {what}. Its columns are: {listed(headings, _NAMED)}.",
            todo="It needs id and entity_id (or cluster); type, hn and variant may stand beside them.",
        )


class TruthOfOthersError(AskedWronglyError):
    """None of the ids in the file of what is true is in the table."""

    def __init__(self) -> None:
        super().__init__(
            "No id of the truth is in the table.",
            todo="Check that both are of the same rows, and have the same ids.",
        )


class TruthTwiceError(AskedWronglyError):
    """The file of what is true says two things of one id."""

    def __init__(self, ids: Sequence[str]) -> None:
        more = f" and {plural(len(ids) - _SHOWN, 'more id')}" if len(ids) > _SHOWN else ""
        super().__init__(
            f"The truth says two things of {', '.join(shorten(id_, 40) for id_ in ids[:_SHOWN])}{more}.",
            todo="Leave one row for each id.",
        )


class OneFileTwiceError(AskedWronglyError):
    """An output is a file that is read, or the other output."""

    def __init__(self, said: str, path: Path, what: str) -> None:
        super().__init__(
            f"{said} {shorten(path.name, 60)} is {what} too: one would destroy the other. Nothing was written.",
            todo=f"Name another file for {said}.",
        )


class OutputTwiceError(AskedWronglyError):
    """Two answers to stdout at once."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} would both go to stdout. Nothing was written.",
            todo="Name a file for one of them.",
        )


class OutputTakenError(AskedWronglyError):
    """A file of that name is there, and this command did not write it."""

    def __init__(self, said: str, path: Path) -> None:
        super().__init__(
            f"{said} {shorten(path.name, 60)} is there already, and is no earlier answer of this command. Nothing was written.",
            todo="Use another name, or move that file away.",
        )


class NowhereToWriteError(AskedWronglyError):
    """Stdout is closed."""

    def __init__(self) -> None:
        super().__init__("There is nowhere to write: stdout is closed.", todo="Name a file: --out same.csv.")
