"""A programme's page: who leads it, and everything that was said for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.records.outcomes import ProgrammeLine
from codesign.records.pages.line import Line
from codesign.records.pages.programme import programme_lines
from codesign.screens.comments_page import CommentsPage

if TYPE_CHECKING:
    from codesign.store import Store


class ProgrammePage(CommentsPage):
    """Everything on one programme."""

    SUBJECT: ClassVar[str] = "programme"

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def read_record(self, store: Store) -> ProgrammeLine:
        """Read the programme."""
        return store.programmes.find(self._reference)

    def own(self, record: ProgrammeLine, narrowed: Filter) -> Filter:
        """Narrow to the comments that were made for it."""
        return replace(narrowed, programme_id=record.id)

    def title_words(self, found: ProgrammeLine) -> str:
        """Return its reference and title."""
        return f"{found.reference} · {found.title}"

    def page_lines(self, found: ProgrammeLine, words: Words) -> list[Line]:
        """Return who leads it, its term, and how much was heard."""
        return list(programme_lines(found, words))
