"""All organisations side by side, by row number: the weight of any two, and why."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from math import log2
from typing import NamedTuple

from codesign.matching.bodies.body import Body, body_of
from codesign.matching.bodies.counts import Counts
from codesign.matching.bodies.keys import organisation_keys
from codesign.matching.bodies.reasons import field_words, name_words
from codesign.matching.bodies.said import Said, compare_fields
from codesign.matching.bodies.weights import Likelihoods, bits, organisation_weights, rest_of
from codesign.matching.compare.organisations import NamesCompared, OrganisationLevel, compare_names
from codesign.matching.entry import Entry
from codesign.matching.score import NEVER, Pair, Reason, pair_of
from codesign.matching.sheet import AnySheet

Level = OrganisationLevel
MOST_NAMESAKES = 1.0
"""However common a name, it stands for no more other bodies than this beside each of its own."""


class _Weighed(NamedTuple):
    names: NamesCompared
    said: tuple[Said, ...]
    rows: tuple[Likelihoods, ...]
    totals: Likelihoods

    @property
    def weight(self) -> float:
        return bits(self.totals)

    @property
    def shares(self) -> list[float]:
        """How likely each of the other hypotheses is, if they are not one."""
        rest = rest_of(self.totals)
        return [total / rest for total in self.totals[1:]]


class OrganisationSheet(AnySheet):
    """Organisations, by row. What they tell together is counted as each comes: there is nothing to learn or recount."""

    most_in_a_block = 150

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._bodies: list[Body] = []
        self.counts = Counts()
        self._rows: dict[Said, Likelihoods] = {}
        super().__init__(entries)

    def add(self, entry: Entry) -> int:
        """Take in one more organisation and return its row."""
        body = body_of(entry)
        self.entries.append(entry)
        self._bodies.append(body)
        self.counts.add(body)
        self._rows.clear()
        return len(self.entries) - 1

    @staticmethod
    def keys(entry: Entry) -> Iterable[Hashable]:
        """Return what an entry must share with another to be compared with it."""
        return organisation_keys(entry)

    def beside(self, row: int) -> str:
        """Return the first telling word of a row's name."""
        names = self._bodies[row].names
        return next(iter(names[0].in_order), "") if names else ""

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits, or NEVER."""
        first, second = self._bodies[one], self._bodies[other]
        names = self._names(first, second)
        if names.level >= Level.BRANCH and len(first.reach & second.reach) < 2:
            return NEVER
        weighed = self._weighed(first, second, names)
        return min(weighed.weight, -_TWO) if _is_another(weighed) else weighed.weight

    def are_two(self, one: int, other: int) -> bool:
        """Tell whether two rows are two by their names: two branches, or schools of two ages."""
        return self._names(self._bodies[one], self._bodies[other]).level in _TWO_BODIES

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
        first, second = self._bodies[one], self._bodies[other]
        weighed = self._weighed(first, second, self._names(first, second))
        reasons = sorted(self._reasons(first, second, weighed), key=lambda reason: -abs(reason.weight))
        weight = weighed.weight
        if _is_another(weighed) and weight > -_TWO:
            reasons.append(Reason(_BY_NAME, round(-_TWO - weight, 1)))
            weight = -_TWO
        return pair_of((self.entries[one].id, self.entries[other].id), weight, reasons)

    def _names(self, one: Body, other: Body) -> NamesCompared:
        """Compare every name with every name and keep the best."""
        if len(one.names) == len(other.names) == 1:
            found = compare_names(one.names[0], other.names[0])
        else:
            each = (compare_names(a, b) for a in one.names for b in other.names)
            found = min(each, key=lambda names: names.level, default=_NO_NAME)
        return found if found.level is Level.SAME else self._read_with_the_rest(found, one, other)

    def _read_with_the_rest(self, names: NamesCompared, one: Body, other: Body) -> NamesCompared:
        """See what else the records say of the words that only one name has."""
        if any(self._are_two(a, b, one, other) for a, b in names.slips):
            return names._replace(level=Level.OTHER)
        if names.level is Level.PART and (names.one | names.other) <= one.told | other.told:
            return names._replace(level=Level.PLACE)
        if names.level is Level.BRANCH and (names.one & other.told or names.other & one.told):
            return names._replace(level=Level.PART)
        return names

    def _are_two(self, a: str, b: str, one: Body, other: Body) -> bool:
        """Say whether two words are no slip: the records have both often, or each stands in its own web address."""
        if self.counts.are_two_words(a, b):
            return True
        return _is_spelt(a, b, one) and _is_spelt(b, a, other)

    def _weighed(self, one: Body, other: Body, names: NamesCompared) -> _Weighed:
        said = (*_name_said(one, other, names), *compare_fields(one, other, self.counts))
        rows = tuple(map(self._row, said))
        a, b, c, d, e, f = organisation_weights().priors
        namesakes = max(self.counts.namesakes(one), self.counts.namesakes(other))
        b, c = float(self.size), c + min(MOST_NAMESAKES, namesakes)
        for row in rows:
            a, b, c, d, e, f = a * row[0], b * row[1], c * row[2], d * row[3], e * row[4], f * row[5]
        return _Weighed(names, said, rows, (a, b, c, d, e, f))

    def _row(self, said: Said) -> Likelihoods:
        """Return how likely a level is; equal values by how often they stand among the user's organisations."""
        found = self._rows.get(said)
        if found is None:
            found = organisation_weights().levels[said.field][said.level]
            if said.holders:
                chance = said.holders / max(self.size, 2)
                same, _, *others = found
                found = (same, chance, *(max(likely, chance) for likely in others))
            self._rows[said] = found
        return found

    def _reasons(self, one: Body, other: Body, weighed: _Weighed) -> Iterable[Reason]:
        """Give each field its part of the weight: against what else they may be, as likely as each is."""
        shares = weighed.shares
        for said, row in zip(weighed.said, weighed.rows, strict=True):
            against = sum(share * log2(likely) for share, likely in zip(shares, row[1:], strict=True))
            words = (
                name_words(one.names, other.names, weighed.names)
                if said.field == "name"
                else field_words(said)
            )
            yield Reason(words, round(log2(row[0]) - against, 1))


_TWO_BODIES = frozenset({Level.BRANCH, Level.TIER, Level.INSIDE, Level.BECAME})
_TWO = 1.0
"""How much less likely one body is, where names are two bodies'."""
_BY_NAME = "two bodies by their names, and no number of their own is the same"
_NO_NAME = NamesCompared(Level.OTHER)


def _is_another(weighed: _Weighed) -> bool:
    """Say whether names are two branches' or two schools', and no charity or company number says otherwise.

    Branches share a national number and a mailbox, schools an office and a drive.
    """
    if weighed.names.level not in {Level.BRANCH, Level.TIER}:
        return False
    return all((said.field, said.level) != ("number", "same") for said in weighed.said)


def _name_said(one: Body, other: Body, names: NamesCompared) -> Iterator[Said]:
    """Return how the names agree; a record without one says nothing against."""
    if one.names and other.names:
        level = names.level.name.lower()
        yield Said("name", level, organisation_weights().chance.get(level, 0.0))


def _is_spelt(word: str, not_as: str, body: Body) -> bool:
    """Say whether a body's own web address has this spelling."""
    return any(word in domain and not_as not in domain for domain in body.domains)
