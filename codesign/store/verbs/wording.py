"""Wording that people shape: clauses, their versions, and which comments and events moved them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from codesign.errors import AskedWronglyError
from codesign.records.outcomes import NewWording, WordingLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.references import resolve
from codesign.store.tables import Clause, Wording, WordingSource
from codesign.store.writing import Change

WORDING_LINES = """
    SELECT v.id, 'W' || w.number || '-' || w.letters AS reference, coalesce(w.programme_id, e.programme_id, '') AS programme_id, w.document,
           w.clause, coalesce(o.code, '') AS outcome_code, v.version, v.before, v.after, v.reason, v.state, v.state_reason, v.decided_by,
           v.decided_on, coalesce('E' || e.number || '-' || e.letters, '') AS event, coalesce(e.title, '') AS event_title,
           coalesce((SELECT group_concat('C' || c.number || '-' || c.letters, ', ') FROM wordingsource s JOIN comment c ON c.id = s.comment_id
                     WHERE s.wording_id = v.id AND s.deleted = 0 AND c.deleted = 0), '') AS comments,
           coalesce(v.event_id, '') AS event_id, coalesce(w.outcome_id, '') AS outcome_id
    FROM wording v JOIN clause w ON w.id = v.clause_id LEFT JOIN outcome o ON o.id = w.outcome_id LEFT JOIN event e ON e.id = v.event_id
    WHERE v.deleted = 0 AND w.deleted = 0
"""
"""Versions of wording, each in a line; ends inside its WHERE."""


class ReasonNeededError(AskedWronglyError):
    """Something was turned down without saying why."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} needs a reason.", todo="Say why in a sentence: people will ask, and a report shows it."
        )


class WordingVerbs:
    """Verbs on clauses and their versions."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewWording) -> WordingLine:
        """Record a version of a clause; a clause not seen before is made. Raises ReasonNeededError."""
        with self._store.write("record wording") as change:
            made = self.insert(change, new, [])
            return self.lines(version_id=made)[0]

    def insert(
        self,
        change: Change,
        new: NewWording,
        event_comments: Sequence[str],
        *,
        event_id: str = "",
        programme_id: str = "",
    ) -> str:
        """Record a version inside a change already open. `event_comments` are the ids that `new.comments` count from."""
        if new.state == "not-adopted" and not new.state_reason.strip():
            raise ReasonNeededError("Wording that is not adopted")
        clause = self._clause(change, new, programme_id or new.programme_id)
        version = change.session.execute(
            text("SELECT coalesce(max(version), 0) + 1 FROM wording WHERE clause_id = :id AND deleted = 0"),
            {"id": clause},
        ).scalar()
        made = change.add(
            Wording,
            clause_id=clause,
            event_id=event_id or new.event_id or None,
            version=version,
            before=new.before,
            after=new.after,
            reason=new.reason,
            state=new.state,
            state_reason=new.state_reason,
            decided_by=new.decided_by,
            decided_on=new.decided_on,
        )
        shaped_by = dict.fromkeys((*(event_comments[place] for place in new.comments), *new.comment_ids))
        change.add_many(WordingSource, [{"wording_id": made, "comment_id": comment} for comment in shaped_by])
        return made

    def decide(
        self, version_id: str, state: str, *, decided_by: str, decided_on: str, reason: str = ""
    ) -> None:
        """Record that a version was adopted, or not adopted because. Raises ReasonNeededError."""
        if state == "not-adopted" and not reason.strip():
            raise ReasonNeededError("Wording that is not adopted")
        with self._store.write(f"wording {state}") as change:
            change.set(
                Wording,
                version_id,
                state=state,
                state_reason=reason,
                decided_by=decided_by,
                decided_on=decided_on,
            )

    def lines(
        self, *, programme_id: str = "", event_id: str = "", version_id: str = "", clause_id: str = ""
    ) -> list[WordingLine]:
        """Return versions in the order they were recorded, narrowed by programme, event, clause or to one."""
        with self._store.read() as session:
            rows = session.execute(
                text(
                    f"""SELECT * FROM ({WORDING_LINES} AND (:event = '' OR v.event_id = :event) AND (:version = '' OR v.id = :version)
                        AND (:clause = '' OR w.id = :clause) ORDER BY v.row) WHERE :programme = '' OR programme_id = :programme"""
                ),
                {"programme": programme_id, "event": event_id, "version": version_id, "clause": clause_id},
            )
            return as_lines(WordingLine, rows)

    def find(self, typed: str) -> list[WordingLine]:
        """Return every version of the clause a person means by reference, such as `W3`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="W")
        return self.lines(clause_id=found.id)

    def _clause(self, change: Change, new: NewWording, programme_id: str) -> str:
        held = change.session.execute(
            text(
                "SELECT id FROM clause WHERE deleted = 0 AND document = :document AND clause = :clause AND coalesce(programme_id, '') = :programme"
            ),
            {"document": new.document, "clause": new.clause, "programme": programme_id},
        ).scalar()
        return held or change.add(
            Clause,
            programme_id=programme_id or None,
            outcome_id=new.outcome_id or None,
            document=new.document,
            clause=new.clause,
        )
