"""Who came, on a page half written, as they are held now: somebody merged or renamed since is shown as who they are by now. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from codesign.entry.event_draft import Chip


def as_they_stand(
    chips: Iterable[Chip], ends: Mapping[str, str], name_of: Callable[[str], str | None]
) -> list[Chip]:
    """Return chips by who stands for each contact and what they are called now.

    Args:
        chips: as they were kept.
        ends: who stands for each contact that was merged into another.
        name_of: what a contact is called now, or nothing where it is not known.
    """
    found: list[Chip] = []
    said: set[Chip] = set()
    for chip in chips:
        now = _as_it_stands(chip, ends, name_of)
        who = replace(now, typed="", answers=())  # two chips of contacts that are one by now may say the same
        if not now.contact_id or who not in said:
            found.append(now)
            said.add(who)
    return found


def _as_it_stands(chip: Chip, ends: Mapping[str, str], name_of: Callable[[str], str | None]) -> Chip:
    if not chip.contact_id:
        return chip
    contact = ends.get(chip.contact_id, chip.contact_id)
    group = ends.get(chip.group_id, chip.group_id)
    return replace(chip, contact_id=contact, group_id=group, name=name_of(contact) or chip.name)
