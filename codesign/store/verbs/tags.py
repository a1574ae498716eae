"""What one comment is tagged with, each tag by id and by what people read: two names may look alike once joined."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text

from codesign.store.file import StoreFile


class ThemeTag(NamedTuple):
    """A theme a comment is tagged with."""

    id: str
    reference: str
    name: str


class OutcomeTag(NamedTuple):
    """An outcome a comment is tagged to."""

    id: str
    code: str
    title: str


class CommentTags(NamedTuple):
    """Everything a comment is tagged with."""

    themes: tuple[ThemeTag, ...]
    outcomes: tuple[OutcomeTag, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset((*(theme.id for theme in self.themes), *(outcome.id for outcome in self.outcomes)))


class Tags:
    """Reads tags."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def of(self, comment_id: str) -> CommentTags:
        """Return the themes and outcomes a comment is tagged with, in the order they were put on."""
        with self._store.read() as session:
            themes = session.execute(
                text("""SELECT t.id, 'T' || t.number || '-' || t.letters, t.name FROM tag g JOIN theme t ON t.id = g.theme_id
                        WHERE g.comment_id = :id AND g.deleted = 0 ORDER BY g.row"""),
                {"id": comment_id},
            ).all()
            outcomes = session.execute(
                text("""SELECT o.id, o.code, o.title FROM tag g JOIN outcome o ON o.id = g.outcome_id
                        WHERE g.comment_id = :id AND g.deleted = 0 ORDER BY g.row"""),
                {"id": comment_id},
            ).all()
        return CommentTags(
            tuple(ThemeTag(*row) for row in themes), tuple(OutcomeTag(*row) for row in outcomes)
        )
