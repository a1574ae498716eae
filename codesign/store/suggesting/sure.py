"""Suggestions that are sure: looked for among the comments that have no tag yet, shown, and then taken many at once.

Sure is what was right 95 times in 100 on what people tagged here themselves. Looking at 100,000 comments takes minutes, so it
is done in pieces, and which comments had one is kept beside the journal for the filter. Nothing is tagged by looking.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.coding import LearningProgress, SureKept, SureTag
from codesign.store.suggesting import asking, keeping
from codesign.store.suggesting.lessons import answered
from codesign.store.suggesting.pupil import Pupil
from codesign.store.verbs.one_tag import COLUMN
from codesign.store.verbs.shown import HEARD

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

KINDS = ("themes", "outcomes")
"""What is looked for: what a comment without it waits for."""
AT_A_TIME = 2
"""Comments looked at between two looks at the clock."""
_OF = "sure"

_WAITING = f"""
    SELECT c.row, c.id, 'C' || c.number || '-' || c.letters AS reference, c.words, coalesce(c.programme, '') AS programme,
           {", ".join(f"EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.{COLUMN[kind]} IS NOT NULL) AS {kind}" for kind in KINDS)}
    FROM ({HEARD} AND c.no_answer = 0) c WHERE c.row IN (SELECT value FROM json_each(:rows))
"""
_STILL = f"""
    SELECT c.row FROM ({HEARD} AND c.no_answer = 0) c WHERE c.row IN (SELECT value FROM json_each(:rows)) AND NOT EXISTS (
        SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND coalesce(g.theme_id, g.outcome_id) IS NOT NULL)
"""


class Waiting(NamedTuple):
    """A comment without tags of some kind."""

    row: int
    id: str
    reference: str
    words: str
    programme: str
    kinds: tuple[str, ...]
    """What it has no tag of."""


def waiting(session: Session, rows: Sequence[int]) -> list[Waiting]:
    """Return those of some comments, by row, that have no theme or no outcome yet, in the order given."""
    found = {
        each.row: Waiting(
            each.row, each.id, each.reference, each.words, each.programme,
            tuple(kind for kind in KINDS if not getattr(each, kind)),
        )
        for each in session.execute(text(_WAITING), {"rows": json.dumps(list(rows))})
    }  # fmt: skip
    return [found[row] for row in rows if row in found and found[row].kinds]


def sure_of(session: Session, pupils: Mapping[str, Sequence[Pupil]], comment: Waiting) -> Iterator[SureTag]:
    """Yield the sure tags for one comment."""
    asked = asking.Asked(comment.id, comment.words, comment.programme)
    for offers in asking.best(session, pupils, asked).values():
        for each in offers:
            if each.sure:
                yield SureTag(comment.row, comment.id, comment.reference, comment.words, each)


def still_waiting(session: Session, rows: Sequence[int]) -> list[int]:
    """Return those of some comments that nobody gave a theme or an outcome since."""
    return list(session.execute(text(_STILL), {"rows": json.dumps(list(rows))}).scalars())


def ids_of(session: Session, rows: Sequence[int]) -> list[str]:
    """Return the ids of comments by their rows."""
    found = session.execute(
        text("SELECT id FROM comment WHERE row IN (SELECT value FROM json_each(:rows)) ORDER BY row"),
        {"rows": json.dumps(list(rows))},
    )
    return list(found.scalars())


def still_as_shown(session: Session, shown: Sequence[SureTag]) -> list[SureTag]:
    """Return those tags of a list that was shown that can be taken still: nobody answered, or tagged the comment of that kind, since."""
    free = {
        kind: asking.untagged(session, kind, {each.comment_id for each in shown if each.offered.kind == kind})
        for kind in {each.offered.kind for each in shown}
    }
    return [
        each
        for each in shown
        if each.comment_id in free[each.offered.kind]
        and each.offered.id not in answered(session, each.comment_id)
        and asking.is_offered(session, each.offered.kind, each.offered.id)
    ]


# keeping which comments had one


def read(session: Session) -> SureKept | None:
    """Return which comments had a sure suggestion when somebody last looked at all of them; nothing where nobody has."""
    held = keeping.read(session, _OF, "")
    if held is None:
        return None
    try:
        said = json.loads(held.weights)
        return SureKept(tuple(int(row) for row in said["rows"]), held.as_at, str(said["at"]))
    except (ValueError, KeyError, TypeError):
        return None


def keep(store: StoreFile, found: Sequence[SureTag], as_at: int, at: str) -> Generator[LearningProgress]:
    """Keep which comments had one."""
    rows = list(dict.fromkeys(each.row for each in found))
    held = keeping.Held(json.dumps({"rows": rows, "at": at}).encode(), as_at)
    for _ in keeping.write(store, _OF, "", held):
        yield LearningProgress("Keeping which are sure", 1, 1)
