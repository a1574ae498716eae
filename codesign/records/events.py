"""Events and what happened at them, as they cross a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from codesign.records.feedback import CommentLine, NewComment
from codesign.records.outcomes import NewWording, WordingLine
from codesign.records.people import Came

if TYPE_CHECKING:
    from codesign.records.review_reach import MonitoringLine


class EventLine(NamedTuple):
    """An event in a list."""

    row: int
    id: str
    reference: str
    title: str
    state: str
    held_on: str
    starts: str
    ends: str
    place: str
    method: str
    programme: str
    officer: str
    named: int
    heads: int
    about: bool
    comments: int
    recorded: str


class AttendanceLine(NamedTuple):
    """One line of who came: a name in a capacity, or heads of a kind."""

    contact_id: str
    name: str
    capacity: str
    organisation: str
    kind: str
    heads: int
    about: bool
    id: str = ""
    """Of the line itself, so that it can be altered."""
    organisation_id: str = ""


class AccessLine(NamedTuple):
    """An access need, met or not."""

    need: str
    met: bool
    people: int | None
    note: str
    id: str = ""


class MoneyLine(NamedTuple):
    """Money offered, claimed, declined, paid or owed. Pence."""

    who: str
    kind: str
    state: str
    pence: int
    benefits_advice: bool
    note: str
    id: str = ""
    contact_id: str = ""


class FollowUpLine(NamedTuple):
    """A thing we said we would do."""

    row: int
    id: str
    reference: str
    words: str
    owner: str
    due: str
    state: str
    closed_on: str
    outcome: str
    fed_back_on: str
    fed_back_how: str
    event_id: str
    event: str
    event_title: str


@dataclass(frozen=True)
class NewFollowUp:
    """A thing we said we would do, to be recorded. Owner and date may be missing: it then waits on Today."""

    words: str
    owner: str = ""
    due: str = ""
    event_id: str = ""
    comment_id: str = ""
    programme_id: str = ""


@dataclass(frozen=True)
class NewMoney:
    """Money to be recorded. `who` is a place in the list of who came, or None; `who_words` is a name nobody matched."""

    kind: str
    pence: int
    state: str = "claimed"
    who: int | None = None
    who_words: str = ""
    benefits_advice: bool = False
    note: str = ""


@dataclass(frozen=True)
class NewAccess:
    """An access need to be recorded: a code of the vocabulary, or words of one's own."""

    need: str
    met: bool = True
    people: int | None = None
    note: str = ""


@dataclass(frozen=True)
class NewEvent:
    """An event to be recorded, whole, in one change. It needs no programme and no outcomes."""

    title: str
    held_on: str
    state: str = "held"
    starts: str = ""
    ends: str = ""
    zone: str = ""
    place: str = ""
    area: str = ""
    method: str = ""
    level: str = ""
    programme_id: str = ""
    group_id: str = ""
    consultation: str = ""
    officer: str = ""
    purpose: str = ""
    note: str = ""
    head_count: int | None = None
    head_count_about: bool = False
    permission: str = "not-asked"
    came: tuple[Came, ...] = ()
    comments: tuple[NewComment, ...] = ()
    access: tuple[NewAccess, ...] = ()
    money: tuple[NewMoney, ...] = ()
    follow_ups: tuple[NewFollowUp, ...] = ()
    wordings: tuple[NewWording, ...] = ()
    draft_id: str = ""
    source_key: str = ""
    batch_id: str | None = None
    recorded: str = ""
    """When it was recorded, if not now: only for what another record says, such as an import."""


class Recorded(NamedTuple):
    """What recording an event gave."""

    id: str
    reference: str
    change: str
    already: bool
    """Whether the draft had been saved before, so that nothing was written now."""
    removed: int
    """Invisible characters cleaned from the words."""


@dataclass(frozen=True)
class EventCard:
    """Everything on one event's page."""

    line: EventLine
    programme_id: str
    area: str
    level: str
    consultation: str
    purpose: str
    note: str
    head_count: int | None
    head_count_about: bool
    permission: str
    zone: str
    group: str
    came: tuple[AttendanceLine, ...]
    comments: tuple[CommentLine, ...]
    access: tuple[AccessLine, ...]
    money: tuple[MoneyLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    wordings: tuple[WordingLine, ...]
    referrals: tuple[str, ...]
    """Safeguarding referrals: to whom and when, never what was said."""
    monitoring: tuple[MonitoringLine, ...] = ()
    """Counts of its equality forms, which lead to nobody."""
    group_id: str = ""
