"""One row of a table, cleaned once and taken apart, ready to be compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from codesign.matching.fold import fold, folded_words, name_words
from codesign.matching.names import name_parts
from codesign.matching.tables.weights import table_weights


class Name(NamedTuple):
    """A person's name in folded words."""

    given: str
    """The first of the first names."""
    middle: tuple[str, ...]
    family: str
    parts: tuple[str, ...]
    """The words of the family name."""


class Row(NamedTuple):
    """What is compared of a row. A body's name stands under `name` in the values, in folded words."""

    id: str
    names: tuple[Name, ...]
    values: Mapping[str, tuple[Hashable, ...]]

    @property
    def order(self) -> tuple[str, ...]:
        """Return what rows are sorted by, so that the order of the file does not matter."""
        said = sorted(f"{label}{values}" for label, values in self.values.items())
        return (
            *(" ".join((name.given, *name.middle, name.family)) for name in self.names),
            "\0",
            *said,
            "\0",
            self.id,
        )


def body_name(text: str) -> tuple[str, ...]:
    """Return the words of a body's name: St for Saint, Court for Ct, and without The, unless there is nothing else."""
    found = folded_words(text)
    written = table_weights().written
    return tuple(filter(None, (written.get(word, word) for word in found))) or found


def name_of(text: str) -> Name:
    """Take a whole name apart."""
    parts = name_parts(text)
    return name_of_parts(parts.given, parts.family)


def name_of_parts(given: str, family: str, middle: str = "") -> Name:
    """Make a name of what stands in columns of its own."""
    givens = tuple(word.folded for word in name_words(f"{given} {middle}"))
    parts = tuple(word.folded for word in name_words(family)) or tuple(filter(None, (fold(family),)))
    if not given.strip():
        return Name("", givens, "".join(parts), parts)
    return Name(givens[0] if givens else "", givens[1:], "".join(parts), parts)
