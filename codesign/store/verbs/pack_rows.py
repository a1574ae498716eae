"""What an evidence pack needs that no list shows: who took part, who may be named, and what is tagged to what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, text

from codesign.records.figures import People
from codesign.store import hidden, standing
from codesign.store.file import StoreFile
from codesign.store.personal_names import PUBLIC_KINDS
from codesign.store.verbs.shown import HEARD, HELD

_TAGS = f"""
    SELECT g.comment_id, coalesce('T' || t.number || '-' || t.letters, '') AS theme, coalesce(o.id, '') AS outcome_id
    FROM tag g JOIN ({HEARD}) c ON c.id = g.comment_id
    LEFT JOIN theme t ON t.id = g.theme_id AND t.deleted = 0
    LEFT JOIN outcome o ON o.id = g.outcome_id AND o.deleted = 0
    WHERE g.deleted = 0 AND c.programme = :programme AND (t.id IS NOT NULL OR o.id IS NOT NULL)
    GROUP BY g.comment_id, t.row, o.row ORDER BY t.row, o.row, min(g.row)
"""

_TAGGED_ELSEWHERE = f"""
    SELECT count(DISTINCT c.id) FROM tag g JOIN ({HEARD}) c ON c.id = g.comment_id JOIN outcome o ON o.id = g.outcome_id
    WHERE g.deleted = 0 AND o.deleted = 0 AND o.programme_id = :programme AND c.programme IS NOT :programme
"""

_EVENTS = "SELECT id, level, head_count FROM event WHERE deleted = 0 AND programme_id = :programme"

_TOOK_PART = f"""
    WITH came AS (
        SELECT {standing.of("a.contact_id")} AS contact_id, {standing.of("a.organisation_id")} AS organisation_id, a.capacity, a.event_id, a.row
        FROM attendance a JOIN ({HELD}) e ON e.id = a.event_id WHERE a.deleted = 0 AND e.programme_id = :programme
    ), said AS (
        SELECT c.id, {standing.of("c.contact_id")} AS contact_id, {standing.of("c.for_organisation_id")} AS for_organisation_id
        FROM ({HEARD}) c WHERE c.programme = :programme
    ), part AS (
        SELECT contact_id, event_id, NULL AS comment_id FROM came
        UNION ALL SELECT organisation_id, event_id, NULL FROM came
        UNION ALL SELECT contact_id, NULL, id FROM said
        UNION ALL SELECT for_organisation_id, NULL, id FROM said
    ), held AS (
        SELECT contact_id, capacity, max(row) FROM came WHERE capacity <> '' GROUP BY contact_id
    )
    SELECT n.id, 'N' || n.number || '-' || n.letters AS reference, n.name, n.sort, n.kind,
           coalesce(held.capacity, '') AS capacity,
           count(DISTINCT part.event_id) AS events, count(DISTINCT part.comment_id) AS comments
    FROM part JOIN contact n ON n.id = part.contact_id LEFT JOIN held ON held.contact_id = n.id WHERE n.deleted = 0
    GROUP BY n.id ORDER BY n.sort, n.sort_name, n.name, n.row
"""

_KINDS = f"""
    SELECT coalesce(nullif(n.kind, ''), a.kind) AS kind, count(DISTINCT n.id) AS named,
           coalesce(sum(a.heads) FILTER (WHERE a.contact_id IS NULL), 0) AS heads,
           coalesce(max(a.about) FILTER (WHERE a.contact_id IS NULL), 0) AS about
    FROM attendance a JOIN ({HELD}) e ON e.id = a.event_id LEFT JOIN contact n ON n.id = {standing.of("a.contact_id")}
    WHERE a.deleted = 0 AND e.programme_id = :programme
    GROUP BY 1 ORDER BY 1
"""

_PRIVATE_NAMES = f"""
    WITH private AS (
        SELECT n.id, n.name FROM contact n
        WHERE n.deleted = 0 AND n.sort = 'person' AND n.kind NOT IN ({PUBLIC_KINDS}) AND {standing.stands("n")}
    ), merged AS (
        SELECT w.id, w.name FROM standing z JOIN private ON private.id = z.survivor_id JOIN contact w ON w.id = z.contact_id
    )
    SELECT name FROM private
    UNION SELECT name FROM merged
    UNION SELECT a.name FROM alias a JOIN private ON private.id = a.contact_id WHERE a.deleted = 0
    UNION SELECT a.name FROM alias a JOIN merged ON merged.id = a.contact_id WHERE a.deleted = 0
    UNION {hidden.NAMES}
    UNION SELECT officer FROM event WHERE deleted = 0 AND officer <> ''
    ORDER BY 1
"""


class Tagged(NamedTuple):
    """A comment, and the theme or the outcome it is tagged to."""

    comment_id: str
    theme: str
    """The theme's reference, or nothing."""
    outcome_id: str


class TookPart(NamedTuple):
    """A contact who came or spoke, for a programme, and how often."""

    id: str
    reference: str
    name: str
    sort: str
    kind: str
    capacity: str
    """The one they held last."""
    events: int
    comments: int


class EventClaim(NamedTuple):
    """The level of engagement an event claims, and how many were said to be in the room."""

    level: str
    head_count: int | None


class PackRows:
    """Reads for an evidence pack, to be made inside one `store.read()`."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def tags(self, programme_id: str) -> list[Tagged]:
        """Return what the programme's comments are tagged to."""
        return [Tagged._make(row) for row in self._rows(_TAGS, programme_id)]

    def tagged_elsewhere(self, programme_id: str) -> int:
        """Count comments tagged to the programme's outcomes that were recorded for no programme, or for another."""
        return int(self._rows(_TAGGED_ELSEWHERE, programme_id)[0][0])

    def events(self, programme_id: str) -> dict[str, EventClaim]:
        """Return what each event of the programme claims, by its id."""
        return {row.id: EventClaim(row.level, row.head_count) for row in self._rows(_EVENTS, programme_id)}

    def took_part(self, programme_id: str) -> list[TookPart]:
        """Return every contact who came to a held event of the programme or spoke for it, organisations too."""
        return [TookPart._make(row) for row in self._rows(_TOOK_PART, programme_id)]

    def kinds(self, programme_id: str) -> list[tuple[str, People]]:
        """Return who came to the programme's held events by kind: names once each, heads beside them."""
        rows = self._rows(_KINDS, programme_id)
        return [(row.kind, People(row.named, row.heads, bool(row.about))) for row in rows]

    def public_kinds(self) -> frozenset[str]:
        """Return the kinds of person who act in public and are named in their office."""
        return frozenset(row.code for row in self._rows(PUBLIC_KINDS))

    def private_names(self) -> list[str]:
        """Return the names of everybody not named unasked: people who hold no public office, and officers."""
        return [row.name for row in self._rows(_PRIVATE_NAMES)]

    def hidden_names(self) -> list[str]:
        """Return the names that people have left: they leave in nothing, not even where a reason releases names."""
        return [row.name for row in self._rows(f"{hidden.NAMES} ORDER BY 1")]

    def _rows(self, sql: str, programme_id: str = "") -> Sequence[Row[Any]]:
        values = {"programme": programme_id} if ":programme" in sql else {}
        with self._store.read() as session:
            return session.execute(text(sql), values).all()
