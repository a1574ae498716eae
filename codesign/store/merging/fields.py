"""What stands in a survivor's fields: what people wrote there, with what each merge that stands chose, in the order it happened.

Worked out anew whenever a merge of that survivor is made or taken apart. So a value that a merge chose goes when that merge
goes, a later merge's choice stays, and what somebody wrote since stays too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.store.finding.sort_names import sort_name
from codesign.store.merging.timeline import Edit, Undone, edits
from codesign.store.tables import Contact

if TYPE_CHECKING:
    from codesign.store.writing import Change

SET, JOIN = "set", "join"
EMPTY: Mapping[str, Any] = {
    "name": "",
    "kind": "",
    "area": "",
    "note": "",
    "ended": "",
    "is_group": 0,
    "successor_id": None,
}
"""The fields of which one value is chosen, and what each holds where nothing was ever said."""


_MERGES = """
    SELECT m.id, m.merged_id, m.chosen, m.deleted,
           coalesce((SELECT min(o.seq) FROM operation o WHERE o.record = m.id AND o.tbl = 'contactmerge' AND o.kind = 'made'), 0) AS seq
    FROM contactmerge m WHERE m.survivor_id = :id ORDER BY seq
"""


class Chosen(NamedTuple):
    """What one merge writes onto its survivor, and where in the journal that stands."""

    id: str
    merged_id: str
    seq: int
    fields: Mapping[str, Mapping[str, Any]]
    stands: bool


def merges_of(session: Session, survivor: str) -> list[Chosen]:
    """Return every merge into a survivor, those taken apart too, in the order they were made."""
    rows = session.execute(text(_MERGES), {"id": survivor})
    return [Chosen(row.id, row.merged_id, row.seq, read_chosen(row.chosen), not row.deleted) for row in rows]


def read_chosen(kept: str) -> Mapping[str, Mapping[str, Any]]:
    """Return what a merge chose; one that another program wrote may not say it as we do, and then chose nothing.

    A field with nothing to write was chosen once and given up: it is named so that it is worked out anew.
    """
    try:
        chosen = json.loads(kept or "{}")
    except ValueError:
        return {}
    said = chosen.items() if isinstance(chosen, dict) else ()
    return {
        field: how for field, how in said if isinstance(how, dict) and (not how or SET in how or JOIN in how)
    }


def joined(before: str, words: str) -> str:
    """Return two texts as one, the second under the first; what is there already is not said twice."""
    if not words.strip() or words.strip() in before:
        return before
    return f"{before.rstrip()}\n{words.strip()}" if before.strip() else words.strip()


def value_at(field: str, by_hand: Sequence[Edit], merges: Iterable[Chosen], before: int | None = None) -> Any:
    """Return what stands in a field after everything, or before one place in the journal."""
    events: list[tuple[int, Edit | Mapping[str, Any]]] = [
        (edit.seq, edit) for edit in by_hand if edit.is_made or field in edit.values
    ]
    events += [
        (merge.seq, merge.fields[field]) for merge in merges if merge.stands and merge.fields.get(field)
    ]
    value = EMPTY[field]
    for seq, event in sorted(events, key=lambda each: each[0]):
        if before is not None and seq >= before:
            break
        if isinstance(event, Edit):
            value = event.values.get(field, EMPTY[field])
        else:
            value = event[SET] if SET in event else joined(str(value or ""), str(event[JOIN]))
    return value


def keep(change: Change, survivor: str, undone: Undone) -> None:
    """Write what a survivor's fields should hold, where they hold something else."""
    session = change.session
    merges = merges_of(session, survivor)
    chosen = sorted({field for merge in merges for field in merge.fields if field in EMPTY})
    by_hand = edits(session, "contact", survivor, undone) if chosen else None
    if by_hand is None:
        return
    listed = ", ".join(chosen)
    held = session.execute(text(f"SELECT {listed} FROM contact WHERE id = :id"), {"id": survivor}).one()
    wanted = {field: value_at(field, by_hand, merges) for field in chosen}
    altered = {field: value for field, value in wanted.items() if value != getattr(held, field)}
    if "name" in altered:
        altered["sort_name"] = sort_name(str(altered["name"]))
    if altered:
        change.put_back(Contact, [survivor], **altered)
