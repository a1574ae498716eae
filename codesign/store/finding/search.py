"""Full-text search: which words of which records, written once per change, and what a person's words become as a query.

Search rows are not journalled: they can be made again from the records at any time.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlmodel import Session

from codesign.records.filters import is_beginning
from codesign.store import standing
from codesign.store.finding.spelling import plainer
from codesign.store.references import fitting
from codesign.text import clean

PLAINER_WORDS = "plainer_words"
"""What `spelling.plainer_words` is called in SQL."""
_PIECE = 500
"""Ids in one statement: well below SQLite's limit of bound values."""


FIRST_CODE, _LAST_CODE = 0xE000, 0x10FFFF
"""Characters that are none of the surrogates, which no text can hold."""
_CODES = f"utf-32-{sys.byteorder[:1]}e"


@dataclass(frozen=True)
class Searched:
    """A table whose words can be found, and the SQL that gathers the words of one row."""

    table: str
    words: str
    hidden: str = "0"
    """SQL that is true for a row whose words must not be found."""


def _words_of_contact(contact: str) -> str:
    """Return SQL of the words of a contact by its alias: names, area, note, points of contact, organisations and roles."""
    return f"""{contact}.name || ' ' || {contact}.area || ' ' || {contact}.note
       || ' ' || coalesce((SELECT group_concat(a.name, ' ') FROM alias a WHERE a.contact_id = {contact}.id AND a.deleted = 0), '')
       || ' ' || coalesce((SELECT group_concat(p.value, ' ') FROM contactpoint p WHERE p.contact_id = {contact}.id AND p.deleted = 0), '')
       || ' ' || coalesce((SELECT group_concat(coalesce(o.name, a.organisation_name) || ' ' || a.role, ' ') FROM affiliation a
                           LEFT JOIN contact o ON o.id = {standing.of("a.organisation_id")} WHERE a.contact_id = {contact}.id AND a.deleted = 0), '')"""


SEARCHED = {
    "comment": Searched("comment", "r.words", "r.sensitive = 'safeguarding'"),
    "event": Searched(
        "event", "r.title || ' ' || r.place || ' ' || r.area || ' ' || r.purpose || ' ' || r.note"
    ),
    "contact": Searched(
        "contact",
        f"""{_words_of_contact("r")} || ' ' || coalesce((
            SELECT group_concat({_words_of_contact("w")}, ' ') FROM standing z JOIN contact w ON w.id = z.contact_id
            WHERE z.survivor_id = r.id), '')""",
        f"NOT {standing.stands('r')}",
    ),
}

_LEADS_TO_CONTACT = ("alias", "contactpoint", "affiliation")


def last_rows(session: Session) -> dict[str, int]:
    """Return the last row number of each searched table: what a change adds comes after it."""
    return {
        table: session.execute(text(f"SELECT coalesce(max(row), 0) FROM {table}")).scalar() or 0
        for table in SEARCHED
    }


def index_change(session: Session, change: int, before: dict[str, int]) -> None:
    """Bring the search tables in line with every record the change made (those after `before`) or altered."""
    connection = session.connection()
    for searched in SEARCHED.values():
        table = searched.table
        altered = (
            f"SELECT record FROM operation WHERE change = {change:d} AND tbl = '{table}' AND kind = 'altered'"
        )
        _reindex(connection, searched, altered)
        _index(connection, searched, f"r.row > {before[table]:d} AND r.id NOT IN ({altered})")
    _reindex(connection, SEARCHED["contact"], _contacts_touched(change, before["contact"]))
    _reindex_merged(connection, change)


def _contacts_touched(change: int, last_before: int) -> str:
    """Return SQL for the contacts there before whose words stand elsewhere, where the change touched those."""
    touched = f"SELECT record FROM operation WHERE change = {change:d} AND tbl"
    ways = [
        f"SELECT contact_id FROM {table} WHERE id IN ({touched} = '{table}')" for table in _LEADS_TO_CONTACT
    ]
    ways.append(
        f"SELECT contact_id FROM affiliation WHERE organisation_id IN ({touched} = 'contact' AND kind = 'altered')"
    )
    return f"SELECT id FROM contact WHERE row <= {last_before:d} AND id IN ({' UNION '.join(ways)})"


def _reindex_merged(connection: Connection, change: int) -> None:
    """Bring in line what merges tie together: whoever stands has the words of all, and whoever was merged is not found alone."""
    if not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM contactmerge)").scalar():
        return
    tied = json.dumps(list(connection.exec_driver_sql(_tied(change)).scalars()))
    _reindex(
        connection, SEARCHED["contact"], f"SELECT value FROM json_each('{tied}')"
    )  # ids: nothing to quote


def _tied(change: int) -> str:
    """Return SQL of the contacts whose words are others' too, of those a change touched.

    Those are both ends of a merge made or taken apart with everybody who is one with them, who holds a role there, and who
    stands for somebody, or holds a role at somebody, that was altered.
    """
    touched = f"SELECT record FROM operation WHERE change = {change:d} AND tbl"
    parts = " UNION ".join(
        f"SELECT contact_id FROM {table} WHERE id IN ({touched} = '{table}')" for table in _LEADS_TO_CONTACT
    )
    return f"""
        WITH ends(id) AS (
            SELECT merged_id FROM contactmerge WHERE id IN ({touched} = 'contactmerge')
            UNION SELECT survivor_id FROM contactmerge WHERE id IN ({touched} = 'contactmerge')
        ), one(id) AS (
            SELECT id FROM ends
            UNION SELECT z.contact_id FROM standing z WHERE z.survivor_id IN (SELECT {standing.of("id")} FROM ends)
        ), near(id) AS (
            {touched} = 'contact' UNION {parts}
        ), tied(id) AS (
            SELECT id FROM one
            UNION SELECT contact_id FROM affiliation WHERE organisation_id IN (SELECT id FROM one)
            UNION SELECT z.contact_id FROM standing z WHERE z.contact_id IN (SELECT id FROM near)
            UNION SELECT a.contact_id FROM standing z CROSS JOIN affiliation a ON a.organisation_id = z.contact_id
                  WHERE z.survivor_id IN (SELECT id FROM near)
        )
        SELECT id FROM tied UNION SELECT {standing.of("id")} FROM tied"""


def rebuild(connection: Connection) -> None:
    """Make every search table anew from the records."""
    for searched in SEARCHED.values():
        _reindex(connection, searched, f"SELECT id FROM {searched.table}")


def _reindex(connection: Connection, searched: Searched, ids: str) -> None:
    table = searched.table
    connection.exec_driver_sql(
        f"DELETE FROM search_{table} WHERE rowid IN (SELECT row FROM {table} WHERE id IN ({ids}))"
    )
    _index(connection, searched, f"r.id IN ({ids})")


def _index(connection: Connection, searched: Searched, which: str) -> None:
    connection.exec_driver_sql(
        f"INSERT INTO search_{searched.table}(rowid, words) SELECT row, words || ' ' || {PLAINER_WORDS}(words) FROM ("
        f"SELECT r.row AS row, {searched.words} AS words FROM {searched.table} r"
        f" WHERE {which} AND r.deleted = 0 AND NOT ({searched.hidden}))"
    )


def as_query(typed: str) -> str:
    """Return what a person typed as a query in which every word is a word and the last may be unfinished.

    Quotes, brackets, stars, colons and minus signs mean nothing here: `O'Neill`, `e-bikes`, `"never`, `(bus`, `C++` and
    `transport:` are all words; after a sign or a space a word is finished, so `C++` is not the beginning of `carers`. Returns an
    empty text where nothing is left to look for, as of `*` and `%`: those are looked for as they stand.
    """
    words, _ = _words_and_signs(typed)
    if not words:
        return ""
    *whole, last = words
    return " AND ".join(
        [*(_either(word, "") for word in whole), _either(last, "*" if is_beginning(typed) else "")]
    )


def _either(word: str, unfinished: str) -> str:
    """Return a word as a query, in its own spelling or a plainer one: `O'Brien` finds OBrien too."""
    spellings = dict.fromkeys((word, plainer(word)))
    quoted = ['"' + spelling.replace('"', '""') + '"' + unfinished for spelling in spellings if spelling]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def find(session: Session, table: str, typed: str) -> array[int]:
    """Return the codes of the rows of `table` that hold every word typed, or whose reference was typed, in no order.

    A sign by itself, such as `*` or a picture, is in no index: it is looked for in the words as they stand.
    """
    query, signs = as_query(typed), _words_and_signs(typed)[1]
    found = [f"SELECT rowid AS row FROM search_{table} WHERE search_{table} MATCH :query"] if query else []
    searched = SEARCHED[table]
    if signs:  # all of them in one question: there may be thousands in what was pasted
        found.append(
            f"SELECT r.row FROM {table} r WHERE r.deleted = 0 AND NOT ({searched.hidden})"
            f" AND NOT EXISTS (SELECT 1 FROM json_each(:signs) WHERE instr({searched.words}, value) = 0)"
        )
    if (
        not found
    ):  # nothing but invisible characters: nothing holds them, and everything would be a false answer
        return array("I")
    values = {"query": query} if query else {}
    values |= {"signs": json.dumps(signs)} if signs else {}
    held = codes_of(session, table, " INTERSECT ".join(found), values)
    named = (row + FIRST_CODE for row in _named(session, table, typed))
    return held + array("I", (code for code in named if code not in held))


def codes_of(session: Session, table: str, sql: str, values: Mapping[str, str]) -> array[int]:
    """Return the first column of `sql`, which is `row` of `table`, in the order given, each as its code.

    The database hands the numbers over as the characters of one text: that is three times as quick as row by row. Numbers
    that are no characters lie below the first code, so a row's code is `FIRST_CODE` more than the row.
    """
    last = session.execute(text(f"SELECT max(row) FROM {table}")).scalar() or 0
    if last > _LAST_CODE - FIRST_CODE:
        rows = session.execute(text(sql), values).scalars()
        return array("I", (row + FIRST_CODE for row in rows))
    packed = session.execute(
        text(f"SELECT group_concat(char(row + {FIRST_CODE}), '') FROM ({sql})"), values
    ).scalar()
    return array("I", (packed or "").encode(_CODES))


def rows_of(codes: Iterable[int]) -> array[int]:
    """Return the rows that codes stand for."""
    return array("q", (code - FIRST_CODE for code in codes))


def ranked(session: Session, table: str, rows: Sequence[int], typed: str) -> array[int]:
    """Return a few rows with the nearest to the words typed first, in the order given where two are as near.

    A record whose reference was typed comes before all; one that holds the last word whole before one where it only begins.
    """
    named = _named(session, table, typed)
    near = _nearness(session, table, rows, as_query(typed))
    whole = _holding(session, table, rows, as_query(f"{typed} "))
    return array("q", sorted(rows, key=lambda row: (row not in named, row not in whole, near.get(row, 0.0))))


def _nearness(session: Session, table: str, rows: Sequence[int], query: str) -> dict[int, float]:
    """Return how near the rows that a query finds are to it; the nearest is the least."""
    if not query:
        return {}
    nearness = session.execute(
        text(
            f"SELECT rowid AS row, bm25(search_{table}) AS nearness FROM search_{table} WHERE search_{table} MATCH :query"
            " AND +rowid IN (SELECT value FROM json_each(:rows))"
        ),
        {"query": query, "rows": json.dumps(list(rows))},
    )
    return {found.row: found.nearness for found in nearness}


def _holding(session: Session, table: str, rows: Sequence[int], query: str) -> set[int]:
    """Return those of the rows that a query finds."""
    if not query:
        return set()
    found = session.execute(
        text(
            f"SELECT rowid FROM search_{table} WHERE search_{table} MATCH :query"
            " AND +rowid IN (SELECT value FROM json_each(:rows))"
        ),
        {"query": query, "rows": json.dumps(list(rows))},
    )
    return set(found.scalars())


def _named(session: Session, table: str, typed: str) -> set[int]:
    """Return the rows of the records whose reference was typed whole, such as `C139`."""
    return {found.row for found in fitting(session, typed) if found.table == table}


def words_of(typed: str) -> list[str]:
    """Return the words of what was typed, without signs that stand alone."""
    return _words_and_signs(typed)[0]


def _words_and_signs(typed: str) -> tuple[list[str], list[str]]:
    """Take what was typed apart into words, and signs that stand alone: each once, the last typed last."""
    backwards = dict.fromkeys(reversed(clean(typed).text.split()))
    pieces = list(reversed(backwards))
    words = [piece for piece in pieces if _is_word(piece)]
    return words, [piece for piece in pieces if not _is_word(piece)]


def _is_word(piece: str) -> bool:
    return any(character.isalnum() for character in piece)


def pieces(values: Sequence[int]) -> Iterable[Sequence[int]]:
    """Cut a long list of ids into lists short enough to bind."""
    return (values[at : at + _PIECE] for at in range(0, len(values), _PIECE))
