"""What every screen stands on: the open store, the drafts, the settings, the clock, and who is known already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from codesign import clock as time
from codesign.clock import Clock, SystemClock

if TYPE_CHECKING:
    from codesign.matching import Register
    from codesign.records.figures import TodayPage
    from codesign.screens.same_person.looking import Looking
    from codesign.settings import Settings
    from codesign.store import Store
    from codesign.store.drafts import Drafts


class ReviewCounted(NamedTuple):
    """What the review would say in one line, as it was counted last."""

    at: int = -1
    """The newest change there was then."""
    words: str = ""


@dataclass
class Desk:
    """One copy of the program at work. `store` is None until it is open; the first frame does not wait for it."""

    store_path: Path
    settings: Settings
    settings_path: Path
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False
    store: Store | None = None
    drafts: Drafts | None = None
    register: Register | None = None
    """Everybody known, indexed for finding look-alikes; built in pieces after the store is open."""
    register_at: int = 0
    """The newest change there was when the register was last brought in step."""
    looking: Looking | None = None
    """The search for contacts held twice, and what it found last."""
    first_page: TodayPage | None = None
    """What a first look at the store found, shown until it is open."""
    review: ReviewCounted = field(default_factory=ReviewCounted)
    """What the review would say, shown on Today."""
    clock_doubt: str = ""
    """Why the computer's clock cannot be trusted, or nothing: today's date is then asked for, not assumed."""
    left_unfinished: str = ""
    """The unfinished work that was left last: Today puts its cursor there, wherever it was begun."""
    refused: str = ""
    """Why the store is not open, or nothing."""
    narrowed: frozenset[str] = frozenset()
    """The lists that a filter, or words to find, shows only some of: their tabs say so."""
    notices: list[str] = field(default_factory=list)
    """Sentences to show once, from opening files."""

    @property
    def today(self) -> date:
        """Today's date where the people are."""
        return time.today(self.clock, self.settings.zone)

    @property
    def has_store(self) -> bool:
        """Whether there is a store to open at all."""
        return self.store is not None or self.store_path.exists()
