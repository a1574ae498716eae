"""How two organisations' names agree: one body called otherwise, or its branch, its parent, its neighbour.

What the two names share is taken away, and what is left over on either side decides: nothing, a slip, initials, a kind
of body left out, a place, a body inside the other, another branch of one brand.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from codesign.matching.compare.organisation_name import OrganisationName, organisation_name
from codesign.matching.compare.organisation_words import OrganisationWords, organisation_words
from codesign.matching.words import forget_with_words

Left = frozenset[str]
"""Words that only one of two names has."""


class OrganisationLevel(IntEnum):
    """How two names agree, the best first; the names of the levels in the data of weights are these in small letters."""

    SAME = 0
    SLIP = 1
    INITIALS = 2
    NEAR = 3
    """The same but for a word that says little, or one kind of body said for another."""
    PLACE = 4
    """One of them says in brackets or after a comma where it is."""
    SHORTER = 5
    """One of them leaves the kind of body out."""
    PART = 6
    """All of one name is in the other, which says more."""
    RENAMED = 7
    """One brand is the later name of the other."""
    BECAME = 8
    """One body took the other's place by law."""
    INSIDE = 9
    """One is a body inside or beside the other: its staff network, its charity, its friends."""
    BRANCH = 10
    """One brand in two places."""
    TIER = 11
    """Another council, or another age of school, of one name."""
    PARTLY = 12
    OTHER = 13


Level = OrganisationLevel
_SAID = frozenset({""})
_LONGER = 2
"""A slip adds no more letters than this."""


class NamesCompared(NamedTuple):
    """How two names agree, and the words that only one of them has."""

    level: OrganisationLevel
    one: Left = frozenset()
    other: Left = frozenset()
    slips: tuple[tuple[str, str], ...] = ()
    """Words taken for each other's slip: where the user's records have both often, they are two words."""


_ANOTHER = NamesCompared(Level.OTHER)
"""Two names that have nothing to do with each other: by far the commonest answer, so all such share it."""


def compare_names(one: OrganisationName, other: OrganisationName) -> NamesCompared:
    """Compare two names; the order in which they are given does not matter."""
    if one.key == other.key:
        return NamesCompared(Level.SAME) if one.key else _ANOTHER
    if one.key > other.key:
        found = _compared(other.written, one.written)
        if found is _ANOTHER:
            return found
        return NamesCompared(found.level, found.other, found.one, tuple((b, a) for a, b in found.slips))
    return _compared(one.written, other.written)


@lru_cache(maxsize=65_536)
def _compared(one_written: str, other_written: str) -> NamesCompared:
    """Compare two names, each pair once; as written, for equal names may differ in what stands beside them."""
    one, other = organisation_name(one_written), organisation_name(other_written)
    if not one.key or not other.key:
        return _ANOTHER
    left, right = one.words - other.words, other.words - one.words
    shared = one.words & other.words
    if one.squashed == other.squashed:
        return NamesCompared(Level.SAME)
    if ("any" in left or "any" in right) and "council" in shared:
        left, right = _tier_left_open(left, right)
    if not left and not right:
        return NamesCompared(Level.SAME)
    left, right, slips = _without_slips(left, right)
    if (not left and not right) or _is_slip_in_little(one, other, left, right):
        return NamesCompared(Level.SLIP, left, right, slips)
    level = _level(one, other, left, right, shared.union(a for a, _ in slips))
    return _ANOTHER if level is Level.OTHER else NamesCompared(level, left, right, slips)


def _tier_left_open(left: Left, right: Left) -> tuple[Left, Left]:
    """Let `Loxley CC` and `Loxley LA` stand for a city, borough, district or county council, never a parish's."""
    tiers = organisation_words().tiers
    said = {word: tiers[word] for word in left | right if word in tiers}
    if not {"parish", "town"}.isdisjoint(said.values()):
        return left, right
    return left - said.keys(), right - said.keys()


def _without_slips(left: Left, right: Left) -> tuple[Left, Left, tuple[tuple[str, str], ...]]:
    """Pair the words that differ by a slip of the finger, the longest first."""
    if not left or not right:
        return left, right, ()
    slips = []
    spare = set(right)
    for word in sorted(left, key=lambda word: (-len(word), word)):
        near = next((held for held in sorted(spare) if _may_be_slip(word, held)), None)
        if near is not None:
            spare.discard(near)
            slips.append((word, near))
    left = left - {a for a, _ in slips}
    if left and spare:
        one, other = "".join(sorted(left)), "".join(sorted(spare))
        if _may_be_slip(one, other):
            return frozenset(), frozenset(), (*slips, (one, other))
    return left, frozenset(spare), tuple(slips)


def _is_slip_in_little(one: OrganisationName, other: OrganisationName, left: Left, right: Left) -> bool:
    """Say whether what one name has more is a slip in a word that is not compared: `Thee Loxley Club`, `Rotary Ckub`."""
    if left and right:
        return bool((left | right) & organisation_words().brands) and _is_slip_in_all(one, other)
    unsaid = (*(other.spoken if left else one.spoken), *organisation_words().forms)
    return all(any(is_slip(word, said) for said in unsaid) for word in left or right)


def _is_slip_in_all(one: OrganisationName, other: OrganisationName) -> bool:
    return is_slip("".join(one.spoken), "".join(other.spoken))


def _may_be_slip(one: str, other: str) -> bool:
    """Ask `is_slip` of words about equally long only: most are not, and need no place among those remembered."""
    return -_LONGER <= len(one) - len(other) <= _LONGER and is_slip(one, other)


@lru_cache(maxsize=16_384)
def is_slip(one: str, other: str) -> bool:
    """Say whether two words differ by a slip; figures never do (Ward 1 is not Ward 2), nor do two words that we know."""
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    if shorter < 3 or (shorter == 3 and (len(one) == len(other) or one[0] != other[0])):
        return False
    allowed = 2 if shorter >= 9 else 1
    if OSA.distance(one, other, score_cutoff=allowed) > allowed and not _lost_its_s(one, other):
        return False
    return not any(map(str.isdigit, one + other)) and not (_is_known(one) and _is_known(other))


def _lost_its_s(one: str, other: str) -> bool:
    """Say whether two words differ by a slip when the s is put back that a stem has lost."""
    from rapidfuzz.distance import OSA

    if abs(len(one) - len(other)) != _LONGER:
        return False
    short, long = sorted((one, other), key=len)
    return OSA.distance(f"{short}s", long, score_cutoff=1) <= 1


def _is_known(word: str) -> bool:
    known = organisation_words()
    return word in known.kinds or word in known.inside or word in known.brands or word in known.stages


def _level(
    one: OrganisationName, other: OrganisationName, left: Left, right: Left, shared: Left
) -> OrganisationLevel:
    known = organisation_words()
    for level, later in ((Level.RENAMED, known.renamed), (Level.BECAME, known.became)):
        if not later.keys().isdisjoint(left | right) and (rest := _became(left, right, later)):
            return level if rest - _SAID <= known.kinds else Level.OTHER
    if _told_apart(left, right, known.stages) or _told_apart(left, right, known.tiers):
        return Level.TIER
    if _is_initials(left, right, other) or _is_initials(right, left, one):
        return Level.INITIALS
    beside, beside_other = left & one.asides, right & other.asides
    if beside and beside_other:
        return Level.BRANCH
    left, right = left - beside, right - beside_other
    if not left and not right:
        return Level.PLACE
    found = (
        _both_say_more(left, right, shared, known)
        if left and right
        else _one_says_more(left | right, shared, known)
    )
    return max(found, Level.PLACE) if beside or beside_other else found


def _became(left: Left, right: Left, later: Mapping[str, Left]) -> Left:
    """Return what else two names have where one brand is what the other became, with the brand; else nothing."""
    for ones, others in ((left, right), (right, left)):
        for was in ones & later.keys():
            if now := later[was] & others:
                return (left | right) - {was} - now | _SAID
    return frozenset()


def _told_apart(left: Left, right: Left, sorts: Mapping[str, str]) -> bool:
    """Say whether each name says a sort, and another than the other."""
    if sorts.keys().isdisjoint(left) or sorts.keys().isdisjoint(right):
        return False
    one = {sorts[word] for word in left if word in sorts} - {"any"}
    other = {sorts[word] for word in right if word in sorts} - {"any"}
    return bool(one and other and not one & other)


def _is_initials(left: Left, right: Left, other: OrganisationName) -> bool:
    """Say whether the one word left over is the initials of the other name, or of what is left of it."""
    letters = next(iter(left)) if len(left) == 1 else ""
    if not (2 <= len(letters) <= 7 and letters.isalpha() and right):
        return False
    if letters == "".join(word[0] for word in other.in_order if word in right) and len(right) > 1:
        return True
    forms = organisation_words().forms
    telling = tuple(word for word in other.spoken if word not in forms)
    return len(letters) > 2 and any(
        len(words) > 2 and "".join(word[0] for word in words).startswith(letters)
        for words in (telling, other.spoken, other.spoken[1:])
    )


def _is_council_left_open(more: Left, shared: Left, known: OrganisationWords) -> bool:
    """Say whether only one name says a council's tier, and no parish's or town's, or only one says that it is one."""
    if more == {"council"} and shared & known.tiers.keys():
        return True
    return "council" in shared and all(
        known.tiers.get(word) in ("district", "county", "any") for word in more
    )


def _both_say_more(left: Left, right: Left, shared: Left, known: OrganisationWords) -> OrganisationLevel:
    both = left | right
    telling = shared - known.kinds - known.brands
    if telling and any(both <= group for group in known.synonyms):
        return Level.NEAR
    if shared & known.brands and left - known.kinds and right - known.kinds:
        return Level.BRANCH
    return Level.PARTLY if telling and both <= known.kinds else Level.OTHER


def _one_says_more(more: Left, shared: Left, known: OrganisationWords) -> OrganisationLevel:
    """Say what a name is whose words are all in the other, which has `more`."""
    telling = shared - known.kinds - known.brands
    if not telling and not shared & known.brands:
        return Level.OTHER
    if more <= known.slight and len(shared) > 1 and not more & known.inside:
        return Level.NEAR
    if _is_council_left_open(more, shared, known):
        return Level.NEAR
    if more & known.inside:
        return Level.INSIDE
    return Level.SHORTER if telling and more <= known.kinds else Level.PART


forget_with_words(_compared.cache_clear)
forget_with_words(is_slip.cache_clear)
