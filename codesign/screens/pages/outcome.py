"""An outcome's page: its statement and where that came from, what was heard, the versions of its words, and every comment tagged to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from codesign.records.cards import OutcomeCard
from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.records.pages.line import Line
from codesign.records.pages.outcome import outcome_lines
from codesign.screens.pages.comments import CommentsPage

if TYPE_CHECKING:
    from codesign.store import Store


class OutcomePage(CommentsPage):
    """Everything on one outcome."""

    SUBJECT: ClassVar[str] = "outcome"

    def __init__(self, outcome_id: str) -> None:
        super().__init__()
        self._outcome_id = outcome_id

    def read_record(self, store: Store) -> OutcomeCard:
        """Read the outcome, and what changed its words."""
        return store.cards.outcome(self._outcome_id)

    def own(self, record: OutcomeCard, narrowed: Filter) -> Filter:
        """Narrow to the comments tagged to it, or to anything beneath it."""
        return replace(narrowed, outcome_id=record.line.id)

    def title_words(self, found: OutcomeCard) -> str:
        """Return its code and statement."""
        return f"{found.line.code} · {found.line.title}"

    def page_lines(self, found: OutcomeCard, words: Words) -> list[Line]:
        """Return its statement, what was heard, and the versions of its words."""
        return list(outcome_lines(found, words))
