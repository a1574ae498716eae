"""One column of a table, ready to compare any two rows of it: what a level is worth here, by this table's own rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codesign.matching.compare.base import Comparer
from codesign.matching.people.frequency import Cell, Values, numbers_in
from codesign.matching.tables.weights import Chances, table_weights

COUNTED_BEFORE = 400.0
"""So many rows drawn at random weigh as much as the chances that are shipped."""

SEEN_BEFORE = 60.0
FEW_BEFORE = 100.0
"""So many rows more are reckoned with, in which a value is as common as is usual: a few rows tell little of what is rare."""
_PAIRS = 2**32
_FEW = 1_000
"""Different values up to which it pays to keep what any two of them come to."""


def relearnt(
    key: str, rows: Mapping[str, Chances], learnt: Mapping[tuple[str, str], float]
) -> dict[str, Chances]:
    """Return levels with how often they are met within one record's rows mended by what was seen."""
    seen = {level: learnt.get((key, level), 0.0) for level in rows}
    total = sum(seen.values())
    return {
        level: ((seen[level] + SEEN_BEFORE * row[0]) / (total + SEEN_BEFORE), *row[1:])
        for level, row in rows.items()
    }


class ComparedColumn:
    """One labelled column."""

    def __init__(self, label: str, called: str, comparer: Comparer, rows: Sequence[Sequence[object]]) -> None:
        self.label, self.called, self.comparer = label, called, comparer
        self.values = Values()
        self.cells: list[Cell] = [self.values.cell(row) for row in rows]
        self.said = sum(1 for cell in self.cells if cell)
        levels = table_weights().levels[comparer.key]
        self.by_level: list[Chances] = [levels[level] for level in comparer.levels]
        self._usual = self.by_level[0][1]
        self._seen: dict[int, int] = {}
        self._is_varied = len(self.values.held) > _FEW
        self._same: dict[int, Chances] = {}

    def learn(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Mend how often strangers reach each level by pairs of rows drawn at random."""
        counts = [0] * len(self.by_level)
        drawn = 0
        for one, other in pairs:
            a, b = self.cells[one], self.cells[other]
            if a and b and a != b:
                counts[self.level(a, b)[0]] += 1
                drawn += 1
        self.by_level = [_mended(row, count, drawn) for row, count in zip(self.by_level, counts, strict=True)]

    def relearn(self, learnt: Mapping[tuple[str, str], float]) -> None:
        """Mend how often each level is met within one record's rows by what was seen."""
        names = self.comparer.levels
        rows = dict(zip(names, self.by_level, strict=True))
        found = relearnt(self.label, rows, learnt)
        self.by_level = [found[name] for name in names]
        self._same = {}

    def level(self, one: Cell, other: Cell) -> tuple[int, int, int]:
        """Return the best level of two cells and the values that gave it."""
        if isinstance(one, int) and isinstance(other, int):
            return (0, one, other) if one == other else (self._level(one, other), one, other)
        pairs = [(a, b) for a in numbers_in(one) for b in numbers_in(other)]
        return min((0 if a == b else self._level(a, b), a, b) for a, b in pairs)

    def _level(self, one: int, other: int) -> int:
        if self._is_varied:
            return self.comparer.compare(self.values.held[one], self.values.held[other])
        pair = one * _PAIRS + other if one < other else other * _PAIRS + one
        level = self._seen.get(pair)
        if level is None:
            level = self._seen[pair] = self.comparer.compare(self.values.held[one], self.values.held[other])
        return level

    def chances(self, one: int, other: int) -> Chances | None:
        """Return the chances of what two rows say; nothing where one of them is silent."""
        a, b = self.cells[one], self.cells[other]
        return self.chances_of(a, b) if a and b else None

    def chances_of(self, one: Cell, other: Cell) -> Chances:
        """Return the chances of what two cells say."""
        if isinstance(one, int) and isinstance(other, int):
            if one != other:
                return self.by_level[self._level(one, other)]
            x = one
        else:
            level, x, _ = self.level(one, other)
            if level:
                return self.by_level[level]
        row = self._same.get(x)
        if row is None:
            row = self._same[x] = with_chance(self.by_level[0], self.rarity(x))
        return row

    def rarity(self, number: int) -> float:
        """Return how likely another row says the same by chance."""
        return chance_of(self.values.counts[number], self.said, self._usual)

    def words(self, one: int, other: int) -> str:
        """Say how two rows agree."""
        level, x, y = self.level(self.cells[one], self.cells[other])
        held = self.values.held
        return self.comparer.words(self.comparer.levels[level], held[x], held[y]).format(self.called)


def chance_of(count: int, said: int, usual: float) -> float:
    """Return how likely another row says the same by chance: by the table, and in a small one by what is usual."""
    return max(1.0, count - 1.0, FEW_BEFORE * usual) / (max(2, said) + FEW_BEFORE)


def with_chance(row: Chances, by_chance: float) -> Chances:
    """Return chances in which strangers agree as often as the table shows, and nobody less often than strangers."""
    same, _, together, namesake = row
    return max(same, by_chance), by_chance, max(together, by_chance), max(namesake, by_chance)


def _mended(row: Chances, count: int, drawn: int) -> Chances:
    stranger = (count + COUNTED_BEFORE * row[1]) / (drawn + COUNTED_BEFORE)
    same, was, together, namesake = row
    return (
        same,
        stranger,
        stranger if together == was else together,
        stranger if namesake == was else namesake,
    )
