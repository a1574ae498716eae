"""What two organisations are to each other that are not one: the third answer beside "same" and "different"."""

from __future__ import annotations

from codesign.matching.compare.organisation_name import organisation_name
from codesign.matching.compare.organisation_words import organisation_words
from codesign.matching.compare.organisations import OrganisationLevel, compare_names

PREDECESSOR, BRANCH = "predecessor", "branch"
"""The codes by which it is kept: `records.same_person.HOW`."""
_BY_LEVEL = {
    OrganisationLevel.RENAMED: PREDECESSOR,
    OrganisationLevel.BECAME: PREDECESSOR,
    OrganisationLevel.INSIDE: BRANCH,
    OrganisationLevel.BRANCH: BRANCH,
}


def related_by_name(one: str, other: str) -> str:
    """Say what two organisations are to each other as far as their names tell; nothing where they do not."""
    a, b = organisation_name(one), organisation_name(other)
    level = compare_names(a, b).level
    if level is OrganisationLevel.PART and a.words & b.words <= organisation_words().brands:
        return BRANCH  # a brand's parent body, and a place more
    return _BY_LEVEL.get(level, "")
