"""The demonstration's clocks: one that moves with the story, one that runs on from where the story stops."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from codesign.clock import HOME_ZONE


def moment(on: str, at: str = "12:00") -> datetime:
    """Return a moment of the story, given as people there would say it."""
    return datetime.fromisoformat(f"{on}T{at}").replace(tzinfo=ZoneInfo(HOME_ZONE)).astimezone(UTC)


def told_at(when: str) -> datetime:
    """Return a moment as the story's files write it: `2026-05-20T11:00`."""
    return moment(*when.split("T"))


AS_AT = moment("2026-11-16", "09:00")
"""Where the story stops: the Monday on which its figures are taken."""


@dataclass
class StoryClock:
    """A clock that stands where the story is; whoever tells it moves the hands."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment the story has come to."""
        return self.at


@dataclass(frozen=True)
class RunningClock:
    """A clock that runs on from where the story stops, so that what a visitor adds comes after it."""

    started: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """Return the story's end and the time since this clock was made."""
        return datetime.fromtimestamp(AS_AT.timestamp() + time.monotonic() - self.started, UTC)
