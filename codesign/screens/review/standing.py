"""The people and the time that the figures of the review stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codesign.records.columns_shown import day_words
from codesign.records.filters import Filter

if TYPE_CHECKING:
    from codesign.store import Store


def people_and_span(store: Store, narrowed: Filter) -> tuple[str, str]:
    """Say who took part, named people and unnamed heads beside each other, and from when to when; nothing that a filter makes untrue."""
    people = store.figures.people(narrowed.programme_id).words
    is_narrowed = narrowed != Filter(programme_id=narrowed.programme_id)
    ends = [day_words(day) for day in (narrowed.since, narrowed.until)]
    span = (
        " – ".join(ends)
        if all(ends)
        else f"since {ends[0]}"
        if ends[0]
        else f"until {ends[1]}"
        if ends[1]
        else ""
    )
    return "" if is_narrowed else people, span
