"""Which pairs are worth comparing: records that share one of some twenty keys, the commonest keys left out."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.matching.bodies.keys import organisation_keys
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
        for key in set(organisation_keys(entry) if entry.sort == "organisation" else _keys(entry)):
            by_key.setdefault(key, []).append(row)
    return [rows for rows in by_key.values() if 1 < len(rows) <= MOST_IN_A_BLOCK]


def _keys(entry: Entry) -> Iterator[object]:
    for label, values in entry.values.items():
        for value in values:
            if label not in {"role", "kind", "place"} and (label != "organisation" or not entry.names):
                yield label, value
    for name in entry.names:
        yield from _name_keys(name, entry)
    if not entry.names:
        for value in entry.values.get("name", ()):
            yield "n", str(value)[:6]
            for word in str(value).split():
                yield "w", word


def _name_keys(name: PersonName, entry: Entry) -> Iterator[object]:
    given, family, initial = name.given, name.family, name.given[:1]
    said = sound(family) or family
    postcodes = [str(postcode) for postcode in entry.values.get("postcode", ())]
    organisations = entry.values.get("organisation", ())
    for form in _forms(given):
        yield "gs", form, said
        yield "g3", form, family[:3]
        yield "ge", form, family[-3:]
        for postcode in postcodes:
            yield "gp", form, postcode
    yield "if", initial, family
    yield "is", initial, said, len(family) // 4
    yield "turned", *sorted((given, family))
    yield "sounds turned", *sorted((sound(given) or given, said))
    for part in name.parts[: 3 if len(name.parts) > 1 else 0]:
        yield "if", initial, part
    for middle in name.middle:
        yield "gs", middle, said
        yield "if", initial, middle
    for postcode in postcodes:
        yield "fp", said, postcode[:-2]
        yield "fd", family, postcode[:-3]
    for organisation in organisations:
        yield "fo", said, organisation
    yield "stem", given + family
    for mail in entry.values.get("email", ()):
        if not mail.is_desk:  # type: ignore[attr-defined]
            yield "stem", mail.stem  # type: ignore[attr-defined]
            yield "local", mail.local  # type: ignore[attr-defined]


def _forms(given: str) -> set[str]:
    """Return what a first name may be keyed by, so that two forms of one name share a key."""
    known = words()
    full = known.long_of.get(given, frozenset())
    return {min({name, *known.forms.get(name, ())}) for name in (given, *full)} - {""}
