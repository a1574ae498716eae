"""What the second coder puts on, and what follows from a disagreement: each is a change that can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import text

from codesign.records.second_opinion import Opinion
from codesign.store.second_opinion.reading import Pair
from codesign.store.tables import OpinionComment, SecondOpinion, SecondTag
from codesign.store.verbs import one_tag
from codesign.store.verbs.one_tag import COLUMN, On
from codesign.store.writing import Change


def code(change: Change, opinion: Opinion, comment_id: str, labels: Iterable[str]) -> None:
    """Write what the second coder puts on a comment, in place of what they put on before."""
    values = {"opinion": opinion.id, "comment": comment_id}
    before = change.session.execute(
        text(
            "SELECT id FROM secondtag WHERE opinion_id = :opinion AND comment_id = :comment AND deleted = 0"
        ),
        values,
    )
    if held := list(before.scalars()):
        change.remove_many(SecondTag, held)
    change.add_many(
        SecondTag,
        [
            {
                "opinion_id": opinion.id,
                "comment_id": comment_id,
                COLUMN[opinion.kind]: label,
                "tagged_by": opinion.coder,
                "tagged_at": change.now,
            }
            for label in dict.fromkeys(labels)
        ],
    )
    change.set(OpinionComment, _place(change, opinion, comment_id), done_at=change.now)


def settle(change: Change, opinion: Opinion, pair: Pair, how: str) -> None:
    """Settle what two people differ about: bring the tags in line, and keep what each had put on, so that figures stay."""
    theirs = {
        "first": (frozenset[str](), frozenset[str]()),
        "second": (pair.second - pair.first, pair.first - pair.second),
        "both": (pair.second - pair.first, frozenset[str]()),
        "neither": (frozenset[str](), pair.first - pair.second),
    }
    put_on, take_off = theirs[how]
    for label in sorted(put_on):
        one_tag.put(change, pair.comment_id, On(opinion.kind, label))
    for label in sorted(take_off):
        one_tag.take_off(change, pair.comment_id, On(opinion.kind, label))
    kept = {"how": how, "first": sorted(pair.first), "second": sorted(pair.second)}
    change.set(OpinionComment, _place(change, opinion, pair.comment_id), settled=json.dumps(kept))


def close(change: Change, opinion: Opinion) -> None:
    """Say that nothing is left to settle."""
    change.set(SecondOpinion, opinion.id, state="settled")


def leave_out(change: Change, opinion: Opinion) -> int:
    """Leave out of a sample what was not coded. Returns how many comments that were."""
    rows = change.session.execute(
        text("SELECT id FROM opinioncomment WHERE opinion_id = :id AND deleted = 0 AND done_at = ''"),
        {"id": opinion.id},
    )
    if left := list(rows.scalars()):
        change.remove_many(OpinionComment, left)
    return len(left)


def _place(change: Change, opinion: Opinion, comment_id: str) -> str:
    found = change.session.execute(
        text(
            "SELECT id FROM opinioncomment WHERE opinion_id = :opinion AND comment_id = :comment AND deleted = 0"
        ),
        {"opinion": opinion.id, "comment": comment_id},
    )
    return str(found.scalar_one())
