"""What an evidence pack needs that no list shows: where the store stands, who may be named, and what is tagged to what."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from codesign.records.figures import People
from codesign.records.pack import StandsAt
from codesign.store.file import StoreFile
from codesign.store.shown import HEARD, HELD

_STANDS_AT = """
    SELECT 'H' || c.number || '-' || c.letters AS reference, c.at, lower(hex(c.head)) AS head FROM change c
    WHERE EXISTS (SELECT 1 FROM operation o WHERE o.change = c.row AND o.tbl NOT IN ('pack', 'packcomment'))
    ORDER BY c.row DESC LIMIT 1
"""

_PUBLIC_KINDS = """
    SELECT code FROM vocabularyentry WHERE vocabulary = 'kinds' AND deleted = 0 AND (
        code = 'elected' OR parent = 'elected' OR json_extract(nullif(details, ''), '$.named_in_official_role'))
"""

_TAGS = f"""
    SELECT g.comment_id, coalesce('T' || t.number || '-' || t.letters, '') AS theme, coalesce(g.outcome_id, '') AS outcome_id
    FROM tag g JOIN ({HEARD}) c ON c.id = g.comment_id
    LEFT JOIN theme t ON t.id = g.theme_id AND t.deleted = 0
    LEFT JOIN outcome o ON o.id = g.outcome_id AND o.deleted = 0
    WHERE g.deleted = 0 AND c.programme = :programme AND (t.id IS NOT NULL OR o.id IS NOT NULL)
    ORDER BY t.row, o.row, g.row
"""

_TOOK_PART = f"""
    WITH came AS (
        SELECT a.contact_id, a.organisation_id, a.capacity, a.event_id
        FROM attendance a JOIN ({HELD}) e ON e.id = a.event_id WHERE a.deleted = 0 AND e.programme_id = :programme
    ), said AS (
        SELECT c.id, c.contact_id, c.for_organisation_id FROM ({HEARD}) c WHERE c.programme = :programme
    ), part AS (
        SELECT contact_id, event_id, NULL AS comment_id, capacity FROM came
        UNION ALL SELECT organisation_id, event_id, NULL, '' FROM came
        UNION ALL SELECT contact_id, NULL, id, '' FROM said
        UNION ALL SELECT for_organisation_id, NULL, id, '' FROM said
    )
    SELECT n.id, 'N' || n.number || '-' || n.letters AS reference, n.name, n.sort, n.kind,
           coalesce((SELECT p.capacity FROM part p WHERE p.contact_id = n.id AND p.capacity <> '' ORDER BY p.event_id DESC LIMIT 1), '') AS capacity,
           count(DISTINCT part.event_id) AS events, count(DISTINCT part.comment_id) AS comments
    FROM part JOIN contact n ON n.id = part.contact_id WHERE n.deleted = 0
    GROUP BY n.id ORDER BY n.sort, n.sort_name, n.name, n.row
"""

_KINDS = f"""
    SELECT coalesce(nullif(n.kind, ''), a.kind) AS kind, count(DISTINCT a.contact_id) AS named,
           coalesce(sum(CASE WHEN a.contact_id IS NULL THEN a.heads END), 0) AS heads,
           max(CASE WHEN a.contact_id IS NULL THEN a.about ELSE 0 END) AS about
    FROM attendance a JOIN ({HELD}) e ON e.id = a.event_id LEFT JOIN contact n ON n.id = a.contact_id
    WHERE a.deleted = 0 AND e.programme_id = :programme AND (n.id IS NULL OR n.sort = 'person')
    GROUP BY 1 ORDER BY 1
"""

_PRIVATE_NAMES = f"""
    WITH private AS (
        SELECT id, name FROM contact WHERE deleted = 0 AND sort = 'person' AND kind NOT IN ({_PUBLIC_KINDS})
    )
    SELECT name FROM private
    UNION SELECT a.name FROM alias a JOIN private ON private.id = a.contact_id WHERE a.deleted = 0
    UNION SELECT officer FROM event WHERE deleted = 0 AND officer <> ''
    ORDER BY 1
"""

_SAFEGUARDED = """
    SELECT count(*) FROM comment c LEFT JOIN event e ON e.id = c.event_id
    WHERE c.deleted = 0 AND c.sensitive = 'safeguarding' AND coalesce(c.programme_id, e.programme_id) = :programme
"""


class Tagged(NamedTuple):
    """A comment, and the theme or the outcome it is tagged to."""

    comment_id: str
    theme: str
    outcome_id: str


class TookPart(NamedTuple):
    """A contact who came or spoke, for a programme, with how often."""

    id: str
    reference: str
    name: str
    sort: str
    kind: str
    capacity: str
    events: int
    comments: int


class PackRows:
    """Reads for an evidence pack, to be made inside one `store.read()`."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    def stands_at(self) -> StandsAt:
        """Return the newest change that is more than the record of a pack: what a pack made now shows."""
        with self._store.read() as session:
            return StandsAt(*session.execute(text(_STANDS_AT)).one())

    def tags(self, programme_id: str) -> list[Tagged]:
        """Return what the programme's comments are tagged to."""
        return [Tagged(*row) for row in self._rows(_TAGS, programme_id)]

    def took_part(self, programme_id: str) -> list[TookPart]:
        """Return everybody by name who came to a held event of the programme or spoke for it, organisations too."""
        return [TookPart(*row) for row in self._rows(_TOOK_PART, programme_id)]

    def kinds(self, programme_id: str) -> list[tuple[str, People]]:
        """Return who came to the programme's held events by kind: names once each, heads beside them."""
        return [
            (kind, People(named, heads, bool(about)))
            for kind, named, heads, about in self._rows(_KINDS, programme_id)
        ]

    def public_kinds(self) -> frozenset[str]:
        """Return the kinds of person who act in public and are named in their office."""
        with self._store.read() as session:
            return frozenset(session.execute(text(_PUBLIC_KINDS)).scalars())

    def private_names(self) -> list[str]:
        """Return the names of everybody who may not be named unasked: people not in public office, and officers."""
        with self._store.read() as session:
            return list(session.execute(text(_PRIVATE_NAMES)).scalars())

    def has_safeguarding(self, programme_id: str) -> bool:
        """Say whether anything of the programme was marked as safeguarding."""
        return bool(self._rows(_SAFEGUARDED, programme_id)[0][0])

    def _rows(self, sql: str, programme_id: str) -> list[tuple[object, ...]]:
        with self._store.read() as session:
            return self._all(session, sql, programme_id)

    @staticmethod
    def _all(session: Session, sql: str, programme_id: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in session.execute(text(sql), {"programme": programme_id})]
