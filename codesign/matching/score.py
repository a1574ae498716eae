"""A pair of records: how much speaks for their being one, against all else they may be to each other, and why.

Likelihoods are log2. The weight of a pair is that of "the same" against the sum of the other hypotheses, each with its
prior; above nought it is likelier than not. A reason's weight is what a level says for "the same" against a stranger;
where they are likelier relatives or colleagues than strangers, that is a reason of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from math import exp2, log2
from typing import NamedTuple

from codesign.matching.compare import comparer_for
from codesign.matching.entry import Entry
from codesign.matching.fields import Field, field_of
from codesign.matching.fold import sound
from codesign.matching.likelihood import probability_of
from codesign.matching.people.columns import Column, LevelMet
from codesign.matching.people.frequency import Cell, drawn_pairs, numbers_in, share_a_number
from codesign.matching.people.keys import MOST_IN_A_BLOCK, mails_of, people_keys
from codesign.matching.people.mailboxes import Mailboxes
from codesign.matching.people.naming import Names, weight_of
from codesign.matching.people.two_people import Two, is_of_an_office, is_own_mailbox
from codesign.matching.sheet import AnySheet
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


def pair_of(ids: Iterable[str], weight: float, reasons: Iterable[Reason]) -> Pair:
    """Make a pair of two ids, whichever way round they are given, as likely as its weight says."""
    one, other = sorted(ids)
    return Pair(one, other, weight, probability_of(weight), tuple(reasons))


class Sheet(AnySheet):
    """People side by side, by row number, and the weight of any two."""

    most_in_a_block = MOST_IN_A_BLOCK

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._prior = priors()
        self._names = Names()
        self._mailboxes = Mailboxes()
        self._columns: dict[str, Column] = {}
        self._places: list[Column] = []
        self._others: list[Column] = []
        self._compared: list[tuple[list[Cell], Callable[[Cell, Cell], Likelihoods]]] = []
        """The cells of the other columns, and how they are compared: looked up once, not for each pair."""
        self._reach: list[list[Cell]] = []
        self._mails: list[list[Cell]] = []
        super().__init__(entries)

    def add(self, entry: Entry) -> int:
        """Take in one more and return its row."""
        who = entry.names[0] if entry.names else None
        for label in entry.values.keys() - self._columns.keys():
            self._new_column(label)
        for label, column in self._columns.items():
            column.add(entry.values.get(label, ()), who)
        mails = mails_of(entry)
        self._names.add(entry.names, tuple(mail.stem for mail in mails))
        self._mailboxes.add(mails)
        self.entries.append(entry)
        return len(self.entries) - 1

    def recount(self) -> None:
        """Weigh by what is held now: weights that were worked out when there was less are forgotten."""
        self._names.recount()
        for column in self._columns.values():
            column.recount()

    def _new_column(self, label: str) -> None:
        self._columns[label] = Column(label, comparer_for(field_of(label)), len(self.entries))
        columns = [self._columns[each] for each in sorted(self._columns)]
        self._places = [each for each in reversed(columns) if each.label in _PLACES]  # the postcode first
        self._others = [each for each in columns if each.label not in _PLACES]
        self._compared = [(each.cells, each.likelihoods) for each in self._others]
        self._reach = [each.cells for each in columns if each.label in _REACH]
        self._mails = [each.cells for each in columns if each.label == Field.EMAIL]

    def learn(self) -> Iterator[None]:
        """See how often strangers agree here, a little at a time; before any two rows are weighed."""
        drawn = list(drawn_pairs(len(self.entries)))
        yield
        for column in self._columns.values():
            yield from column.learn(drawn)

    @staticmethod
    def keys(entry: Entry) -> Iterator[Hashable]:
        """Yield what an entry must share with another to be compared with it."""
        return people_keys(entry)

    def beside(self, row: int) -> str:
        """Return how a row's family name sounds."""
        names = self.entries[row].names
        return (sound(names[0].family) or names[0].family) if names else ""

    def weight(self, one: int, other: int) -> float:
        """Return the weight of two rows in bits, or NEVER."""
        total = self._total(one, other)
        if total is None:
            return NEVER
        same = log2(self._prior.same) + total[0]
        weight = same - log2(sum(self._rest(total)))
        return -_TWO if weight > 0 and self._two(one, other) else weight

    def are_two(self, one: int, other: int) -> bool:
        """Tell whether two rows' names are two people's, whatever a third may say.

        A name without Jnr is not as plainly another's: who is called so is not always.
        """
        two = self._names.two(one, other)
        if two == "names":  # one of two first names, or two who share a mobile: a third may tell
            return not self._share_their_own(one, other, two, whoever_else=True)
        return two == "always" and not self._share_their_own(one, other, two)

    def _two(self, one: int, other: int) -> Two:
        two = self._names.two(one, other)
        if not two or (two == "home" and not any(self._shared(one, other, _AT_HOME))):
            return ""
        if two in {"names", "office"} and not self._share_an_office(one, other):
            return ""
        return "" if self._share_their_own(one, other, two) else two

    def _share_an_office(self, one: int, other: int) -> bool:
        """Tell whether two rows share a mailbox that says nobody's name."""
        names = (*self._names.of(one), *self._names.of(other))
        return any(
            is_of_an_office(column.values.held[number], names)
            for column, number in self._shared(one, other, (Field.EMAIL,))
        )

    def _shared(self, one: int, other: int, fields: Container[Field]) -> Iterator[tuple[Column, int]]:
        """Yield what two rows both have in some fields, by its number in the column."""
        for column in self._columns.values():
            if field_of(column.label) in fields and (a := column.cells[one]) and (b := column.cells[other]):
                for number in set(numbers_in(a)).intersection(numbers_in(b)):
                    yield column, number

    def _share_their_own(self, one: int, other: int, two: Two, *, whoever_else: bool = False) -> bool:
        """Tell whether two rows share what is one person's: a mobile, an e-mail with the first name, a birth date.

        A mobile of which others say that it is theirs is one person's where that is asked of `whoever_else` has it.
        """
        names = (*self._names.of(one), *self._names.of(other))
        for column, number in self._shared(one, other, _OWN):
            field, value = field_of(column.label), column.values.held[number]
            if field is Field.EMAIL:
                if is_own_mailbox(value.stem, names, two):
                    return True
            elif field is not Field.PHONE or (
                str(value).startswith("7") and (whoever_else or not column.is_shared(number))
            ):
                return True
        return False

    def _total(self, one: int, other: int) -> Likelihoods | None:
        names = self._names.likelihoods(one, other, self._touch)
        if names is None:
            return None
        a, b, c, d, e, f = names
        for two, three, four, five, six, seven in self._columns_met(one, other):
            a, b, c, d, e, f = a + two, b + three, c + four, d + five, e + six, f + seven
        return a, b, c, d, e, f

    def _columns_met(self, one: int, other: int) -> list[Likelihoods]:
        """Return how likely the columns are in which both rows say something."""
        found = []
        for cells, likelihoods_of in self._compared:
            a = cells[one]
            if a and (b := cells[other]):
                found.append(likelihoods_of(a, b))
        for column in self._places:
            if column.cells[one] and column.cells[other]:
                found += (likelihoods for _, _, likelihoods in self._whereabouts(one, other))
                break
        mailboxes = self._mailboxes.likelihoods(one, other)
        if mailboxes is not None and not self._touch(one, other, self._mails):
            found.append(mailboxes)
        return found

    def _touch(self, one: int, other: int, columns: Iterable[list[Cell]] | None = None) -> bool:
        """Tell whether two rows share an e-mail, a phone, a postcode or an organisation."""
        for cells in self._reach if columns is None else columns:
            a, b = cells[one], cells[other]
            if a and b and (a == b or share_a_number(a, b)):
                return True
        return False

    def _whereabouts(self, one: int, other: int) -> Iterator[tuple[Column, LevelMet, Likelihoods]]:
        """Weigh postcode and address together: who shares the postcode shares the street."""
        same_postcode = False
        for column in self._places:
            a, b = column.cells[one], column.cells[other]
            if not a or not b:
                continue
            if column.label == Field.POSTCODE and a == b:
                same_postcode = True
            if same_postcode and column.label == Field.ADDRESS:
                met = column.level(a, b)
                yield column, met, level_likelihoods("door", column.comparer.levels[met[0]])
            else:
                yield column, column.level(a, b), column.likelihoods(a, b)

    def _rest(self, total: Likelihoods) -> tuple[float, float, float, float, float]:
        """Return how likely each hypothesis but "the same" is, beside its prior."""
        prior = self._prior
        return (
            self.size * exp2(total[1]),
            prior.household * exp2(total[2]),
            prior.colleague * exp2(total[3]),
            prior.namesake * exp2(total[4]),
            prior.kin * exp2(total[5]),
        )

    def pair(self, one: int, other: int) -> Pair:
        """Compare two rows and say why."""
        reasons = sorted(self._reasons(one, other), key=lambda reason: -abs(reason.weight))
        return pair_of((self.entries[one].id, self.entries[other].id), self.weight(one, other), reasons)

    def _reasons(self, one: int, other: int) -> Iterator[Reason]:
        for named in self._names.reasons(one, other):
            yield Reason(named.words, weight_of(named.likelihoods))
        for column, met, likelihoods in self._whereabouts(one, other):
            yield Reason(column.words(met), weight_of(likelihoods))
        for column in self._others:
            a, b = column.cells[one], column.cells[other]
            if a and b:
                met, weight = column.level(a, b), weight_of(column.likelihoods(a, b))
                yield Reason(f"{column.words(met)}{_how_much(column, met, weight)}", weight)
        total = self._total(one, other)
        if total is not None:
            rest = self._rest(total)
            yield from _instead(rest, is_one_name=self._names.is_one_name(one, other))
            weight = log2(self._prior.same) + total[0] - log2(sum(rest))
            if weight > 0 and self._two(one, other):
                yield Reason(_BY_NAME, round(-_TWO - weight, 1))


def _how_much(column: Column, met: LevelMet, weight: float) -> str:
    is_shared = column.comparer.levels[met[0]] == column.comparer.shared
    return ": weak" if is_shared and weight < _WEAK else ""


def _instead(rest: tuple[float, ...], *, is_one_name: bool) -> Iterator[Reason]:
    """Say what two may be to each other instead of one or strangers, and what that takes off."""
    may_be = range(1, len(rest) if is_one_name else 1 + len(_OF_ANY_NAME))
    stranger, likeliest = rest[0], max(may_be, key=rest.__getitem__)
    taken = log2(sum(rest) / stranger)
    if taken >= 1:
        yield Reason(_INSTEAD[likeliest], -round(taken, 1))


_WEAK = 3.0
"""What two share that cannot be one is called weak below this weight: in a small table it may be all there is."""
_BY_NAME = "two people by their names, and they share nothing that is one person's"
_OF_ANY_NAME = ("household", "colleague")
"""What two may be to each other whatever their names are: these come first of the rest."""
_INSTEAD = {
    1: "they may be two of one household",
    2: "they may be two of one organisation",
    3: "there may be two people of this name",
    4: "a parent and a child may bear one name",
}
_PLACES = (Field.ADDRESS, Field.POSTCODE)
_AT_HOME = (Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ADDRESS)
_OWN = (Field.EMAIL, Field.PHONE, Field.BORN, Field.IDENTIFIER)
_TWO = 4.0
"""How much less likely one person is, where names are two people's, than these."""
_REACH = (Field.EMAIL, Field.PHONE, Field.POSTCODE, Field.ORGANISATION)
