"""Outcome by kind of person, theme by month, theme by place: a comment stands in every cell it belongs to, once in a total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from codesign.errors import AskedWronglyError
from codesign.records.filters import Filter
from codesign.records.review import MATRICES, Head, MatrixPage, both
from codesign.store.finding.narrowing import is_at
from codesign.store.review import tree
from codesign.store.review.asked import Asked
from codesign.store.review.rows import count, mask_of, most_first, pick, without
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
        counted = Counter(pick(self.column, rows))
        return sum(comments for decides, comments in counted.items() if not self.at[decides])


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
    within = _within(asked, of)
    heads = tuple(
        head._replace(total=totals[place], opens=both(within, head.opens))
        for place, head in enumerate(columns.heads)
    )
    said = {
        "kind": "with no kind recorded",
        "month": "of none of these months",
        "place": "with no place recorded",
    }
    return MatrixPage(
        asked.standing(), kind, tuple(rows), heads, tuple(cells), len(every), (said[by], columns.outside(every)),
        (f"with no {of}", _outside(asked, of, every)), within,
    )  # fmt: skip


def _within(asked: Asked, of: str) -> Filter:
    """Return the filter that opens every comment of a table: what has some outcome of the programme, or some theme."""
    wanted = (asked.programme_id or "outcomes") if of == "outcome" else "themes"
    tagged = " ".join(dict.fromkeys((*asked.narrowed.tagged.split(), wanted)))
    narrowed = replace(asked.narrowed, tagged=tagged)
    return replace(narrowed, programme_id="") if of == "outcome" else narrowed


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
    kinds, wanted = asked.kinds, asked.narrowed.kind
    spoke = Counter(pick(kinds.column, every))
    used = [kind for kind in most_first(spoke, kinds.names) if kind]
    places = {kinds.names[kind]: place for place, kind in enumerate(used)}
    at = [_in_kinds(code, places, kinds.parents) for code in kinds.names]
    narrower = set(_kinds_above(wanted, kinds.parents))
    codes = [kinds.names[kind] for kind in used]
    return Columns(
        [
            Head(code, names.get(code, code), 0, Filter(kind=wanted if code in narrower else code))
            for code in codes
        ],
        kinds.column,
        at,
    )


def _kinds_above(code: str, parents: Mapping[str, str]) -> list[str]:
    """Return a kind and the kinds it stands under."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = parents.get(code, "")
    return found


def _in_kinds(code: str, places: Mapping[str, int], parents: Mapping[str, str]) -> tuple[int, ...]:
    return tuple(places[kind] for kind in _kinds_above(code, parents) if kind in places)


def _by_month(asked: Asked, every: set[int], _names: Mapping[str, str]) -> Columns:
    """The last twelve months. What is dated to a year alone is in each month of it, as the filter finds it, and once in a total."""
    facts = asked.facts
    months = last_months(asked.today, MONTHS)
    at = [
        tuple(place for place, month in enumerate(months) if day and month.startswith(day[:7]))
        for day in facts.days
    ]
    narrowed = asked.narrowed
    heads = [
        Head(
            month,
            month,
            0,
            Filter(since=_nearer(month, narrowed.since, max), until=_nearer(month, narrowed.until, min)),
        )
        for month in months
    ]
    return Columns(heads, facts.said, at)


def _nearer(month: str, date_: str, which: Callable[[str, str], str]) -> str:
    """Return the later, or the earlier, of a month and a date of the filter: where one is in the other, the more exact."""
    if not date_:
        return month
    same = month.startswith(date_) or date_.startswith(month)
    return max(month, date_, key=len) if same else which(month, date_)


def _by_place(asked: Asked, every: set[int], _names: Mapping[str, str]) -> Columns:
    """Places, the most heard first; where a place is asked for, only what is in it or what it is in.

    What was said there of somewhere else has a place of its own too, and no filter asks for both.
    """
    wheres, wanted = asked.wheres, asked.narrowed.place
    counted = Counter[int]()
    for where, found in Counter(pick(wheres.column, every)).items():
        for place in wheres.at[where]:
            counted[place] += found
    names = wheres.names
    used = [place for place in most_first(counted, names) if not wanted or _are_one(names[place], wanted)]
    columns = {place: column for column, place in enumerate(used)}
    at = [[columns[place] for place in where if place in columns] for where in wheres.at]
    heads = [
        Head(names[place], names[place], 0, Filter(place=max(names[place], wanted, key=len)))
        for place in used
    ]
    return Columns(heads, wheres.column, at)


def _are_one(place: str, wanted: str) -> bool:
    return is_at(place, wanted) or is_at(wanted, place)


def last_months(today: date, count: int) -> list[str]:
    """Return the last months as `2026-11`, the oldest first, this one last."""
    ends = today.year * 12 + today.month - 1
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(ends - count + 1, ends + 1)]


_COLUMNS: Mapping[str, Callable[[Asked, set[int], Mapping[str, str]], Columns]] = {
    "kind": _by_kind,
    "month": _by_month,
    "place": _by_place,
}
