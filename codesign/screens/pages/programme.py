"""A programme's page: who leads it, what it asked, whom it said it would reach, and everything that was said for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from codesign.records.columns_shown import Words
from codesign.records.filters import Filter
from codesign.records.outcomes import ProgrammeLine
from codesign.records.pages.line import Line
from codesign.records.pages.programme import programme_lines
from codesign.records.questions import QuestionLine
from codesign.records.review_reach import ReachGroupLine
from codesign.screens.pages.comments import CommentsPage

if TYPE_CHECKING:
    from codesign.store import Store


class _Found(NamedTuple):
    line: ProgrammeLine
    questions: list[QuestionLine]
    """What it asked, and what was asked for every programme."""
    groups: list[ReachGroupLine]


class ProgrammePage(CommentsPage):
    """Everything on one programme."""

    SUBJECT: ClassVar[str] = "programme"

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def read_record(self, store: Store) -> _Found:
        """Read the programme, what it asked, and whom it said it would reach."""
        line = store.programmes.find(self._reference)
        return _Found(line, store.questions.lines(line.id), store.reach.lines(line.id))

    def own(self, record: _Found, narrowed: Filter) -> Filter:
        """Narrow to the comments that were made for it."""
        return replace(narrowed, programme_id=record.line.id)

    def title_words(self, found: _Found) -> str:
        """Return its reference and title."""
        return f"{found.line.reference} · {found.line.title}"

    def page_lines(self, found: _Found, words: Words) -> list[Line]:
        """Return who leads it, its term, how much was heard, what it asked, and whom it said it would reach."""
        return list(programme_lines(found.line, words, found.questions, found.groups))
