"""A comment as it is coded, as it crosses a layer: its words, what it is tagged with and by whom, and how it is marked."""

from __future__ import annotations

from typing import NamedTuple

from codesign.records.feedback import CommentLine


class CodedTag(NamedTuple):
    """A theme, an outcome or a question that a comment, or a span of its words, is tagged with."""

    kind: str
    """themes, outcomes or questions."""
    id: str
    """Of the theme, the outcome or the question."""
    name: str
    """As it is shown: `#buses`, `!2.1 Can get there`, `=Q2 What would help?`."""
    by: str
    at: str
    suggested: bool
    start: int | None = None
    end: int | None = None
    """Where in the words the span begins and ends; nothing where the whole comment is tagged."""
    quote: str = ""
    colour: str = ""
    from_import: str = ""
    """Reference of the import that brought it."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is tagged with."""
        return self.kind, self.id


class Coded(NamedTuple):
    """One comment as it is coded."""

    line: CommentLine
    tags: tuple[CodedTag, ...] = ()
    memo: str = ""
    important: bool = False
    discuss: bool = False
    held_at: str = ""
    """Where its event was."""

    @property
    def has_tag(self) -> bool:
        """Whether a theme or an outcome is on it, whole or in part."""
        return any(tag.kind in ("themes", "outcomes") for tag in self.tags)


class CodebookLine(NamedTuple):
    """A theme of the codebook as it stands beside the comment that is coded."""

    name: str
    state: str
    depth: int
    comments: int
    """Comments tagged to this very theme."""
