"""What was changed between two figures, as far as the journal tells it plainly: merges, comments, tags, the codebook, rules."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.clock import local
from codesign.records.columns_shown import day_words
from codesign.records.views import FigureAsked, counted

_SINCE = "SELECT row FROM change WHERE 'H' || number || '-' || letters = :reference ORDER BY row DESC LIMIT 1"
_OPERATIONS = """
    SELECT o.tbl, o.record, o.kind, json_extract(o.new, '$.deleted') AS deleted, json_extract(o.old, '$.deleted') AS was_deleted, c.at, c.actor
    FROM change c CROSS JOIN operation o ON o.change = c.row
    WHERE c.row > :since AND o.tbl IN ('comment', 'event', 'tag', 'contactmerge', 'reviewrule', 'reachgroup', 'monitoring', 'followup',
        'reply', 'attendance', 'codebookchange') ORDER BY o.seq
"""
_UNDER = {
    of: f"""
        WITH RECURSIVE under(id) AS (SELECT :id UNION SELECT t.id FROM {of} t JOIN under ON t.parent_id = under.id)
        SELECT g.id, g.comment_id FROM under JOIN tag g ON g.{of}_id = under.id
    """
    for of in ("outcome", "theme")
}
_SAYS: Mapping[str, tuple[str, str, str, str]] = {
    "comment": ("comment", "", "added", "removed"),
    "event": ("event", "", "added", "removed"),
    "tag": ("tag", "", "put on", "taken off"),
    "contactmerge": ("merge of contacts", "merges of contacts", "made", "taken apart"),
    "reviewrule": ("number of the rule", "numbers of the rule", "set", "put back"),
    "reachgroup": ("group", "", "put on the reach list", "taken off it"),
    "monitoring": ("count of monitoring", "counts of monitoring", "added", "removed"),
    "followup": ("follow-up", "", "added", "removed"),
    "reply": ("reply", "replies", "given", "removed"),
    "attendance": ("attendance", "", "added", "removed"),
    "codebookchange": ("change of the codebook", "changes of the codebook", "made", "taken back"),
}
"""Of each table: one, many, and what is said of one made and of one removed."""

_MOST_NAMED = 3
"""So many records are named by their references; of more, the rest are counted."""
_OF_THESE = "IN (SELECT value FROM json_each(:ids))"
_REFERENCES = {
    "comment": f"SELECT 'C' || number || '-' || letters FROM comment WHERE id {_OF_THESE} AND sensitive <> 'safeguarding' ORDER BY row",
    "event": f"SELECT 'E' || number || '-' || letters FROM event WHERE id {_OF_THESE} ORDER BY row",
    "followup": f"SELECT 'F' || number || '-' || letters FROM followup WHERE id {_OF_THESE} ORDER BY row",
    "contactmerge": f"""
        SELECT 'N' || g.number || '-' || g.letters || ' into ' || 'N' || s.number || '-' || s.letters FROM contactmerge m
        JOIN contact g ON g.id = m.merged_id JOIN contact s ON s.id = m.survivor_id WHERE m.id {_OF_THESE} ORDER BY m.row""",
}
"""What the records of a table are called: a merge by who went on as whom. Never by a name."""

_BEARS_ON = {
    "thin": ("contactmerge", "comment", "event", "tag", "codebookchange", "reviewrule"),
    "growing": ("contactmerge", "comment", "event", "tag", "codebookchange", "reviewrule"),
    "matrix": ("contactmerge", "comment", "event", "tag", "codebookchange"),
    "reach": ("contactmerge", "event", "attendance", "monitoring", "reachgroup", "reviewrule"),
    "said": ("followup", "reply", "comment", "event", "tag", "codebookchange"),
}
"""The tables that each panel's figures are made of."""


def between(session: Session, as_at: str, asked: FigureAsked) -> tuple[str, ...]:
    """Say what was changed since a change that bears on a figure; of a line with tags, only its own comments and tags."""
    since = session.execute(text(_SINCE), {"reference": as_at}).scalar()
    if since is None:
        return ()
    tables = _BEARS_ON.get(asked.panel, ())
    own = _own(session, asked)
    held = [
        each
        for each in session.execute(text(_OPERATIONS), {"since": since})
        if each.tbl in tables and (own is None or each.tbl not in own or each.record in own[each.tbl])
    ]
    said = [
        words
        for table in tables
        for words in _said(session, table, [each for each in held if each.tbl == table])
    ]
    altered = {each.record for each in held if each.kind == "altered" and each.deleted is None}
    made = {each.record for each in held if each.kind == "made"}
    said.append(counted(len(altered - made), "record", "altered"))
    return tuple(words for words in said if words)


def _own(session: Session, asked: FigureAsked) -> Mapping[str, set[str]] | None:
    """Return the tags and the comments of a line's outcome or theme, taken off or not; None where it has none of its own."""
    of = {"thin": asked.turn or "outcomes", "growing": "themes", "matrix": asked.turn or "outcome-kind"}.get(
        asked.panel
    )
    line = asked.line.partition("|")[0]
    if of is None or not line:
        return None
    rows = session.execute(
        text(_UNDER["outcome" if of.startswith("outcome") else "theme"]), {"id": line}
    ).all()
    return {"tag": {row.id for row in rows}, "comment": {row.comment_id for row in rows}}


def _said(session: Session, table: str, operations: Sequence[Any]) -> list[str]:
    """Say what became of the records of one table: those that are there now and were not, and the other way round."""
    there, before = dict[str, bool](), dict[str, bool]()
    for each in operations:
        if each.kind == "made":
            there[each.record], before[each.record] = not each.deleted, False
        elif each.deleted is not None:
            before.setdefault(each.record, not each.was_deleted)
            there[each.record] = not each.deleted
    made = [record for record, is_there in there.items() if is_there and not before.get(record, False)]
    undone = [record for record, is_there in there.items() if not is_there and before.get(record, False)]
    one, many, did, undid = _SAYS[table]
    on = _day_of(operations) if table == "contactmerge" else ""
    return [
        counted(len(made), one, did, many) + (on + _which(session, table, made) if made else ""),
        counted(len(undone), one, undid, many) + _which(session, table, undone),
    ]


def _which(session: Session, table: str, records: Sequence[str]) -> str:
    """Say which records they are, by their references: the first few of many, and nothing where they have none."""
    if table not in _REFERENCES or not records:
        return ""
    asked = {"ids": json.dumps(records[:_MOST_NAMED])}
    named = session.execute(text(_REFERENCES[table]), asked).scalars().all()
    more = f" and {len(records) - len(named):,} more" if len(records) > len(named) else ""
    return f" ({', '.join(named)}{more})" if named else ""


def _day_of(operations: Sequence[Any]) -> str:
    """Say on which day, where it was one."""
    days = {local(each.at).date().isoformat() for each in operations}
    return f" on {day_words(days.pop())}" if len(days) == 1 else ""
