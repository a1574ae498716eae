"""People's names: first and family names compared apart, each in a few named levels with a sentence.

A level here is a name, not a number; `matching/people/naming.py` weighs it by how often the names stand in the user's data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from codesign.matching.fold import Word, fold, name_words, sound
from codesign.matching.names import NameParts, name_parts
from codesign.matching.words import forget_with_words, words
from codesign.matching.words.kin import speaks_of, writer_of

_ALIKE = 0.74
"""Least Jaro-Winkler likeness of two words that sound alike: Kathryn and Catherine have .757, Jane and John .700."""


DOUBTFUL = frozenset({"other", "initial"})
"""Levels of a half that something else may yet explain: a middle name, an e-mail, the names turned round."""


class PersonName(NamedTuple):
    """A name taken apart to be compared; everything but `written` is folded."""

    given: str
    """The first of the first names; empty where there is one name only."""
    middle: tuple[str, ...]
    family: str
    parts: tuple[str, ...]
    """The words of the family name."""
    generation: str
    titles: tuple[Word, ...]
    whole: str
    written: str
    is_hidden: bool = False
    """They have left this name: it is compared, and never said."""
    speaks_of: str = ""
    """Whose mum, assistant or scribe this is, where that is all that is said; see `kin.speaks_of`."""


class Agreement(NamedTuple):
    """How one half of two names agrees: the level, and the two words it was found in."""

    level: str
    one: str
    other: str


def person_name(text: str) -> PersonName:
    """Take a person's name apart."""
    taken = _taken_apart(text, name_parts(writer_of(text)))
    return taken._replace(speaks_of=of) if (of := speaks_of(text)) else taken


def person_name_of_parts(given: str, family: str) -> PersonName:
    """Make a name of a first and a family name that were written apart."""
    return _taken_apart(f"{given} {family}".strip(), NameParts(given=given, family=family))


def _taken_apart(text: str, parts: NameParts) -> PersonName:
    given, family = _folded(name_words(parts.given)), _folded(name_words(parts.family))
    generation = words().generations.get(fold(parts.generation), "") if parts.generation else ""
    titles = name_words(parts.title) if parts.title else ()
    joined = "".join(family)
    whole = " ".join((*given, joined)).strip()
    first = given[0] if given else ""
    return PersonName(first, given[1:], joined, family, generation, titles, whole, text)


def _folded(found: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.folded for word in found)


@lru_cache(maxsize=65_536)
def compare_given(one: str, other: str) -> str:
    """Compare two first names."""
    if one == other:
        return "initial" if is_initial(one) else "same"
    if len(one) == 1 or len(other) == 1:
        return "initial" if _initial_fits(one, other) else "other"
    known = words()
    if other in known.spellings.get(one, ()):
        return "form"
    ones, others = known.long_of.get(one, frozenset()), known.long_of.get(other, frozenset())
    if other in ones or one in others or ones & others:
        return "short"
    if other in known.tongues.get(one, ()):
        return "tongue"
    if level := nearness(one, other):
        return level
    if min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)):
        return "begins"
    return "other"


@lru_cache(maxsize=16_384)
def is_near_a_form(one: str, other: str) -> bool:
    """Tell whether a name is a slip of the finger from a short form or other spelling of the other: Trricia, Patricia.

    Two names that we know are no slip of each other: Jenny is not Johnny.
    """
    if is_known_name(one) and is_known_name(other):
        return False
    return _slips(_said_otherwise(one), other) or _slips(_said_otherwise(other), one)


def is_known_name(word: str) -> bool:
    """Tell whether a first name is one that our lists have, and so is hardly a slip."""
    known = words()
    return word in known.forms or word in known.short_of or word in known.long_of or word in known.usual


def is_initial(word: str) -> bool:
    """Tell whether a word is a bare initial; one Chinese character is a name."""
    return len(word) == 1 and word.isascii()


def _initial_fits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    return any(name.startswith(short) for name in words().long_of.get(long, ()))


@lru_cache(maxsize=4_096)
def _said_otherwise(name: str) -> frozenset[str]:
    known, none = words(), frozenset[str]()
    return known.short_of.get(name, none) | known.long_of.get(name, none) | known.forms.get(name, none)


def _slips(forms: frozenset[str], written: str) -> bool:
    first, length = written[0], len(written)
    return any(
        form[0] == first and len(form) > 3 and abs(len(form) - length) < 2 and bool(nearness(form, written))
        for form in forms
    )


def nearness(one: str, other: str) -> str:
    """Say whether two words sound alike or differ by a slip of the finger; empty where neither."""
    shorter = min(len(one), len(other))
    if shorter < 3:
        return ""
    said = sound(one)
    if said and said == sound(other) and JaroWinkler.similarity(one, other) >= _ALIKE:
        return "sound"
    allowed = 1 if shorter < 9 else 2
    if shorter < 4 or abs(len(one) - len(other)) > allowed:
        return ""
    return "slip" if OSA.distance(one, other, score_cutoff=allowed) <= allowed else ""


@lru_cache(maxsize=32_768)
def compare_family(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Compare two family names, word by word where they are double."""
    first, second = "".join(one), "".join(other)
    if first == second:
        return Agreement("initial" if is_initial(first) else "same", first, second)
    known = words()
    if second in known.family_spellings.get(first, ()) or _is_other_ending(first, second):
        return Agreement("form", first, second)
    if second in known.family_tongues.get(first, ()):
        return Agreement("tongue", first, second)
    if len(one) > 1 or len(other) > 1:
        if sorted(one) == sorted(other):
            return Agreement("part", first, second)
        small = known.particles
        shared = [part for part in one if len(part) > 2 and part in other and part not in small]
        if shared:
            return Agreement("part", shared[-1], shared[-1])
    if len(first) == 1 or len(second) == 1:
        return Agreement("initial" if first[:1] == second[:1] else "other", first, second)
    return Agreement(nearness(first, second) or "other", first, second)


def _is_other_ending(one: str, other: str) -> bool:
    """Tell whether two are one family name as a man and a woman bear it: Kowalski, Kowalska."""
    if one[:4] != other[:4]:
        return False  # so end nearly all: to remember the answer would take longer
    for endings in words().family_endings:
        if one.endswith(endings) and other.endswith(endings):
            stems = {name[: -len(end)] for name in (one, other) for end in endings if name.endswith(end)}
            if len(stems) == 1:
                return True
    return False


def mail_says(stem: str, name: PersonName) -> bool:
    """Tell whether the letters before an @ are a name: first and family name, in either order or cut short."""
    family, given = name.family, name.given
    if len(family) < 3 or len(given) < 2 or family not in stem:
        return False
    rest = (
        stem[: -len(family)]
        if stem.endswith(family)
        else stem[len(family) :]
        if stem.startswith(family)
        else ""
    )
    rest = rest.removeprefix("cllr")
    return len(rest) > 1 and compare_given(rest, given) in _CLEAR


def may_be_any(one: PersonName, others: Iterable[PersonName]) -> bool:
    """Tell whether somebody may be one of several who hold the same value."""
    given = one.given
    for other in others:  # noqa: SIM110  asked of every value: any() would make a generator each time
        if (given and given == other.given) or may_be_one(one, other):
            return True
    return False


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether names leave it open that two who hold one mailbox are one: people marry, so the first name decides."""
    if one.speaks_of != other.speaks_of:
        return False
    if one.given and other.given:
        if compare_given(one.given, other.given) != "other":
            return True
        return _is_explained(one, other)
    found = compare_people(one, other)
    if found.given is None:
        return found.family is None or found.family.level != "other"
    return found.given.level != "other"


def _is_explained(one: PersonName, other: PersonName) -> bool:
    """Tell whether two who hold one mailbox may be one under two first names: as `compare_people` tells, but sooner."""
    has_middle = bool(one.middle or other.middle)
    if not has_middle and not may_be_turned(one, other):
        return False
    if has_middle and _middle(one, other):
        return True
    if is_turned(one, other) and (family := _family(one, other)) and family.level in DOUBTFUL:
        return True
    return is_near_a_form(one.given, other.given)


class NamesCompared(NamedTuple):
    """How two names agree; a half that only one of them has is None."""

    given: Agreement | None
    family: Agreement | None
    turned: bool = False
    """One of them is written family name first."""


def compare_people(
    one: PersonName, other: PersonName, one_stems: Sequence[str] = (), other_stems: Sequence[str] = ()
) -> NamesCompared:
    """Compare two names, with what the letters before the @ of each one's e-mails say."""
    given, family = _given(one, other), _family(one, other)
    if given is None and family is not None and family.level == "other":
        return _one_name(one, other) or NamesCompared(given, family)
    if given is not None and given.level in DOUBTFUL:
        given = _middle(one, other) or _near_a_form(given)
    if given is None or family is None or (given.level not in DOUBTFUL and family.level not in DOUBTFUL):
        return NamesCompared(given, family)
    if given.level == "other" and family.level in DOUBTFUL:
        return _turned(one, other) or NamesCompared(given, family)
    says = _mail(one, other_stems) or _mail(other, one_stems)
    if says and family.level in DOUBTFUL:
        family = Agreement("mail", says.family, says.family)
    elif says and given.level in DOUBTFUL:
        given = Agreement("mail", says.given, says.given)
    return NamesCompared(given, family)


def _given(one: PersonName, other: PersonName) -> Agreement | None:
    return given_agreement(one.given, other.given) if one.given and other.given else None


def given_agreement(one: str, other: str) -> Agreement:
    """Compare two first names, and keep the two words."""
    return Agreement(compare_given(one, other), one, other)


def _family(one: PersonName, other: PersonName) -> Agreement | None:
    if not one.family or not other.family:
        return None
    found = compare_family(one.parts, other.parts)
    if found.level == "other":
        for family, middle in ((one.family, other.middle), (other.family, one.middle)):
            if family in middle:  # Jane Brown Smith, who was Jane Brown
                return Agreement("part", family, family)
    return found


def _middle(one: PersonName, other: PersonName) -> Agreement | None:
    """Find the first name of one among the middle names of the other."""
    for used, middle in ((one.given, other.middle), (other.given, one.middle)):
        for name in middle:
            if len(name) > 1 and len(used) > 1 and compare_given(used, name) in _CLEAR:
                return Agreement("middle", used, used)
    return None


def _near_a_form(given: Agreement) -> Agreement:
    is_near = given.level == "other" and is_near_a_form(given.one, given.other)
    return given._replace(level="near form") if is_near else given


def may_be_turned(one: PersonName, other: PersonName) -> bool:
    """Tell by the first letters whether two names may be one, turned round: a slip rarely takes the first letter."""
    return one.family[:1] == other.given[:1] or one.given[:1] == other.family[:1]


def is_turned(one: PersonName, other: PersonName) -> bool:
    """Tell whether each name's halves fit the other's, turned round."""
    if not may_be_turned(one, other):
        return False
    halves = {compare_given(one.given, other.family), compare_given(one.family, other.given)}
    return halves <= _FITS and bool(halves & _CLOSE)


def _turned(one: PersonName, other: PersonName) -> NamesCompared | None:
    if not is_turned(one, other):
        return None
    family = compare_given(one.family, other.given)
    first = given_agreement(one.given, other.family)
    second = Agreement("form" if family == "short" else family, one.family, other.given)
    return NamesCompared(first, second, turned=True)


def _one_name(one: PersonName, other: PersonName) -> NamesCompared | None:
    """Compare somebody with one name only with the first name of the other."""
    alone, whole = (other, one) if one.given else (one, other)
    level = compare_given(alone.family, whole.given) if whole.given else "other"
    if level not in _CLOSE or len(alone.family) < 2:
        return None
    return NamesCompared(Agreement(level, alone.family, whole.given), None)


def _mail(name: PersonName, stems: Sequence[str]) -> PersonName | None:
    return name if any(mail_says(stem, name) for stem in stems) else None


_CLEAR = frozenset({"same", "form", "short"})
_CLOSE = _CLEAR | {"tongue", "sound", "slip"}
_FITS = _CLOSE | {"initial"}

_GIVEN_WORDS = {
    "same": "same first name",
    "form": "{one} and {other}: one name written two ways",
    "tongue": "{one} and {other}: one name in two languages",
    "short": "{short} is short for {long}",
    "near form": "{one} is a slip of the finger from a form of {other}",
    "sound": "{one} sounds like {other}",
    "slip": "{one} is a slip of the finger from {other}",
    "begins": "{short} begins {long}",
    "initial": "{short} fits {long}",
    "middle": "{one} is the middle name",
    "mail": "the e-mail says {one}",
    "other": "another first name: {one}, not {other}",
}
_FAMILY_WORDS = {
    **_GIVEN_WORDS,
    "same": "same family name",
    "part": "{one} is part of a double name",
    "mail": "the e-mail still says {one}",
    "other": "another family name: {one}, not {other}",
}


def given_words(found: Agreement) -> str:
    """Say how two first names agree."""
    return _said(_GIVEN_WORDS, found)


def family_words(found: Agreement) -> str:
    """Say how two family names agree."""
    return _said(_FAMILY_WORDS, found)


def _said(sentences: dict[str, str], found: Agreement) -> str:
    one, other = found.one.capitalize(), found.other.capitalize()
    if found.level == "initial" and one == other:
        return f"the same initial, {one}"
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if found.level == "short":
        both = words().long_of.get(found.one, frozenset()) & words().long_of.get(found.other, frozenset())
        if both and found.one not in both and found.other not in both:
            return f"{one} and {other} are both short for {min(both).capitalize()}"
        if found.one in words().long_of.get(found.other, ()):
            short, long = other, one
        else:
            short, long = one, other
    return sentences[found.level].format(one=one, other=other, short=short, long=long)


for _kept in (compare_given, is_near_a_form, _said_otherwise, compare_family):
    forget_with_words(_kept.cache_clear)
