"""Names that somebody has left: they are found and known again by them, and no page, list, reason, history or pack says one.

A name is hidden by its row among the other names. It is hidden wherever it stands for that contact: as another name, as the
name of somebody merged into them, in what was typed of them, and in the history of how they came to be called as they are.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from codesign.store import standing

if TYPE_CHECKING:
    from sqlmodel import Session

INSTEAD = "[hidden name]"
"""What stands where a hidden name would."""

NAMES = "SELECT h.name FROM alias h WHERE h.hidden = 1 AND h.deleted = 0"
"""SQL of every name that is hidden."""

_OF = f"SELECT {standing.of('h.contact_id')}, h.name FROM alias h WHERE h.hidden = 1 AND h.deleted = 0"
_WHOSE = f"""
    SELECT n.id, {standing.of("n.id")} FROM contact n WHERE n.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.contact_id")} FROM alias r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.contact_id")} FROM matchanswer r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.survivor_id")} FROM contactmerge r WHERE r.id IN (SELECT value FROM json_each(:ids))
"""
"""SQL of whom a record that may say a name is about."""

Mask = Callable[[str], str]


def is_hidden(name: str, contact: str) -> str:
    """Return SQL true of a name that its contact has left; both are SQL. Where no name is hidden it looks nothing up."""
    any_ = "EXISTS (SELECT 1 FROM alias WHERE hidden = 1)"
    same = f"{standing.of('h.contact_id')} = {standing.of(contact)}"
    return f"({any_} AND EXISTS ({NAMES} AND h.name = {name} COLLATE NOCASE AND {same}))"


def masks(session: Session, records: Iterable[str] = ()) -> Mapping[str, Mask]:
    """Return what takes hidden names out of words, for those of the records given that are about somebody who has one."""
    from sqlalchemy import text

    names = defaultdict[str, list[str]](list)
    for contact, name in session.execute(text(_OF)):
        names[contact].append(name)
    if not names:
        return {}
    whose = session.execute(text(_WHOSE), {"ids": json.dumps(sorted(set(records)))})
    return {record: mask(names[contact]) for record, contact in whose if contact in names}


def each_in_turn(several: Iterable[Mask]) -> Mask:
    """Return what takes out of words all that each of several takes out."""
    return lambda words: reduce(lambda said, mask: mask(said), several, words)


def names_left(session: Session) -> Mapping[str, frozenset[str]]:
    """Return the names that contacts have left, letter case aside, by who stands for them."""
    from sqlalchemy import text

    names = defaultdict[str, set[str]](set)
    for contact, name in session.execute(text(_OF)):
        names[contact].add(name.casefold())
    return {contact: frozenset(left) for contact, left in names.items()}


def mask(names: Iterable[str]) -> Mask:
    """Return what puts `INSTEAD` wherever one of these names stands whole in words, letter case aside."""
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in longest_first), re.IGNORECASE)
    return lambda words: found.sub(INSTEAD, words)
