"""What the second coder puts on, and what follows from a disagreement: each is a change that can be undone."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import text

from codesign.records.second_opinion import Opinion
from codesign.store.second_opinion import reading
from codesign.store.second_opinion.reading import Pair
from codesign.store.suggesting import answering
from codesign.store.tables import OpinionComment, SecondOpinion, SecondTag
from codesign.store.verbs import one_tag
from codesign.store.verbs.one_tag import COLUMN, On
from codesign.store.verbs.themes import led_on
from codesign.store.writing import Change


def code(change: Change, opinion: Opinion, comment_id: str, labels: Collection[str]) -> None:
    """Write what the second coder puts on a comment, in place of what they put on before.

    Raises:
        NothingTaggedWithItError: a theme that they had not put on before was retired, or merged into another.
    """
    had = reading.second_labels(change.session, opinion, comment_id)
    for label in set(labels).difference(had):
        one_tag.refuse_ended(change.session, On(opinion.kind, label))
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
    """Settle what two people differ about: bring the tags in line, and keep what each had put on, so that figures stay.

    Where neither stands, it is said of each label they differ about that it does not fit: it is not suggested again.
    """
    theirs = {
        "first": (frozenset[str](), frozenset[str]()),
        "second": (pair.second - pair.first, pair.first - pair.second),
        "both": (pair.second - pair.first, frozenset[str]()),
        "neither": (frozenset[str](), pair.first - pair.second),
    }
    put_on, take_off = theirs[how]
    by_now = led_on(change.session)
    for label in sorted({by_now.get(each, each) for each in put_on}):
        one_tag.put(change, pair.comment_id, On(opinion.kind, label))
    for label in sorted(take_off):
        one_tag.take_off(change, pair.comment_id, On(opinion.kind, label))
    if how == "neither":
        for label in sorted(pair.first ^ pair.second):
            answering.reject(change, pair.comment_id, On(opinion.kind, label))
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
