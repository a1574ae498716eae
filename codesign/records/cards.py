"""Everything on the page of a comment, a theme or an outcome, as it crosses a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.codebook import CodebookChangeLine, Codes, ThemeNamed
from codesign.records.events import FollowUpLine
from codesign.records.feedback import CommentLine, ReplyLine, ThemeLine
from codesign.records.keeping import How
from codesign.records.outcomes import OutcomeLine, WordingLine


class TagLine(NamedTuple):
    """A theme or an outcome a comment is tagged with: who tagged it, when, and whether it was suggested."""

    id: str
    """Of the theme or the outcome."""
    reference: str
    """A theme's reference, an outcome's code."""
    name: str
    by: str
    at: str
    suggested: bool
    from_import: str = ""
    """Reference of the import that brought it; a person imported the file, and did not read the comment."""
    from_file: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    """The words that are tagged, as they were; nothing where the whole comment is."""


class SettledLine(NamedTuple):
    """A second opinion that differed about a comment, and how that was settled: its tags were brought in line."""

    reference: str
    kind: str
    """themes or outcomes."""
    how: str
    coder: str
    """Who coded it second."""


class InPack(NamedTuple):
    """A pack or a list with names that a comment was in, and whether its words were quoted there."""

    id: str
    reference: str
    programme: str
    made_at: str
    quoted: bool
    list_of: str = ""
    """What it is a list of, where it is no pack but a list that was written with names."""
    file_name: str = ""
    reason: str = ""
    how: str = How.NOT_KNOWN
    """How it stood there: quoted, told as our note, or withheld."""
    altered: str = ""
    """The newest change since that altered its words, whose they are or whether they may be quoted."""


@dataclass(frozen=True)
class CommentCard:
    """Everything on one comment's page but its history."""

    line: CommentLine
    for_organisation_id: str
    themes: tuple[TagLine, ...]
    outcomes: tuple[TagLine, ...]
    replies: tuple[ReplyLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    wordings: tuple[WordingLine, ...]
    packs: tuple[InPack, ...]
    questions: tuple[TagLine, ...] = ()
    memo: str = ""
    """The coders' own: never quoted, and in no pack."""
    important: bool = False
    discuss: bool = False
    settled: tuple[SettledLine, ...] = ()


class Above(NamedTuple):
    """The theme or the outcome that one stands beneath."""

    key: str
    """What its page is opened by."""
    name: str


@dataclass(frozen=True)
class ThemeCard:
    """Everything on one theme's page but its comments."""

    line: ThemeLine
    parent: Above | None
    children: tuple[ThemeLine, ...]
    replies: tuple[ReplyLine, ...]
    """Of the theme, and of every theme that went on in it."""
    programme: str
    codes: Codes | None = None
    """What is said of it: what belongs, what does not, examples, colour."""
    merged_from: tuple[ThemeNamed, ...] = ()
    changes: tuple[CodebookChangeLine, ...] = ()
    """What makes its figures mean something else than they did, the newest first."""


class Reworded(NamedTuple):
    """An outcome's own words, altered: what they were before and after, by whom and when."""

    before: str
    after: str
    by: str
    at: str
    change: str


@dataclass(frozen=True)
class OutcomeCard:
    """Everything on one outcome's page but its comments."""

    line: OutcomeLine
    programme: str
    owner: str
    source: str
    parent: Above | None
    children: tuple[OutcomeLine, ...]
    wordings: tuple[WordingLine, ...]
    """Versions of the clauses that word it, in the order they were recorded."""
    reworded: tuple[Reworded, ...]
    """Edits of its own words that the journal holds, oldest first."""
