"""Every contact as the engine compares it: with all that is known of those it stands for, read in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import hidden, standing

if TYPE_CHECKING:
    from codesign.matching.entry import Entry

_WHO = f"""
    SELECT n.id, {standing.of("n.id")} AS stands, iif({hidden.is_hidden("n.name", "n.id")}, '', n.name) AS name, n.sort, n.area FROM contact n
    WHERE n.deleted = 0{{which}} ORDER BY n.row
"""
_SAID = (
    (
        "name",
        f"SELECT r.contact_id, r.name FROM alias r WHERE r.deleted = 0 AND r.hidden = 0 AND NOT {hidden.is_hidden('r.name', 'r.contact_id')}{{which}} ORDER BY r.row",
    ),
    (
        "hidden",
        "SELECT r.contact_id, r.name FROM alias r WHERE r.deleted = 0 AND r.hidden = 1{which} ORDER BY r.row",
    ),
    (
        "",
        "SELECT r.contact_id, r.value, r.kind FROM contactpoint r WHERE r.deleted = 0{which} ORDER BY r.row",
    ),
    (
        "organisation",
        f"""SELECT r.contact_id, coalesce(o.name, r.organisation_name) FROM affiliation r
            LEFT JOIN contact o ON o.id = {standing.of("r.organisation_id")} WHERE r.deleted = 0{{which}} ORDER BY r.row""",
    ),
    ("role", "SELECT r.contact_id, r.role FROM affiliation r WHERE r.deleted = 0{which} ORDER BY r.row"),
)
_FIELDS = {"email": "email", "phone": "phone", "postcode": "postcode", "address": "address"}
_AMONG = f" AND {{column}} IN {standing.all_of_each(':ids')}"


def entries(session: Session, ids: str = "") -> Iterator[Entry]:
    """Yield the contacts as entries: all of them, or those whose ids are given as JSON."""
    from codesign.matching.entry import make_entry

    which = _AMONG if ids else ""
    values = {"ids": ids} if ids else {}
    people = session.execute(text(_WHO.format(which=which.format(column="n.id"))), values).all()
    stands = {row.id: row.stands for row in people}
    said: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in people:
        _add(said[row.stands], "name", row.name)
        _add(said[row.stands], "place", row.area)
    for label, sql in _SAID:
        rows = session.execute(text(sql.format(which=which.format(column="r.contact_id"))), values)
        _gather(said, stands, label, rows)
    for row in people:
        if row.stands == row.id:
            yield make_entry(row.id, said[row.id], row.sort if row.sort in ("person", "organisation") else "")


def _gather(
    said: Mapping[str, dict[str, list[str]]],
    stands: Mapping[str, str],
    label: str,
    rows: Iterator[Sequence[Any]],
) -> None:
    for contact, value, *kind in rows:
        field = label or _FIELDS.get(kind[0], "")
        if field and contact in stands:
            _add(said[stands[contact]], field, value)


def _add(said: dict[str, list[str]], label: str, value: str | None) -> None:
    if value and value not in (values := said.setdefault(label, [])):
        values.append(value)
