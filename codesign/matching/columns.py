"""One column of many records, ready to say at what level any two rows of it agree, and how likely that is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.people import PersonName, compare_people
from codesign.matching.frequency import MOST_HOLDERS, Cell, Values, holders, numbers_in
from codesign.matching.weights import Likelihoods, level_likelihoods

UNMET = 0.3
"""How often a value that only two rows hold is expected among strangers."""
_MOST_KEPT = 200_000
_PAIR = 1 << 24


class Column:
    """A labelled column. A value is compared by its number; equal values are weighed by how often they stand here."""

    def __init__(
        self,
        label: str,
        key: str,
        comparer: Comparer,
        rows: Sequence[Sequence[Hashable]],
        who: Sequence[Hashable],
    ) -> None:
        self.label, self.key, self.comparer = label, key, comparer
        self.values = Values()
        self.cells: list[Cell] = [self.values.cell(row) for row in rows]
        self.values.finish()
        self.by_level = [level_likelihoods(key, level) for level in comparer.levels]
        self._size = max(2, len(rows))
        self._shared = comparer.levels.index(comparer.shared) if comparer.shared else 0
        self._holders = self._count_holders(who) if comparer.rare and who else []
        self._equal: dict[int, Likelihoods] = {}
        self._levels: dict[int, int] = {}

    def _count_holders(self, who: Sequence[Hashable]) -> list[int]:
        return holders(self.cells, who, len(self.values.held), _may_be_one)

    def level(self, one: Cell, other: Cell) -> tuple[int, int, int]:
        """Return the place of the best level of two cells, and the numbers of the values that gave it."""
        if one.__class__ is int and other.__class__ is int:
            return self._level(one, other), one, other
        every = [(self._level(a, b), a, b) for a in numbers_in(one) for b in numbers_in(other)]
        return max(every, key=lambda found: (self._speaks(*found), found))

    def _level(self, one: int, other: int) -> int:
        if one == other:
            return self._shared if self._shared and self._holders and self._holders[one] > 1 else 0
        pair = one * _PAIR + other if one < other else other * _PAIR + one
        level = self._levels.get(pair)
        if level is None:
            if len(self._levels) > _MOST_KEPT:
                self._levels.clear()
            held = self.values.held
            level = self._levels[pair] = self.comparer.compare(held[one], held[other])
        return level

    def _speaks(self, level: int, one: int, other: int) -> float:
        found = self.likelihoods(level, one, other)
        return found[0] - found[1]

    def likelihoods(self, level: int, one: int, other: int) -> Likelihoods:
        """Return how likely a level is."""
        if one != other:
            return self.by_level[level]
        found = self._equal.get(one)
        if found is None:
            besides = max(UNMET, self._people(one) - 1 + UNMET)
            found = level_likelihoods(self.key, self.comparer.levels[level], min(0.9, besides / self._size))
            self._equal[one] = found
        return found

    def _people(self, number: int) -> int:
        """Return about how many contacts hold a value, as far as their names tell."""
        if self._holders and self._holders[number] < MOST_HOLDERS:
            return self._holders[number]
        return max(1, self.values.counts[number] - 1)

    def words(self, level: int, one: int, other: int) -> str:
        """Say a level."""
        held = self.values.held
        return self.comparer.words(self.comparer.levels[level], held[one], held[other])


def _may_be_one(one: Hashable, other: Hashable) -> bool:
    """Tell whether two who hold one mailbox may be one person: people marry, so the first name decides."""
    if not isinstance(one, PersonName) or not isinstance(other, PersonName):
        return False
    found = compare_people(one, other)
    if found.given is None:
        return found.family is None or found.family.level != "other"
    return found.given.level != "other"
