"""Our alpha beside that of the krippendorff package, on made-up tables with gaps."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codesign.coding.agreement import agreement

from . import others

if TYPE_CHECKING:
    from .command import Asked

_GAPS = 0.2
Table = list[list[int | None]]


def measured(asked: Asked) -> Iterator[str]:
    """Print how far ours and theirs lie apart."""
    made = tables(random.Random(asked.seeds[0]), asked.tables)
    own = [agreement(each).alpha for each in made]
    yield f"{asked.tables} made-up tables of two to five people, two to sixty units, a fifth of the answers missing"
    try:
        theirs = others.answer(asked.others, {"what": "alpha", "tables": made})
    except others.NotThereError as failure:
        yield f"  the package: {failure}"
        return
    apart, only_one = furthest(own, theirs)
    asked.results.add("alpha beside the krippendorff package: furthest apart", apart)
    yield f"  furthest apart {apart:.1e}; {only_one} for which only one of the two has an alpha"


def furthest(own: list[float | None], theirs: list[float | None]) -> tuple[float, int]:
    """Return how far two lists lie apart at most, and where only one of the two says anything."""
    both = [
        (one, other) for one, other in zip(own, theirs, strict=True) if one is not None and other is not None
    ]
    only_one = sum((one is None) != (other is None) for one, other in zip(own, theirs, strict=True))
    return max((abs(one - other) for one, other in both), default=0.0), only_one


def tables(chance: random.Random, count: int) -> list[Table]:
    """Return made-up tables: for each unit what each person said, None where they said nothing."""
    return [_table(chance) for _ in range(count)]


def _table(chance: random.Random) -> Table:
    people, units, values = chance.randint(2, 5), chance.randint(2, 60), chance.randint(2, 6)
    return [
        [None if chance.random() < _GAPS else chance.randrange(values) for _ in range(people)]
        for _ in range(units)
    ]
