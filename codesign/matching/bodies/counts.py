"""How often a value stands among the user's own organisations, and what their records tell of places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import permutations
from math import prod
from typing import NamedTuple

from codesign.matching.bodies.body import Body, dialling_code, postal_area
from codesign.matching.compare.organisation_name import OrganisationName

_LEAST_SHARE = 0.1
"""A postal area with fewer of a dialling code's organisations is a slip or a body that moved."""


_OFTEN, _TIMES = 3, 20
"""A slip stands in fewer records than this, or the right word in so many times more."""


class Held:
    """The values of one field, and the names of those that have them."""

    def __init__(self) -> None:
        self._by: defaultdict[Hashable, set[str]] = defaultdict(set)

    def add(self, values: Iterable[Hashable], keys: Iterable[str]) -> None:
        """Note the values of a record and its names."""
        for value in values:
            self._by[value].update(keys)

    def others(self, value: Hashable, one: Body, other: Body) -> int:
        """Return how many have a value besides the two bodies."""
        held = self._by[value]
        return len(held) - len(held.intersection(name.key for body in (one, other) for name in body.names))


class _Learnt(NamedTuple):
    """What the records together tell of places."""

    in_one_area: float
    on_one_code: float
    areas_of_code: Mapping[str, frozenset[str]]
    side_by_side: frozenset[tuple[str, str]]
    """Different postal areas of one dialling code, each way round."""


class Counts:
    """What the records of organisations say together."""

    def __init__(self) -> None:
        self.size = 0
        self.numbers = Held()
        self.emails = Held()
        self.phones = Held()
        self.postcodes = Held()
        self.doors = Held()
        self.words: Counter[str] = Counter()
        self.domains = Held()
        self._postcodes_of: defaultdict[str, set[str]] = defaultdict(set)
        self._phones_of: defaultdict[str, set[str]] = defaultdict(set)
        self._areas_of_code: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._areas: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._known: _Learnt | None = None
        self._namesakes: dict[str, float] = {}

    def add(self, body: Body) -> None:
        """Take in one more record."""
        self.size += 1
        self._known = None
        self._namesakes.clear()
        keys = [name.key for name in body.names]
        self.domains.add(body.domains, keys)
        self.numbers.add(body.numbers, keys)
        self.emails.add(body.emails, keys)
        self.phones.add(body.phones, keys)
        self.postcodes.add(body.postcodes, keys)
        self.doors.add(body.doors, keys)
        self.words.update({word for name in body.names for word in name.words})
        areas = set(map(postal_area, body.postcodes))
        for name in body.names:
            self._postcodes_of[name.key].update(body.postcodes)
            self._phones_of[name.key].update(body.phones)
        codes = set(map(dialling_code, body.phones)) - {""}
        for code in codes:
            self._areas_of_code[code].update(areas)
        self._areas.update(areas)
        self._codes.update(codes)

    @property
    def in_one_area(self) -> float:
        """How many organisations are in one postal area with one of them, as far as they say: all, in a parish."""
        return self._learnt().in_one_area

    @property
    def on_one_code(self) -> float:
        """How many organisations have the dialling code of one of them."""
        return self._learnt().on_one_code

    def areas(self, body: Body) -> frozenset[str]:
        """Return a body's postal areas: by its postcodes, or by where the user's records have its dialling code."""
        if body.postcodes:
            return frozenset(map(postal_area, body.postcodes))
        areas_of = self._learnt().areas_of_code
        return frozenset().union(*(areas_of.get(dialling_code(phone), ()) for phone in body.phones))

    def are_side_by_side(self, one: str, other: str) -> bool:
        """Say whether two postal areas are one dialling code's, as SE and SW are London's."""
        return (one, other) in self._learnt().side_by_side

    def _learnt(self) -> _Learnt:
        """Return what the records tell of places, worked out anew after a record was added."""
        if self._known is None:
            areas_of = {code: _main_areas(counts) for code, counts in self._areas_of_code.items()}
            self._known = _Learnt(
                _met_by_chance(self._areas) * self.size,
                _met_by_chance(self._codes) * self.size,
                areas_of,
                frozenset(pair for areas in areas_of.values() for pair in permutations(areas, 2)),
            )
        return self._known

    def namesakes(self, body: Body) -> float:
        """Estimate how many other bodies have this name: by how common its words are, and by what stands under it."""
        return max((self._namesakes_of(name) for name in body.names), default=0.0)

    def _namesakes_of(self, name: OrganisationName) -> float:
        """Estimate it for one of its names.

        One body has more than one postcode because it moved, or more than one phone because of a slip; where there are
        several of both, there are several bodies.
        """
        found = self._namesakes.get(name.key)
        if found is None:
            chance = prod((self.words[word] / self.size for word in name.in_order), start=float(self.size))
            postcodes, phones = self._postcodes_of[name.key], self._phones_of[name.key]
            areas, bodies = len(set(map(postal_area, postcodes))), min(len(postcodes), len(phones))
            found = self._namesakes[name.key] = 2 * chance + 0.3 * max(0, areas - 1, bodies - 1)
        return found

    def are_two_words(self, one: str, other: str) -> bool:
        """Say whether two words that differ by a letter stand here often enough that neither is the other's slip."""
        rarer, commoner = sorted((self.words[one], self.words[other]))
        return rarer >= _OFTEN and rarer * _TIMES >= commoner


def _main_areas(counts: Counter[str]) -> frozenset[str]:
    least = counts.total() * _LEAST_SHARE
    return frozenset(area for area, count in counts.items() if count > 1 and count >= least)


def _met_by_chance(counts: Counter[str]) -> float:
    total = counts.total()
    return sum(count * count for count in counts.values()) / (total * total) if total else 0.0
