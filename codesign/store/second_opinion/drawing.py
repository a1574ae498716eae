"""The sample: drawn by chance among the comments that somebody else tagged, with a seed, so that it can be drawn again and checked."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.filters import Filter
from codesign.store.second_opinion.errors import NothingToDrawError, SameCoderError
from codesign.store.tables import OpinionComment, SecondOpinion
from codesign.store.verbs.one_tag import COLUMN
from codesign.store.verbs.shown import HEARD
from codesign.store.writing import Change

_TAGGED = f"""
    SELECT c.id, EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.{{column}} IS NOT NULL
                         AND g.tagged_by = :coder COLLATE NOCASE) AS is_own
    FROM ({HEARD} AND c.no_answer = 0) c WHERE c.row IN (SELECT value FROM json_each(:rows))
    AND EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.{{column}} IS NOT NULL) ORDER BY c.row
"""

_TAGGED_ALL = f"""
    WITH tagged AS MATERIALIZED (SELECT c.id, lower(g.tagged_by) AS coder FROM ({HEARD} AND c.no_answer = 0) c
        JOIN tag g ON g.comment_id = c.id AND g.deleted = 0 AND g.{{column}} IS NOT NULL)
    SELECT coder, count(DISTINCT id) = (SELECT count(DISTINCT id) FROM tagged) AS is_all FROM tagged GROUP BY coder
"""


class Draw(NamedTuple):
    """A sample, and what it was drawn from."""

    comments: list[str]
    among: int


def draw(session: Session, kind: str, rows: Sequence[int], coder: str, *, size: int, seed: int) -> Draw:
    """Draw comments by chance among those of some rows that are tagged, by others than the second coder.

    Plain random sampling without putting back: every such comment is as likely as any other. The same rows and the same seed draw
    the same sample.

    Raises:
        NothingToDrawError: nothing here is tagged.
        SameCoderError: the second coder tagged all of it.
    """
    found = session.execute(
        text(_TAGGED.format(column=COLUMN[kind])), {"rows": json.dumps(list(rows)), "coder": coder}
    ).all()
    if not found:
        raise NothingToDrawError(kind)
    others = [row.id for row in found if not row.is_own]
    if not others:
        raise SameCoderError(coder)
    chosen = random.Random(seed).sample(others, min(size, len(others)))  # noqa: S311 - a sample, no secret
    return Draw(chosen, len(others))


def tagged_all(session: Session, kind: str) -> frozenset[str] | None:
    """Return who put a tag of a kind on every comment that has one, in small letters; None where none has."""
    coders = session.execute(text(_TAGGED_ALL.format(column=COLUMN[kind]))).all()
    return frozenset(row.coder for row in coders if row.is_all) if coders else None


def keep(
    change: Change, drawn: Draw, kind: str, coder: str, narrowed: Filter, *, words: str, seed: int
) -> str:
    """Write a sample down inside a change already open, in the order it was drawn, and return its id."""
    how = {
        "filter": _used(narrowed),
        "words": words,
        "size": len(drawn.comments),
        "among": drawn.among,
        "seed": seed,
    }
    opinion = change.add(
        SecondOpinion,
        programme_id=narrowed.programme_id or None,
        kind=kind,
        asked_on=change.now[:10],
        asked_by=change.actor,
        coder=coder,
        state="open",
        drawn=json.dumps(how, ensure_ascii=False),
    )
    change.add_many(
        OpinionComment,
        [
            {"opinion_id": opinion, "comment_id": comment, "position": place}
            for place, comment in enumerate(drawn.comments, start=1)
        ],
    )
    return opinion


def _used(narrowed: Filter) -> dict[str, Any]:
    return {name: value for name, value in asdict(narrowed).items() if value}
