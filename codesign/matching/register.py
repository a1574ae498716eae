"""Everybody known, indexed so that each keystroke of a name finds who it may be without looking at them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from heapq import nsmallest

from codesign.matching.evidence import IsShared, ward_words
from codesign.matching.fold import email_key, folded_words, name_words, phone_key, sound, squash
from codesign.matching.index import Index, Numbers
from codesign.matching.judge import VERY_LIKELY, judge
from codesign.matching.known import Candidate, Known, Typed
from codesign.matching.names import name_form
from codesign.matching.organisations import initials, telling_words
from codesign.matching.words import words

MOST_JUDGED = 40
"""Contacts compared in full a keystroke; the rest were less alike by the index alone."""
MOST_GATHERED = 1_500
"""Contacts one word alone may gather before the search stops widening."""
_JUST_LIKELY = VERY_LIKELY - 0.001

Judge = Callable[[Typed, Known, IsShared], Candidate | None]
Precedence = tuple[int, str, str]
Spread = list[tuple[Numbers, int]]
"""Contacts a word may mean, and how much that reading is worth."""


class Register:
    """The contacts already held, and who among them a typed name may be.

    Build it with `add`, one at a time and from any number of pieces, so that a screen can breathe between them.
    After a very large one is built, `gc.freeze()` keeps the collector from walking it while somebody types.
    The inside of a comparison is the `compare` given; the register only decides whom it is worth asking about.
    """

    def __init__(self, known: Iterable[Known] = (), *, compare: Judge = judge) -> None:
        self._compare = compare
        self._known: dict[int, Known] = {}
        self._precedence: dict[int, Precedence] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self._index = Index()
        for contact in known:
            self.add(contact)

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
        for key in _keys(known):
            self._index.add(key, number)

    def replace(self, known: Known) -> None:
        """Put a changed contact in place of the one with its id."""
        self.add(known)

    def remove(self, contact_id: str) -> None:
        """Forget a contact; one that is not here is no error."""
        number = self._numbers.pop(contact_id, None)
        if number is None:
            return
        del self._precedence[number]
        for key in _keys(self._known.pop(number)):
            self._index.discard(key, number)

    def known(self, contact_id: str) -> Known | None:
        """Return a contact as it is known here."""
        number = self._numbers.get(contact_id)
        return None if number is None else self._known[number]

    def candidates(self, typed: Typed, limit: int = 5, *, other_than: str = "") -> list[Candidate]:
        """Return who it may be, best first; of two equal ones the one met more often, then by name, then by id.

        `other_than` is the id of somebody it is not asked about: the one whose look-alikes are sought.
        """
        itself = self._numbers.get(other_than)
        judged = [
            (-found.score, self._precedence[number], found)
            for number in self._worth_asking(typed)
            if number != itself
            and (found := self._compare(typed, self._known[number], self._is_shared)) is not None
        ]
        judged.sort(key=lambda found: found[:2])
        return _doubt_namesakes([found for _, _, found in judged])[:limit]

    def _is_shared(self, key: str) -> bool:
        return len(self._index.at(f"@{key}")) > 1

    def _worth_asking(self, typed: Typed) -> list[int]:
        """Choose the contacts most alike by the index alone, whichever of them came first."""
        near = self._index.union(_near_keys(typed))
        points: dict[int, int] = {}
        for numbers, worth in self._by_name(typed, near):
            for number in numbers:
                points[number] = points.get(number, 0) + worth
        for number in points.keys() & near:
            points[number] += 2
        for number in self._index.union(_reach_keys(typed)):
            points[number] = points.get(number, 0) + 6
        return self._best(points)

    def _best(self, points: dict[int, int]) -> list[int]:
        if len(points) <= MOST_JUDGED:
            return list(points)
        level: dict[int, list[int]] = {}
        for number, worth in points.items():
            level.setdefault(worth, []).append(number)
        best: list[int] = []
        for worth in sorted(level, reverse=True):
            best += nsmallest(MOST_JUDGED - len(best), level[worth], key=self._precedence.__getitem__)
        return best

    def _by_name(self, typed: Typed, near: Numbers) -> Spread:
        """Contacts that fit what is typed, and how well as far as the index can tell."""
        form = name_form(typed.name)
        found = [word.folded for word in (*form.given, *form.family)] or list(folded_words(typed.name))
        same = [(self._index.at(f"q{''.join(found)}"), 5), (self._index.at(f"w{initials(typed.name)}"), 3)]
        if all(map(_is_too_short, found)):
            return same
        if len(found) == 1:
            return [*same, *self._fits_one_word(found[0], near)]
        return [*same, *self._fits_every_word(list(dict.fromkeys(found)), near)]

    def _fits_one_word(self, word: str, near: Numbers) -> Spread:
        """The closest readings of a word; once there are plenty, only those near the event."""
        fits: Spread = []
        gathered = 0
        for numbers, worth in self._spread(word, MOST_GATHERED, near):
            fits.append((numbers if gathered <= MOST_GATHERED else numbers & near, worth))
            gathered += len(numbers)
        return fits

    def _fits_every_word(self, found: list[str], near: Numbers) -> Spread:
        """Contacts with all the words, in any reading; where nobody has them all, those with the rarest."""
        spreads = [self._spread(word, 10 * MOST_GATHERED, near) for word in found]
        wholes = [set[int]().union(*(numbers for numbers, _ in spread)) for spread in spreads]
        fits = set.intersection(*wholes) or _rarest(wholes)
        return [(numbers & fits, worth) for spread in spreads for numbers, worth in spread]

    def _spread(self, word: str, most: int, near: Numbers) -> Spread:
        """Contacts a typed word may mean, the closest readings first."""
        index = self._index
        if len(word) == 1:
            return [(index.at(f"i{word}"), 1)]
        return [
            (index.at(f"w{word}"), 5),
            (index.union(f"w{other}" for other in _said_otherwise(word)), 3),
            (index.at(f"s{sound(word)}"), 3),
            (index.union(f"w{other}" for other in index.slips(word)), 3),
            (index.beginning(word, most, near), 2),
            (index.at(f"b{word[0]}"), 1),
        ]


def _said_otherwise(word: str) -> set[str]:
    """Short forms, full forms and other spellings of a word."""
    known = words()
    full = known.long_of.get(word, frozenset())
    near = [
        full,
        known.forms.get(word, ()),
        known.short_of.get(word, ()),
        *(known.short_of[name] for name in full),
    ]
    return set[str]().union(*near) - {word}


def _rarest(wholes: list[Numbers]) -> Numbers:
    fits: Numbers = set()
    for numbers in sorted(filter(None, wholes), key=len):
        if fits and len(fits) + len(numbers) > MOST_GATHERED:
            break
        fits = fits | numbers
    return fits


def _keys(known: Known) -> set[str]:
    """Every key a contact is found by; `index` says what their first letters mean."""
    keys: set[str] = set()
    for name in (known.name, *known.aliases):
        keys |= _name_keys(name, is_organisation=known.sort == "organisation")
    reach = (*map(email_key, known.emails), *map(phone_key, known.phones))
    keys |= {f"@{key}" for key in reach if key}
    keys |= {f"d{''.join(ward_words(ward))}" for ward in known.wards}
    keys |= {f"o{squash(name)}" for name in known.organisations}
    return keys - {"d", "o", "s"}


def _name_keys(name: str, *, is_organisation: bool) -> set[str]:
    form = name_form.__wrapped__(name)  # the cache is for names being compared, not for everybody
    found = name_words(name) if is_organisation else (*form.given, *form.family)
    keys = {f"q{''.join(word.folded for word in found)}"} if found else set()
    for folded, _ in found:
        keys |= {f"w{folded}", f"i{folded[0]}", f"s{sound(folded)}"}
        if len(folded) == 1:
            keys.add(f"b{folded}")
    if is_organisation:
        keys |= {f"w{word}" for word in (*telling_words(name), initials(name)) if word}
    return keys


def _reach_keys(typed: Typed) -> list[str]:
    return [f"@{key}" for key in (email_key(typed.email), phone_key(typed.phone)) if key]


def _near_keys(typed: Typed) -> list[str]:
    """Keys of the event's ward and the typed organisation: who shares them is looked at first."""
    near = ("d" + "".join(ward_words(typed.ward)), "o" + squash(typed.organisation))
    return [key for key in near if len(key) > 1]


def _is_too_short(word: str) -> bool:
    """One Latin letter opens too many doors; one Chinese character is a name."""
    return len(word) == 1 and word.isascii()


def _doubt_namesakes(found: list[Candidate]) -> list[Candidate]:
    """Where two are very likely, none is: the person choosing must look."""
    sure = sum(one.score >= VERY_LIKELY for one in found)
    if sure < 2:
        return found
    reason = f"{sure} contacts fit as well as this"
    return [
        replace(one, score=_JUST_LIKELY, likelihood="likely", reasons=(*one.reasons, reason))
        if one.score >= VERY_LIKELY
        else one
        for one in found
    ]
