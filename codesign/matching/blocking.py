"""Which pairs are worth comparing: records that share one of some twenty keys, the commonest keys left out."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.matching.compare.people import PersonName
from codesign.matching.entry import Entry
from codesign.matching.fold import sound
from codesign.matching.words import words

MOST_IN_A_BLOCK = 150
"""A key that more records share tells nothing by itself."""


def blocks(entries: list[Entry]) -> list[list[int]]:
    """Return the rows of each key that two or more, but not too many, share."""
    by_key: dict[object, list[int]] = {}
    for row, entry in enumerate(entries):
        for key in set(_keys(entry)):
            by_key.setdefault(key, []).append(row)
    return [rows for rows in by_key.values() if 1 < len(rows) <= MOST_IN_A_BLOCK]


def _keys(entry: Entry) -> Iterator[object]:
    for label, values in entry.values.items():
        for value in values:
            if label not in {"role", "kind", "place"}:
                yield label, value
    for name in entry.names:
        yield from _name_keys(name, entry)
    if not entry.names:
        for value in entry.values.get("name", ()):
            yield "n", str(value)[:6]
            for word in str(value).split():
                yield "w", word


def _name_keys(name: PersonName, entry: Entry) -> Iterator[object]:
    known = words()
    forms = known.forms.get(name.given, frozenset())
    givens = {name.given, *known.long_of.get(name.given, ()), min({name.given, *forms})} - {""}
    said = sound(name.family) or name.family
    for given in givens:
        yield "gf", given, name.family
        yield "gs", given, said
        yield "g3", given, name.family[:3]
        for postcode in entry.values.get("postcode", ()):
            yield "gp", given, postcode
        for organisation in entry.values.get("organisation", ()):
            yield "go", given, organisation
    yield "if", name.given[:1], name.family
    yield "swap", *sorted((name.given, name.family))
    for part in name.parts:
        yield "part", name.given[:1], part
    for middle in name.middle:
        yield "gf", middle, name.family
    for postcode in entry.values.get("postcode", ()):
        yield "fp", said, str(postcode)[:-2]
    for organisation in entry.values.get("organisation", ()):
        yield "fo", said, organisation
