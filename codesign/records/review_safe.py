"""Safe view: small counts hidden for a shared screen or a file, and whatever they could be worked out from with them.

The rule is that of disclosure control: counts from 1 to one under the limit are hidden, then as many others as it takes
until no hidden count can be worked out from those shown and the totals. Nought is shown: that nobody was heard is what a
lead must see. One sign stands for both: a sign of its own for the small ones would narrow down the rest.

The usual way, a second cell hidden in every row and column with one, is not enough: of `*`, `*`, 8 with a total of 10 both
are 1, for nought would be shown. So each small count is tried: does another table with the same shown numbers hold
another count there? Counts move round rings of hidden cells, so it is enough to look for a ring through each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.review import MatrixPage
from codesign.records.review_reach import ReachLine, ReachPage

SIGN = "*"
"""What stands for a hidden count."""

Place = tuple[int, int]
"""A row and a column of a table with its totals, which stand in its last row and its last column."""


def hidden_in(cells: Sequence[Sequence[int]], limit: int, *, also: Iterable[Place] = ()) -> frozenset[Place]:
    """Return which cells of a table are to be hidden, its totals among them, so that no small count can be worked out.

    Args:
        cells: counts by row and column; with a last row and a last column of totals, which are shown where they can be.
        limit: counts from 1 to one under it are small.
        also: others to be treated as small.
    """
    table = _Table([list(row) for row in cells])
    small = {at for at in table.places() if 0 < table[at] < limit} | {at for at in also if table[at]}
    table.hidden |= small
    for at in sorted(small, key=lambda place: (table[place], place)):
        while not table.can_vary(at) and (next_ := table.next_to_hide(at)):
            table.hidden.add(next_)
    return frozenset(table.hidden)


@dataclass
class _Table:
    """A table with its totals, and what of it is hidden."""

    cells: list[list[int]]

    def __post_init__(self) -> None:
        """Begin with nothing hidden."""
        self.hidden: set[Place] = set()

    def __getitem__(self, at: Place) -> int:
        return self.cells[at[0]][at[1]]

    def places(self) -> Iterator[Place]:
        """Return every place, totals too."""
        return ((row, column) for row, cells in enumerate(self.cells) for column in range(len(cells)))

    def is_total(self, at: Place) -> bool:
        """Whether a place is the total of its row or of its column; the total of all is both, and none here."""
        return (at[0] == len(self.cells) - 1) != (at[1] == len(self.cells[0]) - 1)

    def can_rise(self, at: Place) -> bool:
        """Whether a count may be greater where the sums stay. A total stands on the other side of its sum: there it may be less."""
        return self[at] > 1 if self.is_total(at) else True

    def can_fall(self, at: Place) -> bool:
        """Whether a count may be less where the sums stay: none that is hidden is nought."""
        return True if self.is_total(at) else self[at] > 1

    def can_vary(self, at: Place) -> bool:
        """Whether another table with the same shown numbers holds another count here: a ring of hidden cells leads round to it."""
        return (self.can_rise(at) and self._leads_round(at, falls_first=True)) or (
            self.can_fall(at) and self._leads_round(at, falls_first=False)
        )

    def _leads_round(self, at: Place, *, falls_first: bool) -> bool:
        """Look from the row of a cell, by hidden cells that fall and rise in turn, for a way into its column."""
        along, back = (self.can_fall, self.can_rise) if falls_first else (self.can_rise, self.can_fall)
        in_row, in_column = self._by_row(), self._by_column()
        rows, columns, waiting = {at[0]}, set[int](), [at[0]]
        while waiting:
            row = waiting.pop()
            for column in in_row[row] - columns:
                if (row, column) == at or not along((row, column)):
                    continue
                if column == at[1]:
                    return True
                columns.add(column)
                for other in in_column[column] - rows:
                    if back((other, column)):
                        rows.add(other)
                        waiting.append(other)
        return False

    def _by_row(self) -> defaultdict[int, set[int]]:
        found = defaultdict[int, set[int]](set)
        for row, column in self.hidden:
            found[row].add(column)
        return found

    def _by_column(self) -> defaultdict[int, set[int]]:
        found = defaultdict[int, set[int]](set)
        for row, column in self.hidden:
            found[column].add(row)
        return found

    def next_to_hide(self, at: Place) -> Place | None:
        """Return what to hide next: of its row or column what leads on to another hidden count, the smallest, a total last.

        Where all of those are hidden, anything still shown.
        """
        in_row, in_column = self._by_row(), self._by_column()
        last = len(self.cells) - 1, len(self.cells[0]) - 1

        def price(each: Place) -> tuple[bool, bool, int, Place]:
            is_total = each[0] == last[0] or each[1] == last[1]
            leads_on = in_column[each[1]] if each[0] == at[0] else in_row[each[0]]
            return is_total, not leads_on, self[each], each

        shown = [each for each in self.places() if each not in self.hidden and self[each]]
        near = [each for each in shown if each[0] == at[0] or each[1] == at[1]]
        return min(near or shown, key=price, default=None)


class SafeMatrix(NamedTuple):
    """A table as it may be shown: counts as text, hidden ones as the sign."""

    rows: tuple[str, ...]
    """Totals of rows."""
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    total: str
    is_any_hidden: bool


def safe_matrix(page: MatrixPage, limit: int) -> SafeMatrix:
    """Return a table with its small counts hidden, and whatever they could be worked out from."""
    whole = [[*cells, head.total] for cells, head in zip(page.cells, page.rows, strict=True)]
    whole.append([*(head.total for head in page.columns), page.total])
    hidden = hidden_in(whole, limit)
    said = [
        [SIGN if (row, column) in hidden else f"{count:,}" for column, count in enumerate(cells)]
        for row, cells in enumerate(whole)
    ]
    return SafeMatrix(
        rows=tuple(row[-1] for row in said[:-1]),
        columns=tuple(said[-1][:-1]),
        cells=tuple(tuple(row[:-1]) for row in said[:-1]),
        total=said[-1][-1],
        is_any_hidden=bool(hidden),
    )


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
    return f"{line.counted_by} {question.casefold()}"


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
