"""Organisations that people belong to, compared by name; two records of organisations are compared in `matching/bodies`."""

from __future__ import annotations

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.organisation_levels import (
    NamesCompared,
    OrganisationLevel,
    compare_names,
)
from codesign.matching.compare.organisation_name import OrganisationName, organisation_name
from codesign.matching.compare.organisation_said import names_in_words

__all__ = [
    "NamesCompared",
    "OrganisationLevel",
    "Organisations",
    "compare_names",
    "names_in_words",
]

Level = OrganisationLevel


class Organisations(Comparer):
    """Organisations that people belong to."""

    key = "organisation"
    levels = ("same", "written otherwise", "short", "near", "part", "other")

    def prepare(self, text: str) -> tuple[OrganisationName, ...]:
        """Take a name apart; one that says nothing is none."""
        name = organisation_name(text)
        return (name,) if name.key else ()

    def compare(self, one: OrganisationName, other: OrganisationName) -> int:
        """Compare two names."""
        return _AS_EMPLOYER[compare_names(one, other).level]

    def words(self, level: str, one: OrganisationName, other: OrganisationName) -> str:
        """Say it, and why where the names are not simply equal."""
        names = compare_names(one, other)
        said = names_in_words(one, other, names)
        begins = {"same": "same organisation", "other": "another organisation"}.get(
            level, "same organisation" if names.level is Level.SAME else "perhaps the same organisation"
        )
        plain = names.level is Level.OTHER or said.startswith("same name")
        return begins if plain else f"{begins}: {said}"


_AS_EMPLOYER = {
    Level.SAME: 1,
    Level.PLACE: 1,
    Level.INITIALS: 2,
    Level.SLIP: 3,
    Level.NEAR: 3,
    Level.SHORTER: 4,
    Level.PART: 4,
    Level.RENAMED: 4,
    Level.BECAME: 4,
    Level.INSIDE: 4,
    Level.BRANCH: 5,
    Level.TIER: 5,
    Level.PARTLY: 5,
    Level.OTHER: 5,
}
