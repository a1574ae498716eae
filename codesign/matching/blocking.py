"""Which pairs of people are worth comparing: those that share one of some twenty keys, the commonest keys left out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from codesign.matching.compare.email import Email
from codesign.matching.compare.people import PersonName
from codesign.matching.entry import Entry
from codesign.matching.fields import Field
from codesign.matching.fold import sound
from codesign.matching.words import words

MOST_IN_A_BLOCK = 150
"""A key that more records share tells nothing by itself."""
_ALONE = (Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ADDRESS, Field.IDENTIFIER, Field.BORN)


class Blocks:
    """The rows that share a key. Keys are kept as numbers, which take a third of the room."""

    def __init__(self, most: int = MOST_IN_A_BLOCK) -> None:
        self._most = most
        self._rows: dict[int, int | list[int]] = {}  # most keys are one row's: a bare number saves a list

    def add(self, row: int, keys: Iterable[Hashable]) -> None:
        """Note the keys of a row; rows come in rising order."""
        rows = self._rows
        for key in set(map(hash, keys)):
            held = rows.get(key)
            if held is None:
                rows[key] = row
            elif isinstance(held, int):
                rows[key] = [held, row]
            elif len(held) <= self._most:
                held.append(row)

    def at(self, keys: Iterable[Hashable]) -> set[int]:
        """Return the rows that share any of the keys."""
        found: set[int] = set()
        for key in set(map(hash, keys)):
            held = self._rows.get(key)
            if isinstance(held, int):
                found.add(held)
            elif held is not None and len(held) <= self._most:
                found.update(held)
        return found

    def shared(self) -> Iterator[list[int]]:
        """Yield the rows of each key that two or more, but not too many, share; the keys are forgotten."""
        rows, self._rows = self._rows, {}
        while rows:
            held = rows.popitem()[1]
            if isinstance(held, list) and len(held) <= self._most:
                yield held


def people_keys(entry: Entry) -> Iterator[Hashable]:
    """Yield a person's keys."""
    for field in _ALONE:
        for value in entry.values.get(field, ()):
            yield field, value
    for mail in mails_of(entry):
        yield "stem", mail.stem
        yield "local", mail.local
    for name in entry.names:
        yield from _name_keys(name, entry)


def mails_of(entry: Entry) -> list[Email]:
    """Return the e-mails that are somebody's own and no desk's."""
    return [
        mail for mail in entry.values.get(Field.EMAIL, ()) if isinstance(mail, Email) and not mail.is_desk
    ]


def _name_keys(name: PersonName, entry: Entry) -> Iterator[Hashable]:
    given, family, initial = name.given, name.family, name.given[:1]
    said, said_given = sound(family) or family, sound(given) or given
    postcodes = [str(postcode) for postcode in entry.values.get(Field.POSTCODE, ())]
    for form in forms_of(given):
        yield "gs", form, said
        yield "g3", form, family[:3]
        yield "ge", form, family[-3:]
        for postcode in postcodes:
            yield "gp", form, postcode
    yield "if", initial, family
    yield "is", initial, said
    yield ("turned", given, family) if given < family else ("turned", family, given)
    yield ("sounds", said, said_given) if said < said_given else ("sounds", said_given, said)
    yield "stem", given + family
    if len(name.parts) > 1:
        for part in name.parts[:3]:
            yield "if", initial, part
    for middle in name.middle:
        yield "gs", middle, said
        yield "if", initial, middle
    for postcode in postcodes:
        yield "fp", said, postcode[:-2]
        yield "fd", family, postcode[:-3]
    for organisation in entry.values.get(Field.ORGANISATION, ()):
        yield "fo", said, organisation


@lru_cache(maxsize=16_384)
def forms_of(given: str) -> tuple[str, ...]:
    """Return what a first name may be keyed by, so that two forms of one name share a key."""
    known = words()
    full = known.long_of.get(given, frozenset())
    return tuple(sorted({min({name, *known.forms.get(name, ())}) for name in (given, *full)} - {""}))
