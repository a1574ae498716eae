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
) -> ListShown:
    """Return a panel as what `write_list` writes, to CSV, XLSX or Word.

    Args:
        title: what the panel is called.
        table: its headings, then its rows.
        standing: what it stands on; its filter is written on the file.
        notes: what is printed wherever the panel's words are, such as the rule, each with its label.
        order: in which order, or which table.
    """
    headings, *rows = [tuple(row) for row in table] or [()]
    held = [PanelRow(_nobody_s(headings, row)) for row in rows]
    of = (
        f"Programme = {standing.programme}"
        if standing.programme and not standing.narrowed.programme_id
        else ""
    )
    return ListShown(
        title=title,
        headings=[heading.strip() or "What" for heading in headings],
        rows=range(len(held)),
        lines=lambda wanted: [held[each] for each in wanted],
        cells=_cells,
        filters="; ".join(part for part in (of, standing.filter_words) if part),
        order=order,
        total=len(held),
        notes=(*notes, ("Not counted", standing.not_counted() or "nothing waits"), *_left_out(standing)),
    )


def _left_out(standing: Standing) -> list[tuple[str, str]]:
    return [("No programme", standing.left_out)] if standing.left_out else []


def _cells(row: PanelRow, words: Words) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def _nobody_s(headings: Sequence[str], row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row whose follow-up is an officer's, and not somebody's by name."""
    if _WHOSE not in headings:
        return row
    at = headings.index(_WHOSE)
    return (*row[:at], row[at] if row[at] in _NOBODY else _OFFICER, *row[at + 1 :])
