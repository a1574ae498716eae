"""What one suggester learns: the themes, the outcomes or the questions of one programme, or those that belong to all.

Labels of one programme do not compete with another's: a comment that was tagged with the one's `parking` says nothing against
the other's `car parks`, which nobody offered there. What belongs to all is learnt wherever it was tagged, so that a new programme
begins with it. A theme that another programme owns is asked about too where somebody used it here: a name leads to one theme.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.verbs.shown import SHOWN


class Of(NamedTuple):
    """One kind of label: its table, and the SQL of what people call one and of what is offered."""

    table: str
    column: str
    """Of tags and rejections."""
    code: str
    name: str
    definition: str
    """Definition, what belongs and examples; never what does not belong."""
    offered: str
    """SQL true of what may be offered: nothing retired, and nothing that went on in another."""


KINDS: Mapping[str, Of] = {
    "themes": Of(
        "theme",
        "theme_id",
        "'T' || l.number || '-' || l.letters",
        "l.name",
        "l.definition || char(10) || l.belongs || char(10) || l.examples",
        "l.state <> 'retired' AND l.merged_into_id IS NULL",
    ),
    "outcomes": Of(
        "outcome",
        "outcome_id",
        "l.code",
        "l.title",
        "l.definition || char(10) || l.voice",
        "l.level <> 'domain'",
    ),
    "questions": Of("question", "question_id", "l.code", "l.words", "l.definition", "l.state <> 'retired'"),
}


class Scope(NamedTuple):
    """What one suggester learns."""

    kind: str
    programme: str
    """The programme whose labels they are; nothing where they belong to all."""

    @property
    def its(self) -> Of:
        """The table of its labels."""
        return KINDS[self.kind]


_SCOPES = " UNION ALL ".join(
    f"SELECT DISTINCT '{kind}' AS kind, coalesce(l.programme_id, '') AS programme FROM {its.table} l WHERE l.deleted = 0"
    for kind, its in KINDS.items()
)


def scopes(session: Session, kinds: Collection[str]) -> list[Scope]:
    """Return every scope of some kinds: those that have a label."""
    rows = session.execute(text(_SCOPES)).all()
    return sorted(Scope(*row) for row in rows if row.kind in kinds)


_USED = f"""
    SELECT DISTINCT coalesce(c.programme, '') AS used, coalesce(l.programme_id, '') AS home
    FROM {{tags}} CROSS JOIN ({SHOWN}) c ON c.id = g.comment_id CROSS JOIN {{table}} l ON l.id = g.{{column}} AND l.deleted = 0
"""
_EVERY = "(SELECT comment_id, {column} FROM tag WHERE deleted = 0 AND {column} IS NOT NULL) g"
_SINCE = """(SELECT t.comment_id, t.{column} FROM operation o CROSS JOIN tag t ON t.id = o.record
             WHERE o.change > :after AND o.tbl = 'tag' AND t.deleted = 0 AND t.{column} IS NOT NULL) g"""


def used(session: Session, kind: str, after: int = 0) -> set[tuple[str, str]]:
    """Return which programmes' comments were tagged with which programmes' labels, or since a change: `(used in, owned by)`."""
    its = KINDS[kind]
    tags = (_SINCE if after else _EVERY).format(column=its.column)
    rows = session.execute(
        text(_USED.format(tags=tags, table=its.table, column=its.column)), {"after": after} if after else {}
    )
    return {(row.used, row.home) for row in rows}
