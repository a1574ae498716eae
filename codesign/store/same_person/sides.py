"""Contacts that may be one, side by side: what each brings, what each says, and what is proposed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.columns_shown import day_words
from codesign.records.same_person import BOTH, Brings, FieldRow, Side
from codesign.store import hidden, standing
from codesign.store.merging.fields import joined
from codesign.store.verbs.contact_rows import CONTACT_LINES, contact_line, contact_name
from codesign.store.verbs.shown import one

FIELDS: Mapping[str, str] = {
    "name": "Name",
    "kind": "Kind",
    "area": "Area",
    "note": "Note",
    "is_group": "Standing group",
    "ended": "Ended",
    "successor_id": "Became",
}
"""The fields of which one value stays, and what people call them."""

_THEIRS = f"a.contact_id IN {standing.all_of(':id')} AND a.deleted = 0"
TOGETHER: Mapping[str, tuple[str, str]] = {
    "aliases": ("Other names", f"SELECT a.name FROM alias a WHERE {_THEIRS} AND a.hidden = 0 ORDER BY a.row"),
    "email": (
        "E-mail",
        f"SELECT a.value FROM contactpoint a WHERE {_THEIRS} AND a.kind = 'email' ORDER BY a.row",
    ),
    "phone": (
        "Phone",
        f"SELECT a.value FROM contactpoint a WHERE {_THEIRS} AND a.kind = 'phone' ORDER BY a.row",
    ),
    "address": (
        "Address",
        f"SELECT a.value FROM contactpoint a WHERE {_THEIRS} AND a.kind NOT IN ('email', 'phone') ORDER BY a.row",
    ),
    "roles": (
        "Roles",
        f"""SELECT trim(a.role || iif(a.role <> '' AND coalesce(o.name, a.organisation_name) <> '', ', ', '')
                  || coalesce(o.name, a.organisation_name) || iif(a.ends = '', '', ', until ' || a.ends))
           FROM affiliation a LEFT JOIN contact o ON o.id = {standing.of("a.organisation_id")} WHERE {_THEIRS} ORDER BY a.row""",
    ),
    "groups": (
        "Groups",
        f"""SELECT g.name || iif(a.seat = '', '', ', ' || a.seat)
           FROM membership a JOIN contact g ON g.id = {standing.of("a.group_id")} WHERE {_THEIRS} ORDER BY a.row""",
    ),
    "permissions": (
        "Allows",
        f"""SELECT a.purpose || ': ' || a.answer || iif(a.given_on = '', '', ', ' || a.given_on)
           FROM permission a WHERE {_THEIRS} ORDER BY a.row""",
    ),
}
"""What is kept together, and the SQL that reads it, in words, of `:id`, who stands."""

_EACH = standing.all_of_each(":ids")
_EVENTS = """
    SELECT {stands} AS contact, count(DISTINCT e.id) AS n, max(e.held_on) AS last
    FROM attendance t JOIN event e ON e.id = t.event_id AND e.deleted = 0 AND e.state = 'held'
    WHERE t.deleted = 0 AND t.{column} IN {each} GROUP BY 1
"""
_COUNTS = {
    "comments": f"""SELECT {standing.of("c.contact_id")} AS contact, count(*) AS n FROM comment c WHERE c.deleted = 0
                    AND c.sensitive <> 'safeguarding' AND c.contact_id IN {_EACH} GROUP BY 1""",
    "follow_ups": f"""SELECT {standing.of("c.contact_id")} AS contact, count(*) AS n FROM followup f JOIN comment c ON c.id = f.comment_id
                      WHERE f.deleted = 0 AND c.deleted = 0 AND c.sensitive <> 'safeguarding' AND c.contact_id IN {_EACH} GROUP BY 1""",
    "groups": f"""SELECT {standing.of("m.contact_id")} AS contact, count(*) AS n FROM membership m
                  WHERE m.deleted = 0 AND m.contact_id IN {_EACH} GROUP BY 1""",
    "merged": """SELECT survivor_id AS contact, count(*) AS n FROM standing
                 WHERE survivor_id IN (SELECT value FROM json_each(:ids)) GROUP BY 1""",
}


class Held(NamedTuple):
    """A contact as it stands, its fields as the table holds them."""

    side: Side
    fields: Mapping[str, Any]
    row: int


def held(session: Session, ids: Sequence[str]) -> list[Held]:
    """Return contacts in the order given, by who stands for them. Raises GoneError."""
    brought = brings(session, ids)
    return [_held(session, id_, brought[id_]) for id_ in ids]


def _held(session: Session, id_: str, brought: Brings) -> Held:
    line = contact_line(one(session, f"{CONTACT_LINES} AND n.id = :id", id=id_))
    own = session.execute(
        text(f"SELECT {', '.join(FIELDS)}, recorded FROM contact WHERE id = :id"), {"id": id_}
    ).one()
    side = Side(id_, line.reference, line.name, line.sort, brought, own.recorded, line.do_not_contact)
    return Held(side, {field: getattr(own, field) for field in FIELDS}, line.row)


def brings(session: Session, ids: Iterable[str]) -> dict[str, Brings]:
    """Return what hangs on contacts who stand, and on those merged into them, by contact."""
    counted: dict[str, dict[str, int]] = {id_: {} for id_ in ids}
    last: dict[str, str] = {}
    values = {"ids": json.dumps(list(counted))}
    for column in ("contact_id", "organisation_id"):
        events = _EVENTS.format(column=column, stands=standing.of(f"t.{column}"), each=_EACH)
        for row in session.execute(text(events), values):
            counts = counted[row.contact]
            counts["events"] = counts.get("events", 0) + row.n
            last[row.contact] = max(last.get(row.contact, ""), row.last or "")
    for what, sql in _COUNTS.items():
        for row in session.execute(text(sql), values):
            counted[row.contact][what] = row.n
    return {id_: Brings(**counts, last=last.get(id_, "")) for id_, counts in counted.items()}


def strongest_first(sides: Iterable[Held]) -> list[Held]:
    """Put first who should go on: who brings most, and of equals who was here first."""
    return sorted(sides, key=lambda each: (-weight_of(each.side.brings), each.row))


def weight_of(brought: Brings) -> int:
    """Return how much hangs on a contact."""
    return brought.events + brought.comments + brought.follow_ups + brought.groups + brought.merged


def field_rows(
    session: Session, sides: Sequence[Held], survivor: str, kinds: Mapping[str, str]
) -> list[FieldRow]:
    """Return every field of some contacts: those to choose from first, then what is kept together."""
    chosen = chosen_rows(session, sides, survivor, kinds)
    return [*chosen, *(_together(session, sides, field) for field in TOGETHER)]


def chosen_rows(
    session: Session, sides: Sequence[Held], survivor: str, kinds: Mapping[str, str]
) -> list[FieldRow]:
    """Return the fields of some contacts of which one value is chosen, with what is proposed."""
    return [_chosen(session, sides, survivor, field, kinds) for field in FIELDS]


def _chosen(
    session: Session, sides: Sequence[Held], survivor: str, field: str, kinds: Mapping[str, str]
) -> FieldRow:
    raw = {each.side.id: each.fields[field] for each in sides}
    words = tuple(_words(session, field, raw[each.side.id], kinds) for each in sides)
    said = dict(zip(raw, words, strict=True))
    notes = [str(raw[survivor] or ""), *(str(value or "") for id_, value in raw.items() if id_ != survivor)]
    both = ""
    for note in notes:
        both = joined(both, note)
    may_be_both = field == "note" and both != notes[0] and bool(notes[0].strip())
    left = _left(session, raw) if field == "name" else frozenset()
    choice = BOTH if may_be_both else _proposed(field, raw, survivor, left)
    return FieldRow(
        field, FIELDS[field], words, choice, may_be_both, both if choice == BOTH else said[choice]
    )


def _left(session: Session, ids: Iterable[str]) -> frozenset[str]:
    """Return the names that some contacts have left, letter case aside."""
    names = hidden.names_left(session)
    return frozenset(name for id_ in ids for name in names.get(id_, ()))


def _proposed(field: str, raw: Mapping[str, Any], survivor: str, left: frozenset[str]) -> str:
    """Return whose value is proposed: the survivor's, unless it says nothing, or another name says more and nobody left it."""
    if field == "name":
        return max(
            raw,
            key=lambda id_: (_may_be_said(str(raw[id_]), left), _fullness(str(raw[id_])), id_ == survivor),
        )
    if raw[survivor]:
        return survivor
    return next((id_ for id_, value in raw.items() if value), survivor)


def _may_be_said(name: str, left: frozenset[str]) -> bool:
    return name.casefold() not in left and not hidden.is_withheld(name)


def _fullness(name: str) -> tuple[bool, bool, int]:
    """Tell how much a name says: no initials, letters large and small, and then how many words up to four."""
    words = [word.strip(".,()") for word in name.split()]
    return (
        all(len(word) > 1 for word in words),
        name not in (name.upper(), name.lower()),
        min(len(words), 4),
    )


def _words(session: Session, field: str, value: Any, kinds: Mapping[str, str]) -> str:
    if not value:
        return ""
    if field == "is_group":
        return "yes"
    if field == "successor_id":
        return contact_name(session, standing.survivor(session, value))
    return (
        day_words(value) if field == "ended" else kinds.get(value, value) if field == "kind" else str(value)
    )


def _together(session: Session, sides: Sequence[Held], field: str) -> FieldRow:
    label, sql = TOGETHER[field]
    several = [
        list(dict.fromkeys(filter(None, session.execute(text(sql), {"id": each.side.id}).scalars())))
        for each in sides
    ]
    together = dict.fromkeys(value for values in several for value in values)
    return FieldRow(field, label, tuple("; ".join(values) for values in several), says="; ".join(together))
