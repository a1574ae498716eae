"""Outcome by kind of person, theme by month, theme by place: a comment stands in every cell it belongs to, once in a total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from codesign.errors import AskedWronglyError
from codesign.records.filters import Filter
from codesign.records.review import MATRICES, Head, MatrixPage
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.rows import count, mask_of, pick, without
from codesign.store.review.tree import Node

MONTHS = 12
"""How many months a table shows: a year, so that a season is seen beside itself."""


class Columns(NamedTuple):
    """The columns of a table, without their totals."""

    heads: list[Head]
    column: Sequence[int]
    """Of the facts: by the comment's row, what decides where it stands."""
    at: Sequence[Sequence[int]]
    """By that, the columns of the table it stands in."""

    def counts(self, rows: set[int]) -> Counter[int]:
        """Count comments by column."""
        found = Counter[int]()
        for decides, comments in Counter(pick(self.column, rows)).items():
            for place in self.at[decides]:
                found[place] += comments
        return found

    def outside(self, rows: set[int]) -> int:
        """Count comments that stand in no column."""
        return sum(not self.at[decides] for decides in pick(self.column, rows))


class UnknownMatrixError(AskedWronglyError):
    """There is no such table."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"There is no table {typed}.", todo=f"There are: {', '.join(MATRICES)}.")


def page(asked: Asked, kind: str, kind_names: Mapping[str, str]) -> MatrixPage:
    """Return a table. Raises UnknownMatrixError."""
    if kind not in MATRICES:
        raise UnknownMatrixError(kind)
    of, _, by = kind.partition("-")
    nodes = (tree.outcomes if of == "outcome" else tree.themes)(asked.session, asked.programme_id)
    under = tree.rows_under(nodes, asked, of)
    shown = [node for node in nodes if under[node.id] or (of == "outcome" and node.level != "indicator")]
    every = set[int]().union(*(under[node.id] for node in shown))
    columns = _COLUMNS[by](asked, every, kind_names)
    cells, rows = [], []
    for node in shown:
        counts = columns.counts(under[node.id])
        cells.append(tuple(counts[place] for place in range(len(columns.heads))))
        rows.append(_head(asked, of, node, len(under[node.id])))
    totals = columns.counts(every)
    heads = tuple(head._replace(total=totals[place]) for place, head in enumerate(columns.heads))
    said = {"kind": "nobody's kind recorded", "month": "not in these months", "place": "no place recorded"}[
        by
    ]
    beside = ((said, columns.outside(every)), (f"with no {of}", _outside(asked, of, every)))
    return MatrixPage(asked.standing(), kind, tuple(rows), heads, tuple(cells), len(every), beside)


def _outside(asked: Asked, of: str, every: set[int]) -> int:
    """Count the comments within the question that no line of the table has."""
    mask = asked.tagged_mask if of == "outcome" and not asked.programme_id else asked.mask()
    return count(without(mask, mask_of(every, len(mask))))


def _head(asked: Asked, of: str, node: Node, total: int) -> Head:
    opens = (
        replace(asked.narrowed, programme_id="", outcome_id=node.id)
        if of == "outcome"
        else replace(asked.narrowed, theme_id=node.id)
    )
    name = node.code if of == "outcome" else node.title
    return Head(node.id, name, total, opens, node.depth, f"{node.code} {node.title}".strip())


def _by_kind(asked: Asked, every: set[int], names: Mapping[str, str]) -> Columns:
    """Kinds of people who spoke, the most heard first. One kind may stand under another: `carer` counts in `person` too."""
    facts = asked.facts
    spoke = Counter(pick(facts.kind, every))
    used = [kind for kind, _ in spoke.most_common() if kind]
    places = {facts.kinds[kind]: place for place, kind in enumerate(used)}
    at = [_in_kinds(code, places, facts.kind_parents) for code in facts.kinds]
    heads = [_column(facts.kinds[kind], names.get(facts.kinds[kind], facts.kinds[kind]), "kind", facts.kinds[kind]) for kind in used]  # fmt: skip
    return Columns(heads, facts.kind, at)


def _in_kinds(code: str, places: Mapping[str, int], parents: Mapping[str, str]) -> tuple[int, ...]:
    found, seen = [], set[str]()
    while code and code not in seen:
        seen.add(code)
        if code in places:
            found.append(places[code])
        code = parents.get(code, "")
    return tuple(found)


def _by_month(asked: Asked, every: set[int], _names: Mapping[str, str]) -> Columns:
    """The last twelve months. What is dated to a year alone is in each month of it, as the filter finds it, and once in a total."""
    facts = asked.facts
    months = last_months(asked.today, MONTHS)
    at = [
        tuple(place for place, month in enumerate(months) if day and month.startswith(day[:7]))
        for day in facts.days
    ]
    heads = [Head(month, month, 0, Filter(since=month, until=month)) for month in months]
    return Columns(heads, facts.said, at)


def _by_place(asked: Asked, every: set[int], _names: Mapping[str, str]) -> Columns:
    """Places, the most heard first."""
    facts = asked.facts
    counted = Counter[int]()
    for where, found in Counter(pick(facts.where, every)).items():
        for place in facts.wheres[where]:
            counted[place] += found
    used = [place for place, _ in counted.most_common()]
    places = {place: column for column, place in enumerate(used)}
    heads = [_column(facts.places.names[place], facts.places.names[place], "place", facts.places.names[place]) for place in used]  # fmt: skip
    at = [[places[place] for place in where if place in places] for where in facts.wheres]
    return Columns(heads, facts.where, at)


def _column(id_: str, name: str, field: str, value: str) -> Head:
    opens = Filter(kind=value) if field == "kind" else Filter(place=value)
    return Head(id_, name, 0, opens)


def last_months(today: date, count: int) -> list[str]:
    """Return the last months as `2026-11`, the oldest first, this one last."""
    ends = today.year * 12 + today.month - 1
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(ends - count + 1, ends + 1)]


_COLUMNS: Mapping[str, Callable[[Asked, set[int], Mapping[str, str]], Columns]] = {
    "kind": _by_kind,
    "month": _by_month,
    "place": _by_place,
}
