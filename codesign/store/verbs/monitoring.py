"""Equality monitoring: how many at an event gave which answer. Counts alone: nothing links them to a person."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.errors import AskedWronglyError
from codesign.records.monitoring import spelled, usual
from codesign.records.review_reach import MonitoringLine, NewMonitoring
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.tables import Monitoring
from codesign.text import clean

_LINES = """
    SELECT m.row, m.id, m.event_id, 'E' || e.number || '-' || e.letters, e.title, e.held_on, m.question, m.answer, m.heads
    FROM monitoring m JOIN event e ON e.id = m.event_id AND e.deleted = 0
    WHERE m.deleted = 0{of_event} AND (:programme = '' OR e.programme_id = :programme)
    ORDER BY e.held_on DESC, e.row DESC, m.question COLLATE NOCASE, m.row
"""
_ANSWERS = """
    SELECT m.question, m.answer FROM monitoring m JOIN event e ON e.id = m.event_id AND e.deleted = 0 WHERE m.deleted = 0
    ORDER BY e.held_on, e.row, m.question COLLATE NOCASE DESC, m.row DESC
"""
_CAME = """
    SELECT coalesce(sum(CASE WHEN contact_id IS NULL THEN heads ELSE 1 END), 0) FROM attendance WHERE event_id = :event AND deleted = 0
"""
MOST = 1_000_000
"""People at one event: more is a slip of the hand."""


class EmptyAnswerError(AskedWronglyError):
    """A question or an answer without words."""

    def __init__(self) -> None:
        super().__init__(
            "Monitoring needs a question and an answer.", todo="Such as --question Disability --answer yes."
        )


class HeadsError(AskedWronglyError):
    """A count of people that cannot be."""

    def __init__(self, heads: int) -> None:
        super().__init__(f"{heads:,} is no count of people here.", todo="Type a whole number, 0 or more.")


class AnsweredAlreadyError(AskedWronglyError):
    """The event has a count for that answer."""

    def __init__(self, line: MonitoringLine) -> None:
        super().__init__(
            f"{line.event} has {line.heads:,} for {line.question}: {line.answer} already.",
            todo="Nothing was changed. --replace puts another count in its place.",
        )
        self.line = line


class MonitoringVerbs:
    """Verbs on monitoring."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def lines(self, *, event_id: str = "", programme_id: str = "") -> list[MonitoringLine]:
        """Return counts, those of the newest event first."""
        with self._store.read() as session:
            return lines_of(session, event_id, programme_id)

    def questions(self) -> dict[str, list[str]]:
        """Return every question asked anywhere with the answers given, then the usual ones that were not asked yet."""
        with self._store.read() as session:
            return questions_in(session)

    def add(self, new: NewMonitoring, *, replace: bool = False) -> MonitoringLine:
        """Keep a count.

        Raises:
            EmptyAnswerError, HeadsError: it cannot be. AnsweredAlreadyError: there is one, and it is not to be replaced.
        """
        return self.add_many([new], replace=replace)[0]

    def add_many(self, counts: Sequence[NewMonitoring], *, replace: bool = False) -> list[MonitoringLine]:
        """Keep several counts in one change, all or none. Raises as `add`."""
        with self._store.write("record monitoring") as change:
            questions, made = questions_in(change.session), []
            for new in counts:
                question, answer = _spelled(new, questions)
                if not 0 <= new.heads <= MOST:
                    raise HeadsError(new.heads)
                there = held(change.session, new.event_id, question, answer)
                if there and not replace:
                    raise AnsweredAlreadyError(there)
                if there:
                    change.set(Monitoring, there.id, heads=new.heads)
                made.append(
                    there.id
                    if there
                    else change.add(
                        Monitoring, event_id=new.event_id, question=question, answer=answer, heads=new.heads
                    )
                )
            events = {new.event_id for new in counts}
            by_id = {line.id: line for event in events for line in lines_of(change.session, event)}
            return [by_id[id_] for id_ in made]

    def remove(self, line_id: str) -> None:
        """Take a count away."""
        with self._store.write("remove monitoring") as change:
            change.remove(Monitoring, line_id)

    def answered(self, event_id: str, question: str) -> tuple[int, int]:
        """Return how many answered a question at an event, and how many are recorded as having come."""
        with self._store.read() as session:
            lines = [each for each in lines_of(session, event_id) if each.question == question]
            return sum(each.heads for each in lines), came(session, event_id)


def _spelled(new: NewMonitoring, questions: dict[str, list[str]]) -> tuple[str, str]:
    question = spelled(clean(new.question).text.strip(), questions)
    answer = spelled(clean(new.answer).text.strip(), questions.get(question, ()))
    if not question or not answer:
        raise EmptyAnswerError
    return question, answer


def questions_in(session: Session) -> dict[str, list[str]]:
    """Return every question asked anywhere with the answers given, then the usual ones that were not asked yet."""
    held: dict[str, list[str]] = {}
    for question, answer in dict.fromkeys(map(tuple, session.execute(text(_ANSWERS)).all())):
        held.setdefault(question, []).append(answer)
    for question, usual_answers in usual().items():
        known = held.setdefault(question, [])
        folded = {each.casefold() for each in known}
        known += [answer for answer in usual_answers if answer.casefold() not in folded]
    return held


def came(session: Session, event_id: str) -> int:
    """Return how many are recorded as having come to an event."""
    return int(session.execute(text(_CAME), {"event": event_id}).scalar_one())


def held(session: Session, event_id: str, question: str, answer: str) -> MonitoringLine | None:
    """Return the count an event has for an answer, if there is one."""
    lines = lines_of(session, event_id)
    return next((each for each in lines if (each.question, each.answer) == (question, answer)), None)


def lines_of(session: Session, event_id: str = "", programme_id: str = "") -> list[MonitoringLine]:
    """Return counts: those of an event, of a programme, or all; the newest event's first."""
    sql = _LINES.format(of_event=" AND m.event_id = :event" if event_id else "")
    rows = session.execute(text(sql), {"event": event_id, "programme": programme_id})
    return as_lines(MonitoringLine, rows)
