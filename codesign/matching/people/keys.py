"""Which pairs of people are worth comparing: those that share one of some twenty keys, the commonest keys left out."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from codesign.matching.compare.email import Email
from codesign.matching.compare.people import PersonName
from codesign.matching.entry import Entry
from codesign.matching.fields import Field
from codesign.matching.fold import sound
from codesign.matching.words import forget_with_words, words

MOST_IN_A_BLOCK = 150
"""A key that more records share tells nothing by itself."""
FEW = 20
"""The same for a key that says little, as an initial and a family name: at 50,000 contacts more found nothing more."""
_SAY_LITTLE = frozenset({"stem", "if", "is", "g3", "ge", "turned", "sounds"})
_ALONE = (Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ADDRESS, Field.IDENTIFIER, Field.BORN)
_SLOTS = 1 << 22
_SLOT = _SLOTS - 1
"""What of a key's number says its slot."""


class Blocks:
    """The rows that share a key. Most keys are one row's: which are not is learnt first, and only those are kept.

    A key is kept as a number; the lowest bit of it says that it may be shared by a few only.
    """

    def __init__(self, most: int = MOST_IN_A_BLOCK) -> None:
        self._most = most
        self._once, self._twice = bytearray(_SLOTS), bytearray(_SLOTS)
        self._keys = array("q")
        self._ends = array("q")

    def add(self, keys: Iterable[Hashable]) -> None:
        """Take in the keys of the next row."""
        once, twice = self._once, self._twice
        numbers = set(map(key_number, keys))
        for number in numbers:
            slot = number & _SLOT
            if once[slot]:
                twice[slot] = 1
            else:
                once[slot] = 1
        self._keys.extend(numbers)
        self._ends.append(len(self._keys))

    def shared(self) -> Iterator[list[int]]:
        """Yield the rows of each key that two or more, but not too many, share, and nothing at all now and then."""
        rows_of: defaultdict[int, list[int]] = defaultdict(list)
        twice, start = self._twice, 0
        for row, end in enumerate(self._ends):
            for key in [key for key in self._keys[start:end] if twice[key & _SLOT]]:
                rows_of[key].append(row)
            start = end
            yield []
        self._keys, self._once, self._twice = array("q"), bytearray(), bytearray()
        for key, rows in rows_of.items():
            yield rows if 1 < len(rows) <= most_sharing(key, self._most) else []


def key_number(key: Hashable) -> int:
    """Return the number a key is kept as."""
    number = hash(key)
    return number | 1 if key.__class__ is tuple and key[0] in _SAY_LITTLE else number & ~1


def most_sharing(number: int, most: int) -> int:
    """Return how many may share a key, by its number, and be compared; `most` is for a key that says enough."""
    return FEW if number & 1 else most


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
        yield "ge", form, family[:1], family[-2:]
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
        yield "if", initial, middle  # half of a double name that is not hyphened
        for form in forms_of(middle) if len(middle) > 1 else ():
            yield "gs", form, said
    for postcode in postcodes:
        yield "fp", said, postcode[:-2]
    for organisation in entry.values.get(Field.ORGANISATION, ()):
        yield "fo", said, organisation


@lru_cache(maxsize=16_384)
def forms_of(given: str) -> tuple[str, ...]:
    """Return what a first name may be keyed by, so that two forms of one name share a key."""
    known = words()
    full = known.long_of.get(given, frozenset())
    return tuple(sorted({min({name, *known.forms.get(name, ())}) for name in (given, *full)} - {""}))


forget_with_words(forms_of.cache_clear)
