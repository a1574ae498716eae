"""Columns and labels that are no theme: somebody may be at risk, this is a complaint, nobody has labelled it yet.

A row that plainly says that somebody may be at risk is set aside, whole: a comment kept apart belongs to no event of ours and
would be seen by nobody, while rows set aside wait on Today until a person has looked. It is in no list, search, figure or pack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from codesign.imports.themes import is_ticked
from codesign.imports.words import fold, word_set
from codesign.text import plural, shorten

if TYPE_CHECKING:
    from codesign.imports.columns import ColumnMap
    from codesign.imports.problems import SetAside
    from codesign.imports.proposals import CommentProposal
    from codesign.imports.table import Table

PLAINLY = "codesign tells nobody: follow your organisation's safeguarding route."
SAFEGUARDING, COMPLAINT = "safeguarding", "complaint"
"""What a person writes in place of a field to say what a column of ticks says."""
_RISK = "somebody must look first"
_ROWS_NAMED = 6


def columns_saying(headers: Sequence[str], places: Iterable[int], what: str) -> set[int]:
    """Return the places of columns whose whole heading says so, such as “Safeguarding concerns?”."""
    return {place for place in places if fold(headers[place]) in _whole(what)}


def is_yes_or_no(cells: Iterable[str]) -> bool:
    """Say whether a column answers yes or no and nothing else, with one yes at least."""
    said = {cell.strip().casefold() for cell in cells}
    return said <= word_set("set_marks") | word_set("unset_marks") | {""} and bool(
        said & word_set("set_marks")
    )


def is_unlabelled(label: str) -> bool:
    """Say whether a label or a heading means that there is no label yet."""
    return not fold(label) or fold(label) in _whole("unlabelled")


def risk_said(table: Table, columns: ColumnMap, cells: Sequence[str], labels: Sequence[str]) -> str:
    """Return why a row is set aside, by its ticked columns and its labels; nothing where it says nothing of the kind."""
    ticked = [table.headers[place] for place in columns.safeguarding if is_ticked(cells[place])]
    if ticked:
        return f"“{shorten(ticked[0], 60)}” says yes: {_RISK}"
    label = next((label for label in labels if fold(label) in _whole(SAFEGUARDING)), "")
    return f"it is labelled “{shorten(label, 60)}”: {_RISK}" if label else ""


def said_of_flags(
    table: Table, columns: ColumnMap, aside: Sequence[SetAside], comments: Sequence[CommentProposal]
) -> list[str]:
    """Say what came of such columns and labels, the gravest first."""
    return [
        *_risks(table, columns, aside),
        *_unclear(table, columns),
        *_perhaps(comments),
        *_complaints(table, columns, comments),
        *_unlabelled(table, columns),
    ]


def _risks(table: Table, columns: ColumnMap, aside: Sequence[SetAside]) -> Iterator[str]:
    rows = [each.row for each in aside if each.reason.endswith(_RISK)]
    if not rows:
        return
    reasons = dict.fromkeys(each.reason for each in aside if each.reason.endswith(_RISK))
    why = "; ".join(reason.removesuffix(f": {_RISK}") for reason in reasons)
    yield (
        f"{plural(len(rows), 'row')} set aside: {why} ({_numbers(rows)}). They are in no list, search, figure or pack, "
        f"and wait until somebody has looked. {PLAINLY}"
    )
    for place in columns.safeguarding:
        heading = table.headers[place]
        yield f"Where there is no such concern, import again with --map {_quoted(f'{heading}=-')}."


def _unclear(table: Table, columns: ColumnMap) -> Iterator[str]:
    known = word_set("set_marks") | word_set("unset_marks") | {""}
    for place in columns.safeguarding:
        rows = [
            table.row_number(index)
            for index, row in enumerate(table.rows)
            if row[place].strip().casefold() not in known
        ]
        if rows:
            yield (
                f"“{shorten(table.headers[place], 60)}” says neither yes nor no in {_numbers(rows)}: nothing was made of it. "
                f"Look at them first. {PLAINLY}"
            )


def _perhaps(comments: Sequence[CommentProposal]) -> Iterator[str]:
    """Say which themes may be about somebody's safety by their names: nothing is made of a name alone."""
    named = Counter(
        theme for each in comments for theme in each.themes if SAFEGUARDING in fold(theme).split()
    )
    for theme, count in named.items():
        yield (
            f"{plural(count, 'comment')} with the theme “{shorten(theme, 60)}”: by its name somebody may be at risk. "
            f"They are comments like any other here; look at them. {PLAINLY}"
        )


def _complaints(table: Table, columns: ColumnMap, comments: Sequence[CommentProposal]) -> Iterator[str]:
    count = sum(each.sensitive == COMPLAINT for each in comments)
    if count:
        by = ", ".join(f"“{shorten(table.headers[place], 60)}”" for place in columns.complaints)
        yield (
            f"{plural(count, 'comment')} marked as a complaint, because {by} says yes. "
            "Feedback is not the complaints procedure: tell them how to make one."
        )


def _unlabelled(table: Table, columns: ColumnMap) -> Iterator[str]:
    counted = Counter(
        {
            table.headers[place]: sum(is_ticked(row[place]) for row in table.rows)
            for place in columns.unlabelled
        }
    )
    listed = columns.fields.get("themes")
    if listed is not None:
        labels = (label.strip() for row in table.rows for label in parted_labels(row[listed]))
        counted.update(label for label in labels if label and is_unlabelled(label))
    if counted:
        named = ", ".join(
            f"“{shorten(label, 40)}” ({plural(rows, 'row')})" for label, rows in counted.items()
        )
        yield f"No label yet, and no theme: {named}."


def parted_labels(cell: str) -> list[str]:
    """Part the labels listed in one cell."""
    return cell.replace("|", ";").split(";")


@lru_cache(maxsize=8)
def _whole(what: str) -> frozenset[str]:
    return frozenset(map(fold, word_set(what)))


def _numbers(rows: Sequence[int]) -> str:
    """Name a few rows by the numbers a spreadsheet shows."""
    named = ", ".join(f"{row:,}" for row in rows[:_ROWS_NAMED])
    more = f" and {len(rows) - _ROWS_NAMED:,} more" if len(rows) > _ROWS_NAMED else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {named}{more}"


def _quoted(words: str) -> str:
    """Quote an argument as any shell takes it."""
    return '"' + words.replace('"', '\\"') + '"'
