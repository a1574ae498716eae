"""How well two names agree, in a few named levels, each with a sentence a person can read.

The values were set by hand on made-up contacts so that the order is the one a careful officer would give.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from codesign.matching.fold import Word, sound
from codesign.matching.names import Form
from codesign.matching.words import usual_of, words

ALIKE = 0.74
"""Least Jaro-Winkler likeness of two words that sound alike: Kathryn and Catherine have .757, Jane and John .700."""
GIVEN, FAMILY = 0.4, 0.6
"""Share of a name's agreement that each half carries."""
UNSAID = 0.4
"""What a half is worth where only one of the two names has it."""


class Level(IntEnum):
    """How two words, or two halves of a name, agree."""

    CONFLICT = 0
    UNSAID = 1
    INITIAL = 2
    BEGINS = 3
    SLIP = 4
    SOUND = 5
    SHORT = 6
    FORM = 7
    SAME = 8


class Agreement(NamedTuple):
    """What two words or halves have in common."""

    level: Level
    value: float
    reason: str = ""


class NameAgreement(NamedTuple):
    """What two whole names have in common."""

    value: float
    given: Level
    family: Level
    reasons: tuple[str, ...]

    @property
    def conflicts(self) -> bool:
        """Whether a half is said in both and differs."""
        return Level.CONFLICT in (self.given, self.family)

    @property
    def is_same(self) -> bool:
        """Whether both halves are the same."""
        return self.given == self.family == Level.SAME

    @property
    def is_partial(self) -> bool:
        """Whether a half rests on an initial, on nothing, or on a word still being typed."""
        return min(self.given, self.family) <= Level.BEGINS


NONE = Agreement(Level.CONFLICT, 0.0)
NEITHER_SAID = Agreement(Level.SAME, 1.0)
"""Neither name has this half: two people of one name only."""


def compare_words(typed: Word, known: Word, *, given: bool) -> Agreement:
    """Say how a typed word agrees with a known one, at the best level that fits."""
    one, other = typed.folded, known.folded
    if one == other:
        return Agreement(Level.SAME, 1.0)
    if len(one) == 1 or len(other) == 1:
        return _initial(typed, known, given=given)
    if other in words().forms.get(one, ()):
        return Agreement(Level.FORM, 0.9, f"{typed.written} and {known.written} are forms of one name")
    if given and (short := _short(typed, known)):
        return short
    begins = _begins(typed, known, given=given)
    if begins.level and abs(len(one) - len(other)) > 1:  # one letter more is another spelling: Clark, Clarke
        return begins
    if sound(one) == sound(other) != "" and _likeness(one, other) >= ALIKE:
        return Agreement(Level.SOUND, 0.85, f"{typed.written} sounds like {known.written}")
    if _is_slip(one, other):
        return Agreement(Level.SLIP, 0.8, f"{typed.written} is a slip of the finger from {known.written}")
    return begins


def _initial(typed: Word, known: Word, *, given: bool) -> Agreement:
    long, short = (known, typed) if len(typed.folded) == 1 else (typed, known)
    initial = short.written.rstrip(".")
    if long.folded.startswith(short.folded):
        return Agreement(Level.INITIAL, 0.6 if given else 0.3, f"{initial} fits {long.written}")
    full = [name for name in words().long_of.get(long.folded, ()) if name.startswith(short.folded)]
    if given and full:
        reason = f"{initial} fits {usual_of(full).capitalize()}, and {long.written} is short for it"
        return Agreement(Level.INITIAL, 0.5, reason)
    return NONE


def _begins(typed: Word, known: Word, *, given: bool) -> Agreement:
    """Say whether one word begins the other: somebody is still typing, or a first name is cut short."""
    one, other = typed.folded, known.folded
    if other.startswith(one):
        return Agreement(
            Level.BEGINS, 0.5 + 0.4 * len(one) / len(other), f"{typed.written} begins {known.written}"
        )
    if given and len(other) > 2 and one.startswith(other):
        return Agreement(Level.BEGINS, 0.7, f"{known.written} may be short for {typed.written}")
    return NONE


def _short(typed: Word, known: Word) -> Agreement | None:
    long_of, one, other = words().long_of, typed.folded, known.folded
    if other in long_of.get(one, ()):
        return Agreement(Level.SHORT, 0.9, f"{typed.written} is short for {known.written}")
    if one in long_of.get(other, ()):
        return Agreement(Level.SHORT, 0.9, f"{known.written} is short for {typed.written}")
    if both := long_of.get(one, frozenset()) & long_of.get(other, frozenset()):
        full = usual_of(both).capitalize()
        return Agreement(Level.SHORT, 0.8, f"{typed.written} and {known.written} are both short for {full}")
    return None


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.similarity(one, other)


def _is_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    if shorter < 4:
        return False
    allowed = 1 if shorter < 9 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def compare_names(typed: Form, known: Form) -> NameAgreement:
    """Say how a typed name agrees with a known one: in the order written, or else in any order."""
    if typed.whole and typed.whole == known.whole:
        return NameAgreement(1.0, Level.SAME, Level.SAME, ("same name",))
    in_order = _in_order(typed, known)
    if not typed.given:
        as_given = _joined(_given(typed.family, known.given), _unsaid(known.family))
        return max(in_order, as_given, key=lambda found: (not found.conflicts, found.value))
    if not in_order.conflicts:
        return in_order
    return _any_order(typed, known) or in_order


def _in_order(typed: Form, known: Form) -> NameAgreement:
    return _joined(_given(typed.given, known.given), _family(typed.family, known.family))


def _joined(given: Agreement, family: Agreement) -> NameAgreement:
    reasons = [given.reason, family.reason]
    if family.level == Level.SAME and given.level != Level.SAME:
        reasons.append("same family name" if given.level != Level.UNSAID else "")
    if given.level == Level.SAME and family.level != Level.SAME and given is not NEITHER_SAID:
        reasons.append("same first name")
    if given.level == family.level == Level.SAME:
        reasons.append("same first and family name")
    if Level.UNSAID in (given.level, family.level):
        reasons.append("only one name to go by")
    value = GIVEN * given.value + FAMILY * family.value
    return NameAgreement(value, given.level, family.level, tuple(filter(None, reasons)))


def _unsaid(other: Sequence[Word]) -> Agreement:
    return Agreement(Level.UNSAID, UNSAID) if other else NEITHER_SAID


def _given(typed: Sequence[Word], known: Sequence[Word]) -> Agreement:
    """Compare first names; a middle name may be the one used, and another middle name tells namesakes apart."""
    if not typed or not known:
        return _unsaid(typed or known)
    if "".join(word.folded for word in typed) == "".join(word.folded for word in known):
        return Agreement(Level.SAME, 1.0)
    first = compare_words(typed[0], known[0], given=True)
    if first.level != Level.CONFLICT:
        return _with_middle(first, typed, known)
    for word in known[1:]:
        middle = compare_words(typed[0], word, given=True)
        if middle.level > Level.INITIAL:
            return Agreement(
                middle.level, middle.value * 0.9, middle.reason or f"{word.written} is the middle name"
            )
    return NONE


def _with_middle(first: Agreement, typed: Sequence[Word], known: Sequence[Word]) -> Agreement:
    if len(typed) < 2 or len(known) < 2:
        return first
    if compare_words(typed[1], known[1], given=True).level != Level.CONFLICT:
        return first
    reason = f"another middle name: {typed[1].written}, not {known[1].written}"
    return Agreement(first.level, first.value * 0.7, f"{first.reason}; {reason}" if first.reason else reason)


def _family(typed: Sequence[Word], known: Sequence[Word]) -> Agreement:
    """Compare family names; one half of a double name is a good sign."""
    if not typed or not known:
        return _unsaid(typed or known)
    if "".join(word.folded for word in typed) == "".join(word.folded for word in known):
        return Agreement(Level.SAME, 1.0)
    if len(typed) == len(known) == 1:
        return compare_words(typed[0], known[0], given=False)
    best = max(
        (compare_words(one, other, given=False) for one in typed for other in known),
        key=lambda found: found.value,
    )
    if best.level != Level.SAME:
        return best._replace(value=best.value * 0.9)
    half = next(one for one in typed for other in known if one.folded == other.folded)
    if len(half.folded) < 3 or half.folded in words().particles:
        return NONE
    return Agreement(Level.FORM, 0.85, f"{half.written} is part of a double name")


def _any_order(typed: Form, known: Form) -> NameAgreement | None:
    """Match each typed word to a known one wherever it stands, for names written family first."""
    left = [*known.given, *known.family]
    levels, total = [], 0.0
    reasons = ["names in another order"]
    for word in (*typed.given, *typed.family):
        found = [(compare_words(word, other, given=True), number) for number, other in enumerate(left)]
        best, where = max(found, key=lambda pair: (pair[0].value, -pair[1]), default=(NONE, 0))
        if best.level <= Level.INITIAL:
            return None
        left.pop(where)
        total += best.value
        levels.append(best.level)
        if best.reason:
            reasons.append(best.reason)
    return NameAgreement(0.9 * total / len(levels), min(levels), max(levels), tuple(reasons))
