"""What two organisations are to each other that are not one: the third answer beside "same" and "different"."""

from __future__ import annotations

from typing import NamedTuple

from codesign.matching.compare.organisation_name import organisation_name
from codesign.matching.compare.organisation_words import organisation_words
from codesign.matching.compare.organisations import OrganisationLevel, compare_names, names_in_words

PREDECESSOR, BRANCH, OTHERWISE = "predecessor", "branch", "other"
"""The codes by which it is kept: `records.same_person.HOW`."""
_BY_LEVEL = {
    OrganisationLevel.RENAMED: PREDECESSOR,
    OrganisationLevel.BECAME: PREDECESSOR,
    OrganisationLevel.INSIDE: BRANCH,
    OrganisationLevel.BRANCH: BRANCH,
}


class Relation(NamedTuple):
    """How two organisations are related, and the sentence that says why."""

    how: str
    words: str


def related_by_name(one: str, other: str) -> Relation | None:
    """Say what two organisations are to each other as far as their names tell; nothing where they do not."""
    a, b = organisation_name(one), organisation_name(other)
    names = compare_names(a, b)
    how = _BY_LEVEL.get(names.level, "")
    if names.level is OrganisationLevel.PART and a.words & b.words <= organisation_words().brands:
        how = BRANCH  # a brand's parent body, and a place more
    return Relation(how, names_in_words(a, b, names)) if how else None
