"""The workbook: a sheet a table, numbers as numbers, full dates as dates, text never as a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from codesign.errors import CodesignError
from codesign.evidence.tables import Cell, Column, Kind, Table
from codesign.evidence.words import full_date
from codesign.evidence.zips import settled
from codesign.records.pack import Pack
from codesign.text import shorten

CELL_LIMIT = 32_767
"""Characters Excel keeps in one cell, counted as it counts them: in UTF-16 units."""

SHEET_NAME_LIMIT = 31
_FIRST_EXCEL_DAY = date(1900, 3, 1)  # before it Excel's calendar has a day that never was
_SILENT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class SheetFullError(CodesignError):
    """A table has more rows than a sheet can hold; cutting it would be silence."""

    def __init__(self, title: str) -> None:
        super().__init__(f"The sheet {title} has more rows than a workbook can hold.",
                         todo="Move a part of it into a programme of its own, and make a pack of each.")  # fmt: skip


def workbook(pack: Pack, tables: Sequence[Table]) -> bytes:
    """Return `evidence.xlsx`."""
    title = f"Evidence: {pack.programme.name}"
    return settled(book_of(tables, title=title, stamps=pack.stamps, moment=pack.stands_at.at))


def book_of(tables: Sequence[Table], *, title: str, stamps: Sequence[str], moment: str) -> bytes:
    """Return a workbook of tables, stamped on every printed page and dated at a moment (UTC text)."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    book = Workbook(whole, _SILENT)
    created = datetime.fromisoformat(moment.replace("Z", "+00:00")).astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": title, "comments": "; ".join(stamps), "author": "codesign", "created": created}
    )
    looks = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "date": book.add_format({"num_format": "dd mmm yyyy", "valign": "top", "align": "left"}),
    }
    names = sheet_names([table.title for table in tables])
    for name, table in zip(names, tables, strict=True):
        _write_sheet(book.add_worksheet(name), split_long_cells(table), looks, stamps)
    book.close()
    return whole.getvalue()


def sheet_names(titles: Sequence[str]) -> list[str]:
    r"""Return names Excel takes: 31 characters, none of []:*?/\, no two alike whatever the case."""
    taken: set[str] = {"history"}  # Excel keeps this name for itself
    names = []
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", "-", title).strip("' ") or "Sheet"
        name, number = plain[:SHEET_NAME_LIMIT].strip("' "), 1
        while name.casefold() in taken:
            number += 1
            mark = f" ({number})"
            name = plain[: SHEET_NAME_LIMIT - len(mark)].strip("' ") + mark
        taken.add(name.casefold())
        names.append(name)
    return names


def split_long_cells(table: Table) -> Table:
    """Return the table with every cell short enough: the rest of long words goes on in columns beside, named so."""
    pieces = [[_pieces(cell) for cell in row] for row in table.rows]
    widths = [max((len(row[at]) for row in pieces), default=1) for at in range(len(table.columns))]
    if all(width == 1 for width in widths):
        return table
    columns = [
        Column(column.name if part == 0 else f"{column.name} (goes on, part {part + 1})", column.kind)
        for column, width in zip(table.columns, widths, strict=True) for part in range(width)
    ]  # fmt: skip
    rows = [
        tuple(piece for cell, width in zip(row, widths, strict=True) for piece in (*cell, *[None] * (width - len(cell))))
        for row in pieces
    ]  # fmt: skip
    return Table(table.name, table.title, tuple(columns), tuple(rows))


def _pieces(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str) or _units(cell) <= CELL_LIMIT:
        return [cell]
    pieces: list[Cell] = []
    start = 0
    while start < len(cell):
        end = start + CELL_LIMIT
        while _units(cell[start:end]) > CELL_LIMIT:
            end -= _units(cell[start:end]) - CELL_LIMIT
        pieces.append(cell[start:end])
        start = end
    return pieces


def _units(words: str) -> int:
    return len(words) + sum(1 for letter in words if letter > "\uffff")


def _write_sheet(sheet: Any, table: Table, looks: dict[str, Any], stamps: Sequence[str]) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.name, looks["head"])
        sheet.set_column(at, at, _column_width(column))
    for line, row in enumerate(table.rows, start=1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if _write_cell(sheet, (line, at), column, cell, looks):
                raise SheetFullError(table.title)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{table.title}&R{_in_header('; '.join(stamps))}")
    sheet.set_footer("&CPage &P of &N")


def _in_header(words: str) -> str:
    """Return words as a page's header takes them: `&` begins a code there, and it holds no more than 255 characters."""
    return shorten(words, 100).replace("&", "&&")


def _write_cell(sheet: Any, place: tuple[int, int], column: Column, cell: Cell, looks: dict[str, Any]) -> int:
    """Write one cell and return 0, or the library's number for what it could not hold."""
    if cell is None or cell == "":
        return 0
    if isinstance(cell, int):
        return int(sheet.write_number(*place, cell, looks["number"]))
    day = full_date(cell) if column.kind is Kind.DATE else None
    if day and day >= _FIRST_EXCEL_DAY:
        return int(sheet.write_datetime(*place, datetime(day.year, day.month, day.day), looks["date"]))  # noqa: DTZ001  a day has no zone
    return int(sheet.write_string(*place, cell, looks["text"]))


def _column_width(column: Column) -> int:
    if column.kind is not Kind.TEXT:
        return 14
    return 70 if column.name.startswith(("words", "before", "after", "paragraph", "what was", "we said", "definition")) else 24  # fmt: skip
