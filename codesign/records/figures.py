"""Figures. Each is made in one place in the store, so that screen, command line, workbook and report agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from codesign.records.events import EventLine, FollowUpLine
from codesign.text import plural

LATE_DAYS = 14
"""An event recorded more than this many days after it was held is shown as a late entry. Ours; no law sets it."""


class People(NamedTuple):
    """People counted honestly: named once each; unnamed heads beside them, never added, for they may be the same people."""

    named: int
    heads: int
    about: bool = False
    """Whether some of the heads were said as about so many."""

    @property
    def words(self) -> str:
        """Say both numbers, such as `19 named, up to 12 unnamed`; where nobody is named, only the heads."""
        named = f"{self.named:,} named"
        if not self.heads:
            return named
        heads = f"up to {'about ' if self.about else ''}{self.heads:,} unnamed"
        return f"{named}, {heads}" if self.named else heads


class MostUnnamed(NamedTuple):
    """The most who can have spoken unnamed at an event where it was counted who came."""

    most: int
    about: bool = False

    @classmethod
    def of(
        cls, heads: int, named: int, head_count: int, *, is_about: bool = False, is_said_about: bool = False
    ) -> MostUnnamed | None:
        """Return it for an event; nothing where nobody counted.

        Args:
            heads: unnamed people counted there.
            named: people listed by name.
            head_count: how many were said to be in the room.
            is_about: whether the heads were said as about so many.
            is_said_about: whether those in the room were.
        """
        if heads:
            return cls(heads, is_about)
        if head_count > named:
            return cls(head_count - named, is_said_about)
        return cls(named) if named else None  # all are listed: it was they who spoke


class Unnamed(NamedTuple):
    """How many people may stand behind comments that name nobody: the most there can be."""

    heads: int
    about: bool = False

    @classmethod
    def at(cls, comments: int, came: MostUnnamed | None) -> Unnamed:
        """Return it for one event's comments: each may be somebody else, but no more than came."""
        if came is None or comments <= came.most:
            return cls(comments)
        return cls(came.most, came.about)

    def plus(self, other: Unnamed) -> Unnamed:
        """Return it with another event's. The same people may have come twice: it stays the most there can be."""
        return Unnamed(self.heads + other.heads, self.about or other.about)


class FollowUpCounts(NamedTuple):
    """Follow-ups by what they wait for, on a date."""

    open: int
    overdue: int
    due_this_week: int
    no_owner_or_date: int
    done_not_told: int


@dataclass(frozen=True)
class Figures:
    """The figures of a programme, or of everything, as at the store's newest change."""

    as_at: str
    """Reference of the newest change."""
    events: int
    """Held events; planned, cancelled and nobody came stand beside."""
    planned: int
    cancelled: int
    nobody_came: int
    comments: int
    untagged: int
    people: People
    themes: int
    outcomes: int
    outcomes_never_heard: int
    follow_ups: FollowUpCounts
    set_aside: int
    wording_adopted: int
    wording_refused: int
    late_entries: int
    """Events recorded more than 14 days after they were held."""

    @property
    def words(self) -> str:
        """Say the headline in one line."""
        return f"{plural(self.events, 'event')} · {plural(self.comments, 'comment')} · {self.people.words}"


@dataclass(frozen=True)
class TodayPage:
    """What the first screen shows, besides drafts."""

    figures: Figures
    overdue: tuple[FollowUpLine, ...]
    due: tuple[FollowUpLine, ...]
    last_events: tuple[EventLine, ...]
    personal: int = 0
    """Comments that may identify somebody, and that nobody has looked at yet."""
