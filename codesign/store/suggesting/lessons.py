"""What a suggester learns from: each comment that somebody tagged or refused a suggestion for, and which of them a change touched.

An untouched suggestion is in no table, so nothing is ever learnt from one. A comment that is kept apart, thrown away, or no
answer, is no lesson; one that was a lesson before is then forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.suggesting.scope import KINDS, Scope
from codesign.store.verbs.shown import SHOWN


class Lesson(NamedTuple):
    """One comment: what was said, what people put on it, and what they said does not fit."""

    comment_id: str
    key: str
    """Its reference: by that a suggestion names it."""
    words: str
    labels: tuple[str, ...]
    not_labels: tuple[str, ...]

    @property
    def teaches(self) -> bool:
        """Whether there is anything to learn from it."""
        return bool(self.labels or self.not_labels)


def lessons(session: Session, scope: Scope, comment_ids: Sequence[str]) -> list[Lesson]:
    """Return some comments as they are now, in the order given; one that is no lesson has no labels."""
    ids = json.dumps(list(comment_ids))
    keys = dict(session.execute(text(_KEYS), {"ids": ids}).all())
    rows = session.execute(text(_LESSONS[scope.kind]), {"ids": ids, "home": scope.programme})
    found = {
        row.id: Lesson(row.id, keys[row.id], row.words, _ids(row.labels), _ids(row.nots)) for row in rows
    }
    return [found.get(each, Lesson(each, keys[each], "", (), ())) for each in comment_ids if each in keys]


def _ids(held: str | None) -> tuple[str, ...]:
    return tuple(sorted(json.loads(held or "[]")))


def _put(kind: str, table: str) -> str:
    """Return SQL of the ids of a scope's labels that stand on a comment `c`, as tags or as rejections."""
    its = KINDS[kind]
    return f"""(SELECT json_group_array(DISTINCT l.id) FROM {table} g JOIN {its.table} l ON l.id = g.{its.column}
        WHERE g.comment_id = c.id AND g.deleted = 0 AND l.deleted = 0 AND coalesce(l.programme_id, '') = :home)"""


_KEYS = """
    SELECT k.id, 'C' || k.number || '-' || k.letters AS key FROM json_each(:ids) j CROSS JOIN comment k ON k.id = j.value
"""
_LESSONS = {
    kind: f"""
        SELECT c.id, c.words, {_put(kind, "tag")} AS labels, {_put(kind, "rejection")} AS nots
        FROM ({SHOWN} AND c.no_answer = 0 AND c.id IN (SELECT value FROM json_each(:ids))) c
    """
    for kind in KINDS
}


def everything(session: Session, scope: Scope) -> list[str]:
    """Return every comment there may be something to learn from, in the order they were recorded: always the same one."""
    its = scope.its
    put = f"""SELECT g.comment_id FROM {its.table} l CROSS JOIN {{table}} g ON g.{its.column} = l.id
              WHERE l.deleted = 0 AND g.deleted = 0 AND coalesce(l.programme_id, '') = :home"""
    rows = session.execute(
        text(f"""SELECT c.id FROM comment c WHERE c.deleted = 0 AND c.id IN (
                 {put.format(table="tag")} UNION {put.format(table="rejection")}) ORDER BY c.row"""),
        {"home": scope.programme},
    )
    return list(rows.scalars())


def newest(session: Session) -> int:
    """Return the row of the newest change that is whole: one still being written has no head, and may come to nothing."""
    found = session.execute(
        text("SELECT row FROM change WHERE length(head) > 0 ORDER BY row DESC LIMIT 1")
    ).scalar()
    return int(found or 0)


def touched(session: Session, scope: Scope, after: int) -> list[str]:
    """Return the comments that changes after one may have altered the lessons of, in the order they were recorded.

    Undoing and redoing are changes too, and so is what another copy of the program wrote, or a theme's merging, splitting
    and moving: all of them alter tags. Retiring alters none. (`+o.record`: else the whole journal is gone through in its order.)
    """
    its = scope.its
    rows = session.execute(
        text(f"""
            SELECT c.id FROM (
                SELECT g.comment_id AS id FROM operation o CROSS JOIN tag g ON g.id = o.record WHERE o.change > :after AND o.tbl = 'tag'
                UNION SELECT g.comment_id FROM operation o CROSS JOIN rejection g ON g.id = o.record
                      WHERE o.change > :after AND o.tbl = 'rejection'
                UNION SELECT +o.record FROM operation o WHERE o.change > :after AND o.tbl = 'comment' AND o.kind = 'altered'
                      AND ({_altered("words", "deleted", "sensitive", "event_id", "no_answer")})
                UNION SELECT k.id FROM operation o CROSS JOIN comment k ON k.event_id = o.record
                      WHERE o.change > :after AND o.tbl = 'event' AND o.kind = 'altered' AND ({_altered("deleted")})
                UNION SELECT g.comment_id FROM operation o CROSS JOIN tag g ON g.{its.column} = o.record
                      WHERE o.change > :after AND o.tbl = '{its.table}' AND o.kind = 'altered' AND ({_altered("deleted", "programme_id")})
                UNION SELECT g.comment_id FROM operation o CROSS JOIN rejection g ON g.{its.column} = o.record
                      WHERE o.change > :after AND o.tbl = '{its.table}' AND o.kind = 'altered' AND ({_altered("deleted", "programme_id")})
            ) u CROSS JOIN comment c ON c.id = u.id ORDER BY c.row
        """),
        {"after": after},
    )
    return list(rows.scalars())


def _altered(*columns: str) -> str:
    """Return SQL true of an operation that altered one of some columns. What was erased has no values left to look at."""
    return " OR ".join(
        ["o.new IS NULL", *(f"json_type(o.new, '$.{column}') IS NOT NULL" for column in columns)]
    )


def codebook_touched(session: Session, scope: Scope, after: int) -> bool:
    """Whether changes after one made or altered a label of this kind."""
    found = session.execute(
        text("SELECT 1 FROM operation WHERE change > :after AND tbl = :table LIMIT 1"),
        {"after": after, "table": scope.its.table},
    )
    return found.scalar() is not None


def answered(session: Session, comment_id: str) -> set[str]:
    """Return the labels of any kind that a comment has, and those that somebody said do not fit it."""
    rows = session.execute(
        text("""SELECT coalesce(theme_id, outcome_id, question_id) FROM tag WHERE comment_id = :id AND deleted = 0
                UNION SELECT coalesce(theme_id, outcome_id, question_id) FROM rejection WHERE comment_id = :id AND deleted = 0"""),
        {"id": comment_id},
    )
    return set(rows.scalars())


def may_be_shown(session: Session, references: Iterable[str]) -> set[str]:
    """Return those of some comments, by reference, that may be shown: the nearest one is named only then."""
    wanted = [each for each in references if each]
    rows = session.execute(
        text(f"""SELECT 'C' || c.number || '-' || c.letters FROM ({SHOWN}) c
                 JOIN json_each(:references) j ON c.number = CAST(substr(j.value, 2) AS INTEGER)
                 WHERE 'C' || c.number || '-' || c.letters = j.value"""),
        {"references": json.dumps(wanted)},
    )
    return set(rows.scalars()) if wanted else set()
