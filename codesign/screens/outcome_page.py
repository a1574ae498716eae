"""An outcome's page: its statement, what was heard about it, and every comment tagged to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, day_words, people_words
from codesign.records.filters import Filter
from codesign.records.outcomes import OutcomeLine
from codesign.screens.comments_page import CommentsPage
from codesign.text import plural
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store


class OutcomePage(CommentsPage):
    """Everything on one outcome."""

    def __init__(self, outcome_id: str) -> None:
        super().__init__()
        self._outcome_id = outcome_id

    def read_record(self, store: Store) -> OutcomeLine:
        """Read the outcome."""
        return next(line for line in store.outcomes.lines() if line.id == self._outcome_id)

    def own(self, record: OutcomeLine, narrowed: Filter) -> Filter:
        """Narrow to the comments tagged to it."""
        return replace(narrowed, outcome_id=record.id)

    def title_words(self, found: OutcomeLine) -> str:
        """Return its code and statement."""
        return f"{found.code} · {found.title}"

    def page_lines(self, found: OutcomeLine, words: Words) -> list[Line]:
        """Return its statement and what was heard."""
        heard = people_words(found.named, found.heads) or "nobody"
        last = f", last heard {day_words(found.last_heard)}" if found.last_heard else ", never heard"
        voice = f" · said as “{found.voice}”" if found.voice else ""
        paid = " · linked to payment" if found.payment_linked else ""
        return [
            Line(found.title),
            *([Line(found.definition)] if found.definition else []),
            Line(f"{found.level.title()}{voice}{paid}"),
            Line(f"{heard}, {plural(found.events, 'event')}, {plural(found.kinds, 'kind')} of people{last}"),
        ]
