"""Replies: we did, we will, we are considering, or it is not possible because; and whether people were told."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.feedback import NewReply, ReplyLine
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.references import resolve
from codesign.store.tables import Reply
from codesign.store.verbs.wording import ReasonNeededError

REPLY_LINES = """
    SELECT r.row, r.id, 'R' || r.number || '-' || r.letters AS reference,
           coalesce(t.name, 'C' || c.number || '-' || c.letters, '') AS about, coalesce(r.theme_id, '') AS theme_id,
           coalesce(r.comment_id, '') AS comment_id, coalesce(r.programme_id, '') AS programme_id, r.state, r.words, r.reason, r.replied_on,
           r.fed_back_on, r.fed_back_how
    FROM reply r LEFT JOIN theme t ON t.id = r.theme_id LEFT JOIN comment c ON c.id = r.comment_id
    WHERE r.deleted = 0
"""
"""Replies, each in a line; ends inside its WHERE."""


class Replies:
    """Verbs on replies."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def add(self, new: NewReply) -> ReplyLine:
        """Record a reply to a theme or a comment. Raises ReasonNeededError where it is not possible and nobody said why."""
        if new.state == "not-possible" and not new.reason.strip():
            raise ReasonNeededError("“Not possible”")
        with self._store.write("reply") as change:
            empty_is_none = ("theme_id", "comment_id", "programme_id")
            made = change.add(
                Reply,
                **{
                    name: value or None if name in empty_is_none else value
                    for name, value in asdict(new).items()
                },
            )
            return self._read(change.session, " AND r.id = :id", id=made)[0]

    def feed_back(self, reply_id: str, *, on: str, how: str) -> None:
        """Record that people were told, when and how."""
        with self._store.write("reply fed back") as change:
            change.set(Reply, reply_id, fed_back_on=on, fed_back_how=how)

    def lines(self, *, programme_id: str = "") -> list[ReplyLine]:
        """Return replies in the order they were given, of one programme or of all."""
        with self._store.read() as session:
            return self._read(
                session,
                " AND (:programme = '' OR r.programme_id = :programme) ORDER BY r.row",
                programme=programme_id,
            )

    def find(self, typed: str) -> ReplyLine:
        """Return the reply a person means by reference, such as `R3`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="R")
            return self._read(session, " AND r.id = :id", id=found.id)[0]

    def _read(self, session: Session, rest: str, **values: object) -> list[ReplyLine]:
        return as_lines(ReplyLine, session.execute(text(REPLY_LINES + rest), values))
