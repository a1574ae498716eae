"""Lines that stand beneath each other, brought into the order of a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol, Self, TypeVar


class Placed(Protocol):
    """A line with a parent, and with how deep it stands."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def parent_id(self) -> str:
        """What it stands beneath; nothing for one that stands at the top."""
        ...

    def _replace(self, *, depth: int) -> Self: ...


Line = TypeVar("Line", bound=Placed)


def as_tree(lines: Sequence[Line]) -> list[Line]:
    """Return lines each under its parent, siblings in the order given. One whose parent is not among them stands at the top.

    Two copies may each put one theme under the other; those that go round in a ring stand at the top too, and none is lost.
    """
    held = {line.id for line in lines}
    under = defaultdict[str, list[Line]](list)
    for line in lines:
        under[line.parent_id if line.parent_id in held else ""].append(line)
    placed: dict[str, Line] = {}
    waiting = [(line, 0) for line in (*under[""], *lines)][::-1]
    while waiting:
        line, depth = waiting.pop()
        if line.id not in placed:
            placed[line.id] = line._replace(depth=depth)
            waiting += [(child, depth + 1) for child in reversed(under[line.id])]
    return list(placed.values())
