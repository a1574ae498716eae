"""How much two people's names speak for one person, by how often the names stand in the user's own data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from codesign.matching.compare.people import (
    DOUBTFUL,
    Agreement,
    NamesCompared,
    PersonName,
    compare_family,
    compare_given,
    compare_people,
    family_words,
    given_words,
    is_near_a_form,
    is_turned,
)
from codesign.matching.people.besides import besides, is_plain, offices_of, title_level, words_beside
from codesign.matching.people.two_people import Two, two_by_name
from codesign.matching.weights import Likelihoods, level_likelihoods
from codesign.matching.words import words

UNMET = 0.5
"""How often a name that stands nowhere else is expected among strangers."""
WAYS = {
    "form": 3.0,
    "short": 4.0,
    "tongue": 4.0,
    "near form": 100.0,
    "sound": 4.0,
    "slip": 30.0,
    "begins": 5.0,
    "part": 3.0,
}
"""In how many ways a name can become another at each level. Jan and Jane are a slip apart, but where both are common
they are two names; a spelling that nobody else has is a slip."""

_TWO_NAMES = frozenset({"other", "slip", "near form", "begins", "mail"})

HIDDEN = "another name they are known by"
"""All that is said of a name somebody has left."""


class Met(NamedTuple):
    """One level that was met, what it says, and how likely it is under each hypothesis."""

    words: str
    likelihoods: Likelihoods


class Names:
    """The names of a sheet's rows, and of each the letters before the @ of its e-mails."""

    def __init__(self) -> None:
        self._rows: list[tuple[PersonName, ...]] = []
        self._stems: list[tuple[str, ...]] = []
        self._only: list[PersonName | None] = []
        """A row's name where it has one, of two halves: most do, and two such are compared faster."""
        self._givens: Counter[str] = Counter()
        self._families: Counter[str] = Counter()
        self._offices: Counter[str] = Counter()
        self._beside: dict[str, dict[str, int]] = {}
        """Family names, and how often each first name stands beside them."""
        self._two_givens: set[tuple[str, str, str]] = set()
        self._mailboxes: dict[tuple[str, str], set[str]] = {}
        self._known: dict[tuple[str, Agreement], Likelihoods] = {}
        self._full: dict[tuple[str, str], Likelihoods] = {}
        self._whole: dict[tuple[str, str], Likelihoods] = {}
        """Both halves of a name that two have, added up: at 100,000 most pairs that get this far are namesakes."""

    def add(self, names: tuple[PersonName, ...], stems: tuple[str, ...]) -> None:
        """Take in one more row."""
        self._rows.append(names)
        self._stems.append(stems)
        only = names[0] if len(names) == 1 and names[0].given and names[0].family else None
        if only is not None and only.speaks_of:
            only = None
        self._only.append(only)
        for name in names:
            self._givens[name.given] += 1
            self._families[name.family] += 1
            beside = self._beside.setdefault(name.family, {})
            beside[name.given] = beside.get(name.given, 0) + 1
            for middle in name.middle:
                if len(middle) > 1:
                    self._two_givens.add((name.given, middle, name.family))
            if name.titles:
                self._offices.update(offices_of(name))
            if stems:
                self._mailboxes.setdefault((name.given, name.family), set()).update(stems)

    def recount(self) -> None:
        """Forget what was worked out from earlier counts."""
        self._known.clear()
        self._full.clear()
        self._whole.clear()

    @property
    def _size(self) -> int:
        return max(2, len(self._rows))

    def likelihoods(self, one: int, other: int, touch: Callable[[int, int], bool]) -> Likelihoods | None:
        """Return how likely two rows' names are; None where they rule it out.

        `touch` is asked whether the two share an e-mail, a phone, a postcode or an organisation: people marry, and mistype.
        """
        a, b = self._only[one], self._only[other]
        if a is not None and b is not None:
            if a.given == b.given and a.family == b.family and is_plain(a, b):
                known = self._whole.get((a.given, a.family))
                if known is not None:
                    return known
            given = compare_given(a.given, b.given)
            family = compare_family(a.parts, b.parts)
            has_given, has_family = given not in DOUBTFUL, family.level not in DOUBTFUL
            if has_given and has_family:
                return self._both_halves(a, b, Agreement(given, a.given, b.given), family)
            is_open = self._may_yet_be_one(a, b, one, other, given if has_family else "", has_given=has_given)
            if not is_open and not ((has_given or has_family) and touch(one, other)):
                return None
            if has_family and given == "other" and self._is_plainly_other(a, b, one, other):
                return self._both_halves(a, b, Agreement(given, a.given, b.given), family)
        best = self._best(one, other)
        if best is None:
            return None if self._rows[one] and self._rows[other] else NOTHING
        a, b, found = best
        if is_ruled_out(found) or (has_another_family(found) and not touch(one, other)):
            return None
        return added(likelihoods for likelihoods, _ in self._met(a, b, found))

    def _may_yet_be_one(
        self, a: PersonName, b: PersonName, one: int, other: int, given: str, *, has_given: bool
    ) -> bool:
        """Tell at a glance whether two rows of which a half disagrees are worth a closer look.

        `given` is the level of the first names where the family names agree, else empty.
        """
        if given:
            return given == "initial" or bool(a.middle or b.middle)
        if has_given:
            return _is_in(b.family, self._stems[one]) or _is_in(a.family, self._stems[other])
        return is_turned(a, b)

    def _is_plainly_other(self, a: PersonName, b: PersonName, one: int, other: int) -> bool:
        """Tell whether nothing can explain another first name: no middle name, no slip in a short form, no e-mail."""
        if a.middle or b.middle or is_near_a_form(a.given, b.given):
            return False
        return not (_is_in(a.family, self._stems[other]) or _is_in(b.family, self._stems[one]))

    def _both_halves(self, a: PersonName, b: PersonName, given: Agreement, family: Agreement) -> Likelihoods:
        """Add up two halves that both agree: by far the commonest pair that gets this far."""
        first = self._weighed("given", given)
        is_whole = given.level == family.level == "same"
        second = self._full_name(given, family) if is_whole else self._weighed("family", family)
        if is_plain(a, b):
            i, j, k, x, y, z = first
            p, q, r, u, v, w = second
            total = i + p, j + q, k + r, x + u, y + v, z + w
            if is_whole:
                self._whole[given.one, family.one] = total
            return total
        rest = besides(a, b, NamesCompared(given, family), self._middle)
        return added((first, second, *(self._beside_likelihoods(key, level, a, b) for key, level in rest)))

    def reasons(self, one: int, other: int) -> Iterator[Met]:
        """Say how two rows' names agree."""
        if best := self._best(one, other):
            a, b, found = best
            if a.is_hidden or b.is_hidden:
                yield Met(HIDDEN, added(likelihoods for likelihoods, _ in self._met(a, b, found)))
                return
            for likelihoods, said in self._met(a, b, found):
                yield Met(_by_weight(_in_words(said, a, b), said, likelihoods), likelihoods)

    def is_one_name(self, one: int, other: int) -> bool:
        """Tell whether two rows' names may be one name, as a parent and a child or two namesakes bear it."""
        best = self._best(one, other)
        halves = (best[2].given, best[2].family) if best else ()
        return bool(halves) and not any(half and half.level in _TWO_NAMES for half in halves)

    def two(self, one: int, other: int) -> Two:
        """Say whether two rows' names are two people's, and what these are to each other then."""
        best = self._best(one, other)
        if best is None:
            return "always" if self._rows[one] and self._rows[other] else ""
        a, b, found = best
        two = two_by_name(a, b, found, sexes=bool(a.titles and b.titles) and title_level(a, b) == "sex")
        return "office" if two == "names" and self._does_one_bear_both(a, b) else two

    def _does_one_bear_both(self, a: PersonName, b: PersonName) -> bool:
        """Tell whether somebody here has both first names: beside David Richard Orchard, Dave and Richard may be one."""
        long_of, none = words().long_of, frozenset[str]()
        ones, others = ({name.given} | long_of.get(name.given, none) for name in (a, b))
        both = self._two_givens
        return any(
            (one, other, family) in both or (other, one, family) in both
            for one in ones
            for other in others
            for family in (a.family, b.family)
        )

    def of(self, row: int) -> tuple[PersonName, ...]:
        """Return the names of a row."""
        return self._rows[row]

    def _best(self, one: int, other: int) -> tuple[PersonName, PersonName, NamesCompared] | None:
        """Return the two names, of those each goes by, that agree best."""
        ones, others = self._rows[one], self._rows[other]
        found = [
            (a, b, compare_people(a, b, self._stems[one], self._stems[other]))
            for a in ones
            for b in others
            if a.speaks_of == b.speaks_of  # Jane's mum is not Jane, whatever they share
        ]
        if len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda each: self._speaks(*each))

    def _speaks(self, a: PersonName, b: PersonName, found: NamesCompared) -> float:
        total = added(likelihoods for likelihoods, _ in self._met(a, b, found))
        return total[0] - total[1]

    def _met(
        self, a: PersonName, b: PersonName, found: NamesCompared
    ) -> Iterator[tuple[Likelihoods, tuple[str, Agreement]]]:
        given, family = found.given, found.family
        if given is not None:
            yield self._weighed("given", given), ("given", given)
        if family is not None:
            if given is not None and given.level == family.level == "same" and not found.turned:
                yield self._full_name(given, family), ("family", family)
            else:
                yield self._weighed("family", family), ("family", family)
        for key, level in besides(a, b, found, self._middle):
            yield self._beside_likelihoods(key, level, a, b), (key, Agreement(level, "", ""))

    def _beside_likelihoods(self, key: str, level: str, a: PersonName, b: PersonName) -> Likelihoods:
        """Weigh a title by how many here bear it: among councillors, Councillor tells nothing."""
        if (key, level) != ("title", "same"):
            return level_likelihoods(key, level)
        held = max(self._offices[office] for office in offices_of(a) & offices_of(b))
        return level_likelihoods(key, level, min(0.95, (held + 1) / (self._offices.total() + 4)))

    def _middle(self, name: PersonName) -> tuple[str, ...]:
        """Return the middle names; a word that is oftener a family name here is half of one that is not hyphened."""
        return tuple(
            word for word in name.middle if len(word) == 1 or self._givens[word] > self._families[word]
        )

    def _weighed(self, key: str, found: Agreement) -> Likelihoods:
        known = self._known.get((key, found))
        if known is None:
            stranger = None if found.level == "other" else self._among_strangers(key, found)
            known = self._known[key, found] = level_likelihoods(key, found.level, stranger)
        return known

    def _among_strangers(self, key: str, found: Agreement) -> float:
        count = self._givens.__getitem__ if key == "given" else self._bearers
        others = min(count(found.one), count(found.other)) - (2 if found.one == found.other else 1)
        return min(0.9, WAYS.get(found.level, 1.0) * max(UNMET, others + UNMET) / self._size)

    def _bearers(self, family: str) -> int:
        """Count about how many people bear a family name: a rare one always beside one first name is one person's."""
        beside = self._beside.get(family, {})
        total = sum(beside.values())
        return min(total, max(len(beside), total // 2))

    def _full_name(self, given: Agreement, family: Agreement) -> Likelihoods:
        """Weigh a family name that agrees beside a first name: Mohammed Khan is commoner than its halves tell."""
        name = (given.one, family.one)
        found = self._full.get(name)
        if found is None:
            found = self._full[name] = self._weighed_full(given, family)
        return found

    def _weighed_full(self, given: Agreement, family: Agreement) -> Likelihoods:
        people = len(self._mailboxes.get((given.one, family.one), ()))
        if people < 2:
            return self._weighed("family", family)
        among = max(
            self._among_strangers("family", family),
            (people - 1) / self._size / self._among_strangers("given", given),
        )
        return level_likelihoods("family", "same", min(0.9, among))


def _is_in(family: str, stems: tuple[str, ...]) -> bool:
    for stem in stems:  # noqa: SIM110  asked of every pair: any() would make a generator each time
        if family in stem:
            return True
    return False


NOTHING: Likelihoods = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def added(every: Iterable[Likelihoods]) -> Likelihoods:
    """Add likelihoods up."""
    a = b = c = d = e = f = 0.0
    for one, two, three, four, five, six in every:
        a, b, c, d, e, f = a + one, b + two, c + three, d + four, e + five, f + six
    return a, b, c, d, e, f


def is_ruled_out(found: NamesCompared) -> bool:
    """Say whether names alone rule out one person: no half of them agrees."""
    given = found.given.level if found.given else ""
    family = found.family.level if found.family else ""
    if given == "other" or (not given and family == "other"):
        return family in {"other", "initial", ""}
    return False


def has_another_family(found: NamesCompared) -> bool:
    """Say whether the family names disagree: then something else must be shared."""
    return found.family is not None and found.family.level in DOUBTFUL


def _in_words(said: tuple[str, Agreement], a: PersonName, b: PersonName) -> str:
    """Say one level of two names."""
    key, found = said
    if key == "given":
        return given_words(found)
    if key == "family":
        return family_words(found)
    return words_beside(key, found.level, a, b)


def _by_weight(words: str, said: tuple[str, Agreement], likelihoods: Likelihoods) -> str:
    """Say what speaks against as such: two forms of one name that so many bear here that they are oftener two people."""
    key, found = said
    if weight_of(likelihoods) >= 0 or key not in {"given", "family"} or found.level not in WAYS:
        return words
    return f"{found.one.capitalize()}, not {found.other.capitalize()}: many bear either here"


def weight_of(likelihoods: Likelihoods) -> float:
    """Return what a level says for the same against a stranger, in bits."""
    return round(likelihoods[0] - likelihoods[1], 1)
