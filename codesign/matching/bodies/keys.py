"""Which organisations are worth weighing against each other: those that share one of these keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from codesign.matching.bodies.body import Body, body_of, dialling_code, postal_area
from codesign.matching.compare.organisation_name import OrganisationName
from codesign.matching.compare.organisation_words import organisation_words
from codesign.matching.entry import Entry

_MOST_LETTERS = 7
_MOST_WORDS = 5
"""Words of a name that are paired: the telling ones first."""


def organisation_keys(entry: Entry) -> Iterator[Hashable]:
    """Return an organisation's keys."""
    body = body_of(entry)
    yield from (("number", number) for number in body.numbers)
    yield from (("e-mail", email) for email in body.emails)
    yield from (("domain", domain) for domain in body.domains)
    yield from (("phone", phone) for phone in body.phones)
    yield from (("postcode", postcode) for postcode in body.postcodes)
    yield from (("door", door) for door in body.doors)
    places = _places(body)
    for name in body.names:
        yield from _name_keys(name, places)


def _name_keys(name: OrganisationName, places: list[str]) -> Iterator[Hashable]:
    known = organisation_words()
    yield "name", name.key
    telling = sorted(name.words - known.kinds - known.brands - known.inside)
    rest = sorted(name.words - set(telling))
    chosen = (telling + rest)[:_MOST_WORDS]
    for one, other in combinations(chosen, 2):
        if one in telling or not telling:
            yield "words", *sorted((one, other))
    if len(telling) == 1:
        yield "begins", telling[0][:4], *rest[:1]
        yield "ends", telling[0][-4:], *rest[:1]
        if not rest:
            yield "word", telling[0]
    for place in places:
        yield "at", name.key, place
    if letters := _letters(name):
        yield from (("letters", letters, place) for place in ([""] if len(letters) > 3 else places))


def _letters(name: OrganisationName) -> str:
    """Return a name's initials, or the name itself where it is one short word."""
    if len(name.in_order) == 1:
        return name.in_order[0] if len(name.in_order[0]) <= _MOST_LETTERS else ""
    forms = organisation_words().forms
    letters = "".join(word[0] for word in name.spoken if word not in forms)
    return letters if len(letters) > 2 else ""


def _places(body: Body) -> list[str]:
    """Return where it is: postal districts and areas, and dialling codes."""
    districts = [postcode[:-3] for postcode in body.postcodes]
    return list({*districts, *map(postal_area, body.postcodes), *map(dialling_code, body.phones)} - {""})
