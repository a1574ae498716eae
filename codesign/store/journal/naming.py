"""What people call records: their reference and their name, for many records at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import TextClause, bindparam, text
from sqlmodel import Session

from codesign.store import hidden, standing
from codesign.store.references import TABLE_OF

NAMED_BY = {
    "importbatch": "file_name",
    "event": "title",
    "contact": "name",
    "comment": "CASE WHEN sensitive = 'safeguarding' THEN '' ELSE words END",
    "theme": "name",
    "followup": "words",
    "programme": "title",
    "outcome": "title",
    "question": "trim(code || ' ' || words)",
    "reachgroup": "name",
    "savedview": "name",
    "keptfigure": "name",
    "clause": "clause",
    "pack": "file_name",
    "vocabularyentry": "name",
}
"""SQL for what a record is called, for the tables whose records are; safeguarding words are shown nowhere."""

_LETTER_OF = {table: letter for letter, table in TABLE_OF.items()}
_PIECE = 500

PART_WORDS: Mapping[str, str] = {
    "accessneed": "access",
    "affiliation": "role",
    "alias": "other name",
    "attendance": "who came",
    "codebookchange": "change of the codebook",
    "contactmerge": "merged contact",
    "contactpoint": "point of contact",
    "keptfigure": "figure kept",
    "matchanswer": "same person?",
    "membership": "membership",
    "money": "money",
    "monitoring": "monitoring",
    "opinioncomment": "comment for a second opinion",
    "packcomment": "comment in a pack",
    "permission": "permission",
    "question": "question",
    "reachgroup": "group to reach",
    "rejection": "not this",
    "reviewrule": "rule of the review",
    "savedview": "saved view",
    "secondtag": "tag of a second opinion",
    "setaside": "row set aside",
    "tag": "tag",
    "vocabularyentry": "word to choose",
    "wording": "wording",
    "wordingsource": "comment behind wording",
}
"""What people read for a record that has no reference of its own."""


class Called(NamedTuple):
    """What a record is called. Either may be empty."""

    reference: str
    name: str
    is_gone: bool
    """Whether it was thrown away."""


Record = tuple[str, str]
"""A record: its table and its id."""


def called(session: Session, records: Iterable[Record]) -> dict[Record, Called]:
    """Return what records are called, by one question for each table."""
    wanted: dict[str, list[str]] = {}
    for table, record in dict.fromkeys(records):
        if table in _LETTER_OF or table in NAMED_BY:
            wanted.setdefault(table, []).append(record)
    found = {
        (table, row.id): Called(row.reference, row.name or "", bool(row.gone))
        for table, ids in wanted.items()
        for at in range(0, len(ids), _PIECE)
        for row in session.execute(_question(table), {"ids": ids[at : at + _PIECE]})
    }
    contacts = wanted.get("contact", ())
    for contact, mask in hidden.masks(session, contacts).items():
        found["contact", contact] = found["contact", contact]._replace(
            name=mask(found["contact", contact].name)
        )
    return {**found, **_merged(session, found, contacts)}


def _merged(
    session: Session, found: Mapping[Record, Called], contacts: Iterable[str]
) -> dict[Record, Called]:
    """Return what contacts merged into others are called: their own names, as they were then, and who stands for them now."""
    by_now = standing.survivors(session, contacts)
    now = called(session, [("contact", each) for each in by_now.values()]) if by_now else {}
    return {
        ("contact", away): found["contact", away]._replace(
            name=f"{found['contact', away].name}, now {now['contact', stands].reference} {now['contact', stands].name}"
        )
        for away, stands in by_now.items()
    }


def reference_words(table: str, found: Called | None) -> str:
    """Return the reference of a record, or what a record of its table is called where it has none."""
    return (found.reference if found else "") or PART_WORDS.get(table, table)


def _question(table: str) -> TextClause:
    letter = _LETTER_OF.get(table, "")
    reference = f"'{letter}' || number || '-' || letters" if letter else "''"
    if table == "outcome":
        reference = "code"
    name, gone = NAMED_BY.get(table, "''"), "0" if table == "change" else "deleted"
    statement = text(
        f'SELECT id, {reference} AS reference, {name} AS name, {gone} AS gone FROM "{table}" WHERE id IN :ids'
    )
    return statement.bindparams(bindparam("ids", expanding=True))
