"""Which organisations are worth weighing against each other: those that share one of these keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from codesign.matching.bodies.body import Body, body_of
from codesign.matching.compare.organisation_name import OrganisationName, organisation_words
from codesign.matching.entry import Entry

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
    for name in body.names:
        yield from _name_keys(name, body)


def _name_keys(name: OrganisationName, body: Body) -> Iterator[Hashable]:
    known = organisation_words()
    yield "name", name.key
    telling = sorted(name.words - known.kinds - known.brands - known.inside)
    rest = sorted(name.words - set(telling))
    chosen = (telling + rest)[:_MOST_WORDS]
    for one, other in combinations(chosen, 2):
        if one in telling or not telling:
            yield "words", *sorted((one, other))
    for word in telling:
        yield "begins", word[:4], *rest[:1]
        yield "ends", word[-4:], *rest[:1]
        for postcode in body.postcodes:
            yield "at", word, postcode[:-3]
    if len(telling) == 1 and not rest:
        yield "word", telling[0]
    if len(name.spoken) > 2:
        yield "letters", "".join(word[0] for word in name.spoken if word not in known.forms)
    if len(name.in_order) == 1:
        yield "letters", name.in_order[0]
