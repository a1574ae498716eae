"""Comments marked as saying the same words: which of them need not come one by one, and tagging all of one text at once."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.verbs import one_tag
from codesign.store.verbs.one_tag import On
from codesign.store.verbs.shown import SHOWN
from codesign.store.writing import Change

_FIRST = """
    SELECT coalesce((SELECT f.id FROM comment c JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0 WHERE c.id = :id), :id)
"""
_OTHERS = f"""
    SELECT c.row, c.id FROM ({SHOWN} AND (c.id = :first OR c.repeat_of_id = :first) AND c.id <> :id) c ORDER BY c.row
"""
_MARKED = """
    SELECT c.row, f.row FROM comment c JOIN comment f ON f.id = c.repeat_of_id AND f.deleted = 0
    WHERE c.repeat_of_id IS NOT NULL AND c.deleted = 0 ORDER BY c.row
"""
_TAGS = """
    SELECT g.theme_id, g.outcome_id, g.question_id, g.suggested FROM tag g LEFT JOIN theme t ON t.id = g.theme_id
    WHERE g.comment_id = :id AND g.deleted = 0 AND g.start IS NULL AND coalesce(t.state, '') <> 'retired' ORDER BY g.row
"""
"""What is put on others too: a theme that was retired stays with those that have it."""


def others(session: Session, comment_id: str) -> dict[int, str]:
    """Return the other comments that are marked as the same words and may be shown: their ids by their rows."""
    first = session.execute(text(_FIRST), {"id": comment_id}).scalar_one()
    found = session.execute(text(_OTHERS), {"id": comment_id, "first": first})
    return {each.row: each.id for each in found}


def come_with_another(session: Session, rows: Collection[int]) -> frozenset[int]:
    """Return those of some comments that need not be read by themselves: another of the same words is among them."""
    among, found = set(rows), set()
    stands: dict[int, int] = {}
    """The comment that is read of each text."""
    for row, first in session.execute(text(_MARKED)):
        if row in among and stands.setdefault(first, first if first in among else row) != row:
            found.add(row)
    return frozenset(found)


def tag_alike(change: Change, comment_id: str) -> int:
    """Put the tags on the whole of a comment on all others of the same words. Returns how many of those had not all of them."""
    tags = change.session.execute(text(_TAGS), {"id": comment_id}).all()
    named = [(one_tag.named(*(each or "" for each in tag[:3])), bool(tag[3])) for tag in tags]
    ids = others(change.session, comment_id).values()
    return sum(_put_all(change, other, named) for other in ids)


def _put_all(change: Change, comment_id: str, named: list[tuple[On, bool]]) -> bool:
    put = [one_tag.put(change, comment_id, on, None, suggested=suggested) for on, suggested in named]
    return any(put)
