"""What the page needs from the store, read once in a thread; and the shipped words, for before the store is open."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from codesign.clock import clock_doubt
from codesign.entry.event_draft import Defaults
from codesign.entry.event_page import PageWords
from codesign.records.vocabulary import Entry

if TYPE_CHECKING:
    from codesign.screens.desk import Desk
    from codesign.store import Store

_LISTS = {
    "kinds": "kinds",
    "methods": "methods",
    "needs": "access-needs",
    "expenses": "expenses",
    "permissions": "quote-permissions",
}


def shipped_page(desk: Desk) -> PageWords:
    """Return the page's words as shipped: typing does not wait for the store."""
    page = tomllib.loads((files("codesign") / "data" / "vocabularies.toml").read_text(encoding="utf-8"))
    lists: dict[str, Any] = {
        name: _entries(vocabulary, page[vocabulary]) for name, vocabulary in _LISTS.items()
    }
    return PageWords(desk.today, officer=desk.settings.officer, zone=desk.settings.zone, **lists)


def read_page(store: Store, desk: Desk) -> PageWords:
    """Read the words and names there are. Runs in a thread."""
    lists: dict[str, Any] = {
        name: store.vocabularies.entries(vocabulary) for name, vocabulary in _LISTS.items()
    }
    programmes, outcomes = store.programmes.lines(), store.outcomes.lines()
    return PageWords(
        today=desk.today,
        officer=desk.settings.officer,
        zone=desk.settings.zone,
        programmes={line.title: line.id for line in programmes},
        programme_references={line.reference: line.id for line in programmes},
        outcomes={line.code: line.id for line in outcomes},
        outcome_titles={line.code: line.title for line in outcomes},
        themes={line.name: line.comments for line in store.themes.lines() if line.state != "retired"},
        places=dict(store.events.places()),
        **lists,
    )


def read_defaults(store: Store | None, desk: Desk) -> Defaults:
    """Return what the last event logged here had, and today's date unless the clock looks wrong. Runs in a thread."""
    today: date = desk.today
    usual = Defaults(officer=desk.settings.officer, date=today.isoformat())
    last = store.events.last(20) if store is not None else []
    if store is None:
        return usual
    if not last:
        return _with_only_programme(usual, store)
    newest = max(last, key=lambda line: line.recorded)
    if clock_doubt(desk.clock, _moment(newest.recorded), desk.settings.zone):
        usual = Defaults(officer=desk.settings.officer, date="")
    card = store.cards.event(newest.id)
    return Defaults(
        programme=newest.programme,
        programme_id=card.programme_id,
        consultation=card.consultation,
        officer=usual.officer or newest.officer,
        date=usual.date,
    )


def _with_only_programme(usual: Defaults, store: Store) -> Defaults:
    """Take the only programme held for the first event: there is no last time, and nothing to choose between."""
    held = store.programmes.lines()
    if len(held) != 1:
        return usual
    return replace(usual, programme=held[0].title, programme_id=held[0].id, is_only_programme=True)


def _entries(vocabulary: str, table: dict[str, dict[str, object]]) -> Sequence[Entry]:
    return [
        Entry(
            id="",
            vocabulary=vocabulary,
            code=code,
            name=str(each["name"]),
            plural=str(each.get("plural", "")),
            key=str(each.get("key", "")),
            words=tuple(map(str, words)) if isinstance(words := each.get("words", ()), list) else (),
        )
        for code, each in table.items()
    ]


def _moment(recorded: str) -> datetime | None:
    try:
        return datetime.fromisoformat(recorded)
    except ValueError:
        return None
