"""Safe view: small counts hidden for a shared screen or a file, and whatever they could be worked out from with them.

The rule is that of disclosure control: counts from 1 to one under the limit are hidden, then as many others as it takes
until no hidden count can be worked out from those shown and the totals: see `review_hiding`. Nought is shown: that nobody
was heard is what a lead must see. One sign stands for both: a sign of its own for the small ones would narrow down the rest.

The panels show the same totals: an outcome's comments stand in its line, in its domain's, in a row and in columns of a table,
a theme's of one month under what is growing too. So what is hidden is found for all of them at once, and each asks here.
What is shown with one filter is safe by itself, and not beside the same figures with another filter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from codesign.records.review import MatrixPage, ThinLine, ThinPage
from codesign.records.review_growth import GrowthLine, GrowthPage
from codesign.records.review_hiding import Key, Sum, hidden_among
from codesign.records.review_reach import ReachLine, ReachPage

SIGN = "*"
"""What stands for a hidden count."""

Place = tuple[int, int]
"""A row and a column of a table with its totals, which stand in its last row and its last column."""

ALL = ("all",)
"""The count of every comment in any line."""


class Hidden(NamedTuple):
    """What of the panels is hidden, by what it is of."""

    keys: frozenset[Key] = frozenset()

    def line(self, id_: str) -> bool:
        """Whether an outcome's or a theme's comments are."""
        return ("line", id_) in self.keys

    def people(self, id_: str) -> bool:
        """Whether who spoke of it is: named people and unnamed heads go together."""
        return not self.keys.isdisjoint({("line", id_), ("named", id_), ("heads", id_)})

    def grown(self, id_: str, page: GrowthPage) -> bool:
        """Whether what a theme has of two spans is, either of them or one of its months with them."""
        return not self.keys.isdisjoint({_now(id_, page), _was(id_, page)})

    def months(self, id_: str, months: Sequence[str]) -> bool:
        """Whether one of its months is, in a table of months or in a line of them."""
        kinds = ("theme-month", "month")
        return not self.keys.isdisjoint({_cell(kind, id_, month) for month in months for kind in kinds})


NOTHING_HIDDEN = Hidden()


def hidden_together(
    thin: ThinPage,
    tables: Sequence[MatrixPage],
    growth: GrowthPage | None,
    limit: int,
    *,
    before: Hidden | None = None,
) -> Hidden:
    """Return what is hidden of the panels that show one kind of figure, outcomes or themes, so that no panel tells on another.

    Args:
        thin: every outcome, or every theme.
        tables: the tables of them.
        growth: what is growing, of themes.
        limit: counts from 1 to one under it are small.
        before: what is hidden of the other panels, where only this growth is another one: theirs are shown.
    """
    figures = _Gathered()
    figures.add_lines(thin)
    for table in tables:
        figures.add_table(table)
    base = set(figures.counts)
    if growth is not None:
        figures.add_growth(growth)
    hidden = hidden_among(
        figures.counts, figures.sums, limit, unseen=figures.unseen,
        also=before.keys if before is not None else (), shown=base - before.keys if before is not None else (),
    )  # fmt: skip
    people = before.keys if before is not None else _people_hidden(thin, figures.parents, hidden, limit)
    return Hidden(hidden.union(people))


def _people_hidden(
    thin: ThinPage, parents: Mapping[str, str], hidden: frozenset[Key], limit: int
) -> frozenset[Key]:
    """Return whose people are hidden: small ones, those of hidden lines, and what would tell them. Named and unnamed go together."""
    counts: dict[Key, int] = {("named", line.id): line.people.named for line in thin.lines}
    counts |= {("heads", line.id): line.people.heads for line in thin.lines}
    sums = [
        Sum((what, parent), tuple((what, child) for child in children))
        for parent, children in _children(parents).items()
        if parent
        for what in ("named", "heads")
    ]
    found = frozenset[Key](
        key for line in thin.lines if ("line", line.id) in hidden for key in _both(line.id)
    )
    while True:
        more = hidden_among(counts, sums, limit, also=found)
        pairs = found.union(*(_both(str(key[1])) for key in more if isinstance(key, tuple)))
        if pairs == found:
            return found
        found = pairs


def _both(id_: str) -> tuple[Key, Key]:
    return ("named", id_), ("heads", id_)


def _cell(kind: str, row: str, column: str) -> Key:
    return ("cell", kind, row, column)


def _in_column(kind: str, column: str, row: str) -> Key:
    return _cell(kind, row, column)


def _of(which: Callable[[str, GrowthPage], Key], page: GrowthPage, id_: str) -> Key:
    return which(id_, page)


def _now(id_: str, page: GrowthPage) -> Key:
    now = page.spans.now
    return ("now", now.since, now.until, page.once, id_)


def _was(id_: str, page: GrowthPage) -> Key:
    was = page.spans.was
    return ("was", was.since, was.until, page.once, id_)


@dataclass
class _Gathered:
    """Every count of some panels, and what each is part of."""

    counts: dict[Key, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    unseen: set[Key] = field(default_factory=set)
    parents: dict[str, str] = field(default_factory=dict)
    """Of each line what it stands under; nothing at the top."""

    def add_lines(self, page: ThinPage) -> None:
        """Add outcomes or themes with all that is beneath them."""
        self.parents = _parents(page.lines)
        self.counts |= {("line", line.id): line.comments for line in page.lines}
        self.add_tree(ALL, lambda id_: ("line", id_))

    def add_tree(self, top: Key, key_of: Callable[[str], Key]) -> None:
        """Add that what is under a line is part of it, and the topmost of a total."""
        for parent, children in _children(self.parents).items():
            self.sums.append(
                Sum(key_of(parent) if parent else top, tuple(key_of(child) for child in children))
            )

    def add_table(self, page: MatrixPage) -> None:
        """Add a table: cells in rows, in columns, and under one another as its rows are."""
        self.counts[ALL] = page.total
        for row, cells in zip(page.rows, page.cells, strict=True):
            keys = [_cell(page.kind, row.id, head.id) for head in page.columns]
            self.counts |= dict(zip(keys, cells, strict=True))
            self.sums.append(Sum(("line", row.id), tuple(keys)))
        for head in page.columns:
            self.counts["column", page.kind, head.id] = head.total
            self.add_tree(("column", page.kind, head.id), partial(_in_column, page.kind, head.id))
        self.sums.append(Sum(ALL, tuple(("column", page.kind, head.id) for head in page.columns)))

    def add_growth(self, page: GrowthPage) -> None:
        """Add what themes have of two spans: made of the months in them, and of what is in none of these."""
        for line in page.lines:
            for key, count, since, until in (
                (_now(line.id, page), line.now.comments, page.spans.now.since, page.spans.now.until),
                (_was(line.id, page), line.was.comments, page.spans.was.since, page.spans.was.until),
            ):
                self.counts[key] = count
                self._add_months(key, line, page.months, since, until)
        for of in (_now, _was):
            self.add_tree(("none", of.__name__), partial(_of, of, page))

    def _add_months(self, key: Key, line: GrowthLine, months: Sequence[str], since: str, until: str) -> None:
        by_month = dict(zip(months, line.by_month, strict=False))
        keys = {month: self._month(line.id, month, count) for month, count in by_month.items()}
        parts = [part for month, part in keys.items() if since[:7] <= month <= until[:7]]
        rest = self.counts[key] - sum(self.counts.get(part, 0) for part in parts)
        if rest > 0:
            left = ("rest", key)
            self.counts[left] = rest
            self.unseen.add(left)
            parts.append(left)
        self.sums.append(Sum(key, tuple(parts)))

    def _month(self, id_: str, month: str, count: int) -> Key:
        """Return the count of a month: that of the table of months, where this is not of other days."""
        key = _cell("theme-month", id_, month)
        if self.counts.setdefault(key, count) == count:
            return key
        own = _cell("month", id_, month)
        self.counts[own] = count
        return own


def _parents(lines: Iterable[ThinLine]) -> dict[str, str]:
    """Return what each line stands under, as deep as they stand."""
    above: list[str] = []
    found: dict[str, str] = {}
    for line in lines:
        del above[line.depth :]
        found[line.id] = above[-1] if above else ""
        above.append(line.id)
    return found


def _children(parents: Mapping[str, str]) -> Mapping[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for child, parent in parents.items():
        found[parent].append(child)
    return found


class SafeMatrix(NamedTuple):
    """A table as it may be shown: counts as text, hidden ones as the sign."""

    rows: tuple[str, ...]
    """Totals of rows."""
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    total: str
    is_any_hidden: bool


def safe_matrix(page: MatrixPage, hidden: Hidden = NOTHING_HIDDEN) -> SafeMatrix:
    """Return a table as it may be shown."""

    def said(count: int, key: Key) -> str:
        return SIGN if key in hidden.keys else f"{count:,}"

    cells = tuple(
        tuple(
            said(count, _cell(page.kind, row.id, head.id))
            for count, head in zip(counts, page.columns, strict=True)
        )
        for row, counts in zip(page.rows, page.cells, strict=True)
    )
    rows = tuple(said(head.total, ("line", head.id)) for head in page.rows)
    columns = tuple(said(head.total, ("column", page.kind, head.id)) for head in page.columns)
    total = said(page.total, ALL)
    is_any = SIGN in (total, *rows, *columns, *(each for row in cells for each in row))
    return SafeMatrix(rows, columns, cells, total, is_any)


COUNTS = ("reached", "other", "declined", "not_recorded")
"""What of a group's line is a count."""


def safe_reach(page: ReachPage) -> Mapping[str, frozenset[str]]:
    """Return what is to be hidden of each group's line, by its id: of `COUNTS`, and `people`.

    Lines that share a question, kinds, or places share their sum: what is hidden in one must not follow from the others.
    """
    together = defaultdict[str, list[ReachLine]](list)
    for line in page.lines:
        together[_sum_of(line)].append(line)
    hidden: dict[str, frozenset[str]] = {}
    for lines in together.values():
        hidden |= _safe_together(lines, page.small)
    return hidden


def _sum_of(line: ReachLine) -> str:
    question = line.how.rpartition(":")[0] if line.counted_by == "monitoring" else ""
    return f"{line.programme_id} {line.counted_by} {question.casefold()}"


def _safe_together(lines: Sequence[ReachLine], limit: int) -> dict[str, frozenset[str]]:
    first = lines[0]
    whole = _whole(first, limit)
    if "recorded" in whole or first.came < limit:
        return {line.id: frozenset((*COUNTS, "people")) for line in lines}
    small = _small_groups(lines, first.recorded, limit)
    return {line.id: frozenset((whole - {"recorded"}) | _of_line(line, small, limit)) for line in lines}


def _whole(line: ReachLine, limit: int) -> set[str]:
    """Return what is hidden of how many were recorded, declined and were not: they add up to who came, which is shown."""
    names, counts = (
        ("recorded", "declined", "not_recorded"),
        (line.recorded, line.declined, line.not_recorded),
    )
    return {names[column] for column in _hidden_in_row(counts, limit) if column < len(names)}


def _small_groups(lines: Sequence[ReachLine], recorded: int, limit: int) -> set[str]:
    """Return which groups are hidden of those that share a sum. Those that overlap are looked at one by one."""
    groups = {line.how: line for line in lines}
    rest = recorded - sum(line.reached for line in groups.values())
    if rest < 0:
        return {line.how for line in lines if 0 in _hidden_in_row((line.reached, line.other), limit)}
    counts = [*(line.reached for line in groups.values()), rest]
    nearly_all = [column for column, line in enumerate(groups.values()) if 0 < line.other < limit]
    hidden = _hidden_in_row(counts, limit, also=nearly_all)
    return {how for column, how in enumerate(groups) if column in hidden}


def _hidden_in_row(counts: Sequence[int], limit: int, *, also: Sequence[int] = ()) -> set[int]:
    """Return which of some counts are hidden that add up to a total that is shown; one past the last is the total.

    Two or more that are hidden can be worked out only where each of them is 1.
    """
    hidden = {column for column, count in enumerate(counts) if 0 < count < limit} | {
        column for column in also if counts[column]
    }
    shown = sorted((count, column) for column, count in enumerate(counts) if count and column not in hidden)
    while hidden and (len(hidden) < 2 or sum(counts[column] for column in hidden) == len(hidden)):
        if not shown:
            return {*range(len(counts) + 1)}
        hidden.add(shown.pop(0)[1])
    return hidden


def _of_line(line: ReachLine, small: set[str], limit: int) -> set[str]:
    hidden = {"reached", "other", "people"} if line.how in small else set[str]()
    people = line.people
    if people is not None and (0 < people.named < limit or 0 < people.heads < limit):
        hidden.add("people")
    return hidden
