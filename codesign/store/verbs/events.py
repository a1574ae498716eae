"""Events: recorded whole in one change, listed, and shown on one page."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.clock import HOME_ZONE
from codesign.errors import AskedWronglyError
from codesign.records.events import (
    EventLine,
    NewEvent,
    Recorded,
)
from codesign.records.feedback import NewComment
from codesign.records.filters import NOTHING, Filter
from codesign.records.people import Came
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.finding import listing, search
from codesign.store.lines import as_line
from codesign.store.references import resolve
from codesign.store.tables import AccessNeed, Attendance, Event, Money
from codesign.store.verbs.capacity import Held, held_then
from codesign.store.verbs.contacts import Contacts
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.follow_ups import FollowUps
from codesign.store.verbs.selects import EVENT_LINES
from codesign.store.verbs.wording import WordingVerbs
from codesign.store.writing import Change


class UntitledError(AskedWronglyError):
    """An event without a title."""

    def __init__(self) -> None:
        super().__init__(
            "An event needs a title.", todo="A few words will do: where it was, or what it was about."
        )


class UndatedError(AskedWronglyError):
    """An event without a date."""

    def __init__(self) -> None:
        super().__init__("An event needs a date.", todo="A month and year will do, such as May 2025.")


class NobodyYetError(AskedWronglyError):
    """People were listed at an event that has not happened, or did not."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"A {state} event cannot have people who came.",
            todo="Take them off the list, or say that the event was held.",
        )


class Events:
    """Verbs on events."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def record(self, new: NewEvent) -> Recorded:
        """Record an event with everything on its page, in one change.

        An event whose draft was saved before is not written again: the one already there is returned.

        Raises:
            UntitledError, UndatedError, NobodyYetError; ReasonNeededError, WordlessError from what it holds.
        """
        _check(new)
        with self._store.write("record event") as change:
            saved = _saved_before(change.session, new.draft_id)
            if saved:
                return Recorded(saved, change.reference_of(Event, saved), "", already=True, removed=0)
            made = self.insert(change, new)
            return Recorded(
                made,
                change.reference_of(Event, made),
                change.reference,
                already=False,
                removed=change.removed,
            )

    def insert(self, change: Change, new: NewEvent) -> str:
        """Record an event inside a change already open, and return its id."""
        event = change.add(Event, **_own_fields(new, change, _level(change.session, new)))
        people = self._attend(change, event, new)
        organisations = _organisations(change.session, people)
        comments = Feedback(self._store).insert(
            change,
            [_spoken_for(comment, people, organisations) for comment in new.comments],
            event_id=event,
            permission=new.permission,
            contact_of=lambda place: people[place],
        )
        change.add_many(
            AccessNeed,
            [
                {
                    "event_id": event,
                    "need": need.need,
                    "met": need.met,
                    "people": need.people,
                    "note": need.note,
                }
                for need in new.access
            ],
        )
        change.add_many(
            Money,
            [
                {
                    "event_id": event,
                    "contact_id": (people[sum_.who] or None) if sum_.who is not None else None,
                    "who": sum_.who_words,
                    "kind": sum_.kind,
                    "state": sum_.state,
                    "pence": sum_.pence,
                    "benefits_advice": sum_.benefits_advice,
                    "note": sum_.note,
                }
                for sum_ in new.money
            ],
        )
        for follow_up in new.follow_ups:
            FollowUps(self._store).insert(change, follow_up, event_id=event)
        for wording in new.wordings:
            WordingVerbs(self._store).insert(
                change, wording, comments, event_id=event, programme_id=new.programme_id
            )
        return event

    def alter(self, event_id: str, **fields: Any) -> None:
        """Change fields of an event: title, state, held_on, place, programme_id, purpose and so on."""
        with self._store.write("alter event") as change:
            change.set(Event, event_id, **fields)

    def same_as(self, title: str, held_on: str, place: str) -> list[EventLine]:
        """Return events with the same title, date and place, case aside: perhaps this one, saved before or by a colleague."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    EVENT_LINES
                    + " AND e.held_on = :on AND lower(e.title) = lower(:title) AND lower(e.place) = lower(:place)"
                ),
                {"on": held_on, "title": title.strip(), "place": place.strip()},
            )
            return [as_line(EventLine, row) for row in rows]

    def saved_from(self, draft_id: str) -> str:
        """Return the reference of the event saved from a draft, or nothing."""
        with self._store.read() as session:
            found = session.execute(
                text(
                    "SELECT 'E' || number || '-' || letters FROM event WHERE draft_id = :id AND deleted = 0"
                ),
                {"id": draft_id},
            )
            return found.scalar() or "" if draft_id else ""

    def rows(self, narrowed: Filter = NOTHING) -> array[int]:
        """Return the row numbers of the events, newest first, or nearest first where words find few.

        Raises:
            MeaninglessFilterError: the filter says nothing about events.
        """
        return listing.rows(self._store, "events", narrowed)

    def lines(self, rows: Sequence[int]) -> list[EventLine]:
        """Return those rows as lines, in the order given."""
        with self._store.read() as session:
            found = {
                row.row: as_line(EventLine, row)
                for piece in search.pieces(rows)
                for row in session.execute(text(f"{EVENT_LINES} AND e.row IN ({','.join(map(str, piece))})"))
            }
        return [found[row] for row in rows if row in found]

    def last(self, count: int) -> list[EventLine]:
        """Return the newest events by date."""
        return self.lines(self.newest_rows(count))

    def newest_rows(self, count: int) -> array[int]:
        """Return the row numbers of the newest events by date."""
        with self._store.read() as session:
            found = session.execute(
                text(
                    "SELECT row FROM event WHERE deleted = 0 AND state <> 'planned' ORDER BY held_on DESC, row DESC LIMIT :n"
                ),
                {"n": count},
            )
            return array("q", found.scalars())

    def find(self, typed: str) -> EventLine:
        """Return the event a person means by reference, such as `E12`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="E")
            return as_line(
                EventLine, session.execute(text(f"{EVENT_LINES} AND e.id = :id"), {"id": found.id}).one()
            )

    def places(self) -> list[tuple[str, str]]:
        """Return the places used before with their areas, most used first."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    "SELECT place, max(area) AS area FROM event WHERE deleted = 0 AND place <> '' GROUP BY lower(place) ORDER BY count(*) DESC, max(row) DESC"
                )
            )
            return [(row.place, row.area) for row in rows]

    def _attend(self, change: Change, event: str, new: NewEvent) -> list[str]:
        """Write who came, adding who is new, and return the contact at each place (empty for heads).

        An organisation that came is nobody by name: somebody was there from it, so it is written as heads of it.
        """
        people = self._people(change, event, new.came)
        organisations = _organisations(change.session, people)
        named = [each.contact_id or contact for contact, each in zip(people, new.came, strict=True)]
        held = [
            Held(each.capacity, contact)
            if contact in organisations
            else held_then(change.session, contact, each, new.held_on)
            for contact, each in zip(people, new.came, strict=True)
        ]
        rows = [
            {
                "event_id": event,
                "contact_id": None if contact in organisations else contact or None,
                "capacity": held[position].capacity,
                "organisation_id": held[position].organisation_id or None,
                "kind": each.kind or organisations.get(contact, ""),
                "heads": each.heads,
                "about": each.about,
                "position": position,
            }
            for position, (contact, each) in enumerate(zip(people, new.came, strict=True))
            if (
                each.heads if not contact else named[position] not in named[:position]
            )  # each once, however often typed; those merged since they were typed, in the capacity of each
        ]
        change.add_many(Attendance, rows)
        return people

    def _people(self, change: Change, event: str, came: Sequence[Came]) -> list[str]:
        """Return the contact at each place. New organisations are added first: people from them are then of the same."""
        people = [""] * len(came)
        for place in sorted(range(len(came)), key=lambda place: not _is_new_organisation(came[place])):
            people[place] = self._who(change, event, came[place])
        return people

    def _who(self, change: Change, event: str, each: Came) -> str:
        """Return the contact who came, adding who is new and keeping what was decided about look-alikes."""
        contacts = Contacts(self._store)
        held = standing.survivor(change.session, each.contact_id)
        contact = held or (contacts.insert(change, each.new) if each.new else "")
        for answer in each.answers:
            meant = standing.survivor(change.session, answer.candidate_id)
            other = "" if meant == contact else contact
            contacts.insert_answer(change, meant, answer, other_id=other, event_id=event)
        return contact


def _is_new_organisation(each: Came) -> bool:
    return each.new is not None and each.new.sort == "organisation"


def _organisations(session: Session, contacts: Sequence[str]) -> dict[str, str]:
    """Return which of these contacts are organisations, each with its kind."""
    named = {f"c{place}": contact for place, contact in enumerate(contacts) if contact}
    if not named:
        return {}
    listed = ", ".join(f":{name}" for name in named)
    rows = session.execute(
        text(f"SELECT id, kind FROM contact WHERE sort = 'organisation' AND id IN ({listed})"), named
    )
    return {row.id: row.kind for row in rows}


def _spoken_for(comment: NewComment, people: Sequence[str], organisations: Mapping[str, str]) -> NewComment:
    """Return a comment whose speaker is an organisation as one said for that organisation, by nobody named."""
    speaker = people[comment.who] if comment.who is not None else comment.contact_id
    if speaker not in organisations:
        return comment
    return replace(comment, who=None, contact_id="", speaking_for="organisation", for_organisation_id=speaker)


def _check(new: NewEvent) -> None:
    if not new.title.strip():
        raise UntitledError
    if not new.held_on:
        raise UndatedError
    if new.state in ("planned", "cancelled") and new.came:
        raise NobodyYetError(new.state)


def _saved_before(session: Session, draft_id: str) -> str:
    if not draft_id:
        return ""
    return (
        session.execute(
            text("SELECT id FROM event WHERE draft_id = :draft AND deleted = 0"), {"draft": draft_id}
        ).scalar()
        or ""
    )


def _level(session: Session, new: NewEvent) -> str:
    """Return the level of engagement claimed: the event's own, else its programme's."""
    if new.level or not new.programme_id:
        return new.level
    return (
        session.execute(text("SELECT level FROM programme WHERE id = :id"), {"id": new.programme_id}).scalar()
        or ""
    )


def _own_fields(new: NewEvent, change: Change, level: str) -> dict[str, Any]:
    return {
        "title": new.title.strip(),
        "state": new.state,
        "held_on": new.held_on,
        "starts": new.starts,
        "ends": new.ends,
        "zone": new.zone or HOME_ZONE,
        "place": new.place,
        "area": new.area,
        "method": new.method,
        "level": level,
        "programme_id": new.programme_id or None,
        "group_id": standing.survivor(change.session, new.group_id) or None,
        "consultation": new.consultation,
        "officer": new.officer or change.actor,
        "purpose": new.purpose,
        "note": new.note,
        "head_count": new.head_count,
        "head_count_about": new.head_count_about,
        "permission": new.permission,
        "draft_id": new.draft_id,
        "source_key": new.source_key,
        "batch_id": new.batch_id,
        "recorded": new.recorded or change.now,
    }
