"""What every panel of the review counts from: of each comment that counts, where, when and by whom it was said.

The comments are read once for each change, by index, in groups: 100,000 of them and their tags took 150 ms so, and
650 ms as a grouping of SQL for outcomes alone. Each column stands by the comment's row; what is in it is a place in a
list beside it, and 0 is nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.collecting import search_waits
from codesign.store import standing
from codesign.store.review.rows import both, pick, rows_in
from codesign.store.review.where import Places

_EVENTS = "SELECT id, held_on, place, area, coalesce(programme_id, ''), state FROM event WHERE deleted = 0"
_BY_EVENT = """
    SELECT event_id, deleted, sensitive, said_on, json_group_array(row) FROM comment GROUP BY event_id, deleted, sensitive, said_on
"""
_BY_PROGRAMME = "SELECT programme_id, json_group_array(row) FROM comment WHERE programme_id IS NOT NULL GROUP BY programme_id"
_BY_CONTACT = (
    "SELECT contact_id, json_group_array(row) FROM comment WHERE contact_id IS NOT NULL GROUP BY contact_id"
)
_SPOKE = "(kind <> '' OR (contact_id IS NULL AND for_organisation_id IS NOT NULL))"
"""Word for word as its index has it: then no comment itself is read."""
_BY_KIND = f"SELECT kind, json_group_array(row) FROM comment WHERE {_SPOKE} AND kind <> '' GROUP BY kind"
_BY_ORGANISATION = f"""
    SELECT for_organisation_id, json_group_array(row) FROM comment WHERE {_SPOKE} AND kind = '' GROUP BY for_organisation_id
"""
_BY_PLACE = (
    "SELECT place, json_group_array(row) FROM comment WHERE place <> '' AND deleted = 0 GROUP BY place"
)
_KINDS_OF = "SELECT id, kind FROM contact WHERE id IN (SELECT value FROM json_each(:ids)) AND kind <> ''"
_UNDER = "SELECT code, parent FROM vocabularyentry WHERE vocabulary = 'kinds' AND deleted = 0"
_REPEATS = """
    SELECT json_group_array(c.row) FROM comment c JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0 WHERE c.repeat_of_id IS NOT NULL
"""
_TAGS = """
    SELECT g.{of}_id, json_group_array(c.row) FROM tag g CROSS JOIN comment c ON c.id = g.comment_id
    WHERE g.deleted = 0 AND g.{of}_id IS NOT NULL GROUP BY g.{of}_id
"""

Column = list[int]
"""By the row of a comment, a place in the list beside it; a list gives its numbers away quicker than an array."""

_UNTAGGED = (
    "SELECT json_group_array(c.row) FROM comment c WHERE NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0)",
    """SELECT json_group_array(c.row) FROM tag q CROSS JOIN comment c ON c.id = q.comment_id
       WHERE q.question_id IS NOT NULL AND q.deleted = 0 AND NOT EXISTS (
           SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.question_id IS NULL)""",
)
"""Comments with no tag at all, by index; and those with tags to questions alone."""
_NO_ANSWERS = "SELECT json_group_array(row) FROM comment WHERE no_answer = 1"

EVENTS_THAT_COUNT = ("held", "nobody-came")


class EventFact(NamedTuple):
    """An event that comments count from."""

    id: str
    held_on: str
    place: str
    area: str
    programme_id: str
    state: str


NO_EVENT = EventFact("", "", "", "", "", "")


@dataclass
class Facts:
    """The columns, each by the row of the comment."""

    events: list[EventFact] = field(default_factory=lambda: [NO_EVENT])
    days: list[str] = field(default_factory=lambda: [""])
    """When comments were said, in order: the later has the greater place."""
    counts: bytearray = field(default_factory=bytearray)
    """1 where the comment counts: the rule of `verbs.shown.HEARD`."""
    event: Column = field(default_factory=list)
    said: Column = field(default_factory=list)
    repeats: frozenset[int] = frozenset()
    """Rows whose words another comment said first."""
    of_programme: dict[str, list[Sequence[int]]] = field(default_factory=dict)
    """The comments of each programme's events."""
    own_programme: dict[str, Sequence[int]] = field(default_factory=dict)
    """The comments that were given a programme themselves: it stands before their event's."""
    _masks: dict[str, bytearray] = field(default_factory=dict)

    def within(self, programme_id: str) -> bytearray:
        """Return a mask of the comments that count, of one programme or of all."""
        return self._of(programme_id) if programme_id else self.counts

    def without_programme(self) -> bytearray:
        """Return a mask of the comments that count and are of no programme."""
        return self._of("")

    def _of(self, programme_id: str) -> bytearray:
        if programme_id not in self._masks:
            mask = bytearray(len(self.counts))
            for rows in self.of_programme.get(programme_id, ()):
                _fill(rows, (mask, 1))
            for programme, rows in self.own_programme.items():
                _fill(rows, (mask, int(programme == programme_id)))
            self._masks[programme_id] = both(self.counts, mask)
        return self._masks[programme_id]


@search_waits()
def read_facts(session: Session) -> Facts:
    """Read the facts of every comment that counts."""
    facts = Facts()
    numbered = _numbered_events(session, facts)
    size = int(session.execute(text("SELECT coalesce(max(row), 0) + 1 FROM comment")).scalar_one())
    facts.counts = bytearray(size)
    facts.event, facts.said = [0] * size, [0] * size
    _read_events_of(session, facts, numbered)
    facts.own_programme = dict(_groups(session, _BY_PROGRAMME))
    facts.repeats = frozenset(rows_in(session.execute(text(_REPEATS)).scalar()))
    return facts


def read_tags(session: Session, of: str) -> dict[str, Sequence[int]]:
    """Return the rows of the comments tagged to each theme, outcome or question, as they stand in the file."""
    return dict(_groups(session, _TAGS.format(of=of)))


def read_untagged(session: Session) -> set[int]:
    """Return the rows of the comments with neither a theme nor an outcome; a question alone is no tag, and no answer waits for none."""
    untagged = {row for sql in _UNTAGGED for row in rows_in(session.execute(text(sql)).scalar())}
    return untagged.difference(rows_in(session.execute(text(_NO_ANSWERS)).scalar()))


def _numbered_events(session: Session, facts: Facts) -> dict[str, int]:
    numbered = {}
    for row in session.execute(text(_EVENTS)).all():
        if row.state in EVENTS_THAT_COUNT:
            numbered[row.id] = len(facts.events)
            facts.events.append(EventFact._make(row))
    return numbered


def _read_events_of(session: Session, facts: Facts, numbered: dict[str, int]) -> None:
    """Read which event each comment is of, what counts, when it was said, and for which programme."""
    groups = [
        (numbered[event] if event else 0, said_on, rows)
        for event, deleted, sensitive, said_on, rows in _groups(session, _BY_EVENT)
        if not deleted and sensitive != "safeguarding" and (not event or event in numbered)
    ]
    facts.days += sorted({said or facts.events[event].held_on for event, said, _ in groups} - {""})
    days = {day: place for place, day in enumerate(facts.days)}
    for event, said_on, rows in groups:
        day = days[said_on or facts.events[event].held_on]
        _fill(rows, (facts.counts, 1), (facts.event, event), (facts.said, day))
        facts.of_programme.setdefault(facts.events[event].programme_id, []).append(rows)


@dataclass
class Speakers:
    """Who spoke."""

    people: list[str]
    """Ids of those who spoke, as they stand by now: two who are one are one here."""
    column: Column


def read_speakers(session: Session, facts: Facts) -> Speakers:
    """Read who spoke, as they stand by now."""
    spoke = _groups(session, _BY_CONTACT)
    by_now = standing.survivors(session, {contact for contact, _ in spoke})
    people, column = {"": 0}, [0] * len(facts.counts)
    for contact, rows in spoke:
        _fill(rows, (column, people.setdefault(by_now.get(contact, contact), len(people))))
    return Speakers(list(people), column)


@dataclass
class Kinds:
    """As what kind of person each comment was made: its own kind, else that of who spoke, else of whom it was said for."""

    names: list[str]
    """Codes of the vocabulary `kinds`."""
    column: Column
    parents: dict[str, str]


def read_kinds(session: Session, speakers: Speakers) -> Kinds:
    """Read the kinds."""
    own, for_whom = _groups(session, _BY_KIND), _groups(session, _BY_ORGANISATION)
    by_now = standing.survivors(session, {each for each, _ in for_whom})
    kind_of = _kinds_of(session, {*speakers.people, *by_now.values(), *(each for each, _ in for_whom)} - {""})
    kinds = {"": 0}
    of_people = [kinds.setdefault(kind_of.get(each, ""), len(kinds)) for each in speakers.people]
    column = list(pick(of_people, speakers.column))
    named = [(kind_of.get(by_now.get(each, each), ""), rows) for each, rows in for_whom]
    for kind, rows in (*named, *own):
        _fill(rows, (column, kinds.setdefault(kind, len(kinds))))
    parents = {row.code: row.parent for row in session.execute(text(_UNDER))}
    return Kinds(list(kinds), column, parents)


def _kinds_of(session: Session, contacts: Iterable[str]) -> dict[str, str]:
    rows = session.execute(text(_KINDS_OF), {"ids": json.dumps(sorted(contacts))})
    return {row.id: row.kind for row in rows}


@dataclass
class Wheres:
    """Where each comment is of."""

    names: list[str]
    at: list[tuple[int, ...]]
    """Each the places, by their number among the names, that a comment may be of: its own, and its event's."""
    column: Column


def read_wheres(session: Session, facts: Facts) -> Wheres:
    """Read where: events by area, or by place where no area is known; comments by their own place too."""
    own = _groups(session, _BY_PLACE)
    named = [event.area or event.place for event in facts.events]
    places = Places.of(dict.fromkeys((*named, *(place for place, _ in own))))
    wheres: dict[tuple[int, ...], int] = {(): 0}
    known = {names: places.at(*names) for names in {(each.place, each.area) for each in facts.events}}
    at_event = [known[each.place, each.area] for each in facts.events]
    numbers = [wheres.setdefault(at, len(wheres)) for at in at_event]
    column = list(pick(numbers, facts.event))
    for place, rows in own:
        for row in rows:
            at = tuple(dict.fromkeys((*places.at(place), *at_event[facts.event[row]])))
            column[row] = wheres.setdefault(at, len(wheres))
    return Wheres(places.names, list(wheres), column)


def _fill(rows: Sequence[int], *columns: tuple[Column | bytearray, int]) -> None:
    """Write one value into each column at some rows. Rows of one event mostly stand together, and are written at once."""
    if not rows:
        return
    first, end = rows[0], rows[-1] + 1
    together = end - first == len(rows) and rows == list(range(first, end))
    for column, value in columns:
        if together:
            column[first:end] = [value] * len(rows)
        else:
            for row in rows:
                column[row] = value


def _groups(session: Session, sql: str) -> list[tuple[Any, ...]]:
    """Return groups, the last column of each its rows. All are read as one text: there are thousands of groups."""
    found = session.execute(text(sql)).all()
    rows = json.loads(f"[{','.join(group[-1] for group in found)}]")
    return [(*group[:-1], each) for group, each in zip(found, rows, strict=True)]
