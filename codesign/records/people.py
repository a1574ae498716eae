"""People and organisations, as they cross a layer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from codesign.records.feedback import CommentLine
from codesign.records.same_person import Merge


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


class HeldPoint(NamedTuple):
    """A point of contact that is held, and can be altered."""

    kind: str
    value: str
    as_given: str
    note: str
    shared: bool
    id: str
    came_from: str = ""
    """Whose it was before they were merged, where it was somebody else's: `J. Smith (N12-KTM)`. So wherever this stands."""


class OtherName(NamedTuple):
    """Another name somebody is known by, and why we think so."""

    name: str
    reason: str
    id: str
    """Empty for the name of somebody merged into them, which is no record of its own."""
    came_from: str = ""


class Role(NamedTuple):
    """A role somebody holds or held, or a seat in a group."""

    organisation: str
    role: str
    starts: str = ""
    ends: str = ""
    organisation_id: str = ""
    id: str = ""
    """Of the role itself, where it is held."""
    came_from: str = ""


class Holder(NamedTuple):
    """Somebody who holds or held a role at an organisation."""

    contact_id: str
    name: str
    role: str
    starts: str
    ends: str
    id: str


class Member(NamedTuple):
    """A member of a standing group."""

    contact_id: str
    name: str
    seat: str
    speaks_for: str
    starts: str
    ends: str
    id: str = ""


class Permit(NamedTuple):
    """What somebody allowed or refused."""

    purpose: str
    answer: str
    given_on: str
    how: str
    id: str = ""
    came_from: str = ""


class Capacity(NamedTuple):
    """An event somebody came to, in the capacity held that day."""

    event_id: str
    reference: str
    title: str
    held_on: str
    capacity: str
    id: str = ""
    """Of the line of who came."""
    came_from: str = ""


class SameAsked(NamedTuple):
    """A look-alike that was offered once, and what a person decided."""

    contact_id: str
    """The one it was compared with; nothing where only a name was typed and never kept."""
    reference: str
    name: str
    typed: str
    answer: str
    reasons: str
    by: str
    at: str
    how: str = ""
    """Of related: a code of `same_person.HOW`."""


class LookAlike(NamedTuple):
    """Somebody who may be the same as a contact, and why."""

    contact_id: str
    reference: str
    name: str
    organisations: str
    likelihood: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ContactCard:
    """Everything on one contact's page."""

    line: ContactLine
    note: str
    aliases: tuple[str, ...]
    points: tuple[HeldPoint, ...]
    roles: tuple[Role, ...]
    groups: tuple[Role, ...]
    members: tuple[Member, ...]
    permissions: tuple[Permit, ...]
    events: tuple[Capacity, ...]
    comments: int
    successor: str = ""
    predecessors: tuple[str, ...] = ()
    other_names: tuple[OtherName, ...] = ()
    successor_id: str = ""
    ended: str = ""
    predecessor_ids: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    """Of an organisation: who holds and held roles there."""
    said: tuple[CommentLine, ...] = ()
    """The newest of what they said."""
    said_for: tuple[CommentLine, ...] = ()
    """The newest of what somebody said for this organisation."""
    comments_for: int = 0
    asked: tuple[SameAsked, ...] = ()
    """Look-alikes that were offered, and what was decided."""
    hidden_names: tuple[str, ...] = ()
    """Ids of the names they have left, which nothing says: they are still found by them."""
    merges: tuple[Merge, ...] = ()
    """Contacts that were joined to this one, newest first."""


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
    organisation: str = ""
    """The organisation given that day, by name; kept with the capacity where none of that name is held."""
    as_held: bool = False
    """Nothing else was said, so they came in the only capacity they are known to hold on that day."""
    kind: str = ""
    heads: int = 1
    about: bool = False
    answers: tuple[SameAnswer, ...] = field(default=())

    @property
    def is_named(self) -> bool:
        """Whether this is a person by name, not a count."""
        return bool(self.contact_id or self.new)
