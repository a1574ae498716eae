"""The rows of each list, narrowed and in order: the list's own, or the nearest to the words first where they find few."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlmodel import Session

from codesign.records.filters import NOTHING, Filter, is_ranked, refuse_meaningless
from codesign.store import standing
from codesign.store.file import StoreFile
from codesign.store.finding import narrowing, search
from codesign.store.finding.narrowing import Where
from codesign.store.kept import Order
from codesign.store.verbs.shown import HEARD, HEARD_IN_ORDER

_FEW = 1_000
"""Up to so many found by words alone are put in order by themselves; more, and those of a filter, are picked out of an order kept."""


class Listed(NamedTuple):
    """A list: the table and SQL behind it, and what a filter means for it."""

    table: str
    sql: str
    """Its rows in order, where `{where}` holds of `{alias}`."""
    alias: str
    where: Callable[[Session, Filter], Where]
    whole: str = ""
    """Quicker SQL for all of it, where there is some."""


LISTS: Mapping[str, Listed] = {
    "events": Listed(
        "event",
        "SELECT e.row FROM event e WHERE e.deleted = 0 AND {where} ORDER BY e.held_on DESC, e.row DESC",
        "e",
        narrowing.of_events,
    ),
    "feedback": Listed(
        "comment",
        f"SELECT c.row FROM ({HEARD}) c WHERE {{where}} ORDER BY c.said DESC, c.row DESC",
        "c",
        narrowing.of_comments,
        HEARD_IN_ORDER,
    ),
    "contacts": Listed(
        "contact",
        f"SELECT n.row FROM contact n WHERE n.deleted = 0 AND {standing.row_stands('n')} AND {{where}} ORDER BY n.sort_name, n.row",
        "n",
        narrowing.of_contacts,
    ),
}


def rows(store: StoreFile, listed: str, narrowed: Filter) -> array[int]:
    """Return the row numbers of a list, narrowed by a filter. Raises MeaninglessFilterError."""
    refuse_meaningless(listed, narrowed)
    with store.read() as session:
        found = _found(store, session, listed, narrowed)
        if is_ranked(narrowed, len(found)):
            return search.ranked(session, LISTS[listed].table, found, narrowed.words)
        return found


def _found(store: StoreFile, session: Session, listed: str, narrowed: Filter) -> array[int]:
    """Return the rows in the list's own order."""
    others = replace(narrowed, words="")
    hits = search.find(session, LISTS[listed].table, narrowed.words) if narrowed.words.strip() else None
    few = hits is not None and len(hits) <= _FEW and others == NOTHING
    if few or store.is_changing or others.suggested_sure:  # those have no order that a change could keep
        return search.rows_of(_read(store, session, listed, others, hits))
    order = store.orders.of(session, (listed, others), lambda: Order(_read(store, session, listed, others)))
    return order.rows if hits is None else order.only(hits)


def _read(
    store: StoreFile, session: Session, listed: str, others: Filter, among: array[int] | None = None
) -> array[int]:
    """Read the codes of the rows that filters leave, of those given where some are, in the list's own order."""
    if among is not None and not among:
        return among
    list_ = LISTS[listed]
    if others == NOTHING and among is None and list_.whole:
        return search.codes_of(session, list_.table, list_.whole, {})
    where = list_.where(session, others)
    if others.suggested_sure:
        sure = json.dumps(list(store.sure_comments()))
        where.add(f"{list_.alias}.id IN (SELECT value FROM json_each(:sure))", sure=sure)
    if among is not None:
        rows_ = json.dumps(search.rows_of(among).tolist())
        where.add(f"{list_.alias}.row IN (SELECT value FROM json_each(:among))", among=rows_)
    return search.codes_of(session, list_.table, list_.sql.format(where=where.sql), where.values)
