"""The people that the figures of the review stand on, and whose they are where there is only one programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.filters import Filter
from codesign.screens.desk import OnlyProgramme

if TYPE_CHECKING:
    from codesign.records.figures import People
    from codesign.screens.desk import Desk
    from codesign.store import Store


def only_programme(desk: Desk, store: Store) -> OnlyProgramme:
    """Return which programme there is, read once for each change: it counts what each has, 120 ms in a large store."""
    newest = store.newest_change()
    if desk.only_programme.at != newest:
        lines = store.programmes.lines()
        desk.only_programme = OnlyProgramme(newest, lines[0].id if len(lines) == 1 else "", bool(lines))
    return desk.only_programme


def of_only_programme(narrowed: Filter, only: OnlyProgramme, *, is_every: bool = False) -> Filter:
    """Return a filter with its programme; where there is only one and none was chosen, that one, as on the command line.

    Args:
        narrowed: the filter.
        only: which programme there is.
        is_every: whether what has no programme is asked for too.
    """
    if is_every:
        return narrowed
    return replace(narrowed, programme_id=narrowed.programme_id or only.id)


def who_took_part(store: Store, narrowed: Filter) -> People | None:
    """Return who took part, named people and unnamed heads beside each other; nothing where a filter would make it untrue."""
    if narrowed != Filter(programme_id=narrowed.programme_id):
        return None
    return store.figures.people(narrowed.programme_id)
