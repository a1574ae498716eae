"""Reading comments as they are coded: one with its tags and marks, quickly, for the next is waited for; and the codebook beside them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text

from codesign.records.coded import CodebookLine, Coded, CodedTag
from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.trees import as_tree
from codesign.store.verbs.cards import BROUGHT_BY
from codesign.store.verbs.feedback import Feedback

_MARKS = """
    SELECT c.memo, c.important, c.discuss, coalesce(e.place, '') FROM comment c LEFT JOIN event e ON e.id = c.event_id WHERE c.id = :id
"""
_TAGS = f"""
    SELECT CASE WHEN g.theme_id IS NOT NULL THEN 'themes' WHEN g.outcome_id IS NOT NULL THEN 'outcomes' ELSE 'questions' END,
           coalesce(g.theme_id, g.outcome_id, g.question_id),
           CASE WHEN g.theme_id IS NOT NULL THEN '#' || t.name WHEN g.outcome_id IS NOT NULL THEN '!' || u.code || ' ' || u.title
                ELSE trim('=' || q.code || ' ' || q.words) END,
           g.tagged_by, g.tagged_at, g.suggested, g.start, g."end", g.quote, coalesce(t.colour, ''),
           coalesce('I' || b.number || '-' || b.letters, '')
    FROM tag g LEFT JOIN theme t ON t.id = g.theme_id LEFT JOIN outcome u ON u.id = g.outcome_id
         LEFT JOIN question q ON q.id = g.question_id LEFT JOIN {BROUGHT_BY}
    WHERE g.comment_id = :id AND g.deleted = 0 AND coalesce(t.deleted, u.deleted, q.deleted) = 0 ORDER BY g.row
"""
_TAGGED_SINCE = """
    SELECT DISTINCT c.row FROM tag g JOIN comment c ON c.id = g.comment_id
    WHERE g.deleted = 0 AND c.deleted = 0 AND g.tagged_by = :by AND g.tagged_at >= :since
          AND (c.batch_id IS NULL OR g.tagged_at > c.recorded)
"""
_THEMES = """
    SELECT t.id, coalesce(t.parent_id, ''), t.name, t.state,
           (SELECT count(DISTINCT g.comment_id) FROM tag g WHERE g.theme_id = t.id AND g.deleted = 0), 0
    FROM theme t WHERE t.deleted = 0 AND t.state <> 'retired' ORDER BY t.name COLLATE NOCASE, t.row
"""
_QUESTIONS = """
    SELECT q.id, trim('=' || q.code || ' ' || q.words) || CASE WHEN q.consultation <> '' THEN ' (' || q.consultation || ')' ELSE '' END
    FROM question q WHERE q.deleted = 0 AND q.state = 'open' AND (:programme = '' OR coalesce(q.programme_id, :programme) = :programme)
    ORDER BY q.consultation, q.position, q.row
"""


class _Theme(NamedTuple):
    """A theme among those above and beneath it."""

    id: str
    parent_id: str
    name: str
    state: str
    comments: int
    depth: int


class Coding:
    """Reads of comments to be coded."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def one(self, row: int) -> Coded | None:
        """Return a comment with its tags and marks; none where it is not shown any more."""
        feedback = Feedback(self._store)
        with self._store.read() as session:
            lines = feedback.lines([row])
            if not lines:
                return None
            own = {"id": lines[0].id}
            memo, important, discuss, held_at = session.execute(text(_MARKS), own).one()
            tags = as_lines(CodedTag, session.execute(text(_TAGS), own))
            return Coded(lines[0], tuple(tags), memo, bool(important), bool(discuss), held_at)

    def tagged_since(self, by: str, since: str) -> set[int]:
        """Return the rows of the comments that somebody tagged since a moment."""
        with self._store.read() as session:
            return set(session.execute(text(_TAGGED_SINCE), {"by": by, "since": since}).scalars())

    def questions(self, programme_id: str = "") -> dict[str, str]:
        """Return the open questions of a programme and those of none, or all there are: by id, as each is shown."""
        with self._store.read() as session:
            rows = session.execute(text(_QUESTIONS), {"programme": programme_id})
            return {row[0]: row[1] for row in rows}

    def codebook(self) -> list[CodebookLine]:
        """Return the themes that can be put on, each beneath its parent, with how many comments are tagged to it."""
        with self._store.read() as session:
            themes = as_tree(as_lines(_Theme, session.execute(text(_THEMES))))
        return [CodebookLine(each.name, each.state, each.depth, each.comments) for each in themes]
