"""Programmes, outcomes and wording, as they cross a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ProgrammeLine(NamedTuple):
    """A programme in a list."""

    row: int
    id: str
    reference: str
    title: str
    kind: str
    lead_body: str
    partners: str
    term: str
    starts: str
    ends: str
    law_as_at: str
    level: str
    events: int
    comments: int


@dataclass(frozen=True)
class NewProgramme:
    """A programme to be added."""

    title: str
    kind: str = ""
    lead_body: str = ""
    partners: str = ""
    term: str = ""
    starts: str = ""
    ends: str = ""
    law_as_at: str = ""
    level: str = ""
    note: str = ""


class OutcomeLine(NamedTuple):
    """A node of the outcomes tree, with what was said under it and under every node beneath it, each comment once."""

    row: int
    id: str
    programme_id: str
    parent_id: str
    code: str
    title: str
    level: str
    depth: int
    definition: str
    voice: str
    payment_linked: bool
    comments: int
    named: int
    heads: int
    """The most people there can be behind the comments that name nobody."""
    events: int
    kinds: int
    last_heard: str
    own: int = 0
    """Comments tagged to this very node, and not only to one beneath it."""
    about: bool = False
    """Whether some of the heads were said as about so many."""


@dataclass(frozen=True)
class NewOutcome:
    """A node to be added. `parent` is the code of its parent in the same programme."""

    code: str
    title: str
    level: str = "outcome"
    parent: str = ""
    definition: str = ""
    voice: str = ""
    owner: str = ""
    source: str = ""
    payment_linked: bool = False
    source_key: str = ""


class WordingLine(NamedTuple):
    """One version of a clause: before, after, why, and what became of it."""

    id: str
    reference: str
    """The clause's reference."""
    programme_id: str
    document: str
    clause: str
    outcome_code: str
    version: int
    before: str
    after: str
    reason: str
    state: str
    state_reason: str
    decided_by: str
    decided_on: str
    event: str
    event_title: str
    comments: str
    """References of the comments that shaped it, with commas."""
    event_id: str = ""
    outcome_id: str = ""


@dataclass(frozen=True)
class NewWording:
    """A version of wording to be recorded.

    `comments` are places in the event's list of comments; `comment_ids` are comments already held.
    """

    clause: str
    before: str
    after: str
    reason: str = ""
    document: str = ""
    outcome_id: str = ""
    programme_id: str = ""
    state: str = "proposed"
    state_reason: str = ""
    decided_by: str = ""
    decided_on: str = ""
    event_id: str = ""
    comments: tuple[int, ...] = ()
    comment_ids: tuple[str, ...] = ()
