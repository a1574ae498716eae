"""Is one name the other, written another way? For one list, in which somebody may not stand twice."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.matching.fold import squash
from codesign.matching.levels import Level
from codesign.matching.names import looks_like_organisation, name_form
from codesign.matching.organisations import compare_organisations


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are equal, case, accents, titles and spaces aside: `SMYTH, Jane` is `Cllr Jane Smyth`."""
    return _key(one) == _key(other)


def may_be_one_organisation(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether nothing speaks against two being of one organisation: both say one, and no two of them agree."""
    said, known = list(filter(None, one)), list(filter(None, other))
    if not said or not known:
        return True
    return any(
        compare_organisations(each, held).level is not Level.CONFLICT for each in said for held in known
    )


def _key(name: str) -> tuple[str, str]:
    if looks_like_organisation(name):
        return squash(name), ""
    form = name_form(name)
    return (form.whole, form.generation) if form.whole else (name.casefold().strip(), "")
