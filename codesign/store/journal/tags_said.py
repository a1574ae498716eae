"""What a change tagged, untagged or refused: such a record has no name of its own, it is about a label and a comment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.text import one_line, plural, shorten

_TOUCHED = """
    SELECT DISTINCT 'C' || c.number || '-' || c.letters AS comment,
           CASE WHEN t.id IS NOT NULL THEN '#' || t.name WHEN u.id IS NOT NULL THEN '!' || u.code ELSE '=' || coalesce(nullif(q.code, ''), q.words) END AS label
    FROM operation o LEFT JOIN tag g ON o.tbl = 'tag' AND g.id = o.record LEFT JOIN rejection r ON o.tbl = 'rejection' AND r.id = o.record
         JOIN comment c ON c.id = coalesce(g.comment_id, r.comment_id) AND c.sensitive <> 'safeguarding'
         LEFT JOIN theme t ON t.id = coalesce(g.theme_id, r.theme_id) LEFT JOIN outcome u ON u.id = coalesce(g.outcome_id, r.outcome_id)
         LEFT JOIN question q ON q.id = coalesce(g.question_id, r.question_id)
    WHERE o.change = :change AND o.tbl IN ('tag', 'rejection') ORDER BY o.seq LIMIT :most
"""
_LOOKED_AT, _MOST, _LABEL = 200, 3, 40
_ROOM = 50
"""Letters for the labels together: those that do not fit are counted, so that no name ends in the middle."""


def tags_said(session: Session, change: int) -> str:
    """Say what a change tagged: `#transport on C12-KTM`, `#transport, !2.1 on 14 comments`; nothing where it tagged nothing."""
    rows = session.execute(text(_TOUCHED), {"change": change, "most": _LOOKED_AT}).all()
    return f"{_labels(rows)} on {_comments(rows)}" if rows else ""


def _labels(rows: Sequence[Any]) -> str:
    labels = list(dict.fromkeys(shorten(one_line(row.label), _LABEL) for row in rows))
    shown = labels[:_MOST]
    while len(shown) > 1 and len(", ".join(shown)) > _ROOM:
        shown.pop()
    more = [plural(len(labels) - len(shown), "other")] if len(labels) > len(shown) else []
    return ", ".join((*shown, *more))


def _comments(rows: Sequence[Any]) -> str:
    comments = list(dict.fromkeys(row.comment for row in rows))
    if len(comments) == 1:
        return str(comments[0])
    return f"{_LOOKED_AT} comments and more" if len(rows) == _LOOKED_AT else plural(len(comments), "comment")
