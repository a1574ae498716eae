"""How many people may stand behind comments that nobody is named for: at an event no more than came there unnamed.

Twelve comments of an evening with two carers are two people's at the most. Every figure of who spoke takes its unnamed
heads from here: the outcomes, the codebook, the review and the pack.

Imports no database library: what counts is asked through `Ask`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from codesign.records.figures import MostUnnamed, Unnamed
from codesign.store import standing
from codesign.store.lines import Ask
from codesign.store.verbs.shown import HEARD, below

_CAME = f"""
    SELECT e.id, coalesce(a.heads, 0), coalesce(a.named, 0), coalesce(e.head_count, 0), coalesce(a.about, 0), e.head_count_about
    FROM event e LEFT JOIN (
        SELECT event_id, sum(heads) FILTER (WHERE contact_id IS NULL) AS heads, max(about) FILTER (WHERE contact_id IS NULL) AS about,
               count(DISTINCT {standing.of("t.contact_id")}) AS named
        FROM attendance t WHERE t.deleted = 0 GROUP BY event_id
    ) a ON a.event_id = e.id WHERE e.deleted = 0 AND (a.event_id IS NOT NULL OR e.head_count IS NOT NULL)
"""


_SPOKEN = """
    {below}, nameless AS MATERIALIZED (
        SELECT c.row, c.id, c.event_id FROM ({heard}) c WHERE c.contact_id IS NULL{programme}
    ) SELECT b.top, c.event_id, count(DISTINCT c.row) FROM {joined} GROUP BY b.top, c.event_id
"""
"""Comments that name nobody kept first: with them, 200 ms for 100,000 comments; joined to everything else, 530."""


class Spoken(NamedTuple):
    """Comments that name nobody, of one thing at one event; of no event where there is none."""

    of: str
    event_id: str | None
    comments: int


def spoken_of(of: str, top: str = "") -> str:
    """Return SQL for the comments that name nobody, by theme or outcome with all beneath it and by event; or of one alone."""
    if top:
        sql = "{below} SELECT b.top, c.event_id, count(DISTINCT c.row) FROM {joined} AND c.contact_id IS NULL GROUP BY b.top, c.event_id"
        joined = f"below b CROSS JOIN tag g ON g.{of}_id = b.id AND g.deleted = 0 CROSS JOIN ({HEARD}) c ON c.id = g.comment_id"
        return sql.format(below=below(of, top), joined=joined)
    joined = f"nameless c CROSS JOIN tag g ON g.comment_id = c.id AND g.deleted = 0 JOIN below b ON b.id = g.{of}_id"
    mine = " AND (:programme = '' OR c.programme = :programme)" if of == "theme" else ""
    return _SPOKEN.format(below=below(of), heard=HEARD, programme=mine, joined=joined)


def came_unnamed(ask: Ask) -> Mapping[str, MostUnnamed | None]:
    """Return for each event where anybody was counted the most who can have spoken unnamed."""
    return {
        event: MostUnnamed.of(heads, named, head_count, is_about=bool(about), is_said_about=bool(said_about))
        for event, heads, named, head_count, about, said_about in ask(_CAME, {})
    }


def unnamed_of(ask: Ask, spoken: Iterable[Spoken]) -> Mapping[str, Unnamed]:
    """Return for each thing how many unnamed heads may have spoken of it."""
    came = came_unnamed(ask)
    found: dict[str, Unnamed] = {}
    for each in spoken:
        more = Unnamed.at(each.comments, came.get(each.event_id or ""))
        found[each.of] = found.get(each.of, Unnamed(0)).plus(more)
    return found
