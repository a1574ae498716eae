"""Who is on this page already: the same name is not added twice, and who looks like somebody new is offered. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from codesign.entry.event_draft import Chip
from codesign.entry.wording import Entry
from codesign.matching import Known, Reason, Register
from codesign.matching.same_name import is_same_name, may_be_one_organisation
from codesign.screens.log.candidates import Found, look

_MOST_OFFERED = 6
_HERE = "here "
"""Begins the id of a row that is a new chip: no contact has one like it."""

_ALREADY = Reason("already on this page", 0.0)

OrganisationsOf = Callable[[Chip], Sequence[str]]


def register_of(chips: Sequence[Chip]) -> Register:
    """Return everybody new on this page, to be asked for look-alikes like everybody known."""
    return Register(
        Known(
            f"{_HERE}{at}",
            chip.name,
            "organisation" if chip.sort == "organisation" else "person",
            organisations=tuple(filter(None, (chip.organisation,))),
            roles=tuple(filter(None, (chip.capacity,))),
        )
        for at, chip in enumerate(chips)
        if chip.kind == "new"
    )


def with_those_here(line: str, found: Sequence[Found], here: Register, kinds: Sequence[Entry]) -> list[Found]:
    """Return look-alikes among those known and those new on this page, best first."""
    new = [
        Found(replace(each.candidate, why=(_ALREADY, *each.candidate.why)), each.known)
        for each in look(line, here, kinds, "", "")
    ]
    return sorted((*new, *found), key=lambda each: -each.candidate.probability)[:_MOST_OFFERED]


def chip_at(found: Found) -> int | None:
    """Return which chip a row is, or nothing where it is a contact."""
    contact_id = found.known.id
    return int(contact_id.removeprefix(_HERE)) if contact_id.startswith(_HERE) else None


def place_of(chip: Chip, chips: Sequence[Chip], organisations: OrganisationsOf) -> int | None:
    """Return where somebody stands on the page already, if they do."""
    return next((at for at, each in enumerate(chips) if _is_same(chip, each, organisations)), None)


def _is_same(chip: Chip, here: Chip, organisations: OrganisationsOf) -> bool:
    if chip.kind == "count" or here.kind == "count":
        return False  # four carers may come twice
    if chip.contact_id:
        return chip.contact_id == here.contact_id  # a person chose who this is
    return is_same_name(chip.name, here.name) and may_be_one_organisation(
        (chip.organisation,), (here.organisation, *organisations(here))
    )
