"""Follow-ups: what we said we would do, whether we did, and whether we told the people we said it to."""

from __future__ import annotations

from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.events import FollowUpLine, NewFollowUp
from codesign.records.figures import FollowUpCounts
from codesign.store.faults import GoneError
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines, asking
from codesign.store.references import resolve
from codesign.store.tables import FollowUp
from codesign.store.verbs import counting
from codesign.store.verbs.selects import FOLLOW_UP_LINES, WAITS_FOR, days_of
from codesign.store.verbs.wording import ReasonNeededError
from codesign.store.writing import Change


class WordlessFollowUpError(AskedWronglyError):
    """A follow-up that says nothing."""

    def __init__(self) -> None:
        super().__init__("A follow-up needs words.", todo="Say what we said we would do.")


class FollowUps:
    """Verbs on follow-ups."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewFollowUp) -> FollowUpLine:
        """Add a follow-up. Raises WordlessFollowUpError."""
        with self._store.write("add follow-up") as change:
            made = self.insert(change, new)
            return self._read(change.session, " AND f.id = :id", id=made)[0]

    def insert(self, change: Change, new: NewFollowUp, *, event_id: str = "") -> str:
        """Add a follow-up inside a change already open. Raises WordlessFollowUpError."""
        if not new.words.strip():
            raise WordlessFollowUpError
        return change.add(
            FollowUp,
            words=new.words,
            owner=new.owner,
            due=new.due,
            event_id=event_id or new.event_id or None,
            comment_id=new.comment_id or None,
            programme_id=new.programme_id or None,
        )

    def close(self, follow_up_id: str, state: str, *, on: str, outcome: str = "") -> None:
        """Record that it was done, or that it will not be because. Raises ReasonNeededError."""
        if state == "will-not" and not outcome.strip():
            raise ReasonNeededError("A follow-up that will not be done")
        with self._store.write(f"follow-up {state}") as change:
            change.set(FollowUp, follow_up_id, state=state, closed_on=on, outcome=outcome)

    def feed_back(self, follow_up_id: str, *, on: str, how: str) -> None:
        """Record that people were told, when and how."""
        with self._store.write("follow-up fed back") as change:
            change.set(FollowUp, follow_up_id, fed_back_on=on, fed_back_how=how)

    def alter(self, follow_up_id: str, **fields: str) -> None:
        """Change words, owner or due date."""
        with self._store.write("alter follow-up") as change:
            change.set(FollowUp, follow_up_id, **fields)

    def lines(
        self, which: str = "", *, today: date, programme_id: str = "", event_id: str = ""
    ) -> list[FollowUpLine]:
        """Return follow-ups, soonest due first and those without a date last.

        Args:
            which: all, or open, overdue, due (within seven days), nobody (no owner or no date), not-told (closed, and
                people were not told) or closed.
            today: the day that overdue and due are reckoned from.
            programme_id: only those of one programme.
            event_id: only those of one event.
        """
        with self._store.read() as session:
            return self._read(
                session,
                f" AND {WAITS_FOR[which]} AND (:event = '' OR f.event_id = :event) ORDER BY f.due = '', f.due, f.row",
                programme=programme_id,
                event=event_id,
                **days_of(today),
            )

    def find(self, typed: str) -> FollowUpLine:
        """Return the follow-up a person means by reference, such as `F3`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="F")
            return self._read(session, " AND f.id = :id", id=found.id)[0]

    def one(self, follow_up_id: str) -> FollowUpLine:
        """Return a follow-up by its id. Raises GoneError."""
        with self._store.read() as session:
            found = self._read(session, " AND f.id = :id", id=follow_up_id)
        if not found:
            raise GoneError
        return found[0]

    def counts(self, *, today: date, programme_id: str = "") -> FollowUpCounts:
        """Count follow-ups by what they wait for."""
        with self._store.read() as session:
            return counting.follow_up_counts(asking(session), programme_id, today)

    def _read(self, session: Session, rest: str, programme: str = "", **values: object) -> list[FollowUpLine]:
        return as_lines(
            FollowUpLine, session.execute(text(FOLLOW_UP_LINES + rest), {"programme": programme, **values})
        )
