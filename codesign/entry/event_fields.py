"""Each field of a page half written, read with the words and names there are; a refusal is a sentence for its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from codesign.clock import HOME_ZONE
from codesign.entry.access import Access, read_access
from codesign.entry.counts import Count, read_count
from codesign.entry.dates import SaidDate, read_date
from codesign.entry.errors import EntryError, quoted
from codesign.entry.event_draft import EventDraft
from codesign.entry.followups import FollowUp, read_follow_up
from codesign.entry.money import Money, read_money
from codesign.entry.running_sum import RunningSum, running_sum
from codesign.entry.times import SaidTimes, read_times
from codesign.entry.wording import Entry, find_entries

STORED_PERMISSION = {
    "not-asked": "not-asked",
    "no": "no",
    "anonymous": "anonymous",
    "by-role": "by-role",
    "by-name": "by-name",
}
"""The vocabulary's code for each permission as the comment line reads it."""
NO_PROGRAMME = frozenset({"none", "no", "-"})
"""Typed to say that an event serves no programme yet, in place of last time's."""


class KeyedEntry(Entry, Protocol):
    """A vocabulary entry with the letter that chooses it, or none."""

    @property
    def key(self) -> str:
        """The letter."""
        ...


@dataclass(frozen=True)
class PageWords:
    """What is needed to read a page: the day, the officer, and the words and names there are."""

    today: date
    officer: str = ""
    zone: str = HOME_ZONE
    kinds: Sequence[Entry] = ()
    methods: Sequence[KeyedEntry] = ()
    needs: Sequence[Entry] = ()
    expenses: Sequence[Entry] = ()
    permissions: Sequence[Entry] = ()
    programmes: Mapping[str, str] = field(default_factory=dict)
    """Programmes by title, with their ids."""
    programme_references: Mapping[str, str] = field(default_factory=dict)
    """The same programmes by reference, such as `G1-KTM`."""
    outcomes: Mapping[str, str] = field(default_factory=dict)
    """Outcomes by code, with their ids."""
    outcome_titles: Mapping[str, str] = field(default_factory=dict)
    """The same outcomes with their titles."""
    themes: Mapping[str, int] = field(default_factory=dict)
    """Themes by name, with their number of comments."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Places used before, with their areas."""


def said_date(draft: EventDraft, page: PageWords) -> SaidDate:
    """Read the date. It is read as of the day the page was begun: `yesterday` stays the day it was."""
    begun = date.fromisoformat(draft.defaults.date) if draft.defaults.date else page.today
    if not draft.date.strip():
        if not draft.defaults.date:
            raise EntryError("An event needs a date.", todo="Type it as 12/11, tue or 12 Nov 2026.")
        return read_date(draft.defaults.date, page.today)
    return read_date(read_date(draft.date, begun).iso, page.today)


def said_times(draft: EventDraft) -> SaidTimes | None:
    """Read the times, if any were typed."""
    return read_times(draft.time) if draft.time.strip() else None


def said_method(typed: str, methods: Sequence[KeyedEntry]) -> Entry | None:
    """Read how people were engaged: the letter of a method, or its name."""
    wanted = typed.strip()
    if not wanted:
        return None
    by_key: list[Entry] = [each for each in methods if each.key == wanted.casefold()]
    found = by_key or list(find_entries(wanted, methods))
    if len(found) == 1:
        return found[0]
    if not found:
        raise EntryError(f"{quoted(wanted)} is not a way of engaging I know.", todo=_keys_words(methods))
    names = ", ".join(each.name for each in found[:4])
    raise EntryError(f"{quoted(wanted)} could be any of: {names}.", todo="Type more of the one you mean.")


def said_permission(draft: EventDraft, page: PageWords) -> str:
    """Read the session's permission to quote; the usual one is that nobody asked."""
    wanted = draft.permission.strip()
    if not wanted:
        return draft.defaults.permission or "not-asked"
    found = find_entries(wanted, page.permissions)
    if len(found) == 1:
        return found[0].code
    todo = "Type one of: not asked, no, anonymous, by role, by name."
    raise EntryError(f"{quoted(wanted)} is no permission to quote.", todo=todo)


def said_programme(draft: EventDraft, page: PageWords) -> str:
    """Return the id of the programme, or nothing: an event needs none."""
    wanted = draft.programme.strip()
    if not wanted:
        return draft.defaults.programme_id
    if wanted.casefold() in NO_PROGRAMME:
        return ""
    found = _programmes_called(wanted.casefold(), page)
    if len(found) == 1:
        return found[0]
    what = "fits several programmes" if found else "is not a programme held here"
    raise EntryError(
        f"{quoted(wanted)} {what}.", todo="Type more of its title, or none: it can be set later."
    )


def _programmes_called(wanted: str, page: PageWords) -> list[str]:
    """Return the programmes of exactly that title or reference, else those whose title begins so."""
    exactly = [id_ for title, id_ in page.programmes.items() if title.casefold() == wanted]
    referred = [
        id_
        for reference, id_ in page.programme_references.items()
        if reference.casefold() == wanted or reference.casefold().startswith(f"{wanted}-")
    ]
    beginning = [id_ for title, id_ in page.programmes.items() if title.casefold().startswith(wanted)]
    return exactly or referred or beginning


def said_room(draft: EventDraft) -> Count | None:
    """Read how many people were in the room, if somebody counted."""
    return read_count(draft.room, ()) if draft.room.strip() else None


def said_access(draft: EventDraft, page: PageWords) -> Access | None:
    """Read the access needs, if any were typed."""
    return read_access(draft.access, page.needs) if draft.access.strip() else None


def said_money(draft: EventDraft, page: PageWords) -> Money | None:
    """Read the sums, if any were typed."""
    return read_money(draft.money, page.expenses) if draft.money.strip() else None


def said_follow_up(line: str, draft: EventDraft, page: PageWords) -> FollowUp:
    """Read one follow-up, as of the day the page was begun."""
    begun = date.fromisoformat(draft.defaults.date) if draft.defaults.date else page.today
    return read_follow_up(
        line, begun, officer=officer(draft, page), people=[chip.name for chip in draft.chips]
    )


def officer(draft: EventDraft, page: PageWords) -> str:
    """Return whose event it is."""
    return draft.officer.strip() or draft.defaults.officer or page.officer


def people(draft: EventDraft, page: PageWords) -> RunningSum:
    """Say who came so far, held against how many were in the room."""
    counts = [Count(c.code, c.heads, c.about, "", c.name) for c in draft.chips if c.kind == "count"]
    known = sum(chip.kind == "known" and not chip.is_group for chip in draft.chips)
    new = sum(chip.kind == "new" for chip in draft.chips)
    try:
        room = said_room(draft)
    except EntryError:
        room = None
    return running_sum(known, new, counts, room.number if room else None)


def _keys_words(methods: Sequence[KeyedEntry]) -> str:
    keyed = [f"{getattr(each, 'key', '')} {each.name}" for each in methods if each.key]
    return f"Type a letter: {'; '.join(keyed)}." if keyed else "Type its name."
