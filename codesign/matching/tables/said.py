"""What a person says the columns of a table are: with --map by their headings, with --columns by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codesign.matching.fold import folded_words
from codesign.matching.tables.errors import (
    MapUnreadableError,
    UnknownTableColumnError,
    UnknownTableFieldError,
)

Rows = Sequence[Sequence[str]]
CUT = "…"
"""Ends a heading that is too long to type: the column whose heading begins so is meant."""

LEFT_OUT = "-"
"""What a person writes in place of a heading to leave a field out, and what a column is called that is not compared."""
ID, TRUTH, SORT = "id", "truth", "sort"
ONCE = frozenset({ID, SORT, "given", "middle", "family", "name", "born", "year", "month", "day", "number"})
"""Fields that only one column can be."""
FIELDS = (
    "name", "given", "middle", "family", "born", "identifier", "email", "phone", "address", "number", "postcode",
    "place", "organisation", "role", "kind", "text", "year", "month", "day", SORT, ID,
)  # fmt: skip
"""What a person may say a column is."""


def read_map(said: str, headings: Sequence[str]) -> dict[int, str]:
    """Read `name=Full name,email=Mail` into the field of each place."""
    mapped: dict[int, str] = {}
    for part in filter(str.strip, said.split(",")):
        field, equals, heading = part.partition("=")
        field, heading = field.strip().casefold(), heading.strip()
        if not equals or not heading or not field:
            raise MapUnreadableError(part.strip())
        if field not in (*FIELDS, LEFT_OUT):
            raise UnknownTableFieldError(field, FIELDS)
        place = _place_of(heading, headings)
        if place in mapped or (field in ONCE and field in mapped.values()):
            raise MapUnreadableError(part.strip(), "it is said twice")
        mapped[place] = field
    return mapped


def _place_of(heading: str, headings: Sequence[str]) -> int:
    wanted = folded_heading(heading, figures=True)
    exact = [place for place, name in enumerate(headings) if name.strip() == heading]
    alike = exact or [
        place for place, name in enumerate(headings) if folded_heading(name, figures=True) == wanted
    ]
    if not alike and heading.endswith(CUT):
        start = " ".join(heading.removesuffix(CUT).split())
        alike = [place for place, name in enumerate(headings) if " ".join(name.split()).startswith(start)]
    if len(alike) != 1:
        raise UnknownTableColumnError(heading, headings)
    return alike[0]


def folded_heading(heading: str, *, figures: bool = False) -> str:
    """Return the words of a heading, without case, punctuation and, unless wanted, figures at the end."""
    words = " ".join(folded_words(heading.replace("_", " ")))
    return words if figures else re.sub(r"[\s\d]+$", "", words) or words
