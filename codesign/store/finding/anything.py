"""Any record by what people call it: its reference, its code or its name, whichever list it would be in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.filters import Filter
from codesign.store.file import StoreFile
from codesign.store.finding.spelling import folded
from codesign.store.journal.naming import called
from codesign.store.references import Found, fitting
from codesign.store.verbs.contacts import Contacts
from codesign.store.verbs.events import Events
from codesign.store.verbs.shown import SHOWN
from codesign.text import one_line, shorten

_MOST = 20
"""Records offered of each kind; more words find fewer."""
_LONGEST = 56
"""Characters of a name: the reference stands beside it on one line."""
_FEWEST = 2
"""Letters that are enough to look for names; one begins too many."""
_KINDS: Mapping[str, str] = {
    "event": "Event", "contact": "Contact", "comment": "Comment", "theme": "Theme", "outcome": "Outcome",
    "programme": "Programme", "followup": "Follow-up", "pack": "Pack", "reply": "Reply", "clause": "Wording",
    "importbatch": "Import", "change": "Change", "secondopinion": "Second opinion",
}  # fmt: skip
_BY_REFERENCE = frozenset({"comment", "theme", "programme"})
"""The pages that are opened by a reference, and not by an id."""
_PAGES: Mapping[str, str] = {"followup": "follow-up"} | {
    each: each for each in ("event", "contact", "comment", "theme", "outcome", "programme", "pack")
}
_NAMED: Mapping[str, str] = {
    "theme": """
        SELECT 'T' || number || '-' || letters AS reference, id, name FROM theme WHERE deleted = 0
        ORDER BY state = 'retired', name COLLATE NOCASE, row""",
    "outcome": "SELECT code AS reference, id, title AS name FROM outcome WHERE deleted = 0 ORDER BY position, row",
    "programme": "SELECT 'G' || number || '-' || letters AS reference, id, title AS name FROM programme WHERE deleted = 0 ORDER BY row",
}


class Pointed(NamedTuple):
    """A record that was found, and the key of its page."""

    kind: str
    """What people call its kind."""
    words: str
    key: str


class Anything:
    """Finding a record of any kind."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def named(self, typed: str) -> list[Pointed]:
        """Return the records that a reference, a code or words may mean, those meant for certain first.

        Comments are found by their references alone: by their words they are found in Feedback. One that is kept apart is
        not found at all.
        """
        typed = one_line(typed).strip()
        with self._store.read() as session:
            found = [*_referred(session, typed), *_in_codebooks(session, typed)]
            if len(typed) >= _FEWEST:
                found += self._in_lists(Filter(words=typed))
        once: dict[str, Pointed] = {}
        for each in found:
            once.setdefault(each.key, each)
        return list(once.values())

    def _in_lists(self, narrowed: Filter) -> Iterator[Pointed]:
        contacts, events = Contacts(self._store), Events(self._store)
        for person in contacts.lines(contacts.rows(narrowed)[:_MOST]):
            yield _pointed("contact", person.id, person.reference, person.name)
        for event in events.lines(events.rows(narrowed)[:_MOST]):
            yield _pointed("event", event.id, event.reference, f"{event.title} · {event.held_on}")


def _referred(session: Session, typed: str) -> Iterator[Pointed]:
    found = [each for each in fitting(session, typed) if not _is_hidden(session, each)]
    names = called(session, [(each.table, each.id) for each in found])
    for each in found:
        yield _pointed(each.table, each.id, each.reference, names[each.table, each.id].name)


def _is_hidden(session: Session, found: Found) -> bool:
    """Whether a record is shown nowhere: a comment kept apart, or one of an event that is gone."""
    if found.table != "comment":
        return False
    shown = session.execute(text(f"SELECT 1 FROM ({SHOWN}) c WHERE c.id = :id"), {"id": found.id})
    return shown.first() is None


def _in_codebooks(session: Session, typed: str) -> Iterator[Pointed]:
    """Yield the outcomes of a code, then the themes, outcomes and programmes whose names hold words that begin so."""
    held = {table: session.execute(text(sql)).all() for table, sql in _NAMED.items()}
    for row in held["outcome"]:
        if row.reference and row.reference.casefold() == typed.casefold():
            yield _pointed("outcome", row.id, row.reference, row.name)
    if len(typed) < _FEWEST:
        return
    words = list(filter(None, map(folded, typed.lstrip("#").split())))
    for table, rows in held.items():
        fits = (row for row in rows if _begin(words, row.name) or _begin(words, row.reference))
        yield from (
            _pointed(table, row.id, row.reference, row.name) for row in _best_first(fits, words)[:_MOST]
        )


def _begin(words: list[str], name: str) -> bool:
    """Whether each word typed begins one of a name's."""
    held = [folded(word) for word in name.split()]
    return bool(words) and all(any(word.startswith(each) for word in held) for each in words)


def _best_first(rows: Iterable[Any], words: list[str]) -> list[Any]:
    """Put the names that begin with the first word typed before those that have it further on."""
    return sorted(rows, key=lambda row: not folded(row.name).startswith(words[0]))


def _pointed(table: str, id_: str, reference: str, name: str) -> Pointed:
    words = " · ".join(part for part in (shorten(name, _LONGEST), reference) if part)
    page = _PAGES.get(table, "history")
    return Pointed(_KINDS[table], words, f"{page} {reference if table in _BY_REFERENCE else id_}")
