"""Rows that are no records: blank, a total, a note under the table, a nil return, more cells than headings."""

from __future__ import annotations

import re

from codesign.imports.columns import ColumnMap
from codesign.imports.header import shape_of
from codesign.imports.table import Table
from codesign.records.keeping import BLANK

_TOTAL = re.compile(r"(grand |sub-? ?|overall )?totals?\s*:?", re.IGNORECASE)
_NOTE = re.compile(r"(notes?|source|sources|n\.?b\.?|key)\s*[:.–-].*", re.IGNORECASE | re.DOTALL)
_NIL = re.compile(r"nil( returns?)?\.?", re.IGNORECASE)


def why_no_record(table: Table, columns: ColumnMap, cells: tuple[str, ...]) -> str:
    """Return the reason a row is no record, or nothing."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    if not filled:
        return BLANK
    extra = _beyond_headings(table, columns, filled)
    if extra:
        return f"{extra} more cell{'s' if extra > 1 else ''} than there are headings"
    if any(_NIL.fullmatch(cells[place].strip()) for place in filled):
        return "" if columns.fields.get("text") in filled else "nil return"
    first = cells[filled[0]].strip()
    if filled[0] == columns.fields.get("text"):
        return ""
    if _TOTAL.fullmatch(first) and all(shape_of(cells[place]) == "number" for place in filled[1:]):
        return "total"
    if len(filled) == 1 and len(table.headers) > 2 and _NOTE.fullmatch(first):
        return "note"
    return ""


def _beyond_headings(table: Table, columns: ColumnMap, filled: list[int]) -> int:
    """Count cells past the last heading, unless a person said what their columns are."""
    mapped = {*columns.fields.values(), *columns.themes}
    return sum(place >= table.headed and place not in mapped for place in filled)
