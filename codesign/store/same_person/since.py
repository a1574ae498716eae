"""What came to a survivor after a merge: nobody but a person can say whose it is when the merge is taken apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.same_person import AddedSince
from codesign.store import hidden
from codesign.store.finding.sort_names import sort_name
from codesign.store.merging.fields import EMPTY, merges_of, read_chosen, value_at
from codesign.store.merging.timeline import Undone, edits
from codesign.store.same_person.errors import NotAddedSinceError, NotMergedError
from codesign.store.same_person.sides import FIELDS
from codesign.store.tables import JOURNALLED, Contact, ContactMerge
from codesign.store.verbs.contact_rows import contact_name
from codesign.store.writing import Change
from codesign.text import shorten

_SHOWN = 80
_EVENT = "(SELECT e.title || ' ' || e.held_on FROM event e WHERE e.id = r.event_id)"
_NAMED = "(SELECT n.name FROM contact n WHERE n.id = r.{})"


class Linked(NamedTuple):
    """A column that leads to a contact, what people call what stands there, and the SQL of its words."""

    table: str
    column: str
    kind: str
    words: str


LINKED = (
    Linked("attendance", "contact_id", "event", f"trim({_EVENT} || ' ' || r.capacity)"),
    Linked("attendance", "organisation_id", "who came from there", _EVENT),
    Linked("event", "group_id", "event of the group", "r.title || ' ' || r.held_on"),
    Linked("comment", "contact_id", "comment", "iif(r.sensitive = 'safeguarding', '(kept apart)', r.words)"),
    Linked("comment", "for_organisation_id", "comment for it", "iif(r.sensitive = 'safeguarding', '(kept apart)', r.words)"),
    Linked("contactpoint", "contact_id", "point of contact", "r.kind || ' ' || r.value"),
    Linked("alias", "contact_id", "other name", "r.name"),
    Linked("affiliation", "contact_id", "role", f"trim(r.role || ' ' || coalesce({_NAMED.format('organisation_id')}, r.organisation_name))"),
    Linked("affiliation", "organisation_id", "role somebody holds there", f"trim({_NAMED.format('contact_id')} || ' ' || r.role)"),
    Linked("membership", "contact_id", "group", _NAMED.format("group_id")),
    Linked("membership", "group_id", "member", _NAMED.format("contact_id")),
    Linked("permission", "contact_id", "permission", "r.purpose || ': ' || r.answer"),
    Linked("money", "contact_id", "money", f"printf('£%.2f ', r.pence / 100.0) || r.kind || ' ' || {_EVENT}"),
    Linked("contact", "successor_id", "organisation that became it", "r.name"),
)  # fmt: skip
"""Everything that leads to a contact and that people add by hand."""

_ADDED = """
    SELECT r.id, {words} AS words, c.actor, c.at, max(c.row) FROM "{table}" r JOIN operation o ON o.record = r.id AND o.tbl = '{table}'
      JOIN change c ON c.row = o.change
    WHERE r.{column} = :on AND r.deleted = 0 AND c.row > :since AND c.undoes IS NULL AND json_extract(o.new, '$.{column}') = :on{also}
    GROUP BY r.id ORDER BY r.row
"""


_MERGE = """
    SELECT m.id, m.survivor_id, m.merged_id, m.chosen, c.row AS made, c.at, c.actor
    FROM contactmerge m JOIN operation o ON o.record = m.id AND o.tbl = 'contactmerge' AND o.kind = 'made' JOIN change c ON c.row = o.change
    WHERE m.deleted = 0 AND {which}
"""
"""SQL of merges that stand, and of the change that made each."""
_ONWARD = _MERGE.format(which="m.merged_id = :id AND m.survivor_id <> m.merged_id ORDER BY m.id LIMIT 1")


class _Above(NamedTuple):
    """Somebody who stood for a merged contact, since which change, and the merge by which that one went on for another.

    Of what that merge took, only what the merge to be taken apart had brought is asked for.
    """

    id: str
    since: int
    onward: Any
    onward_fields: Mapping[str, Mapping[str, Any]]


def added_since(session: Session, merge_id: str) -> list[AddedSince]:
    """Return what came since a merge to whoever stood for the merged contact. Raises NotMergedError."""
    undone = Undone.read(session)
    found: list[AddedSince] = []
    for above in _path(session, merge_id):
        found += _records(session, above)
        found += _edited(session, above, undone)
        found += _taken_onward(session, above)
    masks = hidden.masks(session, {each.on_id for each in found})
    return [_nameless(each, masks.get(each.on_id, str)) for each in found]


def _nameless(added: AddedSince, mask: hidden.Mask) -> AddedSince:
    """Return what came since without the names somebody has left: in what they are called, not in what people wrote."""
    return replace(added, words=mask(added.words)) if added.kind in ("other name", "field") else added


def merge_that_stands(session: Session, merge_id: str) -> Any:
    """Return a merge that was not taken apart, as its row holds it. Raises NotMergedError."""
    merge = session.execute(text(_MERGE.format(which="m.id = :id")), {"id": merge_id}).first()
    if merge is None:
        raise NotMergedError
    return merge


def _path(session: Session, merge_id: str) -> Iterator[_Above]:
    """Yield everybody above the merged contact, upwards."""
    merge = merge_that_stands(session, merge_id)
    brought = read_chosen(merge.chosen).keys()
    contact, since, seen = merge.survivor_id, merge.made, {merge.merged_id}
    while contact not in seen:
        seen.add(contact)
        onward = session.execute(text(_ONWARD), {"id": contact}).first()
        taken = read_chosen(onward.chosen) if onward and onward.made > since else {}
        fields = {field: how for field, how in taken.items() if field in brought and how}
        yield _Above(contact, since, onward, fields)
        if onward is None:
            return
        brought = fields.keys()
        contact, since = onward.survivor_id, max(since, onward.made)


def _records(session: Session, above: _Above) -> Iterator[AddedSince]:
    for linked in LINKED:
        also = " AND r.merge_id IS NULL" if linked.table == "alias" else ""
        sql = _ADDED.format(words=linked.words, table=linked.table, column=linked.column, also=also)
        for row in session.execute(text(sql), {"on": above.id, "since": above.since}):
            words = shorten(str(row.words or ""), _SHOWN)
            key = f"{linked.table}:{linked.column}:{row.id}"
            yield AddedSince(key, linked.kind, words, row.at, row.actor, above.id)


def _edited(session: Session, above: _Above, undone: Undone) -> Iterator[AddedSince]:
    """Yield each field of a survivor that somebody wrote since."""
    last = {}
    for edit in edits(session, "contact", above.id, undone) or ():
        if edit.change > above.since and not edit.is_made:
            last.update({field: edit for field in edit.values if field in EMPTY})
    for field, edit in last.items():
        value = edit.values[field]
        words = f"{FIELDS[field].lower()}: {_shown(session, field, value)}"
        yield AddedSince(f"field:{above.id}:{field}", "field", words, edit.at, edit.actor, above.id)


def _taken_onward(session: Session, above: _Above) -> Iterator[AddedSince]:
    """Yield each value that a later merge took from somebody above: it may have been the merged contact's own."""
    merge = above.onward
    for field, how in above.onward_fields.items():
        words = f"{FIELDS[field].lower()}, taken by a later merge: {_shown(session, field, next(iter(how.values())))}"
        yield AddedSince(
            f"choice:{merge.id}:{field}", "field", words, merge.at, merge.actor, merge.survivor_id
        )


def _shown(session: Session, field: str, value: Any) -> str:
    if field == "successor_id" and value:
        return contact_name(session, value)
    if field == "is_group":
        return "yes" if value else "no"
    return shorten(str(value or "nothing"), _SHOWN)


def give_back(change: Change, merge_id: str, merged_id: str, added: AddedSince) -> None:
    """Give what came since to the contact that was merged away, inside the change that takes the merge apart."""
    what, _, rest = added.id.partition(":")
    if what == "field":
        _give_field(change, merge_id, merged_id, *rest.split(":"))
    elif what == "choice":
        _forget_choice(change, *rest.split(":"))
    else:
        column, _, record = rest.partition(":")
        if what not in JOURNALLED:
            raise NotAddedSinceError
        change.set(JOURNALLED[what], record, **{column: merged_id})


def _give_field(change: Change, merge_id: str, merged_id: str, survivor: str, field: str) -> None:
    """Move what somebody wrote since to the merged contact; the survivor's field becomes what it would have been."""
    session, undone = change.session, Undone.read(change.session)
    by_hand = edits(session, "contact", survivor, undone) or []
    merges = merges_of(session, survivor)
    since = next(path.since for path in _path(session, merge_id) if path.id == survivor)
    before = [edit for edit in by_hand if edit.is_made or edit.change <= since]
    value = value_at(field, by_hand, merges)
    was = value_at(field, before, [each for each in merges if each.id != merge_id])
    for contact, now in ((merged_id, value), (survivor, was)):
        values = {field: now} | ({"sort_name": sort_name(str(now))} if field == "name" else {})
        change.set(Contact, contact, **values)


def _forget_choice(change: Change, onward: str, field: str) -> None:
    """Let a later merge no longer take a value: what stood there without it stands there again.

    The field stays named, with nothing to write, so that it is worked out anew.
    """
    held = change.session.execute(
        text("SELECT chosen FROM contactmerge WHERE id = :id"), {"id": onward}
    ).scalar()
    chosen = dict(read_chosen(str(held or "")))
    if field not in chosen:
        raise NotAddedSinceError
    chosen[field] = {}
    change.set(ContactMerge, onward, chosen=json.dumps(chosen, ensure_ascii=False))
