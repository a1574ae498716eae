"""Rows of comments, very many at a time: what is done to each of 100,000 is done in one step, not in a loop.

A mask has a byte for each comment's row: 1 where it is in, 0 where it is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import TypeVar

Value = TypeVar("Value")


def picking(rows: Collection[int]) -> Callable[[Sequence[Value]], tuple[Value, ...]]:
    """Return what picks from column after column at some rows: four times as quick as asking for one after another."""
    if len(rows) > 1:
        return itemgetter(*rows)
    return lambda column: tuple(column[row] for row in rows)


def pick(column: Sequence[Value], rows: Collection[int]) -> tuple[Value, ...]:
    """Return what stands in a column at some rows."""
    return picking(rows)(column)


def within(rows: Collection[int], mask: bytearray) -> set[int]:
    """Return the rows that a mask has."""
    return set(compress(rows, pick(mask, rows)))


def rows_in(found: str | None) -> list[int]:
    """Return rows as the database wrote them, as JSON."""
    return json.loads(found) if found else []


def mask_of(rows: Iterable[int], size: int) -> bytearray:
    """Return a mask of some rows."""
    mask = bytearray(size)
    for row in rows:
        mask[row] = 1
    return mask


def both(one: bytearray, other: bytearray) -> bytearray:
    """Return a mask of what two masks have both."""
    return bytearray((_bits(one) & _bits(other)).to_bytes(len(one), "big"))


def without(one: bytearray, other: bytearray) -> bytearray:
    """Return a mask of what one has and the other has not."""
    return bytearray((_bits(one) & ~_bits(other)).to_bytes(len(one), "big"))


def most_first(counted: Mapping[int, int], names: Sequence[str]) -> list[int]:
    """Return what was counted, the most first, and of as many each by its name: rows come in no order to stand by."""
    return sorted(counted, key=lambda each: (-counted[each], names[each]))


def count(mask: bytearray) -> int:
    """Count the rows of a mask."""
    return mask.count(1)


def _bits(mask: bytearray) -> int:
    return int.from_bytes(mask, "big")
