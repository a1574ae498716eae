"""The rows of any table side by side, and the weight of any two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log2

from codesign.matching.score import Pair, Reason, pair_of
from codesign.matching.tables import bodies, people
from codesign.matching.tables.bodies import BodiesNames
from codesign.matching.tables.columns_compared import ComparedColumn
from codesign.matching.tables.labels import comparer_of, words_of
from codesign.matching.tables.people import PeoplesNames
from codesign.matching.tables.rows import Row
from codesign.matching.tables.weights import Chances, table_weights

DRAWN = 4_000
"""Pairs of rows drawn at random to see how often strangers agree."""

SURE_ENOUGH = 16.0
"""Odds that all other columns must give before a pair teaches what a column is worth."""
FEWEST, MOST = 0.4, 4.0
"""Rows of the same record that one row has beside it, at the least and at the most, whatever a table teaches."""


class TableSheet:
    """All rows of one sort."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.size = len(rows)
        self.prior, _, self._together, self._namesake = table_weights().priors
        self._strangers = float(self.size)
        self.people = PeoplesNames([row.names for row in rows])
        self.bodies = BodiesNames([row.values.get("name", ()) for row in rows])  # type: ignore[misc]
        labels = sorted({label for row in rows for label in row.values} - {"name"})
        self.columns = [
            ComparedColumn(
                label,
                words_of(label),
                comparer_of(label),
                [row.values.get(label, ()) for row in rows],
            )
            for label in labels
        ]
        self._compared = [(column.cells, column.chances_of) for column in self.columns]
        drawn = list(drawn_pairs(self.size))
        self.people.learn(drawn)
        for column in self.columns:
            column.learn(drawn)

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits: above nought it is likelier than not that they are one."""
        same, stranger, together, namesake = self.prior, self._strangers, self._together, self._namesake
        for _, _, row in self.people.parts(one, other) or self.bodies.parts(one, other):
            same *= row[0]
            stranger *= row[1]
            together *= row[2]
            namesake *= row[3]
        for cells, chances in self._compared:
            a, b = cells[one], cells[other]
            if a and b:
                row = chances(a, b)
                same *= row[0]
                stranger *= row[1]
                together *= row[2]
                namesake *= row[3]
        return log2(same / (stranger + together + namesake))

    def _priors(self) -> Chances:
        return self.prior, self._strangers, self._together, self._namesake

    def learn(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Mend how often each level is met within one record's rows, by pairs that all other columns make sure of."""
        learnt: dict[tuple[str, str], float] = {}
        expected = 0.0
        for one, other in pairs:
            parts = list(self._parts(one, other))
            totals = list(self._priors())
            for _, _, row in parts:
                totals = [total * chance for total, chance in zip(totals, row, strict=True)]
            expected += totals[0] / sum(totals)
            for key, level, row in parts:
                same, *rest = (total / chance for total, chance in zip(totals, row, strict=True))
                odds = same / sum(rest)
                if odds >= SURE_ENOUGH:
                    learnt[key, level] = learnt.get((key, level), 0.0) + odds / (1 + odds)
        self.prior = max(FEWEST, min(MOST, 2 * expected / max(1, self.size)))
        self.people.relearn(learnt)
        self.bodies.relearn(learnt)
        for column in self.columns:
            column.relearn(learnt)

    def _parts(self, one: int, other: int) -> Iterator[tuple[str, str, Chances]]:
        yield from self.people.parts(one, other)
        yield from self.bodies.parts(one, other)
        for column in self.columns:
            found = column.chances(one, other)
            if found is not None:
                level, _, _ = column.level(column.cells[one], column.cells[other])
                yield column.label, column.comparer.levels[level], found

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
        reasons = sorted(self._reasons(one, other), key=lambda reason: -abs(reason.weight))
        return pair_of((self.rows[one].id, self.rows[other].id), self.weight(one, other), reasons)

    def _reasons(self, one: int, other: int) -> Iterator[Reason]:
        for key, level, row in self.people.parts(one, other):
            words = people.TURNED if key == "turned" else people.SAID[key][level]
            yield Reason(words, _bits(row))
        for _, level, row in self.bodies.parts(one, other):
            yield Reason(bodies.SAID[level], _bits(row))
        for column in self.columns:
            found = column.chances(one, other)
            if found is not None:
                yield Reason(column.words(one, other), _bits(found))


def _bits(row: Chances) -> float:
    return round(log2(row[0] / row[1]), 1)


def drawn_pairs(size: int) -> Iterator[tuple[int, int]]:
    """Draw pairs of rows, the same every time; all there are where they are few."""
    if size * (size - 1) // 2 <= DRAWN:
        yield from ((one, other) for one in range(size) for other in range(one + 1, size))
        return
    drawn = 12_345
    for _ in range(DRAWN):
        drawn = (drawn * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        one, other = (drawn >> 33) % size, (drawn >> 13) % size
        if one != other:
            yield one, other
