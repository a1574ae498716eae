"""People and organisations, as they cross a layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class ContactLine(NamedTuple):
    """A contact in a list."""

    row: int
    id: str
    reference: str
    name: str
    sort: str
    kind: str
    area: str
    organisations: str
    """Where they are now, with their role, as people would say it."""
    is_group: bool
    met: int
    last_met: str
    do_not_contact: bool


class Point(NamedTuple):
    """A point of contact: `email`, `phone`, `address`, `postcode` or `web`."""

    kind: str
    value: str
    as_given: str = ""
    note: str = ""
    shared: bool = False


class Role(NamedTuple):
    """A role somebody holds or held."""

    organisation: str
    role: str
    starts: str = ""
    ends: str = ""
    organisation_id: str = ""


class Member(NamedTuple):
    """A member of a standing group."""

    contact_id: str
    name: str
    seat: str
    speaks_for: str
    starts: str
    ends: str


class Permit(NamedTuple):
    """What somebody allowed or refused."""

    purpose: str
    answer: str
    given_on: str
    how: str


class Capacity(NamedTuple):
    """An event somebody came to, in the capacity held that day."""

    event_id: str
    reference: str
    title: str
    held_on: str
    capacity: str


@dataclass(frozen=True)
class ContactCard:
    """Everything on one contact's page."""

    line: ContactLine
    note: str
    aliases: tuple[str, ...]
    points: tuple[Point, ...]
    roles: tuple[Role, ...]
    groups: tuple[Role, ...]
    members: tuple[Member, ...]
    permissions: tuple[Permit, ...]
    events: tuple[Capacity, ...]
    comments: int
    successor: str = ""
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewContact:
    """A contact to be added. `organisation` is a name; an organisation already held by that name is joined, not copied."""

    name: str
    sort: str = "person"
    kind: str = ""
    area: str = ""
    organisation: str = ""
    role: str = ""
    note: str = ""
    is_group: bool = False
    aliases: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    source_key: str = ""
    batch_id: str | None = None
    do_not_contact: str = ""
    """Why they must not be contacted, if they must not."""


@dataclass(frozen=True)
class SameAnswer:
    """What a person decided when a look-alike was offered.

    `answer` is `same`, `different`, `related` or `later`. With `same`, what was typed is kept as another name where
    `remember` says so.
    """

    candidate_id: str
    answer: str
    typed: str
    reasons: tuple[str, ...] = ()
    remember: bool = False


@dataclass(frozen=True)
class Came:
    """Somebody who came: a known contact, a new one, or heads counted by kind."""

    contact_id: str = ""
    new: NewContact | None = None
    capacity: str = ""
    organisation_id: str = ""
    kind: str = ""
    heads: int = 1
    about: bool = False
    answers: tuple[SameAnswer, ...] = field(default=())

    @property
    def is_named(self) -> bool:
        """Whether this is a person by name, not a count."""
        return bool(self.contact_id or self.new)
