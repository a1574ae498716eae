"""Imports, rows set aside and packs, as they cross a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

BLANK = "blank"
"""A row set aside for a reason that begins so holds nothing to look at: it is kept and counted, and waits for nobody."""

OUR_NOTES = "our_notes"
"""What a pack's record says of it: the comments, by id, that it tells as our note."""


class How(StrEnum):
    """How a comment stands in a pack, or in a list or page that was written with names."""

    QUOTED = "quoted"
    NOTE = "our note"
    WITHHELD = "withheld"
    NOT_KNOWN = "not quoted"
    """An older record does not say whether it was told as our note or withheld."""


class BatchLine(NamedTuple):
    """One spreadsheet brought in."""

    id: str
    reference: str
    file_name: str
    sha256: str
    sheet: str
    kind: str
    rows: int
    written: int
    matched: int
    set_aside: int
    recorded: str


class SetAsideLine(NamedTuple):
    """A row that was not written, whole, with the reason."""

    id: str
    batch: str
    """Reference of the import."""
    row_number: int
    cells: dict[str, str]
    reason: str
    state: str


@dataclass(frozen=True)
class NewBatch:
    """A spreadsheet's import, to be recorded with its counts and the rows set aside: (row number, cells, reason)."""

    file_name: str
    sha256: str
    sheet: str
    kind: str
    rows: int
    written: int
    matched: int
    mapping: dict[str, str]
    set_aside: tuple[tuple[int, dict[str, str], str], ...] = ()


class PackLine(NamedTuple):
    """A pack that was made."""

    row: int
    id: str
    reference: str
    programme: str
    programme_id: str
    file_name: str
    sha256: str
    made_by: str
    made_at: str
    stands_at: str
    comments: int
    quoted: int
    list_of: str = ""
    """What it is a list of, where it is no pack but a list that was written with names."""
    reason: str = ""
    """Why it names people, where it does."""
    folder: str = ""
    """Where it was written to; an older record does not say."""

    @property
    def title(self) -> str:
        """Its programme; of a list, that it is one, with names, and why."""
        if not self.list_of:
            return self.programme
        because = f", because: {self.reason}" if self.reason else ""
        return f"List with names, no pack: {self.list_of}{because}"


class PackedComment(NamedTuple):
    """A comment that is in a pack."""

    reference: str
    words: str
    is_exact: bool
    is_quoted: bool
    """Whether its exact words are in the pack."""
    how: str = How.NOT_KNOWN
    """How it stands there: quoted, told as our note, or withheld."""
    altered: str = ""
    """The newest change since that altered its words, whose they are or whether they may be quoted."""


class GoneComment(NamedTuple):
    """A comment that is in a pack and no longer here."""

    reference: str
    at: str
    change: str


@dataclass(frozen=True)
class PackCard:
    """A pack whole: what was asked of it, and the comments that are in it."""

    line: PackLine
    options: Mapping[str, object]
    comments: tuple[PackedComment, ...]
    gone: tuple[GoneComment, ...] = ()


@dataclass(frozen=True)
class NewPack:
    """A pack to be recorded, with the comments in it: (id, whether its words were quoted)."""

    programme_id: str
    file_name: str
    sha256: str
    stands_at: str
    options: str
    comments: tuple[tuple[str, bool], ...]
