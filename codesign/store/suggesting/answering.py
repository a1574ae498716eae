"""What a person says to a suggestion: it fits, or it does not. Each is one change that can be undone; silence is no answer."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.suggesting.errors import ByHandError
from codesign.store.tables import Rejection
from codesign.store.verbs import one_tag
from codesign.store.verbs.one_tag import On, Span
from codesign.store.writing import Change


def accept(change: Change, comment_id: str, on: On, span: Span | None = None) -> bool:
    """Put on what was suggested, and say so with the tag. False where it is on already."""
    return one_tag.put(change, comment_id, on, span, suggested=True)


def reject(change: Change, comment_id: str, on: On) -> bool:
    """Keep that a label does not fit a comment, and take it off where a suggestion put it on. False where that was said already.

    Raises:
        ByHandError: a person put it on by hand.
    """
    if _is_by_hand(change.session, comment_id, on):
        raise ByHandError
    one_tag.take_off(change, comment_id, on)
    if rejected(change.session, comment_id, on):
        return False
    change.add(
        Rejection,
        **{
            "comment_id": comment_id,
            on.column: on.id,
            "answered_by": change.actor,
            "answered_at": change.now,
        },
    )
    return True


def _is_by_hand(session: Session, comment_id: str, on: On) -> bool:
    found = session.execute(
        text(
            f"SELECT 1 FROM tag WHERE comment_id = :comment AND deleted = 0 AND suggested = 0 AND {on.column} = :id"
        ),
        {"comment": comment_id, "id": on.id},
    )
    return found.first() is not None


def take_back(change: Change, comment_id: str, on: On) -> bool:
    """Take a “not this” back, so that it may be suggested again. False where there was none."""
    held = rejected(change.session, comment_id, on)
    if held:
        change.remove_many(Rejection, held)
    return bool(held)


def rejected(session: Session, comment_id: str, on: On) -> list[str]:
    """Return the ids of what was said against a label on a comment: two copies may both have said it."""
    rows = session.execute(
        text(f"SELECT id FROM rejection WHERE comment_id = :comment AND deleted = 0 AND {on.column} = :id"),
        {"comment": comment_id, "id": on.id},
    )
    return list(rows.scalars())
