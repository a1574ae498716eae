"""A pair of records: how much speaks for their being one, against all else they may be to each other, and why.

Likelihoods are log2. The weight of a pair is that of "the same" against the sum of the other hypotheses, each with its
prior; above nought it is likelier than not. A reason's weight is what a level says for "the same" against a stranger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp2, log2
from typing import NamedTuple

from codesign.matching.compare import comparer_for
from codesign.matching.compare.base import Comparer
from codesign.matching.compare.people import FAMILY, GIVEN, PersonName, compare_family, compare_given
from codesign.matching.entry import Entry
from codesign.matching.fields import Field, field_of
from codesign.matching.frequency import Cell, Values, holders, numbers_in
from codesign.matching.weights import Likelihoods, level_likelihoods, priors

NEVER = -99.0
"""The weight of a pair that was not worth comparing in full."""
_NOTHING: Likelihoods = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


class Reason(NamedTuple):
    """One thing that speaks for (above nought) or against (below) two records being one, and how much, in bits."""

    words: str
    weight: float


class Pair(NamedTuple):
    """Two records, how likely they are one, and why."""

    one: str
    other: str
    weight: float
    probability: float
    reasons: tuple[Reason, ...]


class Column:
    """One labelled column of a sheet, ready to compare any two rows of it."""

    def __init__(self, label: str, key: str, comparer: Comparer, rows: Sequence[Sequence[object]]) -> None:
        self.label, self.comparer = label, comparer
        self.values = Values()
        self.cells: list[Cell] = [self.values.cell(row) for row in rows]
        self.values.finish()
        self.size = len(rows)
        self.key = key
        self.by_level = [level_likelihoods(key, level) for level in comparer.levels]
        self.holders: list[int] = []
        self._same: dict[int, Likelihoods] = {}
        self._seen: dict[int, int] = {}

    def count_holders(self, who: Sequence[str]) -> None:
        """Learn which values are held by several people."""
        if self.comparer.shared:
            self.holders = holders(self.cells, who, len(self.values.held))

    def level(self, one: Cell, other: Cell) -> tuple[int, int, int]:
        """Return the best level of two cells and the values that gave it."""
        if isinstance(one, int) and isinstance(other, int):
            return self._level(one, other), one, other
        pairs = [(a, b) for a in numbers_in(one) for b in numbers_in(other)]
        levels = [(self._level(a, b), a, b) for a, b in pairs]
        return max(levels, key=lambda found: self._speaks(*found))

    def _level(self, one: int, other: int) -> int:
        if one == other:
            is_shared = bool(self.holders) and self.holders[one] > 1
            return self.comparer.levels.index(self.comparer.shared) if is_shared else 0
        pair = one * 16_777_216 + other if one < other else other * 16_777_216 + one
        level = self._seen.get(pair)
        if level is None:
            level = self._seen[pair] = self.comparer.compare(self.values.held[one], self.values.held[other])
        return level

    def _speaks(self, level: int, one: int, other: int) -> float:
        found = self.likelihoods(level, one, other)
        return found[0] - found[1]

    def likelihoods(self, level: int, one: int, other: int) -> Likelihoods:
        """Return how likely a level is; equal values by how often they stand here."""
        if one != other:
            return self.by_level[level]
        found = self._same.get(one)
        if found is None:
            found = self._same[one] = self._equal(level, one)
        return found

    def _equal(self, level: int, number: int) -> Likelihoods:
        same, _, household, colleague, namesake, kin = self.by_level[level]
        stranger = log2(max(1.0, self.values.counts[number] - 1.0) / self.size)
        return (
            same,
            stranger,
            max(household, stranger),
            max(colleague, stranger),
            max(namesake, stranger),
            max(kin, stranger),
        )


class Sheet:
    """All records of one sort side by side, by row number, and the weight of any two."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.size = len(entries)
        self.names = (
            Names([entry.names for entry in entries]) if any(entry.names for entry in entries) else None
        )
        labels = sorted({label for entry in entries for label in entry.values})
        self.columns = [self._column(label) for label in labels]
        who = [_who(entry) for entry in entries]
        for column in self.columns:
            column.count_holders(who)

    def _column(self, label: str) -> Column:
        rows = [entry.values.get(label, ()) for entry in self.entries]
        if label == Field.NAME:
            return Column(label, "name", comparer_for(Field.ORGANISATION), rows)
        comparer = comparer_for(field_of(label))
        return Column(label, comparer.key, comparer, rows)

    def column(self, label: str) -> Column | None:
        """Return the column with a label."""
        return next((column for column in self.columns if column.label == label), None)

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits, or NEVER."""
        found = self._added_up(one, other)
        return NEVER if found is None else self._against_the_rest(found)

    def _added_up(self, one: int, other: int) -> list[float] | None:
        total = [0.0] * 6
        if self.names is not None:
            name = self.names.likelihoods(one, other)
            if name is None:
                return None
            total = list(name)
        for column in self.columns:
            a, b = column.cells[one], column.cells[other]
            if a and b:
                found = column.likelihoods(*column.level(a, b))
                for at in range(6):
                    total[at] += found[at]
        return total

    def _against_the_rest(self, total: Sequence[float]) -> float:
        prior = priors()
        same, stranger, household, colleague, namesake, kin = total
        rest = (
            self.size * exp2(stranger)
            + prior.household * exp2(household)
            + prior.colleague * exp2(colleague)
            + prior.namesake * exp2(namesake)
            + prior.kin * exp2(kin)
        )
        return log2(prior.same) + same - log2(rest)

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
        weight = self.weight(one, other)
        reasons = tuple(sorted(self._reasons(one, other), key=lambda reason: -abs(reason.weight)))
        first, second = sorted((self.entries[one].id, self.entries[other].id))
        return Pair(first, second, weight, 1 / (1 + exp2(-max(-60.0, min(60.0, weight)))), reasons)

    def _reasons(self, one: int, other: int) -> Iterator[Reason]:
        if self.names is not None:
            yield from self.names.reasons(one, other)
        for column in self.columns:
            a, b = column.cells[one], column.cells[other]
            if a and b:
                level, x, y = column.level(a, b)
                found = column.likelihoods(level, x, y)
                held = column.values.held
                said = column.comparer.words(column.comparer.levels[level], held[x], held[y])
                yield Reason(said, round(found[0] - found[1], 1))


def _who(entry: Entry) -> str:
    if entry.names:
        return entry.names[0].given[:1] + entry.names[0].family
    return str(entry.values.get(Field.NAME, ("",))[0])


class Names:
    """People's names, by row number."""

    def __init__(self, rows: Sequence[tuple[PersonName, ...]]) -> None:
        self.names = [row[0] if row else None for row in rows]
        self.size = len(rows)
        self.givens, self.families = Values(), Values()
        for name in self.names:
            if name is not None:
                self.givens.number(name.given)
                self.families.number(name.family)
        self._given_counts = dict(zip(self.givens.held, self.givens.counts, strict=True))
        self._family_counts = dict(zip(self.families.held, self.families.counts, strict=True))

    def likelihoods(self, one: int, other: int) -> Likelihoods | None:
        """Return how likely two names are; None where nothing of them agrees."""
        parts = self._parts(one, other)
        if parts is None:
            return None
        total = [0.0] * 6
        for _, found in parts:
            for at in range(6):
                total[at] += found[at]
        a, b, c, d, e, f = total
        return a, b, c, d, e, f

    def reasons(self, one: int, other: int) -> Iterator[Reason]:
        """Say how two names agree."""
        for words, found in self._parts(one, other) or ():
            yield Reason(words, round(found[0] - found[1], 1))

    def _parts(self, one: int, other: int) -> list[tuple[str, Likelihoods]] | None:
        a, b = self.names[one], self.names[other]
        if a is None or b is None:
            return []
        given = 0 if a.given == b.given else compare_given(a.given, b.given) if a.given and b.given else -1
        family = 0 if a.family == b.family else compare_family(a.parts, b.parts)
        if given in {-1, 7} and family == 5:
            return None
        parts = []
        if given >= 0:
            parts.append(
                (f"{GIVEN[given]} first name", self._with_counts("given", GIVEN[given], a.given, b.given))
            )
        parts.append(
            (f"{FAMILY[family]} family name", self._with_counts("family", FAMILY[family], a.family, b.family))
        )
        if a.middle and b.middle and given != 7:
            level = (
                "same" if a.middle == b.middle else "initial" if a.middle[0][0] == b.middle[0][0] else "other"
            )
            parts.append((f"{level} middle name", level_likelihoods("middle", level)))
        if a.generation and b.generation:
            level = "same" if a.generation == b.generation else "other"
            parts.append((f"{level} generation", level_likelihoods("generation", level)))
        return parts

    def _with_counts(self, key: str, level: str, one: str, other: str) -> Likelihoods:
        found = level_likelihoods(key, level)
        if level in {"other", "initial"}:
            return found
        counts = self._given_counts if key == "given" else self._family_counts
        count = max(counts[one], counts[other])
        stranger = log2(max(1.0, count - 1.0) / self.size)
        same, _, household, _, namesake, kin = found
        if key == "given":
            return same, stranger, stranger, stranger, namesake, kin
        return same, stranger, household, stranger, namesake, kin
