"""Which comments are coded in a sitting: what a list shows, what is selected in it, or those of a record's page."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from codesign.records.filters import NOTHING, Filter


class Among(NamedTuple):
    """The comments a sitting goes through."""

    of: str = ""
    """What they are of, for the title: a theme, an event; nothing for the whole list."""
    own: Filter = NOTHING
    """What they are narrowed by whatever is chosen: those of a theme's page are that theme's."""
    narrowed: Filter = NOTHING
    """What else narrowed the list they were opened from."""
    rows: frozenset[int] | None = None
    """Only these, where some were selected."""
    first: int | None = None
    """The comment to begin with; otherwise the first without a tag."""

    def filter(self, narrowed: Filter) -> Filter:
        """Return a filter together with what these are narrowed by anyway."""
        return replace(narrowed, **{name: getattr(self.own, name) for name in self.own.used})
