"""Tagging several comments at once: what they are tagged with, what they could be, and one change that puts a tag on or takes it off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import text

from codesign.store.file import StoreFile
from codesign.store.lines import as_lines
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.shown import SHOWN

_COMMENTS = f"""
    SELECT c.id, 'C' || c.number || '-' || c.letters AS reference, coalesce(c.programme, '') AS programme
    FROM ({SHOWN}) c WHERE c.row IN (SELECT value FROM json_each(:rows)) ORDER BY c.row
"""
_ON = """
    SELECT coalesce(g.theme_id, g.outcome_id, g.question_id), count(DISTINCT g.comment_id) FROM tag g
    WHERE g.deleted = 0 AND g.comment_id IN (SELECT value FROM json_each(:ids)) GROUP BY 1
"""
_THEMES = """
    SELECT t.id, t.name, t.state, coalesce(p.name, '') FROM theme t LEFT JOIN theme p ON p.id = t.parent_id AND p.deleted = 0
    WHERE t.deleted = 0 AND (t.state <> 'retired' OR t.id IN (SELECT g.theme_id FROM tag g
        WHERE g.deleted = 0 AND g.comment_id IN (SELECT value FROM json_each(:ids))))
    ORDER BY t.name COLLATE NOCASE, t.row
"""
_OUTCOMES = """
    SELECT o.id, o.code, o.title, o.level, g.title FROM outcome o JOIN programme g ON g.id = o.programme_id
    WHERE o.deleted = 0 AND (:programmes = '[]' OR o.programme_id IN (SELECT value FROM json_each(:programmes)))
    ORDER BY g.row, o.position, o.row
"""


class ToTag(NamedTuple):
    """A comment to be tagged."""

    id: str
    reference: str
    programme_id: str


class ThemeOffered(NamedTuple):
    """A theme that comments can be tagged with."""

    id: str
    name: str
    state: str
    parent: str


class OutcomeOffered(NamedTuple):
    """An outcome that comments can be tagged to."""

    id: str
    code: str
    title: str
    level: str
    programme: str


class Tags:
    """Verbs on the tags of several comments."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def comments(self, rows: Sequence[int]) -> list[ToTag]:
        """Return the comments of some rows."""
        with self._store.read() as session:
            return as_lines(ToTag, session.execute(text(_COMMENTS), {"rows": json.dumps(list(rows))}))

    def on(self, comments: Sequence[ToTag]) -> dict[str, int]:
        """Return how many of the comments have each theme, outcome and question, by its id."""
        with self._store.read() as session:
            rows = session.execute(text(_ON), {"ids": _ids(comments)})
            return {row[0]: row[1] for row in rows}

    def themes(self, comments: Sequence[ToTag]) -> list[ThemeOffered]:
        """Return the codebook without its counts, which take long: no retired theme but those the comments have."""
        with self._store.read() as session:
            return as_lines(ThemeOffered, session.execute(text(_THEMES), {"ids": _ids(comments)}))

    def outcomes(self, comments: Sequence[ToTag]) -> list[OutcomeOffered]:
        """Return the outcomes of the comments' programmes; of all, where one of them has no programme."""
        programmes = {comment.programme_id for comment in comments}
        asked = "[]" if "" in programmes else json.dumps(sorted(programmes))
        with self._store.read() as session:
            return as_lines(OutcomeOffered, session.execute(text(_OUTCOMES), {"programmes": asked}))

    def put_on(
        self,
        comments: Sequence[ToTag],
        *,
        theme: str = "",
        theme_id: str = "",
        outcome_id: str = "",
        question_id: str = "",
    ) -> int:
        """Tag comments with a theme (a new name becomes a draft), to an outcome or a question. Returns how many had it not.

        Raises:
            NothingTaggedWithItError: the theme was retired, or the one chosen by its id merged into another.
        """
        tag = Feedback(self._store).tag
        put = partial(tag, theme=theme, theme_id=theme_id, outcome_id=outcome_id, question_id=question_id)
        with self._store.write("tag comments" if len(comments) > 1 else "tag comment"):
            return sum(put(each.id, programme_id=each.programme_id) for each in comments)

    def take_off(
        self, comments: Sequence[ToTag], *, theme_id: str = "", outcome_id: str = "", question_id: str = ""
    ) -> int:
        """Take a tag off comments. Returns how many had it."""
        off = partial(
            Feedback(self._store).untag, theme_id=theme_id, outcome_id=outcome_id, question_id=question_id
        )
        with self._store.write("untag comments" if len(comments) > 1 else "untag comment"):
            return sum(off(each.id) for each in comments)


def _ids(comments: Sequence[ToTag]) -> str:
    return json.dumps([comment.id for comment in comments])
