"""Why two organisations may be one, or not: each level in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from codesign.matching.bodies.said import Said
from codesign.matching.compare.organisation_name import OrganisationName
from codesign.matching.compare.organisations import NamesCompared, compare_names, names_in_words

_WORDS = {
    ("number", "same"): "same charity or company number",
    ("number", "slip"): "the charity or company numbers differ by a slip",
    ("number", "other"): "another charity or company number",
    ("email", "same"): "same e-mail",
    ("email", "domain"): "same web address",
    ("email", "slip"): "web addresses that differ by a letter",
    ("email", "unclear"): "e-mails that do not tell",
    ("email", "other"): "another web address",
    ("phone", "same"): "same phone",
    ("phone", "slip"): "the phones differ by a slip",
    ("phone", "near"): "another phone",
    ("phone", "other"): "a phone of another place",
    ("door", "same"): "same building",
    ("door", "postcode"): "same postcode",
    ("door", "slip"): "nearly the same address",
    ("door", "district"): "same postal district",
    ("door", "area"): "same area",
    ("door", "other"): "another area",
    ("door", "elsewhere"): "another address",
    ("door", "code of the area"): "the phone is of the other's area",
    ("door", "code of another area"): "the phone is of another area",
}


def field_words(said: Said) -> str:
    """Say a level of anything but the name."""
    return _WORDS[said.field, said.level]


def name_words(
    one: Iterable[OrganisationName], other: Iterable[OrganisationName], names: NamesCompared
) -> str:
    """Say how the best two of several names agree."""
    pairs = [(a, b) for a in one for b in other]
    if not pairs:
        return "no name"
    a, b = min(pairs, key=lambda pair: compare_names(*pair).level)
    return names_in_words(a, b, names)
