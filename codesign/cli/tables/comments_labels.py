"""The labels of a table: joined by semicolons in a cell, and one label however its capitals and spaces are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from codesign.text import listed, plural, shorten

_NAMED = 4


class Spelt(NamedTuple):
    """Labels in one spelling each."""

    cells: tuple[str, ...]
    notes: tuple[str, ...]


def labels_in(cell: str) -> tuple[str, ...]:
    """Return the labels of one cell."""
    return tuple(dict.fromkeys(label for part in cell.split(";") if (label := " ".join(part.split()))))


def in_one_spelling(cells: Sequence[str], known: Iterable[str] = ()) -> Spelt:
    """Write each label as it is written most often, or as it is known: `Bus`, `bus ` and `#BUS` are one. Say which were brought together."""
    every = [labels_in(cell) for cell in cells]
    counts = Counter(label for labels in every for label in labels)
    kept = {_key(name): name for name in known}
    for label, _ in sorted(counts.items(), key=lambda each: -each[1]):
        kept.setdefault(_key(label), label)
    brought = [label for label in counts if kept[_key(label)] != label]
    spelt = tuple(";".join(dict.fromkeys(kept[_key(label)] for label in labels)) for labels in every)
    return Spelt(spelt, _notes(brought, counts, kept))


def _key(label: str) -> str:
    return " ".join(label.split()).casefold().lstrip("#").strip() or label


def _notes(brought: Sequence[str], counts: Counter[str], kept: dict[str, str]) -> tuple[str, ...]:
    if not brought:
        return ()
    said = [f"{shorten(each, 40)} ({counts[each]:,}) as {shorten(kept[_key(each)], 40)}" for each in brought]
    return (
        f"{plural(len(brought), 'label')} spelled with other capitals or spaces read as the usual one: {listed(said, _NAMED)}.",
    )
