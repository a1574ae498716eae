"""The chips that come of a line of who came: a count, somebody new, somebody known, one young person more. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.entry.counts import Count
from codesign.entry.event_draft import Chip, DraftAnswer
from codesign.entry.people import Named, WhoCame
from codesign.entry.wording import Entry
from codesign.matching import looks_like_organisation
from codesign.screens.log.candidates import Found

_YOUNG = "young-person"
"""The vocabulary's kind of those under 16."""


def counted(count: Count, typed: str) -> Chip:
    """Return a number of people who were not named."""
    return Chip("count", typed, count.words, code=count.kind, heads=count.number, about=count.about)


def somebody_new(named: Named) -> Chip:
    """Return somebody who is not held yet."""
    sort = "organisation" if looks_like_organisation(named.name) else "person"
    return Chip(
        "new", named.name, named.name, named.organisation, named.capacity, sort=sort, turned=named.turned
    )


def somebody_known(found: Found, who: WhoCame, typed: str) -> Chip:
    """Return a look-alike as the one who came, as they were typed, with the reasons that were shown."""
    known = found.known
    name, organisation, capacity = who[:3] if isinstance(who, Named) else (typed, "", "")
    return Chip(
        "known",
        name,
        known.name,
        contact_id=known.id,
        sort=known.sort or "person",
        organisation=organisation,
        capacity=capacity,  # with none typed it is the only one they are known to hold on the day of the event
        answers=(DraftAnswer(known.id, "same", tuple(found.candidate.reasons)),),
    )


def with_one_more_young(chips: Sequence[Chip], kinds: Sequence[Entry]) -> list[Chip]:
    """Return chips with one young person more in place of a name that is not kept, counted with those there are."""
    kind = next((entry.name for entry in kinds if entry.code == _YOUNG), "Young person")
    at = next((n for n, each in enumerate(chips) if each.code == _YOUNG), None)
    heads = (chips[at].heads if at is not None else 0) + 1
    about = at is not None and chips[at].about
    words = f"{'about ' if about else ''}{heads:,} {kind.lower() if heads == 1 else 'young people'}"
    chip = Chip("count", words, words, code=_YOUNG, heads=heads, about=about)
    return [*chips, chip] if at is None else [*chips[:at], chip, *chips[at + 1 :]]
