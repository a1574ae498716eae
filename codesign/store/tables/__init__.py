"""The tables, by idea. Nothing outside the store sees these classes: what leaves is frozen (`codesign.records`)."""

from typing import cast

from sqlalchemy import Table
from sqlmodel import SQLModel

from codesign.store.tables.base import Record, Referenced
from codesign.store.tables.coding import (
    CodebookChange,
    Learnt,
    OpinionComment,
    Question,
    Rejection,
    SecondOpinion,
    SecondTag,
)
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
from codesign.store.tables.reviewing import KeptFigure, Monitoring, ReachGroup, ReviewRule, SavedView

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
    SecondOpinion: "S",
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
        CodebookChange,
        Question,
        Tag,
        Rejection,
        Reply,
        ImportBatch,
        SetAside,
        Pack,
        PackComment,
        VocabularyEntry,
        SecondOpinion,
        OpinionComment,
        SecondTag,
        ReachGroup,
        Monitoring,
        ReviewRule,
        SavedView,
        KeptFigure,
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
    "CodebookChange",
    "Comment",
    "Contact",
    "ContactMerge",
    "ContactPoint",
    "Event",
    "FollowUp",
    "ImportBatch",
    "KeptFigure",
    "Learnt",
    "MatchAnswer",
    "Membership",
    "Meta",
    "Money",
    "Monitoring",
    "OpenChange",
    "Operation",
    "OpinionComment",
    "Outcome",
    "Pack",
    "PackComment",
    "Permission",
    "Programme",
    "Question",
    "ReachGroup",
    "Record",
    "Referenced",
    "Rejection",
    "Reply",
    "ReviewRule",
    "SavedView",
    "SecondOpinion",
    "SecondTag",
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
