"""Merging contacts, and taking a merge apart. A merge moves nothing: it says who goes on, and what stands in the fields of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from codesign.records.same_person import BOTH, AddedSince, Merged, Why, reasons_kept
from codesign.store import hidden, merging, standing
from codesign.store.merging.fields import JOIN, SET
from codesign.store.same_person import names_left
from codesign.store.same_person.errors import (
    ChoiceError,
    DifferentSortsError,
    MergedAlreadyError,
    OneContactError,
)
from codesign.store.same_person.sides import FIELDS, Held, chosen_rows, held
from codesign.store.same_person.since import give_back, merge_that_stands
from codesign.store.tables import Contact, ContactMerge
from codesign.store.writing import Change


def hundredths(weight: float | None) -> int | None:
    """Return a weight as it is kept: floats do not travel between copies."""
    return None if weight is None else round(weight * 100)


def those_meant(session: Session, named: Sequence[str]) -> list[Held]:
    """Return who stands for some contacts now, in the order named: two and more that may be merged.

    Raises:
        OneContactError, MergedAlreadyError, DifferentSortsError, GoneError.
    """
    sides = held(session, standing.as_they_stand(session, named))
    if len(sides) < 2:
        raise (OneContactError if len(set(named)) < 2 else MergedAlreadyError)(sides[0].side.reference)
    _refuse_different_sorts(sides)
    return sides


def _refuse_different_sorts(sides: Sequence[Held]) -> None:
    by_sort = {each.side.sort: each.side.reference for each in sides}
    if len(by_sort) > 1:
        raise DifferentSortsError(by_sort.get("person", ""), by_sort.get("organisation", ""))


def merge(
    change: Change,
    sides: Sequence[Held],
    choices: Mapping[str, str],
    reasons: Sequence[Why],
    weight: float | None,
) -> Merged:
    """Merge contacts into the first of them, inside a change already open. Raises ChoiceError."""
    survivor, others = sides[0], sides[1:]
    chosen = _with_proposed(change, sides, choices)
    made = []
    for other in others:
        fields = _fields(other, sides, chosen)
        made.append(
            change.add(
                ContactMerge,
                survivor_id=survivor.side.id,
                merged_id=other.side.id,
                chosen=json.dumps(fields, ensure_ascii=False) if fields else "",
                words=_said(other, fields),
                reasons=reasons_kept(reasons),
                weight=hundredths(weight),
            )
        )
    merging.follow(change, [survivor.side.id])
    return Merged(
        change.reference, survivor.side.id, survivor.side.reference, tuple(made), tuple(_sentences(sides))
    )


def _with_proposed(change: Change, sides: Sequence[Held], choices: Mapping[str, str]) -> dict[str, str]:
    """Return the choice for every field: the one made, by who stands for whoever was named, else the one proposed."""
    session, ids = change.session, [each.side.id for each in sides]
    chosen = {row.field: row.chosen for row in chosen_rows(session, sides, ids[0], {})}
    for field, choice in choices.items():
        whose = BOTH if choice == BOTH and field == "note" else standing.survivor(session, choice)
        if field not in FIELDS or (whose != BOTH and whose not in ids):
            raise ChoiceError(field)
        chosen[field] = whose
    return chosen


def _fields(other: Held, sides: Sequence[Held], chosen: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return what the merge of one other writes onto the survivor."""
    fields: dict[str, dict[str, Any]] = {}
    ids = {each.side.id for each in sides}
    for field, whose in chosen.items():
        value = other.fields[field]
        if whose == BOTH and str(value or "").strip():
            fields[field] = {JOIN: value}
        elif whose == other.side.id:
            fields[field] = {SET: None if field == "successor_id" and value in ids else value}
    return fields


def _said(other: Held, fields: Mapping[str, Mapping[str, Any]]) -> str:
    """Say what was taken from the one merged away."""
    taken = [FIELDS[field].lower() for field, how in fields.items() if SET in how]
    both = [FIELDS[field].lower() for field, how in fields.items() if JOIN in how]
    said = [f"{', '.join(taken)} of {other.side.reference}"] if taken else []
    said += [f"{', '.join(both)} of both"] if both else []
    return "; ".join(said)


def _sentences(sides: Sequence[Held]) -> Iterable[str]:
    survivor = sides[0].side
    refused = [each.side.reference for each in sides if each.side.do_not_contact]
    if refused and not survivor.do_not_contact:
        yield f"{', '.join(refused)} must not be contacted: that holds for {survivor.reference} now."
    yield f"`codesign contacts split {survivor.reference}` takes it apart at any time; nothing was deleted."


def split(change: Change, merge_id: str, added: Sequence[AddedSince], *, show_names: bool = False) -> Merged:
    """Take one merge apart inside a change already open, giving back what is named. Raises NotMergedError.

    A name that is hidden stays so where it would be a contact's own again, unless `show_names`.
    """
    session = change.session
    merge = merge_that_stands(session, merge_id)
    for each in sorted(
        added, key=lambda each: each.id.startswith("choice:")
    ):  # what is written after a merge follows from it
        give_back(change, merge_id, merge.merged_id, each)
    left = names_left.parting(session, merge_id)
    (names_left.show if show_names else names_left.withhold)(change, left)
    change.remove(ContactMerge, merge_id)
    # at once: the end of the change then sees its name as altered, and brings in line whom it went on for
    merging.follow(change, [merge.survivor_id])
    back = change.reference_of(Contact, merge.merged_id)
    said = f"{back} stands by itself again, with all that was its own."
    return Merged(
        change.reference,
        merge.survivor_id,
        change.reference_of(Contact, merge.survivor_id),
        (merge_id,),
        (said, *_of_names(change, left, show_names)),
    )


def _of_names(change: Change, left: names_left.Parting, show_names: bool) -> Iterable[str]:
    """Say what became of a hidden name."""
    for contact in left.again:
        reference = change.reference_of(Contact, contact)
        if show_names:
            yield f"The name of {reference} that was hidden is shown again."
        else:
            yield f"The name of {reference} stays hidden: it is called {hidden.withheld(reference)}, and is found by its name."
