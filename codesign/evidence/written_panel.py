"""A panel of the review as a file: the same writer as every list, so that its filter, its as at and what is left out are said alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codesign.evidence.list_file import ListShown
from codesign.records.columns_shown import Words
from codesign.records.review import Standing

_WHOSE = "Whose"
"""The column of who a follow-up is for: an officer leaves as an officer."""
_OFFICER = "an officer"
_NOBODY = ("", "nobody yet")


class PanelRow(NamedTuple):
    """A row of a panel: its cells, as words."""

    cells: tuple[str, ...]


def panel_to_write(
    title: str,
    table: Sequence[Sequence[str]],
    standing: Standing,
    notes: Sequence[tuple[str, str]] = (),
    *,
    order: str = "",
    is_safe: bool = False,
) -> ListShown:
    """Return a panel as what `write_list` writes, to CSV, XLSX or Word.

    Args:
        title: what the panel is called.
        table: its headings, then its rows.
        standing: what it stands on; its filter is written on the file.
        notes: what is printed wherever the panel's words are, such as the rule, each with its label.
        order: in which order, or which table.
        is_safe: whether small counts are hidden in it: then the file says so.
    """
    headings, *rows = [tuple(row) for row in table] or [()]
    held = [PanelRow(_as_number(headings, _nobody_s(headings, row))) for row in rows]
    of = (
        f"Programme = {standing.programme}"
        if standing.programme and not standing.narrowed.programme_id
        else ""
    )
    return ListShown(
        title=title,
        headings=[_WRITTEN.get(heading, heading.strip() or "What") for heading in headings],
        rows=range(len(held)),
        lines=lambda wanted: [held[each] for each in wanted],
        cells=_cells,
        filters="; ".join(part for part in (of, standing.filter_words) if part),
        order=order,
        total=len(held),
        notes=(
            *(_SAFE if is_safe else ()),
            *notes,
            ("Not counted", standing.not_counted() or "nothing waits"),
            *_left_out(standing),
        ),
    )


_SAFE = (
    (
        "Safe view",
        "small counts are hidden: * is a small count or one that would tell it, … what it could be worked out from",
    ),
)
_UNNAMED = "Unnamed"
_WRITTEN = {_UNNAMED: "Unnamed, up to"}
"""Headings that say in a file what each cell says on a screen, so that the cells are numbers."""


def _left_out(standing: Standing) -> list[tuple[str, str]]:
    return [("No programme", standing.left_out)] if standing.left_out else []


def _cells(row: PanelRow, words: Words) -> tuple[str, ...]:
    """Return the cells of a row; what it is of is set in as deep as it stands, as in every other list of a tree."""
    first, *rest = row.cells or ("",)
    return first.rstrip(), *(cell.strip() for cell in rest)


def _as_number(headings: Sequence[str], row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row whose unnamed heads are a number: that it is the most there may be is in the heading."""
    if _UNNAMED not in headings:
        return row
    at = headings.index(_UNNAMED)
    return (*row[:at], row[at].removeprefix("up to "), *row[at + 1 :])


def _nobody_s(headings: Sequence[str], row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row whose follow-up is an officer's, and not somebody's by name."""
    if _WHOSE not in headings:
        return row
    at = headings.index(_WHOSE)
    return (*row[:at], row[at] if row[at] in _NOBODY else _OFFICER, *row[at + 1 :])
