"""The tables, by idea. Nothing outside the store sees these classes: what leaves is frozen (`codesign.records`)."""

from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel

from codesign.store.tables.base import Record, Referenced
from codesign.store.tables.events import AccessNeed, Attendance, Event, FollowUp, Money
from codesign.store.tables.feedback import Comment, Reply, Tag, Theme
from codesign.store.tables.journal import Change, Meta, OpenChange, Operation
from codesign.store.tables.keeping import ImportBatch, Pack, PackComment, SetAside, VocabularyEntry
from codesign.store.tables.people import (
    Affiliation,
    Alias,
    Contact,
    ContactMerge,
    ContactPoint,
    MatchAnswer,
    Membership,
    Permission,
    Standing,
)
from codesign.store.tables.programmes import Clause, Outcome, Programme, Wording, WordingSource

REFERENCE_LETTER: dict[type[Referenced], str] = {
    Event: "E",
    Contact: "N",
    Comment: "C",
    Theme: "T",
    FollowUp: "F",
    Reply: "R",
    Clause: "W",
    Programme: "G",
    Pack: "B",
    ImportBatch: "I",
}
"""The kind letter of each table whose rows people name; `H` is a change."""


def core(table: type[SQLModel]) -> Table:
    """Return the table as SQLAlchemy's core knows it, for statements over columns."""
    return cast("Table", table.__table__)  # type: ignore[attr-defined] # SQLModel sets it on table classes


def name_of(table: type[SQLModel]) -> str:
    """Return the name a table has in the file."""
    return str(table.__tablename__)


JOURNALLED: dict[str, type[Record]] = {
    name_of(table): table
    for table in (
        Programme,
        Outcome,
        Clause,
        Wording,
        WordingSource,
        Contact,
        ContactMerge,
        Alias,
        ContactPoint,
        Affiliation,
        Membership,
        Permission,
        MatchAnswer,
        Event,
        Attendance,
        AccessNeed,
        Money,
        FollowUp,
        Comment,
        Theme,
        Tag,
        Reply,
        ImportBatch,
        SetAside,
        Pack,
        PackComment,
        VocabularyEntry,
    )
}
"""Every table whose changes the journal keeps, by name."""

__all__ = [
    "JOURNALLED",
    "REFERENCE_LETTER",
    "AccessNeed",
    "Affiliation",
    "Alias",
    "Attendance",
    "Change",
    "Clause",
    "Comment",
    "Contact",
    "ContactMerge",
    "ContactPoint",
    "Event",
    "FollowUp",
    "ImportBatch",
    "MatchAnswer",
    "Membership",
    "Meta",
    "Money",
    "OpenChange",
    "Operation",
    "Outcome",
    "Pack",
    "PackComment",
    "Permission",
    "Programme",
    "Record",
    "Referenced",
    "Reply",
    "SetAside",
    "Standing",
    "Tag",
    "Theme",
    "VocabularyEntry",
    "Wording",
    "WordingSource",
    "core",
    "name_of",
]
