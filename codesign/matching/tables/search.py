"""The whole run over a table: pairs worth a look, weighed, weighed again by what they taught, and joined to groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from codesign.matching.clusters import MOST_TOGETHER, UNSEEN, components, contract
from codesign.matching.score import Pair
from codesign.matching.search import Found, Pairs, Progress
from codesign.matching.tables.blocking import blocks
from codesign.matching.tables.rows import Row
from codesign.matching.tables.sheet import TableSheet

TIMES_LEARNT = 2
"""How often the weights are mended by the pairs found with them: measured on eight public tables, a third time adds nothing."""
_WORTH_LEARNING = -6.0
_WORTH_AGAIN = -15.0
_AT_ONCE = 400
_SAYS_ENOUGH = 2
"""Columns beside a person's name that rows say alike before they are taken for one row written twice."""


class TableSearch:
    """One run over the rows of one sort. `steps` does it a piece at a time; `found` is there at its end."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows, self._twins = _without_twins(sorted(rows, key=lambda row: row.order))
        self.found = Found((), ())

    def steps(self) -> Iterator[Progress]:
        """Do the work, and say now and then how far it has come."""
        size = len(self._rows)
        yield Progress(0, size, "reading")
        sheet = TableSheet(self._rows)
        weights: dict[tuple[int, int], float] = {}
        for row, others in enumerate(_partners(blocks(self._rows), size)):
            for other in others:
                weights[row, other] = sheet.weight(row, other)
            if not row % _AT_ONCE:
                yield Progress(row, size, "comparing")
        for _ in range(TIMES_LEARNT):
            yield from self._again(sheet, weights)
        self.found = self._grouped(sheet, weights)
        yield Progress(size, size, "grouping")

    def _again(self, sheet: TableSheet, weights: dict[tuple[int, int], float]) -> Iterator[Progress]:
        """Learn from the likely pairs, and weigh again those that it may make a difference to."""
        sheet.learn(pair for pair, weight in weights.items() if weight > _WORTH_LEARNING)
        worth = [pair for pair, weight in weights.items() if weight > _WORTH_AGAIN]
        for at, (one, other) in enumerate(worth):
            weights[one, other] = sheet.weight(one, other)
            if not at % (_AT_ONCE * 10):
                yield Progress(at, len(worth), "comparing again")

    def _grouped(self, sheet: TableSheet, weights: dict[tuple[int, int], float]) -> Found:
        likely = sorted(pair for pair, weight in weights.items() if weight > 0)
        tops = components(len(self._rows), likely)
        together: dict[int, list[int]] = {}
        for row in sorted({row for pair in likely for row in pair}):
            together.setdefault(tops[row], []).append(row)
        groups: list[list[int]] = []
        for rows in together.values():
            weigh = _Weigh(sheet, weights, is_whole=len(rows) <= MOST_TOGETHER)
            for found in contract(rows, weigh):
                groups += found
        twins = {row: ids for row, ids in self._twins.items() if sheet.weight(row, row) > 0}
        grouped = {row for group in groups for row in group}
        groups += [[row] for row in twins if row not in grouped]
        clusters = sorted(tuple(sorted(self._ids(group, twins))) for group in groups)
        alike = [(sheet.weight(row, row), row, row, id_) for row, ids in twins.items() for id_ in ids]
        pairs = [(weights[pair], *pair, "") for pair in likely] + alike
        pairs.sort(key=lambda pair: (-pair[0], pair[1:]))
        return Found(Pairs([pair[1:] for pair in pairs], partial(_pair, sheet)), tuple(clusters))

    def _ids(self, rows: Sequence[int], twins: Mapping[int, Sequence[str]]) -> Iterator[str]:
        for row in rows:
            yield self._rows[row].id
            yield from twins.get(row, ())


class _Weigh:
    """The weight of any two rows of a component, those that shared no key weighed when asked for."""

    def __init__(self, sheet: TableSheet, weights: dict[tuple[int, int], float], *, is_whole: bool) -> None:
        self._sheet, self._weights, self._is_whole = sheet, weights, is_whole

    def __call__(self, one: int, other: int) -> float:
        found = self._weights.get((one, other))
        if found is None:
            found = self._sheet.weight(one, other) if self._is_whole else UNSEEN
        return found


def _pair(sheet: TableSheet, likely: tuple[int, int, str]) -> Pair:
    """Compare two rows, or a row with one of another id that says word for word what it does."""
    one, other, twin = likely
    pair = sheet.pair(one, other)
    if not twin:
        return pair
    first, second = sorted((pair.one, twin))
    return pair._replace(one=first, other=second)


def _without_twins(rows: list[Row]) -> tuple[list[Row], dict[int, list[str]]]:
    """Take out rows that say word for word what the one before them does, and return their ids by its number.

    A thousand rows of one inventor would make the name look common. A name alone is left: there it is how common it is.
    """
    kept: list[Row] = []
    twins: dict[int, list[str]] = {}
    for row in rows:
        if kept and len(row.values) >= _SAYS_ENOUGH and row[1:] == kept[-1][1:]:
            twins.setdefault(len(kept) - 1, []).append(row.id)
        else:
            kept.append(row)
    return kept, twins


def _partners(found: list[list[int]], size: int) -> list[list[int]]:
    later: list[set[int]] = [set() for _ in range(size)]
    for rows in found:
        for at, row in enumerate(rows):
            later[row].update(rows[at + 1 :])
    return [sorted(others) for others in later]
