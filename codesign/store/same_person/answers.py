"""What people decided of contacts that look alike: kept with what was known, and holding for whoever stands for them since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.same_person import HOW, Answer, Why, reasons_kept, reasons_read
from codesign.store import hidden, standing
from codesign.store.same_person.errors import HowRelatedError, MergedAlreadyError, OneContactError
from codesign.store.same_person.merging import hundredths
from codesign.store.tables import Contact, MatchAnswer
from codesign.store.writing import Change

GROWN = 0.5
"""By how many bits more must speak for two being one, in words that were not there before, to be asked once more."""

_ANSWERS = f"""
    SELECT m.id, {standing.of("m.contact_id")} AS one, {standing.of("m.other_id")} AS other, m.answer, m.how, m.reasons, m.weight,
           o.change, c.at, c.actor
    FROM matchanswer m CROSS JOIN operation o ON o.record = m.id AND o.tbl = 'matchanswer' AND o.kind = 'made' CROSS JOIN change c ON c.row = o.change
    WHERE m.deleted = 0 AND m.other_id IS NOT NULL AND m.answer IN ('different', 'related', 'later') ORDER BY m.row
"""
"""SQL that begins with the answers, of which there are few: the planner would begin with every change there was."""
_TOUCHED = f"""
    WITH wanted(id) AS {standing.all_of_each(":ids")}
    SELECT {standing.of("k.contact")} AS contact, max(k.change) AS change FROM (
        SELECT o.record AS contact, o.change FROM operation o WHERE o.tbl = 'contact' AND o.kind = 'altered' AND o.record IN (SELECT id FROM wanted)
        UNION ALL SELECT r.contact_id, o.change FROM alias r JOIN operation o ON o.record = r.id WHERE r.contact_id IN (SELECT id FROM wanted)
        UNION ALL SELECT r.contact_id, o.change FROM contactpoint r JOIN operation o ON o.record = r.id WHERE r.contact_id IN (SELECT id FROM wanted)
        UNION ALL SELECT r.contact_id, o.change FROM affiliation r JOIN operation o ON o.record = r.id WHERE r.contact_id IN (SELECT id FROM wanted)
        UNION ALL SELECT m.survivor_id, o.change FROM contactmerge m JOIN operation o ON o.record = m.id WHERE m.survivor_id IN (SELECT id FROM wanted)
    ) k GROUP BY 1
"""

Pair = frozenset[str]


def keep(
    change: Change,
    pair: tuple[str, str],
    answer: str,
    reasons: Sequence[Why],
    *,
    weight: float | None = None,
    how: str = "",
) -> None:
    """Keep an answer inside a change already open. Raises OneContactError, MergedAlreadyError, HowRelatedError."""
    session, (one, other) = change.session, pair
    if how and how not in HOW:
        raise HowRelatedError(how, list(HOW))
    first, second = standing.survivor(session, one), standing.survivor(session, other)
    if first == second:
        raise (OneContactError if one == other else MergedAlreadyError)(change.reference_of(Contact, first))
    change.add(
        MatchAnswer,
        contact_id=first,
        other_id=second,
        answer=answer,
        how=how,
        reasons=reasons_kept(reasons),
        weight=hundredths(weight),
    )


def read(session: Session) -> dict[Pair, Answer]:
    """Return the answer that holds for each pair, by who stands for them: the newest, but `later` before none that decides."""
    held = _held(session)
    masks = hidden.reason_masks(session, (row.id for row in held.values()))
    return {pair: _answer(row, masks) for pair, row in held.items()}


def _held(session: Session) -> dict[Pair, Any]:
    found: dict[Pair, Any] = {}
    for row in session.execute(text(_ANSWERS)):
        pair = frozenset((row.one, row.other))
        before = found.get(pair)
        decided = before is not None and before.answer != "later"
        if len(pair) == 2 and not (row.answer == "later" and decided):
            found[pair] = row
    return found


def _answer(row: Any, masks: Mapping[str, hidden.Mask]) -> Answer:
    """Return an answer, its reasons without the names that either has left."""
    reasons = reasons_read(masks.get(row.id, str)(row.reasons))
    weight = None if row.weight is None else row.weight / 100
    return Answer(row.id, row.one, row.other, row.answer, row.how or "", reasons, weight, row.at, row.actor)


def to_be_left(session: Session) -> set[tuple[str, str]]:
    """Return the pairs that are decided and of which nothing is known that was not known then: the engine leaves them apart."""
    held = {pair: row for pair, row in _held(session).items() if row.answer != "later"}
    touched = _touched(session, {id_ for pair in held for id_ in pair})
    return {
        (row.one, row.other)
        for pair, row in held.items()
        if max(touched.get(id_, 0) for id_ in pair) <= row.change
    }


def _touched(session: Session, ids: Iterable[str]) -> dict[str, int]:
    """Return the newest change that touched what contacts are compared by."""
    rows = session.execute(text(_TOUCHED), {"ids": json.dumps(sorted(ids))})
    return {row.contact: row.change for row in rows}


def grown(answer: Answer, reasons: Iterable[Why], weight: float) -> str:
    """Return what speaks for two being one that did not when they were decided about, or nothing."""
    known = {why.words for why in answer.reasons}
    new = [why for why in reasons if why.weight > 0 and why.words not in known]
    more = weight - answer.weight if answer.weight is not None else sum(why.weight for why in new)
    return "; ".join(why.words for why in new) if new and more >= GROWN else ""
