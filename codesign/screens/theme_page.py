"""A theme's page: what it means, how it stands, and every comment tagged with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codesign.records.columns_shown import Words, day_words, named, state_words
from codesign.records.feedback import ThemeLine
from codesign.records.filters import Filter
from codesign.screens.comments_page import CommentsPage
from codesign.text import plural
from codesign.widgets.page_view import Line

if TYPE_CHECKING:
    from codesign.store import Store


class ThemePage(CommentsPage):
    """Everything on one theme."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def read_record(self, store: Store) -> ThemeLine:
        """Read the theme."""
        return store.themes.find(self._reference)

    def own(self, record: ThemeLine, narrowed: Filter) -> Filter:
        """Narrow to the comments tagged with it."""
        return replace(narrowed, theme_id=record.id)

    def title_words(self, found: ThemeLine) -> str:
        """Return its reference and name."""
        return f"{found.reference} · {found.name}"

    def page_lines(self, found: ThemeLine, words: Words) -> list[Line]:
        """Return what it means, its state, and the reply to it."""
        last = f", last heard {day_words(found.last_heard)}" if found.last_heard else ", never heard"
        reply = named(words, "reply-states", found.reply) if found.reply else "none yet"
        within = f" · within {found.parent}" if found.parent else ""
        return [
            Line(found.definition or "No definition yet."),
            Line(f"{state_words(found.state)}{within} · reply: {reply}"),
            Line(
                f"{plural(found.people, 'named person', 'named people')}, {plural(found.events, 'event')}{last}"
            ),
        ]
