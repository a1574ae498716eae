"""Which rows of a table are worth comparing: those that share a value, or two values together where one is common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import cast

from codesign.matching.fold import sound
from codesign.matching.tables.rows import Row

MOST_IN_A_BLOCK = 60
"""A key that more rows share is too common to be worth it alone; rows that share it and another key still meet."""
_ALONE = frozenset({"identifier", "email", "phone", "postcode", "born", "street"})


def blocks(rows: Sequence[Row]) -> list[list[int]]:
    """Return the rows of each key that two or more, but not too many, share."""
    by_key: dict[object, list[int]] = {}
    for number, row in enumerate(rows):
        for key in dict.fromkeys(_keys(row)):
            by_key.setdefault(key, []).append(number)
    return [block for block in by_key.values() if 1 < len(block) <= MOST_IN_A_BLOCK]


def _keys(row: Row) -> Iterator[object]:
    names = [*_name_keys(row), *_body_keys(row)]
    telling: list[object] = []
    other: list[object] = []
    for label, values in row.values.items():
        if label != "name":
            kind = telling if label.partition(":")[0] in _ALONE else other
            kind += [(label, value) for value in values]
    yield from telling
    yield from names
    yield from combinations(names, 2)
    yield from combinations(telling, 2)
    yield from product(names, telling)
    yield from product(names, other)
    yield from product(telling, other)
    yield from _pieces(row)


def _name_keys(row: Row) -> list[object]:
    found: list[object] = []
    for name in row.names:
        if name.given:
            found += [("w", name.given), ("g", sound(name.given) or name.given[:4])]
        if name.family:
            found += [("w", name.family), ("f", sound(name.family) or name.family[:4])]
    return list(dict.fromkeys(found))


def _body_keys(row: Row) -> list[object]:
    found: list[object] = []
    for name in row.values.get("name", ()):
        name = cast("tuple[str, ...]", name)
        found += [("n", name), *(("b", word) for word in name if len(word) > 2)]
        found.append(("p", "".join(name)[:6]))
    return list(dict.fromkeys(found))


def _pieces(row: Row) -> Iterator[object]:
    """Pieces of a number or an address with a slip in one half: the other half is whole."""
    for label, values in row.values.items():
        if label.partition(":")[0] in {"identifier", "phone", "email"}:
            for value in values:
                text = str(value)
                half = len(text) // 2
                if half > 2:
                    yield label, "<", text[:half]
                    yield label, ">", text[half:]
