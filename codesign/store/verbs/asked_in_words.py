"""Comments that say in words what they were asked, and the question that is meant by it."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.questions import CONSULTATION, QuestionLine, meant_by
from codesign.store.file import StoreFile
from codesign.store.tables import Tag
from codesign.store.verbs.questions import lines_beside
from codesign.store.verbs.shown import SHOWN

_COMMENTS = f"""
    SELECT c.id, c.question, c.note, coalesce(c.programme, '') FROM ({SHOWN}) c
    WHERE c.question <> '' AND (:programme = '' OR coalesce(c.programme, :programme) = :programme)
      AND NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.question_id IS NOT NULL)
    ORDER BY c.row
"""


class AskedInWords:
    """Verbs on comments that name a question, by its code or its words exactly, and are tagged to none."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def waiting(self, question: QuestionLine) -> int:
        """Return how many comments say that they were asked this question and no other of its name."""
        with self._store.read() as session:
            return len(_meaning(session, question))

    def link(self, question: QuestionLine) -> int:
        """Tag the comments that say that they were asked this question to it, in one change. Returns how many."""
        with self._store.write("tag comments") as change:
            ids = _meaning(change.session, question)
            shared = {"question_id": question.id, "tagged_by": change.actor, "tagged_at": change.now}
            if ids:
                change.add_many(Tag, [{"comment_id": id_, **shared} for id_ in ids])
            return len(ids)


def _meaning(session: Session, question: QuestionLine) -> list[str]:
    """Return the comments of which the question alone can be meant, in their own programme."""
    questions = lines_beside(session, "", "")
    rows = session.execute(text(_COMMENTS), {"programme": question.programme_id})
    meant: dict[tuple[str, str, str], bool] = {}
    found = []
    for id_, asked, note, programme in rows:
        key = (asked, _consultation(note), programme)
        if key not in meant:
            of_it = [each for each in questions if not programme or each.programme_id in ("", programme)]
            meant[key] = [each.id for each in meant_by(of_it, asked, key[1])] == [question.id]
        if meant[key]:
            found.append(id_)
    return found


def _consultation(note: str) -> str:
    """Return the consultation that an import kept in a comment's note."""
    lines = (line for line in note.splitlines() if line.startswith(CONSULTATION))
    return next((line.removeprefix(CONSULTATION) for line in lines), "")
