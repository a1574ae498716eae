"""Everybody known, indexed so that each keystroke of a name finds who it may be without looking at them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from codesign.matching.compare.people import PersonName, compare_given
from codesign.matching.fold import squash
from codesign.matching.known import Candidate, Known, Typed
from codesign.matching.likelihood import LIKELY, likelihood_of, probability_of, shares
from codesign.matching.names import is_desk
from codesign.matching.score import Reason
from codesign.matching.typed.asked import Asked, asked
from codesign.matching.typed.index import Index
from codesign.matching.typed.keys import keys_of
from codesign.matching.typed.organisation import weigh_body
from codesign.matching.typed.person import Weighed, weigh_person
from codesign.matching.typed.prepared import name_of, relation_in
from codesign.matching.typed.rarity import Rarity
from codesign.matching.typed.shortlist import Precedence, shortlist
from codesign.text import plural

NOT_THE_SAME = -8.0
"""The weight of a relation of somebody, and the most of an organisation where a person may have been typed."""
_AS_WELL = 0.3
"""Two whose weights differ by no more bits than this fit equally."""
_MOST_HOLDERS = 20


class _Found(NamedTuple):
    """A contact that it may be."""

    known: Known
    weighed: Weighed
    precedence: Precedence
    is_related: bool


class Register:
    """The contacts already held, and who among them a typed name may be.

    Build it with `add`, one at a time and from any number of pieces, so that a screen can breathe between them.
    After a very large one is built, `gc.freeze()` keeps the collector from walking it while somebody types.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[int, Known] = {}
        self._precedence: dict[int, Precedence] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self._index = Index()
        self._rarity: Rarity | None = None
        for contact in known:
            self.add(contact)
        if self._known:
            self.make_ready()

    def make_ready(self) -> None:
        """Read the lists and weights that are read once, so that the first key typed is answered as soon as the rest."""
        typed = asked(Typed("Cllr J. Dovington", "Doe Trust Ltd", "A", "A", "a@b.example", "01632960000"))
        known = Known(
            "", "Councillor Jo Dovinton", "", (), ("D Trust",), ("Chair",), ("A",), ("b@b.example",)
        )
        relation_in("Doe's mum")
        shortlist(typed, self._index, self._precedence.__getitem__)
        weigh_person(typed, known, self.rarity, lambda _: True)
        weigh_body(typed, known, self.rarity)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, contact_id: object) -> bool:
        return contact_id in self._numbers

    def add(self, known: Known) -> None:
        """Add a contact, or put it in place of the one with its id."""
        self.remove(known.id)
        number, self._next = self._next, self._next + 1
        self._known[number] = known
        self._precedence[number] = (-known.met, known.name, known.id)
        self._numbers[known.id] = number
        self._rarity = None
        for key in keys_of(known):
            self._index.add(key, number)

    def replace(self, known: Known) -> None:
        """Put a changed contact in place of the one with its id."""
        self.add(known)

    def remove(self, contact_id: str) -> None:
        """Forget a contact; one that is not here is no error."""
        number = self._numbers.pop(contact_id, None)
        if number is None:
            return
        self._rarity = None
        del self._precedence[number]
        for key in keys_of(self._known.pop(number)):
            self._index.discard(key, number)

    def known(self, contact_id: str) -> Known | None:
        """Return a contact as it is known here."""
        number = self._numbers.get(contact_id)
        return None if number is None else self._known[number]

    def candidates(self, typed: Typed, limit: int = 5, *, other_than: str = "") -> list[Candidate]:
        """Return who it may be, best first; of two equal ones the one met more often, then by name, then by id.

        `other_than` is the id of somebody it is not asked about: the one whose look-alikes are sought.
        """
        what = asked(typed)
        itself = self._numbers.get(other_than, -1)
        found = [
            one
            for number in shortlist(what, self._index, self._precedence.__getitem__)
            if number != itself and (one := self._weigh(what, number, itself)) is not None
        ]
        found.sort(key=lambda one: (-round(one.weighed.weight, 2), one.precedence))
        return list(_candidates(found))[:limit]

    def bears(self, word: str, half: Literal["given", "family"]) -> bool:
        """Tell whether anybody held bears a folded word as a first or a family name; the first few are looked at."""
        for number in islice(self._index.at(f"w{word}"), _MOST_HOLDERS):
            known = self._known[number]
            name = name_of(known.name)
            if known.sort != "organisation" and name.given and word == getattr(name, half):
                return True
        return False

    @property
    def rarity(self) -> Rarity:
        """How rare names are here."""
        if self._rarity is None:
            self._rarity = Rarity(self._index, len(self._known))
        return self._rarity

    def _weigh(self, what: Asked, number: int, itself: int) -> _Found | None:
        known = self._known[number]
        if not _may_be_compared(what, known):
            return None
        related = _relation(what, known)
        if known.sort == "organisation":
            weighed = self._weigh_body(what, known)
        else:
            plain = what.plain if related is None and what.relation else what
            weighed = weigh_person(
                plain, known, self.rarity, lambda key: self._is_shared(key, what.person, itself)
            )
        if weighed is None:
            return None
        if related is not None:
            weighed = Weighed(NOT_THE_SAME, (Reason(related, NOT_THE_SAME),), NOT_THE_SAME)
        return _Found(known, weighed, self._precedence[number], related is not None)

    def _weigh_body(self, what: Asked, known: Known) -> Weighed | None:
        weighed = weigh_body(what, known, self.rarity)
        if weighed is None or what.sort or squash(what.name) in map(squash, (known.name, *known.aliases)):
            return weighed
        doubt = Reason("but this is an organisation", NOT_THE_SAME)
        weight = min(weighed.weight, NOT_THE_SAME)
        return Weighed(weight, (*weighed.why, doubt), weight)

    def _is_shared(self, key: str, typed: PersonName, itself: int) -> bool:
        """Say whether two, the one typed among them, hold an e-mail or phone who cannot be one by their first names."""
        holders = self._index.at(key)
        if len(holders) > _MOST_HOLDERS:
            return True
        names = [name_of(self._known[number].name) for number in holders if number != itself]
        givens = {name.given for name in (*names, typed) if name.given}
        return any(compare_given(one, other) == "other" for one in givens for other in givens if one < other)


def _may_be_compared(what: Asked, known: Known) -> bool:
    """Keep people and organisations apart, unless it is not known which was typed; a desk is nobody."""
    if known.sort == "person" and is_desk(known.name):
        return False
    return not what.sort or not known.sort or what.sort == known.sort


def _relation(what: Asked, known: Known) -> str | None:
    """Say that what was typed is a relation of a contact's, or that the contact is a relation of who was typed."""
    held = relation_in(known.name) if known.sort != "organisation" else None
    if what.relation is not None and held is None:
        return f"{what.typed.name.strip()} is not {known.name}" if what.relation.of else None
    if held is not None and what.relation is None:
        return f"{known.name} is not {what.name}"
    return None


def _candidates(found: list[_Found]) -> Iterator[Candidate]:
    """Give each its probability: it is one of them at most, so that two who fit equally have half each."""
    likely = [one for one in found if not one.is_related]
    share = dict(
        zip((one.known.id for one in likely), shares([one.weighed.weight for one in likely]), strict=True)
    )
    top = max((one.weighed.weight for one in likely), default=0.0)
    equals = sum(top - one.weighed.weight <= _AS_WELL for one in likely)
    doubt = equals > 1 and probability_of(top) >= LIKELY
    for one in found:
        known, why = one.known, one.weighed.why
        probability = share.get(known.id, 0.0)
        likelihood = likelihood_of(probability)
        if doubt and one is likely[0]:  # said once: they stand beneath it
            why = (*why, Reason(f"{plural(equals - 1, 'other fits', 'others fit')} as well as this", 0.0))
        elif likelihood == "very likely" and _is_only_nearer(one, likely):
            likelihood, why = "likely", (*why, Reason("another fits as well but for the ward", 0.0))
        yield Candidate(known.id, known.name, probability, likelihood, why, one.is_related)


def _is_only_nearer(one: _Found, likely: list[_Found]) -> bool:
    """Tell whether somebody else fits what was typed as well: then the ward alone makes nobody very likely."""
    typed = one.weighed.typed
    return any(other is not one and other.weighed.typed >= typed - _AS_WELL for other in likely)
