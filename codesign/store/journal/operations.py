"""What the journal's operations say in words: fields before and after, with records by their names.

Two things are never told: the values of a record that somebody erased, which are gone, and the words of a safeguarding
record, which belong nowhere but where it was referred.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlmodel import Session

from codesign.records.history import ERASED, KEPT_APART, Altered
from codesign.store import hidden
from codesign.store.journal.naming import Called, Record, called, reference_words
from codesign.store.tables import JOURNALLED
from codesign.store.writing import parents_of

_OPERATIONS = """
    SELECT o.seq, o.change, o.tbl, o.record, o.kind, o.new, o.old FROM operation o
"""

_UNSAID = frozenset(
    ("id", "number", "letters", "recorded", "source_key", "batch_id", "draft_id", "sort_name", "position", "cells",
     "mapping", "options", "sha256", "tagged_at", "zone", "chosen", "merge_id", "weight",
     "others", "drawn", "settled", "answered_at", "filter", "asked")
)  # fmt: skip
"""Columns that say nothing to a person."""

_SAID_OF_REFERRAL = frozenset(("sensitive", "referred_to", "referred_on", "deleted", "event_id"))
"""The only columns of a safeguarding record that are told."""


class Done(NamedTuple):
    """What one operation did, in words."""

    seq: int
    change: int
    record: Record
    about: str
    fields: tuple[Altered, ...]
    is_made: bool
    not_shown: str
    leads_to: str
    """The key of the page of the record, where it has one to be shown."""


def done(session: Session, seqs: Sequence[int]) -> list[Done]:
    """Return what some operations did, in the order given; those that are not there are left out."""
    statement = text(_OPERATIONS + " WHERE o.seq IN :seqs").bindparams(bindparam("seqs", expanding=True))
    rows = {row.seq: row for row in session.execute(statement, {"seqs": list(seqs)})}
    return _told(session, [rows[seq] for seq in seqs if seq in rows])


def _told(session: Session, rows: Sequence[Any]) -> list[Done]:
    values = [_Values.of(row) for row in rows]
    apart = _kept_apart(session, rows, values)
    about = ((row.tbl, row.record) for row in rows)
    meant = (record for each in values for record in each.records())
    names = called(session, [*about, *meant])
    records = [row.record for row in rows]
    masks, reasons = hidden.both_masks(session, records)
    told = (_one(row, value, names, apart) for row, value in zip(rows, values, strict=True))
    return [_nameless(each, masks, reasons) if each.record[1] in masks else each for each in told]


def _nameless(told: Done, masks: Mapping[str, hidden.Mask], reasons: Mapping[str, hidden.Mask]) -> Done:
    """Return what an operation did without the names somebody has left."""
    mask, of_reasons = masks[told.record[1]], reasons[told.record[1]]
    said = ((each, of_reasons if each.field in ("reason", "reasons") else mask) for each in told.fields)
    return told._replace(
        fields=tuple(each._replace(old=take(each.old), new=take(each.new)) for each, take in said)
    )


class _Values(NamedTuple):
    """The columns an operation altered, before and after. Both are empty where they were erased."""

    table: str
    new: Mapping[str, Any]
    old: Mapping[str, Any]
    is_erased: bool

    @classmethod
    def of(cls, row: Any) -> _Values:
        return cls(row.tbl, json.loads(row.new or "{}"), json.loads(row.old or "{}"), row.new is None)

    def records(self) -> Iterator[Record]:
        """Yield the records that the values are references to."""
        for column, parent in _parents(self.table).items():
            for values in (self.new, self.old):
                if values.get(column):
                    yield parent, str(values[column])


def _parents(table: str) -> Mapping[str, str]:
    return parents_of(JOURNALLED[table]) if table in JOURNALLED else {}


def _kept_apart(session: Session, rows: Iterable[Any], values: Iterable[_Values]) -> set[str]:
    """Return the ids of the safeguarding records among the comments that operations are of, or are tags of."""
    comments = {row.record for row in rows if row.tbl == "comment"}
    comments |= {record for each in values for table, record in each.records() if table == "comment"}
    if not comments:
        return set()
    statement = text("SELECT id FROM comment WHERE sensitive = 'safeguarding' AND id IN :ids")
    found = session.execute(statement.bindparams(bindparam("ids", expanding=True)), {"ids": sorted(comments)})
    return set(found.scalars())


def _one(row: Any, values: _Values, names: Mapping[Record, Called], apart: set[str]) -> Done:
    record, is_made = (row.tbl, row.record), row.kind == "made"
    fields, not_shown = tuple(_altered(values, names)), ""
    if is_made:  # what it began without says nothing
        fields = tuple(each for each in fields if each.new not in ("", "0"))
    if values.is_erased:
        not_shown = ERASED
    elif row.record in apart:
        fields, not_shown = tuple(each for each in fields if each.field in _SAID_OF_REFERRAL), KEPT_APART
    elif any(id_ in apart for _, id_ in values.records()):
        fields, not_shown = (), KEPT_APART
    about = _about(record, names.get(record), is_apart=row.record in apart)
    leads_to = "" if row.record in apart else _leads_to(record, names.get(record))
    return Done(row.seq, row.change, record, about, fields, is_made, not_shown, leads_to)


def _leads_to(record: Record, found: Called | None) -> str:
    table, id_ = record
    if found is None or found.is_gone:
        return ""
    if table in ("comment", "theme"):
        return f"{table} {found.reference}"
    return f"{table} {id_}" if table in ("event", "contact", "outcome") else ""


def _about(record: Record, found: Called | None, *, is_apart: bool) -> str:
    reference = reference_words(record[0], found)
    name = found.name if found and not is_apart else ""
    return f"{reference} {name}".strip() if record[0] != "comment" else reference


def _altered(values: _Values, names: Mapping[Record, Called]) -> Iterator[Altered]:
    parents = _parents(values.table)
    for field, new in values.new.items():
        if field not in _UNSAID:
            parent = parents.get(field, "")
            old = values.old.get(field)
            yield Altered(field, _named(parent, old, names), _named(parent, new, names))


def _named(parent: str, value: Any, names: Mapping[Record, Called]) -> str:
    if value is None or value == "":
        return ""
    found = names.get((parent, str(value))) if parent else None
    if found is None:
        return str(int(value)) if isinstance(value, bool) else str(value)
    return f"{found.reference} {found.name}".strip() if parent != "comment" else found.reference
