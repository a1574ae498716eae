"""Names that no word beside them tells: joined to one by `and`, two words with capitals, a last line that is nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.coding.personal.named_before import BEFORE_NO_NAME
from codesign.coding.personal.reading import Reading
from codesign.coding.personal.taking import Named, is_written_as_name, name_from
from codesign.coding.personal.words import words


def last_line(read: Reading) -> Named | None:
    """A last line that is nothing but a name: `Maureen`, `- Maureen Oakes`."""
    if "\n" not in read.text:
        return None
    first = next((at for at in range(len(read.lows) - 1, 0, -1) if "\n" in read.gap(at)), 0)
    if not first or first < len(read.lows) - 3:
        return None
    last = name_from(read, first, too=False, capitals=False)
    return Named(first, last, "It stands where a letter is signed.") if last == len(read.lows) - 1 else None


def pairs(read: Reading) -> list[Named]:
    """Return two words with capitals that are no words of the language, nor of a place: `about Jasmine Blenkinsop`."""
    found = []
    last = -1
    for at in () if read.shouts else read.pairs():
        if at > last:
            last = name_from(read, at, capitals=False)
            if last > at and _stands_out(read, at, last):
                found.append(Named(at, last, "Two words with capitals, neither a word of the language."))
    return found


def _stands_out(read: Reading, first: int, last: int) -> bool:
    if read.low(first - 1) in {*BEFORE_NO_NAME, "around", "via"} - {"of"} and read.is_next(first):
        return False
    if (
        read.lows[first] in words().before_places
        or read.lows[first] in words().places
        or not all(is_written_as_name(read, at) for at in range(first, last + 1))
    ):
        return False
    return any(read.lows[at] not in words().names_too for at in range(first, last + 1))


def joined(read: Reading, found: Sequence[Named]) -> list[Named]:
    """Return the names that an `and` joins to those found: `treated by Sue and Tom`."""
    more: list[Named] = []
    gone_on_from: set[int] = set()
    """Where names end that were gone on from: of a long row of names each may be found, and the row is gone along once."""
    for named in found:
        last = named.last
        while last not in gone_on_from and read.low(last + 1) in ("and", "or") and read.is_next(last + 2):
            gone_on_from.add(last)
            too = read.low(last + 2) not in _MONTHS
            first, last = last + 2, name_from(read, last + 2, too=too, capitals=False)
            if last < 0:
                break
            more.append(Named(first, last, "It is joined to a name by `and`."))
    return more


_MONTHS = frozenset({"april", "august", "june", "march", "may"})
