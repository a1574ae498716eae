"""A pair of records: how much speaks for their being one, against all else they may be to each other, and why.

Likelihoods are log2. The weight of a pair is that of "the same" against the sum of the other hypotheses, each with its
prior; above nought it is likelier than not. A reason's weight is what a level says for "the same" against a stranger;
where they are likelier relatives or colleagues than strangers, that is a reason of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from math import exp2, log2
from typing import NamedTuple

from codesign.matching.columns import Column
from codesign.matching.compare import comparer_for
from codesign.matching.entry import Entry
from codesign.matching.fields import Field, field_of
from codesign.matching.frequency import numbers_in
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
    """All records of one sort side by side, by row number, and the weight of any two."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.size = max(2, len(entries))
        self._prior = priors()
        are_people = any(entry.names for entry in entries)
        who = [_who(entry) for entry in entries] if are_people else []
        labels = sorted({label for entry in entries for label in entry.values}, key=_rank)
        self.columns = [self._column(label, who) for label in labels]
        self._rows = list(zip(*(column.cells for column in self.columns), strict=True)) or [()] * len(entries)
        self._postcode, self._address = _place(labels, Field.POSTCODE), _place(labels, Field.ADDRESS)
        self._reach = [_reach(entry) for entry in entries]
        self._names = None
        if are_people:
            self._names = Names([entry.names for entry in entries], [_stems(entry) for entry in entries])

    def _column(self, label: str, who: Sequence[Hashable]) -> Column:
        rows = [entry.values.get(label, ()) for entry in self.entries]
        comparer = comparer_for(Field.ORGANISATION if label == Field.NAME else field_of(label))
        return Column(label, "name" if label == Field.NAME else comparer.key, comparer, rows, who)

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits, or NEVER."""
        a = b = c = d = e = f = 0.0
        if self._names is not None:
            names = self._names.likelihoods(
                one, other, touch=not self._reach[one].isdisjoint(self._reach[other])
            )
            if names is None:
                return NEVER
            a, b, c, d, e, f = names
        for _, _, (one_, two, three, four, five, six) in self._columns_met(one, other):
            a, b, c, d, e, f = a + one_, b + two, c + three, d + four, e + five, f + six
        return self._against_the_rest((a, b, c, d, e, f))

    def _columns_met(
        self, one: int, other: int
    ) -> Iterator[tuple[Column, tuple[int, int, int], Likelihoods]]:
        """Yield the columns in which both rows say something, with the level met."""
        same_postcode = False
        for at, (column, a, b) in enumerate(
            zip(self.columns, self._rows[one], self._rows[other], strict=True)
        ):
            if a and b:
                level = column.level(a, b)
                if at == self._postcode:
                    same_postcode = level[1] == level[2]
                elif at == self._address and same_postcode:
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
        if self._names is not None:
            for met in self._names.reasons(one, other):
                yield Reason(met.words, weight_of(met.likelihoods))
        for column, level, likelihoods in self._columns_met(one, other):
            yield Reason(column.words(*level), weight_of(likelihoods))


_FIRST = (Field.POSTCODE, Field.ADDRESS)


def _rank(label: str) -> tuple[int, str]:
    field = field_of(label)
    return (_FIRST.index(field) if field in _FIRST else len(_FIRST), label)


def _place(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else -1


def _reach(entry: Entry) -> frozenset[object]:
    return frozenset((*entry.values.get(Field.EMAIL, ()), *entry.values.get(Field.PHONE, ())))


def _stems(entry: Entry) -> tuple[str, ...]:
    mails = entry.values.get(Field.EMAIL, ())
    return tuple(mail.stem for mail in mails if not mail.is_desk)  # type: ignore[attr-defined]


def _who(entry: Entry) -> Hashable:
    return entry.names[0] if entry.names else entry.values.get(Field.NAME, ("",))[0]


__all__ = ["NEVER", "Column", "Pair", "Reason", "Sheet", "numbers_in"]
