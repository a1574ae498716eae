"""One column of many records, ready to say at what level any two rows of it agree, and how likely that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.people import PersonName, may_be_any
from codesign.matching.people.frequency import LEAST_MET, MOST_HOLDERS, Cell, Holders, Values, numbers_in
from codesign.matching.weights import Likelihoods, level_likelihoods

UNMET = 0.3
"""How often a value that only two rows hold is expected among strangers."""
_MOST_KEPT = 20_000
LevelMet = tuple[int, int, int]
"""The place of a level among its comparer's, and the numbers of the two values it was met in."""


class Column:
    """A labelled column. A value is compared by its number; equal values are weighed by how often they stand here."""

    def __init__(self, label: str, comparer: Comparer, rows_before: int) -> None:
        self.label, self.comparer = label, comparer
        self.values = Values()
        self.cells: list[Cell] = [0] * rows_before
        self.by_level = [level_likelihoods(comparer.key, level) for level in comparer.levels]
        self._shared = comparer.levels.index(comparer.shared) if comparer.shared else 0
        self._holders = Holders(may_be_any) if comparer.rare else None
        self._equal: dict[int, Likelihoods] = {}
        self._unequal: dict[tuple[int, int], Likelihoods] = {}

    def add(self, values: Sequence[Hashable], who: PersonName | None) -> None:
        """Take in one more row."""
        cell = self.values.cell(values) if values else 0
        self.cells.append(cell)
        if cell and self._holders is not None and who is not None:
            for number in numbers_in(cell):
                self._holders.add(number, who)

    def learn(self, drawn: Iterable[tuple[int, int]]) -> Iterator[None]:
        """See how often strangers here meet each level: where all live in one town, the same district tells little."""
        met: Counter[int] = Counter()
        for at, (one, other) in enumerate(drawn):
            if not at % 256:
                yield
            a, b = self.cells[one], self.cells[other]
            if a and b:
                level, first, second = self.level(a, b)
                met[-1 if first == second else level] += 1
        for level, count in met.items():
            if level >= 0 and count >= LEAST_MET:
                name = self.comparer.levels[level]
                self.by_level[level] = level_likelihoods(self.comparer.key, name, count / met.total())
        self._unequal.clear()

    def likelihoods(self, one: Cell, other: Cell) -> Likelihoods:
        """Return how likely it is that two cells say what they do."""
        if one.__class__ is int and other.__class__ is int:
            if one == other:
                return self._equal.get(one) or self._values_met((self._level(one, one), one, one))
            found = self._unequal.get((one, other))
            if found is None:
                if len(self._unequal) > _MOST_KEPT:
                    self._unequal.clear()
                found = self._unequal[one, other] = self.by_level[self._level(one, other)]
            return found
        return self._values_met(self.level(one, other))

    def recount(self) -> None:
        """Forget what was worked out from earlier counts."""
        self._equal.clear()

    def level(self, one: Cell, other: Cell) -> LevelMet:
        """Return the best level of two cells, of all the values they hold."""
        every = [(self._level(a, b), a, b) for a in numbers_in(one) for b in numbers_in(other)]
        return every[0] if len(every) == 1 else max(every, key=lambda met: (self._speaks(met), met))

    def _level(self, one: int, other: int) -> int:
        if one == other:
            return self._shared if self._shared and self._holders and self._holders.count(one) > 1 else 0
        held = self.values.held
        return self.comparer.compare(held[one], held[other])

    def _speaks(self, met: LevelMet) -> float:
        found = self._values_met(met)
        return found[0] - found[1]

    def _values_met(self, met: LevelMet) -> Likelihoods:
        level, one, other = met
        if one != other:
            return self.by_level[level]
        found = self._equal.get(one)
        if found is None:
            besides = max(UNMET, self._people(one) - 1 + UNMET)
            among = min(0.9, besides / max(2, len(self.cells)))
            found = level_likelihoods(self.comparer.key, self.comparer.levels[level], among)
            self._equal[one] = found
        return found

    def is_shared(self, number: int) -> bool:
        """Tell whether two hold a value who cannot be one by their names."""
        return self._holders is not None and self._holders.count(number) > 1

    def _people(self, number: int) -> int:
        """Return about how many contacts hold a value, as far as their names tell."""
        if self._holders is not None and (holders := self._holders.count(number)) < MOST_HOLDERS:
            return holders
        return max(1, self.values.counts[number] - 1)

    def words(self, met: LevelMet) -> str:
        """Say a level."""
        level, one, other = met
        held = self.values.held
        return self.comparer.words(self.comparer.levels[level], held[one], held[other])
