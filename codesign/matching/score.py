"""A pair of records: how much speaks for their being one, against all else they may be to each other, and why.

Likelihoods are log2. The weight of a pair is that of "the same" against the sum of the other hypotheses, each with its
prior; above nought it is likelier than not. A reason's weight is what a level says for "the same" against a stranger;
where they are likelier relatives or colleagues than strangers, that is a reason of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from math import exp2, log2
from typing import NamedTuple

from codesign.matching.blocking import MOST_IN_A_BLOCK, mails_of, people_keys
from codesign.matching.columns import Column
from codesign.matching.compare import comparer_for
from codesign.matching.entry import Entry
from codesign.matching.fields import Field, field_of
from codesign.matching.naming import Names, weight_of
from codesign.matching.weights import Likelihoods, level_likelihoods, priors

NEVER = -99.0
"""The weight of a pair that was not worth comparing in full."""


class Reason(NamedTuple):
    """One thing that speaks for (above nought) or against (below) two records being one, and how much, in bits."""

    words: str
    weight: float


class Pair(NamedTuple):
    """Two records, how likely they are one, and why."""

    one: str
    other: str
    weight: float
    probability: float
    reasons: tuple[Reason, ...]


class Sheet:
    """People side by side, by row number, and the weight of any two. Rows may be added at any time."""

    most_in_a_block = MOST_IN_A_BLOCK
    """The largest block of one key whose rows are all compared."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._prior = priors()
        self._names = Names()
        self._columns: dict[str, Column] = {}
        self._reach: list[frozenset[Hashable]] = []
        for entry in entries:
            self.add(entry)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.entries)

    def add(self, entry: Entry) -> int:
        """Take in one more and return its row."""
        who = entry.names[0] if entry.names else None
        for label in entry.values.keys() - self._columns.keys():
            self._new_column(label)
        for label, column in self._columns.items():
            column.add(entry.values.get(label, ()), who)
        self._names.add(entry.names, tuple(mail.stem for mail in mails_of(entry)))
        self._reach.append(_reach(entry))
        self.entries.append(entry)
        return len(self.entries) - 1

    def _new_column(self, label: str) -> None:
        self._columns[label] = Column(label, comparer_for(field_of(label)), len(self.entries))
        self._columns = {each: self._columns[each] for each in sorted(self._columns, key=_rank)}

    @staticmethod
    def keys(entry: Entry) -> Iterator[Hashable]:
        """Yield what an entry must share with another to be compared with it."""
        return people_keys(entry)

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits, or NEVER."""
        names = self._names.likelihoods(one, other, touch=not self._reach[one].isdisjoint(self._reach[other]))
        if names is None:
            return NEVER
        a, b, c, d, e, f = names
        for found in self._levels(one, other):
            a, b, c = a + found[0], b + found[1], c + found[2]
            d, e, f = d + found[3], e + found[4], f + found[5]
        return self._against_the_rest((a, b, c, d, e, f))

    def _levels(self, one: int, other: int) -> list[Likelihoods]:
        return [likelihoods for _, _, likelihoods in self._columns_met(one, other)]

    def _columns_met(
        self, one: int, other: int
    ) -> Iterator[tuple[Column, tuple[int, int, int], Likelihoods]]:
        """Yield the columns in which both rows say something, with the level met."""
        same_postcode = False
        for label, column in self._columns.items():
            a, b = column.cells[one], column.cells[other]
            if a and b:
                level = column.level(a, b)
                if label == Field.POSTCODE:
                    same_postcode = level[1] == level[2]
                elif same_postcode and label == Field.ADDRESS:
                    yield column, level, level_likelihoods("door", column.comparer.levels[level[0]])
                    continue
                yield column, level, column.likelihoods(*level)

    def _against_the_rest(self, total: Likelihoods) -> float:
        same, stranger, household, colleague, namesake, kin = total
        prior = self._prior
        rest = (
            self.size * exp2(stranger)
            + prior.household * exp2(household)
            + prior.colleague * exp2(colleague)
            + prior.namesake * exp2(namesake)
            + prior.kin * exp2(kin)
        )
        return log2(prior.same) + same - log2(rest)

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
        weight = self.weight(one, other)
        reasons = tuple(sorted(self._reasons(one, other), key=lambda reason: -abs(reason.weight)))
        first, second = sorted((self.entries[one].id, self.entries[other].id))
        return Pair(first, second, weight, 1 / (1 + exp2(-max(-60.0, min(60.0, weight)))), reasons)

    def _reasons(self, one: int, other: int) -> Iterator[Reason]:
        for met in self._names.reasons(one, other):
            yield Reason(met.words, weight_of(met.likelihoods))
        for column, level, likelihoods in self._columns_met(one, other):
            yield Reason(column.words(*level), weight_of(likelihoods))


_FIRST = (Field.POSTCODE, Field.ADDRESS)
_REACH = (Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ORGANISATION)


def _rank(label: str) -> tuple[int, str]:
    field = field_of(label)
    return (_FIRST.index(field) if field in _FIRST else len(_FIRST), label)


def _reach(entry: Entry) -> frozenset[Hashable]:
    return frozenset(value for field in _REACH for value in entry.values.get(field, ()))
