"""Letters read in the wrong encoding once and saved so: `donâ€™t` for `don’t`. Undone only where that is exact, and only when asked.

The letters of a run are turned back into the bytes that Windows-1252 has for them; where those bytes are UTF-8, they are what
was written. A run that does not go back whole is left as it is, and so is one that may be meant: `CAFÉ”` goes back too, to `CAFɔ`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from codesign.imports.csv_file import Sheet
from codesign.text import clean, plural, shorten

_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_CONTROL = re.compile(r"[\x80-\x9f]")
_LEADS = "ÂÃÄÅâ"
"""First letters of what stands for one other letter of western Europe, a curly quote or a dash; others need to come twice."""
_TIMES = 3
"""How many times over letters may have been read wrongly."""
_SAMPLES, _AROUND = 3, 16


def _bytes_of_letters() -> dict[str, int]:
    """Return Windows-1252 turned round, with the five places it leaves empty as browsers read them."""
    found: dict[str, int] = {}
    for number in range(0x80, 0x100):
        try:
            found[bytes([number]).decode("cp1252")] = number
        except UnicodeDecodeError:
            found[chr(number)] = number
    return found


_BYTES = _bytes_of_letters()


class Mended(NamedTuple):
    """A cell as it came, and as it was written before it was read wrongly."""

    before: str
    after: str


def mended(cell: str) -> str:
    """Return a cell with every run of letters that goes back exactly turned back, the rest as it is."""
    best = cell
    for _ in range(_TIMES):
        again = cell if cell.isascii() else _RUN.sub(_turned_back, cell)
        if again == cell:
            break
        cell = again
        if not _CONTROL.search(cell):  # on the way there may be some, where it was misread twice
            best = cell
    return best


def _turned_back(found: re.Match[str]) -> str:
    run = found[0]
    codes = [_BYTES.get(letter) for letter in run]
    numbers = bytes(code for code in codes if code is not None)
    if len(numbers) != len(run):
        return run
    try:
        written = numbers.decode("utf-8")
    except UnicodeDecodeError:
        return run
    is_plain = run[0] in _LEADS or len(written) > 1 or len(numbers) > 3
    return written if is_plain else run


def mend_sheet(sheet: Sheet, *, repair: bool) -> Sheet:
    """Mend every cell of a sheet where a person asked for it; else say what it would mend. One sentence for all, with a count."""
    found: list[Mended] = []
    rows = [tuple(_cell(cell, found) for cell in row) for row in sheet.rows]
    if not found:
        return sheet
    said = _said(found, repair=repair)
    return sheet._replace(rows=rows if repair else sheet.rows, notes=(*sheet.notes, said))


def _cell(cell: str, found: list[Mended]) -> str:
    if cell.isascii():
        return cell
    after = mended(cell)
    if after != cell:
        found.append(Mended(cell, after))
    return after


def _said(found: list[Mended], *, repair: bool) -> str:
    shown = "; ".join(_sample(each) for each in found[:_SAMPLES])
    count = plural(len(found), "cell")
    if repair:
        return f"{count} mended whose letters had been read in the wrong encoding: {shown}."
    one = len(found) == 1
    return (
        f"{count} {'holds' if one else 'hold'} letters read in the wrong encoding before the file came here: {shown}. "
        f"Kept as {'it is' if one else 'they are'}; `codesign import FILE --repair` turns exactly these back, once this is undone."
    )


def _sample(each: Mended) -> str:
    """Show the first place that differs, with a little around it."""
    at = next(
        (
            place
            for place, (one, other) in enumerate(zip(each.before, each.after, strict=False))
            if one != other
        ),
        0,
    )
    start = max(0, at - _AROUND)
    before, after = each.before[start : at + _AROUND], each.after[start : at + _AROUND]
    return f"“{shorten(clean(before).text, 2 * _AROUND)}” → “{shorten(clean(after).text, 2 * _AROUND)}”"
