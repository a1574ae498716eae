"""What an event is read by on the command line: today, the officer, and the words and names the store holds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from codesign.cli import talking
from codesign.cli.opening import Place
from codesign.clock import clock_doubt

if TYPE_CHECKING:
    from codesign.entry.event_draft import Defaults
    from codesign.entry.event_page import PageWords
    from codesign.store import Store


def page_words(store: Store, place: Place, programme_id: str = "") -> PageWords:
    """Return what the page is read by; the outcomes are those of its programme."""
    from codesign.entry.event_page import PageWords

    with store.read():
        entries = store.vocabularies.entries
        return PageWords(
            today=place.today,
            officer=place.actor,
            zone=place.settings.zone,
            kinds=entries("kinds"),
            methods=entries("methods"),
            needs=entries("access-needs"),
            expenses=entries("expenses"),
            permissions=entries("quote-permissions"),
            programmes={line.title: line.id for line in store.programmes.lines()},
            programme_references={line.reference: line.id for line in store.programmes.lines()},
            outcomes={line.code: line.id for line in store.outcomes.lines(programme_id)},
            themes={line.name: line.comments for line in store.themes.lines()},
            places=dict(store.events.places()),
        )


def defaults(store: Store, place: Place, *, as_last_time: bool) -> Defaults:
    """Return what is meant where nothing is typed. Only questions show it first, so only they take last time's programme.

    Where the clock cannot be trusted there is no day: a date must then be typed.
    """
    from codesign.entry.event_draft import Defaults

    newest = next(iter(store.history.changes(limit=1)), None)
    doubt = clock_doubt(
        place.clock, datetime.fromisoformat(newest.at) if newest else None, place.settings.zone
    )
    if doubt:
        talking.say(doubt)
    day = "" if doubt else place.today.isoformat()
    last = store.events.last(1) if as_last_time else []
    title = last[0].programme if last else ""
    held = store.programmes.lines() if as_last_time else []
    is_only = (
        not last and len(held) == 1
    )  # for the first event there is no last time, and nothing to choose between
    programme = held[0] if is_only else next((line for line in held if title and line.title == title), None)
    return Defaults(
        programme=programme.title if programme else "",
        programme_id=programme.id if programme else "",
        is_only_programme=is_only,
        officer=place.actor,
        date=day,
    )
