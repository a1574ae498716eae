"""Some contacts compared for a person to decide, and the merges that stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.same_person import Comparison, FieldRow, Merge, Side, Why, reasons_kept, reasons_read
from codesign.store import hidden, standing
from codesign.store.same_person import answers as answering
from codesign.store.same_person.entries import entries
from codesign.store.same_person.merging import those_meant
from codesign.store.same_person.queue import weighed_pair
from codesign.store.same_person.sides import Held, field_rows, strongest_first
from codesign.store.verbs.vocabularies import Vocabularies

if TYPE_CHECKING:
    from codesign.store.file import StoreFile

_MERGES = """
    SELECT m.id, m.survivor_id, 'N' || a.number || '-' || a.letters AS survivor, a.name AS survivor_name,
           m.merged_id, 'N' || b.number || '-' || b.letters AS merged, b.name AS merged_name,
           c.at, c.actor, 'H' || c.number || '-' || c.letters AS change, m.words, m.reasons, m.weight, s.survivor_id AS now_id
    FROM standing s CROSS JOIN contactmerge m ON m.merged_id = s.contact_id JOIN contact a ON a.id = m.survivor_id
         JOIN contact b ON b.id = m.merged_id CROSS JOIN operation o ON o.record = m.id AND o.tbl = 'contactmerge' AND o.kind = 'made'
         JOIN change c ON c.row = o.change
    WHERE m.deleted = 0 AND {which} ORDER BY c.row DESC, m.row DESC
"""
"""Who was merged first, and each merge by index: a page of one contact asks for its own few."""
ALONE = Why("compared by themselves, not among all contacts", 0.0)
"""Said where no search stands behind reasons: how rare a name is, and whether two people may bear it, was not counted."""


class Known(NamedTuple):
    """What speaks for and against some contacts being one, and how much in all."""

    reasons: tuple[Why, ...]
    weight: float | None = None
    """Nothing where they were compared by themselves: that is not the weight of a search."""


def compare(
    store: StoreFile, session: Session, ids: Sequence[str], survivor: str, why: Known | None
) -> Comparison:
    """Return contacts side by side, who goes on first. Raises OneContactError, MergedAlreadyError, DifferentSortsError."""
    sides = those_meant(session, ids)
    stand = [each.side.id for each in sides]
    first = standing.survivor(session, survivor) if survivor else strongest_first(sides)[0].side.id
    sides.sort(key=lambda each: (each.side.id != first, stand.index(each.side.id)))
    kinds = Vocabularies(store).as_names("kinds")
    masks, of_reasons = hidden.both_masks(session, stand)
    return Comparison(
        sides=tuple(_marked(each.side, first, masks.get(each.side.id, str)) for each in sides),
        survivor_id=first,
        rows=tuple(_nameless(row, sides, masks) for row in field_rows(session, sides, first, kinds)),
        reasons=_reasons(why.reasons, of_reasons) if why else (),
        weight=why.weight if why else None,
        warnings=tuple(_warnings(session, sides)),
    )


def _reasons(reasons: Sequence[Why], masks: Mapping[str, hidden.Mask]) -> tuple[Why, ...]:
    """Return reasons without the names that somebody has left since they were worked out."""
    if not masks:
        return tuple(reasons)
    return reasons_read(hidden.each_in_turn(masks.values())(reasons_kept(reasons)))


def _marked(side: Side, survivor: str, mask: hidden.Mask) -> Side:
    return replace(side, name=mask(side.name), is_survivor=side.id == survivor)


def _nameless(row: FieldRow, sides: Sequence[Held], masks: Mapping[str, hidden.Mask]) -> FieldRow:
    """Return a row of what contacts are called, each side without the names it has left. What people wrote is theirs."""
    if row.field not in ("name", "aliases") or not masks:
        return row
    values = zip(sides, row.values, strict=True)
    said = tuple(masks.get(each.side.id, str)(value) for each, value in values)
    mask = masks.get(row.chosen, str) if row.chosen else hidden.each_in_turn(masks.values())
    return replace(row, values=said, says=mask(row.says))


def _warnings(session: Session, sides: Sequence[Held]) -> Iterator[str]:
    named = {each.side.id: each.side.reference for each in sides}
    held_answers = answering.read(session)
    for pair in combinations(named, 2):
        answer = held_answers.get(frozenset(pair))
        if answer is not None and answer.answer != "later":
            yield f"{named[pair[0]]} and {named[pair[1]]}: {answer.by} said {answer.words}."
    refused = [each.side.reference for each in sides if each.side.do_not_contact]
    if refused and len(refused) < len(sides):
        yield f"{', '.join(refused)} must not be contacted: merged, that holds for all of it."
    for each in sides:
        after = standing.survivor(session, each.fields["successor_id"])
        if after in named:
            yield f"{each.side.reference} is recorded as what came before {named[after]}: that is related, not the same."


def compared_alone(session: Session, ids: Sequence[str]) -> Known | None:
    """Compare a few contacts without the rest, and say so."""
    from codesign.matching.search import sheet_of

    found = list(entries(session, json.dumps(list(ids))))
    if len(found) < 2 or len({entry.sort for entry in found}) > 1:
        return None
    sheet = sheet_of(found[0].sort, found)
    pairs = [weighed_pair(sheet.pair(one, other)) for one, other in combinations(range(len(found)), 2)]
    return Known((*max(pairs, key=lambda each: each.weight).reasons, ALONE))


def merges(session: Session, contact_id: str) -> list[Merge]:
    """Return the merges that stand: all, or those behind whoever stands for a contact; newest first."""
    end = standing.survivor(session, contact_id) if contact_id else ""
    which = "s.survivor_id = :id" if end else "1"
    rows = session.execute(text(_MERGES.format(which=which)), {"id": end} if end else {}).all()
    above = {row.merged_id: row.survivor_id for row in rows}
    masks, reasons = hidden.both_masks(session, [row.id for row in rows])
    steps = ((row, _steps(above, row.merged_id)) for row in rows)
    return [_merge(row, stands, masks.get(row.id, str), reasons.get(row.id, str)) for row, stands in steps]


def _steps(above: dict[str, str], contact: str) -> int:
    steps, seen = 0, set()
    while contact in above and contact not in seen:
        seen.add(contact)
        contact, steps = above[contact], steps + 1
    return steps


def _merge(row: Any, stands: int, mask: hidden.Mask, of_reasons: hidden.Mask) -> Merge:
    """Return a merge, without the names somebody has left."""
    return Merge(
        id=row.id,
        survivor_id=row.survivor_id,
        survivor=row.survivor,
        survivor_name=mask(row.survivor_name),
        merged_id=row.merged_id,
        merged=row.merged,
        merged_name=mask(row.merged_name),
        at=row.at,
        by=row.actor,
        change=row.change,
        chosen=mask(row.words),
        reasons=reasons_read(of_reasons(row.reasons)),
        weight=None if row.weight is None else row.weight / 100,
        now_id=row.now_id,
        stands=stands,
    )
