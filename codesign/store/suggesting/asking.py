"""What is offered for one comment: the likeliest of every scope that it is in, but what it has or what was said not to fit it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.coding import Offered
from codesign.store.suggesting.lessons import answered, may_be_shown
from codesign.store.suggesting.scope import KINDS
from codesign.store.verbs.shown import EVERY, SHOWN, one

if TYPE_CHECKING:
    from codesign.coding.suggesting import Suggestion
    from codesign.store.suggesting.pupil import Pupil

MOST = 3
"""How many are offered of each kind: the keys 1, 2 and 3."""

PUTS_ON = 0.5
"""The score from which a suggester would itself put a label on: below it nothing is called sure."""

_COMMENT = f"""
    SELECT c.id, c.words, coalesce(c.programme, '') AS programme, c.no_answer, EXISTS (SELECT 1 FROM ({SHOWN}) s WHERE s.id = c.id) AS is_shown
    FROM ({EVERY} AND c.id = :id) c
"""


class Asked(NamedTuple):
    """A comment that tags are looked for."""

    id: str
    words: str
    programme: str
    why_none: str = ""
    """Why nothing is suggested for it, or nothing."""
    is_apart: bool = False


def asked(session: Session, comment_id: str) -> Asked:
    """Return a comment to look for tags for. Raises GoneError."""
    row = one(session, _COMMENT, id=comment_id)
    if not row.is_shown:
        return Asked(row.id, "", row.programme, "It is kept apart, so nothing is suggested for it.", True)
    why = "It is no answer, so nothing is suggested for it." if row.no_answer else ""
    return Asked(row.id, row.words, row.programme, why)


def best(
    session: Session, pupils: Mapping[str, Sequence[Pupil]], comment: Asked, most: int = MOST
) -> dict[str, tuple[Offered, ...]]:
    """Return what suggesters offer for a comment, by kind, the likeliest first."""
    on = answered(session, comment.id)
    found = {kind: _best(held, comment.words, on, most) for kind, held in pupils.items()}
    shown = may_be_shown(session, {each.nearest for offers in found.values() for each in offers})
    return {kind: tuple(_nameless(each, shown) for each in offers) for kind, offers in found.items()}


def _best(pupils: Sequence[Pupil], words: str, on: Collection[str], most: int) -> list[Offered]:
    found = [each for pupil in pupils for each in offered(pupil, words, on, most)]
    return sorted(found, key=lambda each: -each.score)[:most]


def offered(pupil: Pupil, words: str, on: Collection[str], most: int = MOST) -> Iterable[Offered]:
    """Yield what one suggester offers for words, by what people call it, without some labels."""
    for suggestion in pupil.suggest(words, most, on):
        label = pupil.offered.get(suggestion.label)
        if label is not None:
            yield _offer(pupil.scope.kind, label.name, label.code, suggestion)


def _offer(kind: str, name: str, code: str, suggestion: Suggestion) -> Offered:
    return Offered(
        id=suggestion.label,
        name=name,
        score=suggestion.score,
        reason=suggestion.reason,
        nearest=suggestion.nearest,
        sure=suggestion.sure and suggestion.score >= PUTS_ON,
        kind=kind,
        code=code,
    )


def _nameless(offer: Offered, shown: Collection[str]) -> Offered:
    """Return an offer that names no comment that may not be shown: one kept apart since may not be learnt anew yet."""
    if not offer.nearest or offer.nearest in shown:
        return offer
    return offer._replace(nearest="", reason="like a comment tagged before")


def untagged(session: Session, kind: str, comment_ids: Collection[str]) -> set[str]:
    """Return those of some comments that may be shown and have no tag of a kind by now."""
    rows = session.execute(
        text(f"""SELECT c.id FROM ({SHOWN} AND c.no_answer = 0) c WHERE c.id IN (SELECT value FROM json_each(:ids))
                 AND NOT EXISTS (SELECT 1 FROM tag g WHERE g.comment_id = c.id AND g.deleted = 0 AND g.{KINDS[kind].column} IS NOT NULL)"""),
        {"ids": json.dumps(sorted(comment_ids))},
    )
    return set(rows.scalars())


def withheld(session: Session, comment_id: str) -> set[str]:
    """Return the labels of any kind that are not to be offered for a comment: said not to fit it, retired, or gone."""
    refused = "SELECT coalesce(theme_id, outcome_id, question_id) FROM rejection WHERE comment_id = :id AND deleted = 0"
    gone = (
        f"SELECT l.id FROM {its.table} l WHERE NOT (l.deleted = 0 AND {its.offered})"
        for its in KINDS.values()
    )
    return set(session.execute(text(" UNION ".join((refused, *gone))), {"id": comment_id}).scalars())


def is_offered(session: Session, kind: str, label_id: str) -> bool:
    """Whether a label may be put on: it is there, and neither retired nor gone on in another."""
    its = KINDS[kind]
    found = session.execute(
        text(f"SELECT 1 FROM {its.table} l WHERE l.id = :id AND l.deleted = 0 AND {its.offered}"),
        {"id": label_id},
    )
    return found.scalar() is not None
