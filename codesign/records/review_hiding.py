"""Which counts are hidden, so that no small one can be worked out from those that are shown: one rule for every panel.

A count belongs to sums: an outcome's comments are in its domain's, a cell's in its row's and its column's. The small ones
are hidden, then as many others as it takes until each small one could be another number while everything shown stays as it
is. That is proved for each by finding such a world: some hidden counts one more, others one less, every sum kept. Nothing
hidden is nought, for nought is shown; no part is greater than what it is a part of.

A comment with two tags is counted under both, and once in what they are parts of: sums need not add up. What they miss by
is kept as it is, as if whoever works them out knew it: what is safe from them is safe from everybody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Key = Hashable
"""What a count is known by."""

_STEPS = 300
"""How far a world is looked for before one count more is hidden instead: hiding too much is safe."""


class Sum(NamedTuple):
    """What is made of parts: all of these are in it, and it has nothing that is in none of them, unless it says so nowhere."""

    total: Key
    parts: tuple[Key, ...]


def hidden_among(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    limit: int,
    *,
    also: Iterable[Key] = (),
    unseen: Iterable[Key] = (),
    shown: Collection[Key] = (),
) -> frozenset[Key]:
    """Return which counts are hidden.

    Args:
        counts: every count there is; of one that is not here nothing is known.
        sums: what is made of what.
        limit: counts from 1 to one under it are small.
        also: others to be treated as small.
        unseen: what is shown nowhere and could yet be worked out.
        shown: what is shown elsewhere, and cannot be hidden any more.
    """
    held = {key for key, count in counts.items() if count}
    known = [Sum(each.total, tuple(part for part in each.parts if part in held)) for each in sums]
    figures = _Figures(counts, [each for each in known if each.total in held and each.parts], shown)
    small = {key for key in held if counts[key] < limit}
    figures.hidden |= small.union(held.intersection(also), held.intersection(unseen))
    varied = set[Key]()
    for key in sorted(small.union(held.intersection(also)), key=lambda each: (counts[each], str(each))):
        while key not in varied and not (moved := figures.world_where_other(key)):
            more = figures.next_to_hide(key)
            if more is None:
                break
            figures.hidden.add(more)
        if key not in varied:
            varied |= moved.keys()
    return frozenset(figures.hidden)


class _Figures:
    """Counts, the sums they are in, and which are hidden."""

    def __init__(self, counts: Mapping[Key, int], sums: Sequence[Sum], shown: Collection[Key]) -> None:
        self.counts, self.sums, self.shown = counts, sums, shown
        self.hidden = set[Key]()
        self.parts_of = defaultdict[Key, list[int]](list)
        self.total_of = defaultdict[Key, list[int]](list)
        for place, each in enumerate(sums):
            self.total_of[each.total].append(place)
            for part in each.parts:
                self.parts_of[part].append(place)
        self._left = 0

    def sums_of(self, key: Key) -> list[int]:
        """Return the sums a count is in."""
        return [*self.parts_of[key], *self.total_of[key]]

    def members(self, place: int) -> Iterator[Key]:
        """Return what is in a sum."""
        yield from self.sums[place].parts
        yield self.sums[place].total

    def world_where_other(self, key: Key) -> Mapping[Key, int]:
        """Return what is one more and one less in a world that shows the same and has another count here; nothing where none is found."""
        for step in (1, -1):
            if self.counts[key] + step < 1:
                continue
            self._left = _STEPS
            moved: dict[Key, int] = {}
            off: dict[int, int] = {}
            self._move(key, step, moved, off)
            if self._put_right(moved, off):
                return moved
        return {}

    def _put_right(self, moved: dict[Key, int], off: dict[int, int]) -> bool:
        """Go on moving hidden counts until every sum is as it was."""
        self._left -= 1
        if not off:
            return self._is_possible(moved)
        if self._left < 0:
            return False
        place = min(off, key=lambda each: (len(self.sums[each].parts), each))
        for key, step in self._ways(place, off, moved):
            before = dict(off)
            self._move(key, step, moved, off)
            if self._put_right(moved, off):
                return True
            del moved[key]
            off.clear()
            off.update(before)
        return False

    def _move(self, key: Key, step: int, moved: dict[Key, int], off: dict[int, int]) -> None:
        moved[key] = step
        for places, by in ((self.parts_of[key], step), (self.total_of[key], -step)):
            for place in places:
                left = off.get(place, 0) + by
                if left:
                    off[place] = left
                else:
                    del off[place]

    def _ways(self, place: int, off: Mapping[int, int], moved: Mapping[Key, int]) -> list[tuple[Key, int]]:
        """Return what may move to put a sum right, what puts others right with it first."""
        step = -1 if off[place] > 0 else 1
        found = [(part, step) for part in self.sums[place].parts] + [(self.sums[place].total, -step)]
        can = [
            (key, by)
            for key, by in found
            if key in self.hidden and key not in moved and self.counts[key] + by >= 1
        ]
        return sorted(can, key=lambda way: (self._leaves_off(way[0], way[1], off), str(way[0])))

    def _leaves_off(self, key: Key, step: int, off: Mapping[int, int]) -> int:
        """Return by how much more the sums would be off."""
        changes = [(place, step) for place in self.parts_of[key]]
        changes += [(place, -step) for place in self.total_of[key]]
        return sum(abs(off.get(place, 0) + by) - abs(off.get(place, 0)) for place, by in changes)

    def _is_possible(self, moved: Mapping[Key, int]) -> bool:
        """Whether no part is greater than what it is a part of, unless it is so now."""
        touched = {place for key in moved for place in self.sums_of(key)}
        return all(self._fits(place, part, moved) for place in touched for part in self.sums[place].parts)

    def _fits(self, place: int, part: Key, moved: Mapping[Key, int]) -> bool:
        total = self.sums[place].total
        now = self.counts[part] - self.counts[total]
        return now + moved.get(part, 0) - moved.get(total, 0) <= max(now, 0)

    def next_to_hide(self, key: Key) -> Key | None:
        """Return what to hide next: near by, a part before a total, what leads on to something hidden before what does not."""
        near, seen = [key], {key}
        while near:
            places = {place for each in near for place in self.sums_of(each)}
            members = {each for place in places for each in self.members(place)}
            could = [each for each in members if each not in self.hidden and each not in self.shown]
            if could:
                return min(could, key=self._price)
            near = [each for each in members - seen if each in self.hidden]
            seen |= members
        return None

    def _price(self, key: Key) -> tuple[bool, int, int, str]:
        alone = sum(not self.hidden.intersection(self.members(place)) for place in self.sums_of(key))
        return bool(self.total_of[key]), alone, self.counts[key], str(key)
