"""What is in a sample, how far it is, and what the two coders put on each comment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.second_opinion import LabelLine, Opinion, ToCode
from codesign.store.lines import as_line
from codesign.store.references import resolve
from codesign.store.suggesting.scope import KINDS
from codesign.store.verbs.one_tag import COLUMN
from codesign.store.verbs.shown import SHOWN

_OPINIONS = f"""
    SELECT s.id, 'S' || s.number || '-' || s.letters AS reference, s.kind, coalesce(g.title, '') AS programme, s.coder, s.asked_by,
           s.asked_on, s.state, s.drawn,
           (SELECT count(*) FROM opinioncomment i WHERE i.opinion_id = s.id AND i.deleted = 0) AS held,
           (SELECT count(*) FROM opinioncomment i JOIN ({SHOWN}) c ON c.id = i.comment_id
            WHERE i.opinion_id = s.id AND i.deleted = 0) AS shown,
           (SELECT count(*) FROM opinioncomment i JOIN ({SHOWN}) c ON c.id = i.comment_id
            WHERE i.opinion_id = s.id AND i.deleted = 0 AND i.done_at <> '') AS done
    FROM secondopinion s LEFT JOIN programme g ON g.id = s.programme_id WHERE s.deleted = 0
"""
_NEXT = f"""
    SELECT c.id, 'C' || c.number || '-' || c.letters AS reference, c.words, c.exact, c.kind, c.question, c.said,
           coalesce(e.title, '') AS event, i.position, :of AS drawn
    FROM opinioncomment i JOIN ({SHOWN}) c ON c.id = i.comment_id LEFT JOIN event e ON e.id = c.event_id
    WHERE i.opinion_id = :opinion AND i.deleted = 0
"""
_BEFORE = f"""
    SELECT i.comment_id FROM opinioncomment i JOIN ({SHOWN}) c ON c.id = i.comment_id
    WHERE i.opinion_id = :opinion AND i.deleted = 0 AND i.done_at <> '' AND i.position < :position ORDER BY i.position DESC LIMIT 1
"""
_BOTH = f"""
    SELECT i.comment_id AS comment, 'C' || c.number || '-' || c.letters AS reference, c.words, i.settled,
           (SELECT json_group_array(DISTINCT {{merged}}) FROM tag g {{joined}} WHERE g.comment_id = c.id AND g.deleted = 0 AND g.{{column}} IS NOT NULL) AS first,
           (SELECT json_group_array(DISTINCT {{merged}}) FROM secondtag g {{joined}} WHERE g.comment_id = c.id AND g.deleted = 0
            AND g.opinion_id = i.opinion_id AND g.{{column}} IS NOT NULL) AS second
    FROM opinioncomment i JOIN ({SHOWN}) c ON c.id = i.comment_id
    WHERE i.opinion_id = :opinion AND i.deleted = 0 AND i.done_at <> '' ORDER BY i.position
"""


class Pair(NamedTuple):
    """One comment that both coded: what each put on it. Where it is settled, the first is what it was before."""

    comment_id: str
    reference: str
    words: str
    first: frozenset[str]
    second: frozenset[str]
    settled: str

    @property
    def differ(self) -> bool:
        """Whether they put different labels on."""
        return self.first != self.second


def opinions(session: Session, which: str = "1", **values: object) -> list[Opinion]:
    """Return the second opinions there are, the newest first."""
    rows = session.execute(text(f"{_OPINIONS} AND {which} ORDER BY s.row DESC"), values)
    return [_opinion(session, row) for row in rows.all()]


def opinion(session: Session, typed: str) -> Opinion:
    """Return one by its reference, such as `S3`. Raises UnknownReferenceError."""
    found = resolve(session, typed, only="S")
    return opinions(session, "s.id = :id", id=found.id)[0]


def _opinion(session: Session, row: Any) -> Opinion:
    how = json.loads(row.drawn or "{}")
    size = int(how.get("size", row.held))
    made = Opinion(
        id=row.id,
        reference=row.reference,
        kind=row.kind,
        programme=row.programme,
        coder=row.coder,
        asked_by=row.asked_by,
        asked_on=row.asked_on,
        state=row.state,
        filter=str(how.get("words", "")),
        among=int(how.get("among", 0)),
        seed=int(how.get("seed", 0)),
        drawn=size,
        done=row.done,
        left_out=size - row.shown,
    )
    if made.waits:
        return made
    return made._replace(disagreed=sum(each.differ and not each.settled for each in pairs(session, made)))


def next_to_code(session: Session, opinion: Opinion, comment_id: str = "") -> ToCode | None:
    """Return the next comment of a sample that is to be coded, or one that is named; nothing where there is none."""
    which = "c.id = :comment" if comment_id else "i.done_at = ''"
    row = session.execute(
        text(f"{_NEXT} AND {which} ORDER BY i.position LIMIT 1"),
        {"opinion": opinion.id, "of": opinion.drawn, **({"comment": comment_id} if comment_id else {})},
    ).first()
    return as_line(ToCode, row) if row else None


def coded_before(session: Session, opinion: Opinion, position: int) -> str:
    """Return the id of the nearest comment before a place of the sample that the second coder has coded; nothing where there is none."""
    found = session.execute(text(_BEFORE), {"opinion": opinion.id, "position": position}).scalar()
    return str(found or "")


def pairs(session: Session, opinion: Opinion) -> list[Pair]:
    """Return the comments that both coded, in the order they were drawn. A label that went on in another counts as that one."""
    its = KINDS[opinion.kind]
    column = COLUMN[opinion.kind]
    merged = "coalesce(l.merged_into_id, l.id)" if its.table == "theme" else "l.id"
    joined = f"JOIN {its.table} l ON l.id = g.{column}"
    rows = session.execute(
        text(_BOTH.format(merged=merged, joined=joined, column=column)), {"opinion": opinion.id}
    )
    return [_pair(row) for row in rows]


def _pair(row: Any) -> Pair:
    settled = json.loads(row.settled) if row.settled else {}
    first = settled.get("first", json.loads(row.first))
    second = settled.get("second", json.loads(row.second))
    return Pair(
        row.comment, row.reference, row.words, frozenset(first), frozenset(second), settled.get("how", "")
    )


def label_lines(session: Session, kind: str, ids: Iterable[str]) -> Mapping[str, LabelLine]:
    """Return labels as people call them, in the order of the codebook."""
    its = KINDS[kind]
    rows = session.execute(
        text(f"""SELECT l.id, {its.code} AS code, {its.name} AS name FROM {its.table} l
                 WHERE l.id IN (SELECT value FROM json_each(:ids)) ORDER BY 3 COLLATE NOCASE, l.row"""),
        {"ids": json.dumps(sorted(set(ids)))},
    )
    return {row.id: LabelLine(*row) for row in rows}


def second_labels(session: Session, opinion: Opinion, comment_id: str) -> list[str]:
    """Return what the second coder has put on a comment."""
    column = COLUMN[opinion.kind]
    rows = session.execute(
        text(f"""SELECT {column} FROM secondtag WHERE opinion_id = :opinion AND comment_id = :comment AND deleted = 0
                 AND {column} IS NOT NULL ORDER BY row"""),
        {"opinion": opinion.id, "comment": comment_id},
    )
    return list(rows.scalars())


def is_first_coder(session: Session, opinion: Opinion, comment_id: str) -> bool:
    """Whether the second coder has put a tag of that kind on a comment too."""
    found = session.execute(
        text(f"""SELECT 1 FROM tag WHERE comment_id = :comment AND deleted = 0 AND {COLUMN[opinion.kind]} IS NOT NULL
                 AND tagged_by = :coder COLLATE NOCASE LIMIT 1"""),
        {"comment": comment_id, "coder": opinion.coder},
    )
    return found.scalar() is not None


def comment_reference(session: Session, comment_id: str) -> str:
    """Return what people call a comment."""
    found = session.execute(
        text("SELECT 'C' || number || '-' || letters FROM comment WHERE id = :id"), {"id": comment_id}
    )
    return str(found.scalar() or "That comment")
