"""The people that the figures of the review stand on, and whose they are where there is only one programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.filters import Filter

if TYPE_CHECKING:
    from codesign.store import Store


def of_only_programme(store: Store, narrowed: Filter) -> Filter:
    """Return a filter with its programme; where there is only one and none was chosen, that one, as on the command line."""
    only = None if narrowed.programme_id else store.programmes.only()
    return replace(narrowed, programme_id=only.id) if only is not None else narrowed


def who_took_part(store: Store, narrowed: Filter) -> str:
    """Say who took part, named people and unnamed heads beside each other; nothing where a filter would make it untrue."""
    if narrowed != Filter(programme_id=narrowed.programme_id):
        return ""
    return store.figures.people(narrowed.programme_id).words
