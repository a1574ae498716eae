"""From pairs to groups: join the strongest pair, add up what joins the rest, stop where nothing speaks for joining.

Never connected components: through one switchboard or one John Smith they would chain strangers together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import heapify, heappop, heappush

MOST_TOGETHER = 400
"""In a component up to this size every pair is weighed; in a larger one only those that share a key."""
MOST_EITHER_WAY = 12.0
"""No single pair counts for more: what speaks for it is never quite independent."""
APART = -1_000.0
"""The weight of two who are two people by their names: no others, each of whom either may be, bring them together."""
UNSEEN = -6.0
"""The weight of a pair that shares no key."""

Edges = dict[int, dict[int, float]]


class Connected:
    """Rows that pairs connect, through others too; each component is known by its first row."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def join(self, one: int, other: int) -> None:
        """Connect two rows."""
        a, b = self.top(one), self.top(other)
        self._above[max(a, b)] = min(a, b)

    def top(self, row: int) -> int:
        """Return the first row of those a row is connected with."""
        above = self._above
        while (next_above := above.get(row, row)) != row:
            above[row] = above.get(next_above, next_above)
            row = next_above
        return row


def components(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each row the first row of those it is connected with."""
    connected = Connected()
    for one, other in pairs:
        connected.join(one, other)
    return [connected.top(row) for row in range(size)]


def contract(rows: list[int], weight: Callable[[int, int], float]) -> Iterator[list[list[int]]]:
    """Split one component into groups by greedy additive contraction; yields nothing now and then, the groups last."""
    edges: Edges = {row: {} for row in rows}
    heap: list[tuple[float, int, int]] = []
    for at, one in enumerate(rows):
        for step, other in enumerate(rows[at + 1 :]):
            weighed = weight(one, other)
            value = APART if weighed <= APART else max(-MOST_EITHER_WAY, min(MOST_EITHER_WAY, weighed))
            edges[one][other] = edges[other][one] = value
            if value > 0:
                heap.append((-value, one, other))
            if not step % 32:
                yield []
    heapify(heap)
    members = {row: [row] for row in rows}
    while heap:
        value, one, other = heappop(heap)
        if one not in edges or other not in edges or edges[one].get(other) != -value:
            continue
        _join(edges, heap, one, other)
        members[one] += members.pop(other)
        yield []
    yield [sorted(group) for group in members.values() if len(group) > 1]


def _join(edges: Edges, heap: list[tuple[float, int, int]], one: int, other: int) -> None:
    taken = edges.pop(other)
    kept = edges[one]
    del kept[other], taken[one]
    for third, value in taken.items():
        del edges[third][other]
        total = kept.get(third, 0.0) + value
        kept[third] = edges[third][one] = total
        if total > 0:
            heappush(heap, (-total, min(one, third), max(one, third)))
