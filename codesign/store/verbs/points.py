"""A comment that makes several points, parted into a comment for each: in one change, and only when a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.coding.points import points_in
from codesign.errors import AskedWronglyError
from codesign.store.faults import GoneError
from codesign.store.file import StoreFile
from codesign.store.tables import Comment, Tag
from codesign.store.writing import Change

_KEPT = (
    "event_id", "programme_id", "exact", "contact_id", "kind", "speaking_for", "for_organisation_id", "for_count", "type", "sentiment",
    "stance", "strength", "permission", "source", "question", "place", "note", "said_on", "personal", "sensitive", "position",
    "source_key", "batch_id", "recorded",
)  # fmt: skip
"""What each point keeps of the comment: who said it, where, when, as an answer to what, what is allowed, and the row it came from."""
_FLAGS = frozenset({"exact"})


class OnePointError(AskedWronglyError):
    """The comment makes one point, as far as can be seen."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} makes one point, as far as can be seen.",
            todo="Points stand on lines with bullets or numbers, or between semicolons. Nothing was changed.",
        )


class WordsTaggedError(AskedWronglyError):
    """Some words of the comment are tagged by themselves, and would move."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Some words of {reference} are tagged by themselves already.",
            todo="Take those tags off first, or leave it whole: a span of words is a point too. Nothing was changed.",
        )


class Points:
    """Verbs on comments of several points."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def of(self, comment_id: str) -> tuple[str, ...]:
        """Return the points a comment would be parted into; nothing where it makes one. Raises GoneError."""
        with self._store.read() as session:
            return points_in(_held(session, comment_id)["words"])

    def part(self, comment_id: str, reference: str) -> list[str]:
        """Make a comment of each point, the first in place of the whole. Tags on the whole are on each of them.

        Returns:
            The references of the new comments.

        Raises:
            OnePointError, WordsTaggedError: nothing was changed.
        """
        with self._store.write("part comment") as change:
            held = _held(change.session, comment_id)
            points = points_in(held["words"])
            if not points:
                raise OnePointError(reference)
            tags = _tags(change.session, comment_id)
            if any(tag["start"] is not None for tag in tags):
                raise WordsTaggedError(reference)
            change.set(Comment, comment_id, words=points[0])
            new = _made(change, held, points[1:])
            _tag(change, new, tags)
            return [change.reference_of(Comment, id_) for id_ in new]


def _held(session: Session, comment_id: str) -> dict[str, Any]:
    row = (
        session.execute(
            text(f"SELECT words, {', '.join(_KEPT)} FROM comment WHERE id = :id AND deleted = 0"),
            {"id": comment_id},
        )
        .mappings()
        .first()
    )
    if row is None:
        raise GoneError
    return dict(row)


def _made(change: Change, held: dict[str, Any], points: Sequence[str]) -> list[str]:
    kept = {name: bool(held[name]) if name in _FLAGS else held[name] for name in _KEPT}
    return change.add_many(Comment, [{**kept, "words": point} for point in points])


def _tags(session: Session, comment_id: str) -> list[dict[str, object]]:
    rows = session.execute(
        text("""SELECT theme_id, outcome_id, question_id, start, tagged_by, tagged_at, suggested FROM tag
                WHERE comment_id = :id AND deleted = 0 ORDER BY row"""),
        {"id": comment_id},
    )
    return [dict(row) for row in rows.mappings()]


def _tag(change: Change, comments: Sequence[str], tags: Sequence[dict[str, object]]) -> None:
    change.add_many(
        Tag,
        [
            {
                **{name: value for name, value in tag.items() if name != "start"},
                "comment_id": comment,
                "suggested": bool(tag["suggested"]),
            }
            for comment in comments
            for tag in tags
        ],
    )
