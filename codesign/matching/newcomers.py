"""Which of some new records look like one that is held, or like one another: the search over all, but of their pairs only."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from codesign.matching.entry import Entry
from codesign.matching.people.keys import key_number, most_sharing
from codesign.matching.search import LIKELY, sheet_of
from codesign.matching.sheet import AnySheet


class LookAlike(NamedTuple):
    """Two records, one of them new at least, that are likelier one than not."""

    one: str
    other: str
    weight: float


def look_alikes(entries: Iterable[Entry], new: Container[str]) -> Iterator[LookAlike | None]:
    """Yield the likely pairs of which one is new, and nothing now and then, so that other work has its turn.

    `entries` are all records, the new among them: what a name is worth is told by how many have it.
    """
    by_sort: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sort.setdefault(entry.sort, []).append(entry)
        yield None
    for sort in sorted(by_sort):
        held = sorted(
            by_sort[sort], key=lambda entry: (entry.mark, entry.id)
        )  # whatever the order of the file
        if len(held) > 1 and any(entry.id in new for entry in held):
            yield from _of_one_sort(sheet_of(sort), held, new)


def _of_one_sort(sheet: AnySheet, entries: list[Entry], new: Container[str]) -> Iterator[LookAlike | None]:
    wanted = {number for entry in entries if entry.id in new for number in map(key_number, sheet.keys(entry))}
    rows_of: dict[int, list[int]] = {}
    for entry in entries:
        row = sheet.add(entry)
        for number in wanted.intersection(map(key_number, sheet.keys(entry))):
            rows_of.setdefault(number, []).append(row)
        yield None
    yield from sheet.learn()
    for one, other in sorted(_pairs(rows_of, entries, new, sheet.most_in_a_block)):
        weight = sheet.weight(one, other)
        yield LookAlike(entries[one].id, entries[other].id, weight) if weight > LIKELY else None


def _pairs(
    rows_of: dict[int, list[int]], entries: list[Entry], new: Container[str], most: int
) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for number, rows in rows_of.items():
        if len(rows) <= most_sharing(number, most):
            for row in rows:
                if entries[row].id in new:
                    found.update((min(row, other), max(row, other)) for other in rows if other != row)
    return found
