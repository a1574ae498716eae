"""The words spelled nearest to those that find nothing, of those the records hold.

Every word offered is looked for again before it is said: the index may still know one whose record is hidden since.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from sqlalchemy import text
from sqlmodel import Session

from codesign.store import standing
from codesign.store.finding import search
from codesign.store.finding.spelling import folded

TABLES = {"events": "event", "feedback": "comment", "contacts": "contact"}
"""The table behind each list."""
_MOST_LOOKED_AT = 30_000
"""Words compared with one typed: those that begin as it does. Numbers may be as many as the records."""
_OFFERED = 4
"""Spellings tried for each word that finds nothing."""
_MOST_TRIED = 8
_MOST_WORDS = 20
"""More than these were pasted, not misspelt."""
_LONGEST = 40
_NEAR_ENOUGH = 0.6


_LEFT = f"""
    SELECT h.name, s.row, s.name AS now FROM alias h JOIN contact s ON s.id = {standing.of("h.contact_id")}
    WHERE h.hidden = 1 AND h.deleted = 0
"""
"""SQL of the names that somebody has left, with who they are and what they are called now."""


def instead_of(session: Session, listed: str, typed: str) -> Iterator[str]:
    """Yield what may have been meant, the nearest first: each word that nothing holds in a spelling that something does."""
    table = TABLES[listed]
    words = search.words_of(typed)
    if not 0 < len(words) <= _MOST_WORDS:
        return
    spellings = [[word] if _is_held(session, table, word) else _near(session, table, word) for word in words]
    for meant in islice(product(*spellings), _MOST_TRIED):
        if list(meant) != words:
            yield " ".join(meant)


def _is_held(session: Session, table: str, word: str) -> bool:
    found = session.execute(
        text(f"SELECT 1 FROM search_{table} WHERE search_{table} MATCH :query LIMIT 1"),
        {"query": search.as_query(word)},
    )
    return found.first() is not None


def _near(session: Session, table: str, word: str) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    wanted = folded(word)
    if not wanted or len(wanted) > _LONGEST:
        return []
    near = process.extract(
        wanted, _beginning_as(session, table, wanted), scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_NEAR_ENOUGH, limit=_OFFERED,
    )  # fmt: skip
    return _sayable(session, table, [held for held, _, _ in near])


def _sayable(session: Session, table: str, words: list[str]) -> list[str]:
    """Return words without those that only a hidden name holds: a name somebody has left is offered to nobody."""
    left = session.execute(text(_LEFT)).all() if table == "contact" else []
    secret = {folded(word) for row in left for word in row.name.split()}
    secret -= {folded(word) for row in left for word in row.now.split()}
    owners = {row.row for row in left}
    return [each for each in words if each not in secret or _rows_holding(session, each) - owners]


def _rows_holding(session: Session, word: str) -> set[int]:
    query = {"query": search.as_query(f"{word} ")}
    return set(
        session.execute(
            text("SELECT rowid FROM search_contact WHERE search_contact MATCH :query"), query
        ).scalars()
    )


def _beginning_as(session: Session, table: str, wanted: str) -> list[str]:
    """Return the words held that begin with the first letter of the one wanted, or with its second: letters get swapped."""
    session.execute(
        text(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_{table} USING fts5vocab(main, search_{table}, row)"
        )
    )
    held: list[str] = []
    for letter in dict.fromkeys(wanted[:2]):
        held += session.execute(
            text(f"SELECT term FROM temp.words_{table} WHERE term >= :first AND term < :after LIMIT :most"),
            {"first": letter, "after": chr(ord(letter) + 1), "most": _MOST_LOOKED_AT},
        ).scalars()
    return held
