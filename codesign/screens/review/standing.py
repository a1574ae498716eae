"""The people that the figures of the review stand on, and whose they are where there is only one programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.filters import Filter

if TYPE_CHECKING:
    from codesign.records.figures import People
    from codesign.store import Store


def of_only_programme(narrowed: Filter, only_id: str, *, is_every: bool = False) -> Filter:
    """Return a filter with its programme; where there is only one and none was chosen, that one, as on the command line.

    Args:
        narrowed: the filter.
        only_id: which programme there is; nothing where there is none, or more than one.
        is_every: whether what has no programme is asked for too.
    """
    if is_every:
        return narrowed
    return replace(narrowed, programme_id=narrowed.programme_id or only_id)


def who_took_part(store: Store, narrowed: Filter) -> People | None:
    """Return who took part, named people and unnamed heads beside each other; nothing where a filter would make it untrue."""
    if narrowed != Filter(programme_id=narrowed.programme_id):
        return None
    return store.figures.people(narrowed.programme_id)
