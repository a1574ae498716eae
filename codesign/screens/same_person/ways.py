"""The ways an answer can be meant: who of a group is somebody else, and how two are related. Pure."""

from __future__ import annotations

from codesign.records.same_person import HOW, Comparison
from codesign.screens.same_person.rows import heads

ALL = "all"
"""All of a group are different people; of two, both."""
_OF_SORTS = {
    frozenset({"person"}): ("household", "colleagues", "other"),
    frozenset({"organisation"}): ("predecessor", "branch", "other"),
}
"""How contacts of one sort may be related; a person and an organisation otherwise."""


def different(of: Comparison) -> list[tuple[str, str]]:
    """Return who may be somebody else than the rest: of two there is nothing to ask."""
    if len(of.sides) == 2:
        return [(ALL, "They are different people")]
    one = [
        (side.id, f"Only {words}; the others are asked again")
        for side, words in zip(of.sides, heads(of), strict=True)
    ]
    return [*one, (ALL, f"All {len(of.sides)} are different")]


def related(of: Comparison) -> list[tuple[str, str]]:
    """Return how they may be related, by what they are; first what two organisations' names tell."""
    codes = _OF_SORTS.get(frozenset(side.sort for side in of.sides), ("member", "other"))
    told = _told(of)
    return [(code, HOW[code].capitalize()) for code in sorted(codes, key=lambda code: code != told)]


def _told(of: Comparison) -> str:
    from codesign.matching.bodies.related import related_by_name

    if len(of.sides) != 2 or any(side.sort != "organisation" for side in of.sides):
        return ""
    return related_by_name(of.sides[0].name, of.sides[1].name)
