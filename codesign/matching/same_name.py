"""Is one name the other, written another way? For one list, in which somebody may not stand twice."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.matching.compare.organisation_name import organisation_name
from codesign.matching.compare.organisations import OrganisationLevel, compare_names
from codesign.matching.fold import folded_words, squash
from codesign.matching.names import looks_like_organisation, name_form


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are equal, case, accents, titles and spaces aside: `SMYTH, Jane` is `Cllr Jane Smyth`."""
    return _key(one) == _key(other)


def may_be_one_organisation(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether nothing speaks against two being of one organisation: both say one, and no two of them agree."""
    said, known = list(filter(None, one)), list(filter(None, other))
    if not said or not known:
        return True
    return any(is_short_for(each, held) or _is_near(each, held) for each in said for held in known)


def is_short_for(said: str, held: str) -> bool:
    """Tell whether an organisation as said is one that is held: its name, its initials, or words that begin its words."""
    one, other = organisation_name(said), organisation_name(held)
    if not one.key or not other.key:
        return False
    if compare_names(one, other).level in (OrganisationLevel.SAME, OrganisationLevel.INITIALS):
        return True
    words = folded_words(held)
    return all(any(word.startswith(each) for word in words) for each in folded_words(said) if each != "the")


def _is_near(said: str, held: str) -> bool:
    return compare_names(organisation_name(said), organisation_name(held)).level <= OrganisationLevel.PART


def _key(name: str) -> tuple[str, str]:
    if looks_like_organisation(name):
        return squash(name), ""
    form = name_form(name)
    return (form.whole, form.generation) if form.whole else (name.casefold().strip(), "")
