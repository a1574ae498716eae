"""A workbook into rows of cells, one sheet of it, as a person sees them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from codesign.imports.cell_text import cell_text
from codesign.imports.csv_file import Sheet
from codesign.imports.errors import DamagedWorkbookError, NoSuchSheetError

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_FAULTS = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError, ParseError)
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError)
_FORMULA = re.compile(rb"<f[ >/]")


def read_workbook(data: bytes, name: str, sheet: str | None) -> Sheet:
    """Read one sheet, the first unless another is named."""
    try:
        return _read(data, sheet)
    except (*_FAULTS, *_ZIP_FAULTS) as fault:
        raise DamagedWorkbookError(name) from fault


def read_sheet_names(data: bytes, name: str) -> tuple[str, ...]:
    """Return the names of the sheets, in their order."""
    try:
        return tuple(str(title) for title in _load(data, formulas=False).sheetnames)
    except (*_FAULTS, *_ZIP_FAULTS) as fault:
        raise DamagedWorkbookError(name) from fault


def _read(data: bytes, wanted: str | None) -> Sheet:
    book = _load(data, formulas=False)
    names = tuple(str(title) for title in book.sheetnames)
    chosen = _choose(names, wanted)
    rows: list[tuple[str, ...]] = []
    faults: list[tuple[int, int, str, str]] = []
    for number, cells in enumerate(_cells(book, chosen), start=1):
        rows.append(_row(cells, number, faults))
    if _FORMULA.search(_sheet_bytes(data)):
        faults.extend(_unsaved_formulas(data, chosen, rows))
    notes = (
        () if len(names) == 1 else (f"Sheet {chosen}; the others were not read: {_others(names, chosen)}.",)
    )
    return Sheet(rows, notes, tuple(faults), chosen, names)


def _load(data: bytes, *, formulas: bool) -> Workbook:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas)


def _choose(names: tuple[str, ...], wanted: str | None) -> str:
    """Find the sheet asked for, whatever its capitals."""
    if wanted is None:
        return names[0]
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    raise NoSuchSheetError(wanted, names)


def _cells(book: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    sheet: Any = book[name]
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # other programs write a size that is too small, and rows would be lost
    yield from sheet.iter_rows()


def _row(cells: Iterable[Any], number: int, faults: list[tuple[int, int, str, str]]) -> tuple[str, ...]:
    texts: list[str] = []
    for place, cell in enumerate(cells):
        if cell.value is not None and cell.data_type == "e":
            faults.append((number, place, "error value", f"the cell holds {cell.value}, an error of Excel's"))
            texts.append("")
        else:
            texts.append("" if cell.value is None else cell_text(cell.value, cell.number_format))
    return tuple(texts)


def _sheet_bytes(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return b"".join(archive.read(name) for name in members)


def _unsaved_formulas(
    data: bytes, sheet: str, rows: list[tuple[str, ...]]
) -> Iterator[tuple[int, int, str, str]]:
    """Find formulas whose answer was never saved: they look blank, and are not."""
    for number, cells in enumerate(_cells(_load(data, formulas=True), sheet), start=1):
        for place, cell in enumerate(cells):
            if cell.value is not None and cell.data_type == "f" and not rows[number - 1][place]:
                yield (
                    number,
                    place,
                    "formula",
                    "a formula without a saved answer; open and save the file in Excel",
                )


def _others(names: tuple[str, ...], chosen: str) -> str:
    return ", ".join(name for name in names if name != chosen)
