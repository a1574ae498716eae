"""What the rows of a table would become: frozen, not yet written, each with a key by which it is known again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from codesign.imports.problems import Problem, SetAside


class Point(NamedTuple):
    """An e-mail, a phone, a postcode or an address, tidied, and how it was written where it came from."""

    kind: str
    value: str
    as_given: str = ""
    note: str = ""


@dataclass(frozen=True)
class Proposal:
    """One row that can be written. The first fields are given by `rows`, once the rest is read."""

    row: int = field(kw_only=True)
    """The row number a spreadsheet shows."""
    key: str = field(default="", kw_only=True)
    """Known again by this: the row's own identifier, or its content."""
    fingerprint: str = field(default="", kw_only=True)
    """Of the content, to see whether a row with its own identifier has changed."""
    by_id: bool = field(default=False, kw_only=True)
    """The key is the row's own identifier."""
    repeats: bool = field(default=False, kw_only=True)
    """Equal rows may be different records: two people's same words, two people of one name."""


@dataclass(frozen=True)
class ContactProposal(Proposal):
    """A person or an organisation."""

    name: str
    is_organisation: bool
    kind: str = ""
    points: tuple[Point, ...] = ()
    organisation: str = ""
    role: str = ""
    area: str = ""
    note: str = ""
    do_not_contact: bool = False


@dataclass(frozen=True)
class EventProposal(Proposal):
    """An event."""

    title: str
    held_on: str
    state: str = "held"
    starts: str = ""
    ends: str = ""
    place: str = ""
    method: str = ""
    purpose: str = ""
    officer: str = ""
    note: str = ""
    head_count: int | None = None
    head_count_about: bool = False


@dataclass(frozen=True)
class CommentProposal(Proposal):
    """A comment."""

    words: str
    exact: bool = False
    """Their exact words; otherwise our note of them."""
    source: str = ""
    question: str = ""
    consultation: str = ""
    """What asked the question, to tell two of one code apart."""
    question_id: str = ""
    """The store's question it answers, once it was looked for there."""
    said_on: str = ""
    who: str = ""
    organisation: str = ""
    place: str = ""
    type: str = ""
    sentiment: str = ""
    stance: str = ""
    permission: str = "not-asked"
    themes: tuple[str, ...] = ()
    note: str = ""
    sensitive: str = ""


@dataclass(frozen=True)
class OutcomeProposal(Proposal):
    """A node of an outcomes framework."""

    code: str
    title: str
    definition: str = ""
    level: str = "outcome"
    parent_code: str = ""
    owner: str = ""
    source: str = ""


@dataclass(frozen=True)
class Reading:
    """A whole table read: every row is a proposal or set aside, and what was wrong stands beside."""

    proposals: Sequence[Proposal]
    set_aside: Sequence[SetAside] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = field(default=())
